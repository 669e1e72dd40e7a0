"""A document opened for reading: where its characters are seen, and what the mouse does to them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader.ui.reading.document_view import DocumentView

Opener = Callable[..., DocumentView]
"""Opens a document: :class:`Document`, ``show``, and what :class:`Display` takes."""
TRADITIONAL = str.maketrans("發關創業產", "发关创业产")
"""What is shown simplified in these tests."""


def rect_of(view: DocumentView, start: int) -> QRect:
    """Where a character stands, in the coordinates of the viewport."""
    return view.page_view.rect_of(start)


def seen(view: DocumentView, start: int) -> bool:
    """Whether a character is in sight."""
    return view.page_view.viewport().rect().contains(rect_of(view, start).center())


def colour_behind(view: DocumentView, start: int) -> QColor:
    """The background of a character, a little below its upper left corner."""
    place = rect_of(view, start).topLeft() + QPoint(3, 2)
    return view.page_view.viewport().grab().toImage().pixelColor(place)


def drag(qtbot: QtBot, view: DocumentView, start: int, end: int) -> None:
    """Select from one character to another with the mouse."""
    viewport = view.page_view.viewport()
    first, last = rect_of(view, start).center(), rect_of(view, end).center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(viewport, (first + last) / 2)
    qtbot.mouseMove(viewport, last)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)


def open_menu(view: DocumentView, start: int) -> QMenu:
    """Click with the right button on a character."""
    viewport = view.page_view.viewport()
    place = rect_of(view, start).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(qtbot: QtBot, view: DocumentView, start: int, words: str) -> None:
    """Choose an entry of the menu of a character."""
    menu = open_menu(view, start)
    action = next(action for action in menu.actions() if action.text() == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
