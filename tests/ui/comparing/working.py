"""The window of the comparison, worked as a user does."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.comparing.compare_window import CompareWindow
from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from reader.ui.models.library_model import DOCUMENT_MIME
from tests.ui.seen import row_of

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def window_of() -> CompareWindow:
    """The window of the comparison, which stands alone."""
    windows = QApplication.topLevelWidgets()
    found = [each for each in windows if isinstance(each, CompareWindow) and each.isVisible()]
    assert len(found) == 1
    return found[0]


def add(main: MainWindow, title: str) -> None:
    """Choose 加入对照阅读 at a document of the library's list."""
    tree = main.findChild(LibraryPanel).findChild(QTreeView)
    tree.setCurrentIndex(row_of(tree, title))
    action = next(each for each in tree.actions() if each.text() == "加入对照阅读")
    action.trigger()


def ids(window: CompareWindow) -> list[str]:
    """The documents that stand side by side, from the left."""
    return [document.id for document in window.panes.documents]


def push(window: CompareWindow, qtbot: QtBot, words: str) -> None:
    """Push the button with these words."""
    found = [
        each
        for kind in (QPushButton, QToolButton)
        for each in window.findChildren(kind)
        if each.text() == words and each.isVisible()
    ]
    qtbot.mouseClick(found[0], LEFT)


def drop(pane: object, document_id: str) -> None:
    """Drop a document of the library onto a pane."""
    data = QMimeData()
    data.setData(DOCUMENT_MIME, document_id.encode())
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.dropEvent(event)
