"""Two to four panes side by side, with bands between neighbours."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from reader.compare.model import SectionPair
from reader.library.model import DocumentSummary
from reader.ui.comparing.bands import WIDTH, BandStrip
from reader.ui.comparing.pairings import Pairings
from reader.ui.comparing.pane import Pane
from reader.ui.theme import Theme

MOST_PANES = 4


class PaneRow(QSplitter):
    """The panes and the strips between them.

    Signals:
        document_chosen(object, str): A document is to stand in a Pane.
        panes_changed(): A pane came or went, or has another document.
        section_menu_requested(object): Something is to be said about the section of a Pane.
        pair_pressed(int, object, QPoint): A band between this pane and the next was clicked.
    """

    document_chosen = Signal(object, str)
    panes_changed = Signal()
    section_menu_requested = Signal(object)
    pair_pressed = Signal(int, object, QPoint)

    def __init__(self, fold: Callable[[str], str], theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._fold = fold
        self._theme = theme
        self._summaries: tuple[DocumentSummary, ...] = ()
        self.setHandleWidth(WIDTH)
        self.setChildrenCollapsible(False)
        self.setOpaqueResize(False)

    def createHandle(self) -> QSplitterHandle:
        """See Qt."""
        strip = BandStrip(self, self._theme)
        strip.pair_pressed.connect(lambda pair, at: self._press(strip, pair, at))
        return strip

    @property
    def panes(self) -> list[Pane]:
        """From left to right."""
        widgets = (self.widget(place) for place in range(self.count()))
        return [widget for widget in widgets if isinstance(widget, Pane)]

    @property
    def strips(self) -> list[BandStrip]:
        """From left to right: the first stands between the first two panes."""
        handles = (self.handle(place) for place in range(1, self.count()))
        return [handle for handle in handles if isinstance(handle, BandStrip)]

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Offer these documents in every pane."""
        self._summaries = tuple(summaries)
        for pane in self.panes:
            pane.chooser.set_documents(summaries)

    def add_pane(self) -> Pane:
        """A further pane at the right, empty."""
        pane = Pane(self._fold)
        pane.chooser.set_documents(self._summaries)
        pane.document_chosen.connect(lambda chosen: self.document_chosen.emit(pane, chosen))
        pane.close_requested.connect(lambda: self.close_pane(pane))
        pane.section_menu_requested.connect(lambda: self.section_menu_requested.emit(pane))
        pane.hide()  # shown when it has its room: the other pages are laid out once, not twice
        self.addWidget(pane)
        self._share_room()
        pane.show()
        self._connect_strips()
        self.panes_changed.emit()
        return pane

    def close_pane(self, pane: Pane) -> None:
        """Take a pane away; of the last two an empty one stays, as one alone compares nothing."""
        place = self.indexOf(pane)
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()
        if self.count() < 2:
            self.add_pane()
            if place == 0:
                self.insertWidget(0, self.panes[-1])
        self._share_room()
        self._connect_strips()
        self.panes_changed.emit()

    def show_pairings(self, pairings: Pairings) -> None:
        """Draw the bands of these pairings."""
        for place, strip in enumerate(self.strips):
            paired = pairings.between(place, place + 1)
            strip.set_pairing(paired.pairing if paired is not None else None)

    def update_strips(self) -> None:
        """Draw the bands where the sections are now."""
        for strip in self.strips:
            strip.update()

    def set_theme(self, theme: Theme) -> None:
        """Show panes and strips in other colours."""
        self._theme = theme
        for strip in self.strips:
            strip.set_theme(theme)
        for pane in self.panes:
            if pane.view is not None:
                pane.view.set_theme(theme)

    def _press(self, strip: BandStrip, pair: SectionPair, at: QPoint) -> None:
        self.pair_pressed.emit(self.strips.index(strip), pair, at)

    def _share_room(self) -> None:
        self.setSizes([1000] * self.count())

    def _connect_strips(self) -> None:
        panes = self.panes
        for place, strip in enumerate(self.strips):
            strip.connect_panes(panes[place], panes[place + 1])
