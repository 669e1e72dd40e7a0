"""The older versions of a document, to be opened beside the new one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.library.model import DocumentSummary
from reader.library.wording import chinese_date


def words_of_version(summary: DocumentSummary) -> str:
    """An older version in two lines: its title; its dates, number and length."""
    date = summary.issue_date or summary.publication_date
    facts = [chinese_date(date) if date else "日期不详", summary.document_number or ""]
    facts.append(f"{summary.characters:,} 字")
    return f"{summary.title}\n{'　'.join(fact for fact in facts if fact)}"


class VersionsDialog(QDialog):
    """A list of older versions, the newest first; to be shown with ``open()``.

    Signals:
        document_activated(str): The reader wants to see one; its id.
        comparison_requested(str): The reader wants to know what has changed since; its id.
    """

    document_activated = Signal(str)
    comparison_requested = Signal(str)

    def __init__(
        self, title: str, versions: Sequence[DocumentSummary], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("旧版")
        words = QLabel(f"《{title}》有 {len(versions)} 个旧版，只供查看和比较，不参与检索。")
        words.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName("旧版")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for summary in versions:
            item = QListWidgetItem(words_of_version(summary))
            item.setData(Qt.ItemDataRole.UserRole, summary.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._open)
        buttons = QDialogButtonBox()
        opening = buttons.addButton("打开", QDialogButtonBox.ButtonRole.AcceptRole)
        comparing = buttons.addButton("与现行版对照", QDialogButtonBox.ButtonRole.ActionRole)
        comparing.clicked.connect(self._compare)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        opening.setDefault(True)
        buttons.accepted.connect(lambda: self._open(self._list.currentItem()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(520, room.width() - 40), min(320, room.height() - 40))
        self._list.setFocus()

    def _compare(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.comparison_requested.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()

    def _open(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.document_activated.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
