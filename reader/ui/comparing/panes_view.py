"""The documents side by side: loads them, lets them scroll together, shows what answers what."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.compare.model import Place, SectionPair
from reader.corpus.model import Document
from reader.errors import ReaderError
from reader.ui.comparing.compare_desk import CompareDesk
from reader.ui.comparing.pairings import Pairings
from reader.ui.comparing.pane import Pane
from reader.ui.comparing.pane_row import MOST_PANES, PaneRow
from reader.ui.comparing.pinning import Pinning
from reader.ui.comparing.scroll_coupling import ScrollCoupling, ScrollMode
from reader.ui.comparing.section_menu import MenuTools, SectionMenu
from reader.ui.comparing.wording import answer_of, label_of
from reader.ui.reading.document_view import DocumentView
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

MakePane = Callable[[Document], DocumentView]
_ZOOM_DELAY = 150
_SECTION_DELAY = 80


class PanesView(QWidget):
    """Two to four documents and the pairs of their sections.

    Signals:
        documents_changed(): Other documents are side by side.
        noticed(str): A sentence the user should know.
        failed(Exception): Something ended with a bug.
    """

    documents_changed = Signal()
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(
        self, desk: CompareDesk, make_pane: MakePane, tasks: TaskRunner, theme: Theme
    ) -> None:
        """Build it with two empty panes.

        Args:
            desk: What is asked.
            make_pane: Makes the view of a document.
            tasks: Runs what takes long.
            theme: Colours to start with.
        """
        super().__init__()
        self._desk = desk
        self._make_pane = make_pane
        self._tasks = tasks
        self._linked_zoom = True
        self._zoom_percent = 0
        self._resting = False
        self.row = PaneRow(desk.fold, theme)
        self.row.set_documents(desk.summaries)
        self.coupling = ScrollCoupling(self)
        self.pairings = Pairings(desk, tasks, self)
        self._pinning = Pinning(desk.store)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.row)
        self._zoom_timer = self._timer(_ZOOM_DELAY, self._spread_zoom)
        self._section_timer = self._timer(_SECTION_DELAY, self._show_sections)
        self._connect()
        for _ in range(2):
            self.row.add_pane()

    def _timer(self, milliseconds: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(action)
        return timer

    def _connect(self) -> None:
        self.row.document_chosen.connect(self._load)
        self.row.panes_changed.connect(self._panes_changed)
        self.row.section_menu_requested.connect(self._show_section_menu)
        self.row.pair_pressed.connect(self._show_pair_menu)
        self.coupling.moved.connect(self._moved)
        self.pairings.changed.connect(self._pairings_changed)
        self.pairings.noticed.connect(self.noticed)
        self.pairings.failed.connect(self.failed)

    # -- documents --------------------------------------------------------------------------

    @property
    def documents(self) -> tuple[Document, ...]:
        """What stands side by side, from left to right."""
        views = (pane.view for pane in self.row.panes)
        return tuple(view.document for view in views if view is not None)

    @property
    def is_full(self) -> bool:
        """True if no further pane can be added."""
        return len(self.row.panes) >= MOST_PANES

    def add_pane(self) -> None:
        """A further pane at the right, if there is room for one."""
        if not self.is_full:
            self.row.add_pane().chooser.setFocus()

    def add_document(self, document_id: str) -> bool:
        """Set a document beside the others; False if there is no room for it."""
        panes = self.row.panes
        if any(document_id in (pane.document_id, pane.awaited) for pane in panes):
            return True
        pane = next((pane for pane in panes if pane.view is None and not pane.awaited), None)
        if pane is None and self.is_full:
            return False
        self._load(pane or self.row.add_pane(), document_id)
        return True

    def rest(self) -> None:
        """Drop every answer that is still to come: the window closes."""
        self._resting = True
        self.pairings.rest()

    def read_on(self) -> None:
        """Put the focus into a text, or where one is chosen."""
        pane = self._front()
        (pane.view or pane.chooser).setFocus()

    def close_front(self) -> None:
        """Close the pane with the focus, else the last one."""
        self.row.close_pane(self._front())

    def set_desk(self, desk: CompareDesk) -> None:
        """Take the library as it is now; documents that are gone leave their panes."""
        self._desk = desk
        self.row.set_documents(desk.summaries)
        self.pairings.set_desk(desk)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self.row.set_theme(theme)

    def _load(self, pane: Pane, document_id: str) -> None:
        pane.awaited = document_id
        self._tasks.run(
            partial(self._desk.document, document_id),
            partial(self._loaded, pane),
            partial(self._not_loaded, pane, document_id),
        )

    def _not_loaded(self, pane: Pane, document_id: str, error: Exception) -> None:
        if pane.awaited == document_id:
            pane.awaited = ""
        self._tell(error)

    def _loaded(self, pane: Pane, document: Document) -> None:
        if self._resting or pane not in self.row.panes or pane.awaited != document.id:
            return
        pane.awaited = ""
        view = self._make_pane(document)
        if self._linked_zoom and self._zoom_percent:
            view.set_zoom(self._zoom_percent)
        view.zoom_changed.connect(partial(self._zoom_changed, view))
        view.menu_opening.connect(partial(self._offer_pairs, pane))
        focus = self.window().focusWidget()
        pane.take(view, document.metadata.city or document.metadata.province or "")
        if focus is None or not self.isAncestorOf(focus) or pane.isAncestorOf(focus):
            view.setFocus()
        self._panes_changed()

    def _tell(self, error: Exception) -> None:
        if self._resting:
            return
        if isinstance(error, ReaderError):
            self.noticed.emit(str(error))
        else:
            self.failed.emit(error)

    def _panes_changed(self) -> None:
        panes = self.row.panes
        scrolls = [pane.scrolling for pane in panes]
        filled = [scroll for scroll in scrolls if scroll is not None]
        self.coupling.set_panes(filled)
        self.pairings.set_documents([pane.view.document if pane.view else None for pane in panes])
        self.documents_changed.emit()

    # -- pairs ------------------------------------------------------------------------------

    def _pairings_changed(self) -> None:
        places = [at for at, pane in enumerate(self.row.panes) if pane.view is not None]
        order = {place: number for number, place in enumerate(places)}
        self.coupling.set_carries(
            {
                (order[one], order[other]): carry
                for (one, other), carry in self.pairings.carries().items()
            }
        )
        self.row.show_pairings(self.pairings)
        self._show_sections()

    def _show_pair_menu(self, place: int, pair: SectionPair, at: QPoint) -> None:
        menu = self._menu(place)
        if menu is not None:
            menu.add_pair(pair)
            menu.show_at(at)

    def _show_section_menu(self, pane: Pane) -> None:
        """Offer what can be said about the section in front and what answers it beside it."""
        menu = self._section_menu(pane, pane.view.reading_position()) if pane.view else None
        if menu is not None:
            button = pane.section_button()
            menu.show_at(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _offer_pairs(self, pane: Pane, menu: QMenu, position: int) -> None:
        """Add the pairs of the section under the pointer to the menu of a text."""
        below = self._section_menu(pane, position)
        if below is not None:
            below.setTitle("本节的对应章节")
            below.setParent(menu, below.windowFlags())
            menu.addMenu(below)
            menu.addSeparator()

    def _section_menu(self, pane: Pane, position: int) -> SectionMenu | None:
        """What can be said about the section at a position; None where nothing answers it yet."""
        place = self.row.panes.index(pane)
        beside = place if place + 1 < len(self.row.panes) else place - 1
        pairs = self._pairs_at(pane, beside, position)
        menu = self._menu(beside) if pairs else None
        if menu is not None:
            for pair in pairs:
                menu.add_pair(pair)
        return menu

    def _menu(self, place: int) -> SectionMenu | None:
        left, right = self.row.panes[place].view, self.row.panes[place + 1].view
        if left is None or right is None:
            return None
        tools = MenuTools(self._pinning, self._change, partial(self._go_to, place))
        return SectionMenu(left.document, right.document, tools, self)

    def _pairs_at(self, pane: Pane, beside: int, position: int) -> tuple[SectionPair, ...]:
        """The pairs of the section at a position with the pane at its side."""
        if pane.parts is None:
            return ()
        part = pane.parts.at(position)
        paired = self.pairings.between(beside, beside + 1)
        if part is None or paired is None:
            return ()
        is_left = self.row.panes[beside] is pane
        pairing = paired.pairing
        return pairing.of_left(part.start) if is_left else pairing.of_right(part.start)

    def _change(self, work: Callable[[], object]) -> None:
        """Write something into the notes; the bands follow."""
        try:
            work()
        except ReaderError as error:
            self.noticed.emit(str(error))
        self.pairings.refresh()

    # -- scrolling --------------------------------------------------------------------------

    def set_mode(self, mode: ScrollMode) -> None:
        """Scroll the panes together in another way."""
        self.coupling.set_mode(mode)

    def align(self) -> None:
        """Forget all distances: the others come to where the pane with the focus says."""
        self.coupling.align(self._front().scrolling)

    def show_place(self, document_id: str, start: int, end: int) -> bool:
        """Go to a place of a document that stands here; False if it does not."""
        pane = next((each for each in self.row.panes if each.document_id == document_id), None)
        if pane is None or pane.view is None:
            return False
        pane.view.show_range(start, end)
        pane.view.setFocus()
        return True

    def show_places(self, places: Sequence[Place]) -> None:
        """Go to places of several documents at once: each pane to the first of its own."""
        with self.coupling.apart():
            for pane in self.row.panes:
                own = (each for each in places if each.document_id == pane.document_id)
                place = next(own, None)
                if pane.view is not None and place is not None:
                    pane.view.show_range(place.start, place.end)

    def mark(
        self, places: Mapping[str, Sequence[tuple[int, int]]], current: tuple[str, int]
    ) -> None:
        """Mark ranges by document; ``current`` is document and number of the strong one."""
        for pane in self.row.panes:
            if pane.view is not None:
                ranges = places.get(pane.document_id, ())
                chosen = current[1] if pane.document_id == current[0] else -1
                pane.view.set_highlights(ranges, chosen)

    def _go_to(self, place: int, pair: SectionPair) -> None:
        both = zip(self.row.panes[place : place + 2], (pair.left, pair.right), strict=True)
        with self.coupling.apart():
            for pane, section in both:
                if pane.view is not None and section is not None:
                    pane.view.show_range(section.start, section.start)

    def _front(self) -> Pane:
        panes = self.row.panes
        return next((pane for pane in panes if pane.isAncestorOf(self._focused())), panes[0])

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self

    def _moved(self) -> None:
        self.row.update_strips()
        if not self._section_timer.isActive():
            self._section_timer.start()

    def _show_sections(self) -> None:
        """Say in every pane which section is in front and what answers it beside it."""
        panes = self.row.panes
        for place, pane in enumerate(panes):
            if pane.view is None or pane.parts is None:
                continue
            position = pane.view.reading_position()
            part = pane.parts.at(position)
            beside = place if place + 1 < len(panes) else place - 1
            is_left = beside == place
            words = label_of(part.section) if part is not None else "（篇首）"
            answer = ""
            if part is not None and self.pairings.between(beside, beside + 1) is not None:
                answer = answer_of(self._pairs_at(pane, beside, position), left=is_left)
            arrow = "→" if is_left else "←"
            pane.show_section(
                f"{words}　{arrow} {answer}" if answer else words,
                "本节与相邻文件中的对应章节；点击可固定、取消或改配" if answer else words,
            )

    # -- size -------------------------------------------------------------------------------

    def set_linked_zoom(self, *, linked: bool) -> None:
        """Let all panes have the same size, or each its own."""
        self._linked_zoom = linked
        view = self._front().view
        if linked and view is not None:
            self._zoom_percent = view.display.zoom_percent
            self._spread_zoom()

    def _zoom_changed(self, view: DocumentView, percent: int) -> None:
        if self._linked_zoom and percent != self._zoom_percent:
            self._zoom_percent = percent
            self._zoom_timer.start()

    def _spread_zoom(self) -> None:
        for pane in self.row.panes:
            if pane.view is not None:
                pane.view.set_zoom(self._zoom_percent)
