"""The list of shortcuts under F1, and 关于."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QTableWidget
from pytestqt.qtbot import QtBot

from reader.ui.about_dialog import About, AboutDialog
from reader.ui.shortcuts import Shortcut
from reader.ui.shortcuts_dialog import ShortcutsDialog

SHORTCUTS = (
    Shortcut("检索", "Ctrl+K", "检索全部文件"),
    Shortcut("阅读", "Ctrl+F", "在本文件中查找"),
    Shortcut("检索", "F4 / Shift+F4", "下一处、上一处"),
)


def opened(dialog: QDialog, qtbot: QtBot) -> QDialog:
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
    return dialog


def test_shortcuts_stand_under_the_part_of_the_window_where_they_work(qtbot: QtBot) -> None:
    dialog = opened(ShortcutsDialog(SHORTCUTS), qtbot)
    table = dialog.findChild(QTableWidget)
    cells = [[table.item(row, column) for column in (0, 1)] for row in range(table.rowCount())]
    assert [[cell.text() for cell in row if cell is not None] for row in cells] == [
        ["检索"],
        ["Ctrl+K", "检索全部文件"],
        ["F4 / Shift+F4", "下一处、上一处"],
        ["阅读"],
        ["Ctrl+F", "在本文件中查找"],
    ]


def test_enter_and_escape_close_the_list(qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        dialog = opened(ShortcutsDialog(SHORTCUTS), qtbot)
        qtbot.keyClick(dialog.focusWidget(), key)
        assert not dialog.isVisible()


def test_a_long_list_stays_on_the_screen(qtbot: QtBot) -> None:
    many = [Shortcut(f"第{n // 5}组", f"Ctrl+{n}", "做一件事") for n in range(100)]
    dialog = opened(ShortcutsDialog(many), qtbot)
    assert dialog.height() <= dialog.screen().availableGeometry().height()


def test_about_tells_version_counts_and_licences(qtbot: QtBot) -> None:
    dialog = opened(AboutDialog(About("0.1.0", 5, 45_678, "MIT License")), qtbot)
    labels = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "案头 0.1.0" in labels
    assert "5 篇、45,678 字" in labels
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "MIT License"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
