"""F1: every key the program knows, by the part of the window where it works."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

_COLUMN_GAP = 24


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the list.

    Attributes:
        group: Chinese name of the part of the window; equal groups stand together.
        keys: As printed on the keyboard: "Ctrl+K", "F3 / Shift+F3".
        action: Chinese words: what happens.
    """

    group: str
    keys: str
    action: str


PANEL_SHORTCUTS = (
    Shortcut("各栏之内", "↑ / ↓", "上一项、下一项；检索栏中即跳到该处"),
    Shortcut("各栏之内", "Enter", "打开所选文件、转到所选章节或命中处"),
    Shortcut("各栏之内", "Tab / Shift+Tab", "移到下一栏、上一栏"),
    Shortcut("各栏之内", "Delete", "文库栏中：移除所选的已导入文件（先询问）"),
    Shortcut("各栏之内", "Esc", "关闭查找条、清空输入"),
    Shortcut("检索栏", "↓", "输入框空白时列出最近的检索，有建议时逐条选择"),
    Shortcut("检索栏", "← / →", "在“精确、智能”等并列选项之间换选"),
    Shortcut("检索栏", "空格", "勾选筛选条件"),
    Shortcut("命中分布", "Enter", "列出所选数字的全部命中"),
    Shortcut("查找出处", "Ctrl+Enter", "开始查找"),
)
"""Keys that are no commands: they work where the focus is."""


class ShortcutsDialog(QDialog):
    """A table of shortcuts under group headings; to be shown with ``open()``."""

    def __init__(self, shortcuts: Sequence[Shortcut], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("快捷键")
        table = _table_of(shortcuts)
        buttons = QDialogButtonBox()
        close = buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table, 1)
        layout.addWidget(buttons)
        close.setFocus()
        rows = table.verticalHeader().length() + 2 * table.frameWidth()
        room = self.screen().availableGeometry().size()
        self.resize(min(520, room.width() - 40), min(rows + 90, 560, room.height() - 60))


def _table_of(shortcuts: Sequence[Shortcut]) -> QTableWidget:
    groups = dict.fromkeys(each.group for each in shortcuts)
    table = QTableWidget(len(groups) + len(shortcuts), 2)
    table.setAccessibleName("快捷键")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    row = 0
    for group in groups:
        table.setItem(row, 0, _heading(group, table.font()))
        table.setSpan(row, 0, 1, 2)
        for each in (each for each in shortcuts if each.group == group):
            row += 1
            table.setItem(row, 0, QTableWidgetItem(each.keys))
            table.setItem(row, 1, QTableWidgetItem(each.action))
        row += 1
    table.setColumnWidth(0, table.sizeHintForColumn(0) + _COLUMN_GAP)
    table.selectRow(1)
    return table


def _heading(group: str, font: QFont) -> QTableWidgetItem:
    item = QTableWidgetItem(group)
    bold = QFont(font)
    bold.setBold(True)
    item.setFont(bold)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
