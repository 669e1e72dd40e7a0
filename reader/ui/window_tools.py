"""The capabilities of one window: made, given the library, connected with one another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.comparing.compare_tools import CompareTools
from reader.ui.excerpting.excerpt_tools import ExcerptTools
from reader.ui.indicators.indicator_tools import IndicatorTools
from reader.ui.noting.annotation_tools import AnnotationTools
from reader.ui.noting.bookmark_tools import BookmarkTools
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.noting.upkeep_tools import UpkeepTools
from reader.ui.paper.document_printing import DocumentPrinting
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.searching.search_tools import SearchTools
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QAction

    from reader.corpus.model import Document
    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView
    from reader.ui.tool import Tool

NOTES_MENU: "tuple[CommandName, ...]" = (
    "review_notes",
    "meaning_names",
    "export_notes",
    "import_notes",
    "backups",
)
"""What the menu of the panel 批注 offers."""


class WindowTools(QObject):
    """Holds them as one list; they do not know one another.

    Attributes:
        all: In the order of their panels.
        comparing: Sets documents side by side.

    Signals:
        author_changed(str): Who writes annotations from now on.
    """

    author_changed = Signal(str)

    def __init__(
        self,
        search: SearchPanel,
        make_pane: "Callable[[Document], DocumentView]",
        tasks: TaskRunner,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Make them.

        Args:
            search: The panel of the search, whose answer some of them work with.
            make_pane: Makes the view of a document that is to stand in a pane.
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: What they open stands before it.
        """
        super().__init__(window)
        self._keeper = NoteKeeper(self)
        self._search = SearchTools(search, tasks, theme, window)
        self._indicators = IndicatorTools(tasks, theme, window)
        self._annotations = AnnotationTools(self._keeper, theme, window)
        self._panel = search
        self._excerpts = ExcerptTools(self._keeper, tasks, theme, window)
        self.comparing = CompareTools(make_pane, tasks, theme, window)
        self._upkeep = UpkeepTools(self._keeper, theme, window)
        self.all: tuple[Tool, ...] = (
            self._search,
            self._indicators,
            self._annotations,
            BookmarkTools(self._keeper, theme, window),
            self._excerpts,
            self._upkeep,
            self.comparing,
            DocumentPrinting(theme, window),
        )
        for tool in self.all:
            tool.done.connect(self.comparing.tell_in_front)
            tool.noticed.connect(self.comparing.tell_in_front)
        self._annotations.review_requested.connect(self._upkeep.review)
        self._annotations.excerpt_requested.connect(self._excerpts.add_range)
        self._annotations.annotations_chosen.connect(self._excerpts.add_annotations)
        search.results.excerpt_requested.connect(self._excerpts.add_hits)
        self._indicators.excerpt_requested.connect(self._excerpts.add_indicators)
        search.notes_requested.connect(lambda query: self._annotations.show_found(_bare(query)))
        search.answer_changed.connect(
            lambda answer: search.show_notes_found(
                self._annotations.count_found(_bare(answer.query)) if answer is not None else 0
            )
        )
        self._keeper.changed.connect(self.comparing.look_again)
        self._keeper.failed.connect(self._annotations.tell)
        self.comparing.undo_requested.connect(self._upkeep.undo)
        self.comparing.redo_requested.connect(self._upkeep.redo)
        self._upkeep.author_changed.connect(self.author_changed)
        self._keeper.changed.connect(self._indicators.look_again)

    def take(self, desk: "Desk") -> None:
        """Give them the opened library, or the library as it is now."""
        self._keeper.take(desk.notes)
        for tool in self.all:
            tool.take(desk)

    def set_actions(self, of: "Callable[..., Sequence[QAction]]") -> None:
        """Give them the actions of commands, for menus of their own."""
        self._annotations.set_actions(of(*NOTES_MENU))

    def set_author(self, name: str) -> None:
        """Say who writes annotations."""
        self._keeper.author = name

    def rest(self) -> None:
        """The window closes: nothing is looked at any more."""
        self._keeper.rest()

    @property
    def commands(self) -> "dict[CommandName, Callable[[], object]]":
        """What they do, by the names of the commands."""
        own: dict[CommandName, Callable[[], object]] = {}
        for tool in self.all:
            own |= tool.commands
        own["copy_quotation"] = self._copy_quotation
        own["excerpt_hits"] = lambda: self._excerpts.add_answer(self._panel.answer)
        return own

    def _copy_quotation(self) -> None:
        """Copy with its source what is selected in the text, else the current hit.

        Whoever is in the search panel means the hit.
        """
        focus = self._panel.window().focusWidget()
        searching = focus is not None and self._panel.isAncestorOf(focus)
        if not searching and self._annotations.has_selection():
            self._annotations.copy_selection()
        else:
            self._search.copy_current()


def _bare(query: str) -> str:
    """A query without the quotation marks that hold its words together."""
    return query.strip("“”\"'「」『』 ")
