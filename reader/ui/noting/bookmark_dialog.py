"""Name and folder of a bookmark that is being made or changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

TOP_FOLDER = "（不放入文件夹）"


class BookmarkDialog(QDialog):
    """Two fields; Enter keeps the bookmark.

    Signals:
        kept(str, str): Name and folder.
        removal_requested(): An existing bookmark is to be removed.
    """

    kept = Signal(str, str)
    removal_requested = Signal()

    def __init__(
        self,
        name: str,
        folder: str,
        folders: Sequence[str],
        quote: str,
        *,
        is_new: bool,
        parent: QWidget | None = None,
    ) -> None:
        """Build it.

        Args:
            name: Offered as its name.
            folder: Offered as its folder.
            folders: That there are.
            quote: What stands at its place.
            is_new: False for a bookmark that is kept already.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setWindowTitle("添加书签" if is_new else "修改书签")
        self._name = QLineEdit(name)
        self._name.setAccessibleName("书签名称")
        self._name.selectAll()
        self._folder = QComboBox()
        self._folder.setAccessibleName("文件夹")
        self._folder.setEditable(True)
        self._folder.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._folder.addItems([TOP_FOLDER, *folders])
        self._folder.setCurrentText(folder or TOP_FOLDER)
        self._folder.setToolTip("可以选已有的文件夹，也可以直接输入新名称；下级文件夹用“/”隔开。")
        about = QLabel(f"“{quote}”")
        about.setTextFormat(Qt.TextFormat.PlainText)
        about.setWordWrap(True)
        about.setProperty("role", "secondary")
        form = QFormLayout()
        form.addRow("名称", self._name)
        form.addRow("文件夹", self._folder)
        buttons = QDialogButtonBox()
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        if not is_new:
            remove = buttons.addButton("删除书签", QDialogButtonBox.ButtonRole.DestructiveRole)
            remove.clicked.connect(self.removal_requested)
            remove.clicked.connect(self.reject)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(min(420, self.screen().availableGeometry().width() - 40))
        self._name.setFocus()

    def _keep(self) -> None:
        typed = self._folder.currentText()
        self.kept.emit(self._name.text().strip(), "" if typed == TOP_FOLDER else cleaned(typed))
        self.accept()


def cleaned(folder: str) -> str:
    """A folder as it is kept: no blanks around names, no empty names."""
    names = (" ".join(part.split()) for part in folder.split("/"))
    return "/".join(name for name in names if name)
