"""Collections without the whole window: real library, real store, the real panel."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.notes.anchors import Anchor, make_anchor
from reader.notes.model import Piece
from reader.notes.store import NotesStore
from reader.ui.excerpting.excerpt_tools import ExcerptTools
from reader.ui.excerpting.excerpts_panel import ExcerptsPanel
from reader.ui.excerpting.over_library import desk_over
from reader.ui.models.piece_model import GroupLine, PieceLine
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.noting.over_library import NotesFile
from reader.ui.tasks import TaskRunner
from reader.ui.theme import LIGHT
from tests.ui.seen import named, shown_labels

RESOURCES = Path(__file__).parents[3] / "resources"


class Shelf:
    """A window with the panel 摘编.

    Attributes:
        said: What the user was told.
        places: Places that were to be shown.
    """

    def __init__(self, qtbot: QtBot, library: Library, runner: TaskRunner, folder: Path) -> None:
        self.library = library
        self._qtbot = qtbot
        self._folder = folder
        self._file = NotesFile(folder / "notes.db")
        self.window = QWidget()
        self.window.resize(420, 720)
        row = QHBoxLayout(self.window)
        self.keeper = NoteKeeper(self.window)
        self.tools = ExcerptTools(self.keeper, runner, LIGHT, self.window)
        self.said: list[str] = []
        self.places: list[tuple[str, int, int]] = []
        self.tools.noticed.connect(self.said.append)
        self.tools.done.connect(self.said.append)
        self.tools.place_activated.connect(lambda *place: self.places.append(place))
        self.keeper.failed.connect(lambda error: self.said.append(str(error)))
        title, room = self.tools.panel()
        assert title == "摘编"
        row.addWidget(room)
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.close())
        self.take()
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def take(self) -> None:
        """Give the tools the library as it is now."""
        summaries = self.library.documents()
        notes = self._file.desk_over(self.library, summaries)
        self.keeper.take(notes)
        self.tools.set_desk(desk_over(self.library, summaries, notes, RESOURCES, self._folder))

    def close(self) -> None:
        self.keeper.rest()
        self._file.close()

    @property
    def store(self) -> NotesStore:
        return self._file.store()

    @property
    def panel(self) -> ExcerptsPanel:
        return self.window.findChild(ExcerptsPanel)

    def add(self, document_id: str, words: str) -> None:
        """Put the first place where ``words`` stand into the collection in front."""
        start = self.library.text(document_id).index(words)
        self.tools.add_range(document_id, start, start + len(words))

    def fill(self, *places: tuple[str, str]) -> None:
        """Put several places into the collection in front."""
        for document_id, words in places:
            self.add(document_id, words)

    def passage(self, document_id: str) -> tuple[str, str]:
        """A document, and a passage that stands in it."""
        block = self.library.document(document_id).blocks[6]
        return document_id, block.text[:40]

    def fill_three(self) -> list[str]:
        """Put pieces of three cities into the collection in front; their ids."""
        self.fill(*map(self.passage, ("quanzhou", "dongying", "cangzhou")))
        return [piece.id for piece in self.pieces()]

    def pieces(self) -> list[Piece]:
        """The pieces of the one collection, in the order of the user."""
        (collection,) = self.store.collections.all()
        return self.store.pieces.of_collection(collection.id)

    def texts(self) -> list[str]:
        """What the rows of the panel say, groups in brackets."""
        return [
            f"[{line.text}]" if isinstance(line, GroupLine) else line.text
            for line in self.panel.list.pieces.listed
        ]

    def labels(self) -> str:
        """All words in sight outside the list, a label a line."""
        return "\n".join(shown_labels(self.window))

    def line(self, row: int) -> PieceLine:
        """A row of the panel."""
        line = self.panel.list.pieces.listed[row]
        assert isinstance(line, PieceLine)
        return line

    def click(self, row: int) -> None:
        """Click a row of the panel."""
        view = self.panel.list
        place = view.visualRect(view.model().index(row, 0)).center()
        self._qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def press(self, words: str) -> None:
        """Press the button with these words."""
        found = [b for b in self.window.findChildren(QPushButton) if b.text() == words]
        assert len(found) == 1, found
        assert found[0].isEnabled()
        self._qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)

    def choose_from_menu(self, words: str) -> None:
        """Choose an entry of the menu beside the name of the collection."""
        menu = named(self.window, QToolButton, "更多摘编功能").menu()
        next(action for action in menu.actions() if action.text() == words).trigger()

    def undo(self) -> str | None:
        """Undo as Ctrl+Z does."""
        label = self.store.undo()
        self.keeper.look()
        return label


def anchor_of(library: Library, document_id: str, words: str) -> Anchor:
    """An anchor on the first place where ``words`` stand."""
    document = library.document(document_id)
    start = document.text.index(words)
    return make_anchor(document, start, start + len(words))
