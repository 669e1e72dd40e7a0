"""The middle of the window: opens documents, leads to places in them, marks what was searched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reader.search import Hit, SearchAnswer
from reader.settings import Settings
from reader.ui.error_dialog import show_error
from reader.ui.icons import IconSet
from reader.ui.reading.document_tabs import DocumentTabs
from reader.ui.reading.trail import Spot, Trail
from reader.ui.theme import Theme
from reader.ui.window_state import OpenDocument

if TYPE_CHECKING:
    from reader.corpus.model import Document
    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView


class ReadingArea(QWidget):
    """The open documents and what happens in them.

    Attributes:
        commands: What is done in or with the document in front.

    Signals:
        current_changed(object): The DocumentView now in front, or None.
        view_opened(object): A DocumentView was made, in a tab or for a pane elsewhere.
        position_changed(int): Another position of the document in front stands at the top.
        documents_changed(): A document was opened or closed, or a tab was moved.
        zoom_changed(int): The user chose another size, in percent.
        trail_changed(bool, bool): Whether there is a place to go back to, and one to go forward to.
    """

    current_changed = Signal(object)
    view_opened = Signal(object)
    position_changed = Signal(int)
    documents_changed = Signal()
    zoom_changed = Signal(int)
    trail_changed = Signal(bool, bool)

    def __init__(
        self, icons: IconSet, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        """Build it without documents; they can be opened after ``set_desk``."""
        super().__init__(parent)
        self._icons = icons
        self._theme = theme
        self._settings = settings
        self._desk: Desk | None = None
        self._listed: dict[str, str] = {}
        self._answer: SearchAnswer | None = None
        self._elsewhere: list[DocumentView] = []
        self.tabs = DocumentTabs(self._make_tab, icons, theme)
        self._trail = Trail()
        self._front: Spot | None = None
        self._jumping = False
        self.tabs.current_changed.connect(self._tab_chosen)
        self.tabs.current_changed.connect(self.current_changed)
        self.tabs.documents_changed.connect(self.documents_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        self.commands: dict[CommandName, Callable[[], object]] = {
            name: partial(self._in_view, action) for name, action in _VIEW_COMMANDS.items()
        }
        self.commands |= {
            "back": partial(self.step, -1),
            "forward": partial(self.step, 1),
            "close_tab": self.tabs.close_current,
            "next_tab": partial(self.tabs.step, 1),
            "previous_tab": partial(self.tabs.step, -1),
        }

    def set_desk(self, desk: "Desk") -> None:
        """Take the opened library, or the same after a change: what is open stays open.

        What was replaced is marked 旧版, what was removed is closed.
        """
        self._desk = desk
        before, self._listed = self._listed, desk.imports.fingerprints
        self.tabs.welcome.show_ready()
        self.tabs.set_apart({each.id: each.apart for each in desk.summaries})
        for view in self.tabs.views():
            known = before.get(view.document.id)
            if known and known != self._listed.get(view.document.id, known):
                self.tabs.mark_superseded(view)
            self._show_version(desk, view)

    def current(self) -> "DocumentView | None":
        """The document in front."""
        return self.tabs.current()

    def _in_view(self, action: "Callable[[DocumentView], object]") -> None:
        view = self.current()
        if view is not None:
            action(view)

    def open_document(self, document_id: str) -> None:
        """Open a document in a tab of its own, or bring its tab to the front; errors are told."""
        with self._jump():
            view = self._opened(document_id, passing=False)
        if view is not None:
            self.tabs.keep(view)
            view.setFocus()

    def restore(self, documents: tuple[OpenDocument, ...], current: int) -> None:
        """Open again what was open, each at its place; documents that are gone are passed over."""
        if self._desk is None:
            return
        known = {summary.id for summary in self._desk.summaries}
        opened = []
        for each in documents:
            if each.document_id in known and self.tabs.view_of(each.document_id) is None:
                view = self.tabs.open(self._desk.document(each.document_id), in_front=False)
                view.go_to_position(each.position)
                opened.append(view)
        if opened:
            with self._jump():
                self.tabs.bring_to_front(opened[min(current, len(opened) - 1)])

    def show_hit(self, hit: Hit) -> None:
        """Go to a hit; a document opened only for it makes room for that of the next hit."""
        self.show_place(hit.document_id, hit.start, hit.end)

    def show_place(self, document_id: str, start: int, end: int) -> None:
        """Go to ``[start, end)`` of a document, which is opened in passing as for a hit."""
        with self._jump():
            view = self._opened(document_id, passing=True)
            if view is not None:
                self._highlight(view, (start, end))
                view.show_range(start, end)

    def keep_current(self) -> None:
        """Keep the document in front open, and read on in it."""
        view = self.current()
        if view is not None:
            self.tabs.keep(view)
            view.setFocus()

    def go_to_section(self, start: int) -> None:
        """Show the section of the document in front that begins at ``start``."""
        view = self.current()
        if view is not None:
            with self._jump():
                view.show_range(start, start)

    # -- the way through the documents ------------------------------------------------------

    def step(self, places: int) -> None:
        """Go back to where the reader came from (-1), or forward again (1)."""
        known = set(self._listed)
        now = self._here()
        spot = self._trail.step(places, now)
        while spot is not None and spot.document_id not in known and not self._is_open(spot):
            spot = self._trail.step(places, None)
        if spot is not None:
            self._jumping = True
            view = self._opened(spot.document_id, passing=True)
            if view is not None:
                view.go_to_position(spot.position)
                view.setFocus()
            self._jumping = False
            self._front = self._here()
        self.trail_changed.emit(self._trail.can_go_back, self._trail.can_go_forward)

    def _is_open(self, spot: Spot) -> bool:
        return self.tabs.view_of(spot.document_id) is not None

    def _here(self) -> Spot | None:
        view = self.current()
        return Spot(view.document.id, view.position()) if view is not None else None

    @contextmanager
    def _jump(self) -> Iterator[None]:
        """What is done inside leads elsewhere: remember where the reader was and where he is."""
        before, self._jumping = self._here(), True
        try:
            yield
        finally:
            self._jumping = False
        self._arrived(before)

    def _tab_chosen(self, view: "DocumentView | None") -> None:
        if self._jumping or view is None:
            return
        before = self._front
        left = self.tabs.view_of(before.document_id) if before is not None else None
        if left is not None:
            before = Spot(left.document.id, left.position())
        self._arrived(before)

    def _arrived(self, before: Spot | None) -> None:
        self._front = self._here()
        if self._front is not None:
            self._trail.jump(before, self._front)
        self.trail_changed.emit(self._trail.can_go_back, self._trail.can_go_forward)

    def set_answer(self, answer: SearchAnswer | None) -> None:
        """Mark the hits of this answer in every open document; None marks nothing."""
        self._answer = answer
        for view in (*self.tabs.views(), *self._elsewhere):
            self._highlight(view)

    def selected_words(self, most: int) -> str:
        """What is selected in the document in front, "" if it is longer than ``most`` or a line."""
        view = self.current()
        selection = view.selected_range() if view is not None else None
        if view is None or selection is None:
            return ""
        words = view.document.text[slice(*selection)]
        return words if len(words) <= most and "\n" not in words else ""

    def set_settings(self, settings: Settings) -> None:
        """Show all documents as the user wants them."""
        self._settings = settings
        for view in (*self.tabs.views(), *self._elsewhere):
            view.set_simplified(simplified=settings.simplified_display)
        for view in self.tabs.views():
            view.set_zoom(settings.zoom_percent)

    def set_theme(self, theme: Theme) -> None:
        """Show all documents in another theme."""
        self._theme = theme
        self.tabs.set_theme(theme)

    def _opened(self, document_id: str, *, passing: bool) -> "DocumentView | None":
        view = self.tabs.view_of(document_id)
        if view is None and self._desk is not None:
            try:
                view = self.tabs.open(self._desk.document(document_id), passing=passing)
            except Exception as error:  # noqa: BLE001 - told by the one door for errors
                show_error(error, self)
            if view is not None:
                self._show_version(self._desk, view)
        if view is not None:
            self.tabs.bring_to_front(view)
        return view

    def _show_version(self, desk: "Desk", view: "DocumentView") -> None:
        """Mark an older version, close what is in the library no more."""
        document_id = view.document.id
        if document_id in self._listed:
            return
        if desk.imports.versions(document_id):
            self.tabs.mark_superseded(view)
        else:
            self.tabs.close_view(view)

    def _open_newer(self, document_id: str) -> None:
        if self._desk is None:
            return
        if document_id in self._listed:  # another text under the same name: from a pack
            view = self.tabs.view_of(document_id)
            if view is not None:
                self.tabs.close_view(view)
            self.open_document(document_id)
            return
        versions = self._desk.imports.versions(document_id)
        if versions:
            self.open_document(versions[0].id)

    def _make_tab(self, document: "Document") -> "DocumentView":
        view = self.make_view(document)
        view.position_changed.connect(partial(self._position_changed, view))
        view.zoom_changed.connect(self.zoom_changed)
        return view

    def make_pane(self, document: "Document") -> "DocumentView":
        """A view to stand elsewhere: like a tab, but with a size of its own."""
        view = self.make_view(document)
        self._elsewhere.append(view)
        view.destroyed.connect(partial(self._elsewhere.remove, view))
        return view

    def make_view(self, document: "Document") -> "DocumentView":
        """A view of ``document`` as it is read here: display, sources, marks of the search."""
        from reader.ui.reading.document_view import (  # noqa: PLC0415 - with the first document
            Display,
            DocumentView,
            ReadingTools,
        )

        desk = self._desk
        if desk is None:
            raise RuntimeError("a document is opened before the library")
        settings = self._settings
        view = DocumentView(
            document,
            ReadingTools(
                find=partial(desk.find_in_text, document.text),
                simplify=desk.simplify,
                icons=self._icons,
            ),
            Display(self._theme, settings.zoom_percent, settings.simplified_display),
        )
        view.source_requested.connect(partial(self._show_source, desk, document))
        view.banner.newer_requested.connect(partial(self._open_newer, document.id))
        self._highlight(view)
        self.view_opened.emit(view)
        return view

    def _position_changed(self, view: "DocumentView", position: int) -> None:
        if view is self.current():
            self.position_changed.emit(position)

    def _show_source(self, desk: "Desk", document: "Document", start: int, end: int) -> None:
        from reader.ui.reading.source_dialog import SourceDialog  # noqa: PLC0415

        dialog = SourceDialog(document, desk.source(document.id), self._theme, self.window())
        dialog.show()
        dialog.show_range(start, end)

    def _highlight(self, view: "DocumentView", current: tuple[int, int] | None = None) -> None:
        found = self._answer.documents if self._answer is not None else ()
        ranges = next((each.hits.ranges for each in found if each.id == view.document.id), ())
        view.set_highlights(ranges, ranges.index(current) if current in ranges else -1)


_VIEW_COMMANDS: "dict[CommandName, Callable[[DocumentView], object]]" = {
    "copy": lambda view: view.page_view.copy(),
    "select_all": lambda view: view.page_view.selectAll(),
    "find": lambda view: view.open_find(),
    "find_next": lambda view: view.find_bar.next(),
    "find_previous": lambda view: view.find_bar.previous(),
    "zoom_in": lambda view: view.zoom_in(),
    "zoom_out": lambda view: view.zoom_out(),
    "zoom_reset": lambda view: view.reset_zoom(),
    "source": lambda view: view.source_requested.emit(0, 0),
    "go_text": lambda view: view.setFocus(),
}
