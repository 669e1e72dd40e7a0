"""备份与恢复: the copies of the notes, and what restoring one would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import NotesError
from reader.notes.backup import OCCASIONS, Backup
from reader.notes.restoring import Difference, Preview
from reader.ui.noting.busy import busy
from reader.ui.noting.note_keeper import NoteKeeper

ABOUT = (
    "每天自动备份一次，保留最近 10 天；升级、导入和恢复之前另存一份。"
    "恢复前会先备份现在的批注，恢复后也可以按 Ctrl+Z 撤销。"
)
NONE = "还没有备份。第一份备份在添加批注后、关闭程序时生成。"
SAME = "现在的批注与这份备份完全相同。"


class BackupsDialog(QDialog):
    """A list of copies; beside it what restoring the chosen one would do.

    Signals:
        restored(str): A copy was restored; a sentence about it.
    """

    restored = Signal(str)

    def __init__(self, keeper: NoteKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setWindowTitle("备份与恢复")
        about = QLabel(ABOUT)
        about.setWordWrap(True)
        about.setProperty("role", "secondary")
        self._list = QListWidget()
        self._list.setAccessibleName("备份")
        self._list.setMinimumWidth(210)
        self._list.currentItemChanged.connect(lambda *_: self._show_preview())
        self._preview = QPlainTextEdit()
        self._preview.setReadOnly(True)
        self._preview.setTabChangesFocus(True)
        self._preview.setAccessibleName("恢复预览")
        parts = QHBoxLayout()
        parts.addWidget(self._list)
        parts.addWidget(self._preview, 1)
        buttons = QDialogButtonBox()
        self._restore = buttons.addButton("恢复这份备份", QDialogButtonBox.ButtonRole.ActionRole)
        self._restore.setAutoDefault(False)
        self._restore.clicked.connect(self._restore_chosen)
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(about)
        column.addLayout(parts, 1)
        column.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(760, room.width() - 40), min(460, room.height() - 60))
        self._fill()

    def _fill(self) -> None:
        store = self._keeper.store
        try:
            backups = store.backups() if store is not None else []
        except NotesError as error:
            backups = []
            self._preview.setPlainText(str(error))
        self._list.clear()
        for backup in backups:
            item = QListWidgetItem(words_of(backup))
            item.setData(Qt.ItemDataRole.UserRole, backup)
            self._list.addItem(item)
        self._restore.setEnabled(False)
        if backups:
            self._list.setCurrentRow(0)
            self._list.setFocus()
        elif not self._preview.toPlainText():
            self._preview.setPlainText(NONE)

    def _chosen(self) -> Backup | None:
        item = self._list.currentItem()
        backup = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return backup if isinstance(backup, Backup) else None

    def _show_preview(self) -> None:
        backup, store = self._chosen(), self._keeper.store
        if backup is None or store is None:
            return
        try:
            preview = store.preview(backup)
        except NotesError as error:
            self._preview.setPlainText(str(error))
            self._restore.setEnabled(False)
        else:
            self._preview.setPlainText(words_of_preview(preview))
            self._restore.setEnabled(not preview.changes_nothing)

    def _restore_chosen(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        with busy():
            done = self._keeper.act(lambda store: store.restore(backup))
        if done:
            self.restored.emit(f"已恢复 {backup.made_at:%Y-%m-%d %H:%M} 的备份，可按 Ctrl+Z 撤销。")
            self.accept()


def words_of(backup: Backup) -> str:
    """A copy in one line: when it was made, why, how large it is."""
    size = f"{max(backup.size // 1024, 1):,} KB"
    return f"{backup.made_at:%Y-%m-%d %H:%M}　{OCCASIONS[backup.occasion]}　{size}"


def words_of_preview(preview: Preview) -> str:
    """What restoring would do, as text."""
    if not preview.differences:
        return "这份备份里没有批注，现在也没有。"
    lines = ["恢复后："]
    lines += [_words_of_difference(difference) for difference in preview.differences]
    if preview.changes_nothing:
        lines = [SAME, ""] + [f"{d.named} {d.there} 条" for d in preview.differences]
    if preview.newest:
        lines += ["", "备份中最近的内容：", *preview.newest]
    return "\n".join(lines)


def _words_of_difference(difference: Difference) -> str:
    changes = [
        f"找回 {difference.returning} 条" if difference.returning else "",
        f"失去 {difference.going} 条" if difference.going else "",
        f"改回原样 {difference.changing} 条" if difference.changing else "",
    ]
    told = "，".join(change for change in changes if change) or "不变"
    return f"{difference.named}：现在 {difference.now} 条 → {difference.there} 条（{told}）"
