"""A small policy to be added, and how a user adds it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QTabWidget, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from tests.ui.seen import part, press

POLICY = """{city}人民政府关于印发《{city}首台套补助办法》的通知
{mark}政发〔2021〕8号
各县（市、区）人民政府：
现将《{city}首台套补助办法》印发给你们，请认真贯彻执行。
{city}人民政府
2021年3月5日
一、总体要求
到2025年，首台套装备达到{number}台。
二、保障措施
各有关部门要加强领导，抓好落实，确保各项任务按期完成。
"""


def policy(path: Path, city: str = "柳州市", number: int = 100) -> Path:
    """Write a small policy to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = POLICY.format(city=city, mark=city[0], number=number)
    path.write_text(text, encoding="utf-8")
    return path


def tab_titles(window: MainWindow) -> list[str]:
    """The titles of the open documents, from the left."""
    tabs = part(window, QTabWidget)
    return [tabs.tabText(place) for place in range(tabs.count())]


def panel_action(window: MainWindow, text: str) -> QAction:
    """An action of the context menu of the library's tree."""
    tree = part(part(window, LibraryPanel), QTreeView)
    return next(each for each in tree.actions() if each.text().startswith(text))


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    """Search as a user does: Ctrl+K, the words, Enter."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = part(window, QLineEdit, "检索词")
    field.setText(query)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def add_one(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Add a file and confirm its preview."""
    window.imports.add([path])
    press(qtbot, part(window, ImportPreviewDialog), "加入文库")
