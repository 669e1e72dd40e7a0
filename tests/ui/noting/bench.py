"""Documents and notes without the whole window: real library, real store, real views."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Bookmark
from reader.notes.store import NotesStore
from reader.ui.icons import IconSet
from reader.ui.noting.annotation_tools import AnnotationTools
from reader.ui.noting.bookmark_tools import BookmarkTools
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.noting.over_library import NotesFile
from reader.ui.noting.upkeep_tools import UpkeepTools
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from reader.ui.tool import Tool


class Bench:
    """A window with one document and the panels of the notes.

    Attributes:
        said: What the tools told the user.
        places: Places that were to be shown.
    """

    def __init__(self, qtbot: QtBot, library: Library, icons: IconSet, path: Path) -> None:
        self._library = library
        self._icons = icons
        self._qtbot = qtbot
        self.file = NotesFile(path)
        self.window = QWidget()
        self.window.resize(1000, 700)
        self._row = QHBoxLayout(self.window)
        self.keeper = NoteKeeper(self.window)
        self.annotations = AnnotationTools(self.keeper, LIGHT, self.window)
        self.bookmarks = BookmarkTools(self.keeper, LIGHT, self.window)
        self.upkeep = UpkeepTools(self.keeper, LIGHT, self.window)
        self.said: list[str] = []
        self.places: list[tuple[str, int, int]] = []
        self._tools: tuple[Tool, ...] = (self.annotations, self.bookmarks, self.upkeep)
        for tool in self._tools:
            tool.done.connect(self.said.append)
            tool.noticed.connect(self.said.append)
            tool.place_activated.connect(lambda *place: self.places.append(place))
        self.keeper.failed.connect(lambda error: self.said.append(str(error)))
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.close())
        self.take()

    def take(self) -> None:
        """Give the tools the library as it is now."""
        self.keeper.take(self.file.desk_over(self._library, self._library.documents()))
        for tool in self._tools:
            tool.take(None)

    def close(self) -> None:
        self.keeper.rest()
        self.file.close()

    @property
    def store(self) -> NotesStore:
        return self.file.store()

    def open(self, document_id: str) -> DocumentView:
        """Show a document beside the panels."""
        document = self._library.document(document_id)
        tools = ReadingTools(lambda _words: (), lambda text: text, self._icons)
        view = DocumentView(document, tools, Display(LIGHT), self.window)
        self._row.addWidget(view, 1)
        for tool in self._tools:
            tool.view_opened(view)
            tool.current_changed(view)
        self.show()
        return view

    def show(self) -> None:
        """Show the window, ready for keys."""
        self.window.show()
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)

    def panel(self, tool: Tool) -> QWidget:
        """The panel of a tool, in sight."""
        _title, room = tool.panel()
        self._row.addWidget(room)
        self.show()
        return room

    def annotation(self, document_id: str, words: str, **fields: object) -> Annotation:
        """Keep an annotation on the first place where ``words`` stand."""
        document = self._library.document(document_id)
        start = document.text.index(words)
        annotation = Annotation(anchor=make_anchor(document, start, start + len(words)), **fields)
        self.store.annotations.add(annotation)
        self.keeper.look()
        return annotation

    def bookmark(self, document_id: str, words: str, **fields: str) -> Bookmark:
        """Keep a bookmark on the first place where ``words`` stand."""
        document = self._library.document(document_id)
        start = document.text.index(words)
        bookmark = Bookmark(anchor=make_anchor(document, start, start + len(words)), **fields)
        self.store.bookmarks.add(bookmark)
        self.keeper.look()
        return bookmark


def select(view: DocumentView, start: int, end: int) -> None:
    """Select ``[start, end)`` by keys: the cursor is put there, Shift+Right goes on."""
    page = view.page_view
    view.go_to_position(start)
    cursor = page.textCursor()
    cursor.setPosition(cursor.position())
    low = page.cursorForPosition(page.rect_of(start).center()).position()
    cursor.setPosition(low)
    page.setTextCursor(cursor)
    for _ in range(end - start):
        press(page, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifiers)


def dialog() -> QDialog:
    """The dialog that is open."""
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible()
    ]
    assert len(found) == 1, found
    return found[0]
