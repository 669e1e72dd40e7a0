"""The packs that are installed, and the way back to their former versions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.side_tree import MessageStack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.library.pack_view import InstalledPack


def words_of_pack(pack: "InstalledPack") -> str:
    """A pack in two lines: title; version, size, where one step back leads."""
    if pack.version:
        now = f"版本 {pack.version}，{pack.documents:,} 篇"
        back = f"上一版 {pack.former}" if pack.former else "没有上一版，恢复即移除"
    else:
        now, back = "已移除", f"上一版 {pack.former}"
    return f"{pack.title}\n{now}；{back}"


class PacksDialog(QDialog):
    """A list of packs; to be shown with ``open()``.

    Signals:
        roll_back_requested(InstalledPack): Take it back to its former version.
    """

    roll_back_requested = Signal(object)

    def __init__(self, packs: "Sequence[InstalledPack]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("已安装的资源包")
        self._list = QListWidget()
        self._list.setAccessibleName("已安装的资源包")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for pack in packs:
            item = QListWidgetItem(words_of_pack(pack))
            item.setData(Qt.ItemDataRole.UserRole, pack)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        stack = MessageStack(self._list)
        if not packs:
            stack.show_message("还没有安装资源包。")
        words = QLabel("恢复上一版只换回文件，您写的批注不受影响；再恢复一次即回到现在的版本。")
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        back = QPushButton("恢复上一版")
        back.setEnabled(bool(packs))
        back.clicked.connect(self._roll_back)
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(stack, 1)
        layout.addWidget(words)
        layout.addLayout(row)
        room = self.screen().availableGeometry().size()
        self.resize(min(520, room.width() - 40), min(320, room.height() - 40))

    def _roll_back(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.roll_back_requested.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()
