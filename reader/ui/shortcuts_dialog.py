"""F1: every key the program knows, by the part of the window where it works."""

from collections.abc import Sequence

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

from reader.ui.shortcuts import Shortcut

_COLUMN_GAP = 24


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
