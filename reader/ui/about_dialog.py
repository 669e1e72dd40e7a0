"""关于: name and version, what the library holds, whose work the program rests on."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)


@dataclass(frozen=True, slots=True)
class About:
    """What the dialog tells.

    Attributes:
        version: Of the program.
        documents: Number of documents in the library.
        characters: Length of their texts in code points.
        notices: Plain text: licences of the program and of what it ships.
    """

    version: str
    documents: int
    characters: int
    notices: str


class AboutDialog(QDialog):
    """Name, version, counts, notices; to be shown with ``open()``."""

    def __init__(self, about: About, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("关于案头")
        name = QLabel(f"案头 {about.version}")
        name.setProperty("role", "heading")
        words = QLabel(
            "政策文件阅读与检索，不联网。\n"
            f"文库现有 {about.documents:,} 篇、{about.characters:,} 字。"
        )
        words.setWordWrap(True)
        notices = QPlainTextEdit(about.notices)
        notices.setReadOnly(True)
        notices.setAccessibleName("许可")
        notices.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        close = buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        for label in (name, words):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.addWidget(name)
        layout.addWidget(words)
        layout.addWidget(notices, 1)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(560, room.width() - 40), min(420, room.height() - 60))
