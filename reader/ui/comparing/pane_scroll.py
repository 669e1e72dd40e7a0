"""A pane as one sees it who moves it: how far it is scrolled, and which places stand where."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal

from reader.ui.comparing.line_map import LineMap
from reader.ui.reading.document_view import DocumentView

_REST = 0.3
"""Share of the height at which the eye rests: as where a place asked for is shown."""


class PaneScroll(QObject):
    """The scrolling of one pane.

    Attributes:
        view: What is scrolled.

    Signals:
        scrolled(): The reader has moved it, or somebody led him to a place in it.
        settled(): It has found its place again in a new layout.
    """

    scrolled = Signal()
    settled = Signal()

    def __init__(self, view: DocumentView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._bar = view.page_view.verticalScrollBar()
        self._starts = [section.start for section in view.document.sections]
        self._lines: LineMap | None = None
        self._layout: tuple[object, ...] = ()
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self._bar.valueChanged.connect(self._on_value)
        view.page_view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt; what moves while the page is laid out anew was not moved by the reader."""
        if watched is self.view.page_view and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.Show,
        ):
            self._settling.start()
        return False

    @property
    def is_settled(self) -> bool:
        """False while the page is being laid out anew."""
        return not self._settling.isActive()

    def _settle(self) -> None:
        self._is_new_layout()
        self.settled.emit()

    def _on_value(self) -> None:
        if self._is_new_layout():
            self._settling.start()
        if not self._settling.isActive():
            self.scrolled.emit()

    def _is_new_layout(self) -> bool:
        document = self.view.page_view.document()
        layout = (document, document.textWidth())
        if layout == self._layout:
            return False
        self._layout = layout
        self._lines = None
        return True

    @property
    def lines(self) -> LineMap:
        """The lines of the page as it is laid out now."""
        self._is_new_layout()
        if self._lines is None:
            page = self.view.page_view
            height = page.document().size().height()
            self._lines = LineMap(self.view.document, self._line_of, height)
        return self._lines

    def _line_of(self, position: int) -> tuple[float, float]:
        rect = self.view.page_view.rect_of(position)
        above = self._bar.value()
        return float(rect.top() + above), float(rect.bottom() + 1 + above)

    @property
    def value(self) -> int:
        """How many pixels of the page are above the pane."""
        return self._bar.value()

    @property
    def maximum(self) -> int:
        """The value at the end of the page."""
        return self._bar.maximum()

    @property
    def height(self) -> int:
        """Of what is seen, in pixels."""
        return self.view.page_view.viewport().height()

    @property
    def top(self) -> int:
        """Where on the screen its upper edge is: a notice above the text moves it down."""
        return self.view.page_view.viewport().mapToGlobal(QPoint(0, 0)).y()

    @property
    def section(self) -> int:
        """Number of the heading above the line that leads, -1 before the first."""
        return self.section_at(self.value)

    def section_at(self, value: int) -> int:
        """The same at another value."""
        return bisect_right(self._starts, self.lines.place_at(value + self.reach(value))) - 1

    def put(self, value: float) -> None:
        """Scroll there, as far as the page goes."""
        self._bar.setValue(round(min(max(value, 0.0), float(self._bar.maximum()))))

    def reach(self, value: int) -> float:
        """Distance of the line that leads from the upper edge, in pixels, at a value.

        In the upper third; towards the beginning and the end of the page it goes up and down to the
        edge, so that beginnings and ends come to stand beside one another.
        """
        height, left = float(self.height), self.maximum - value
        if self.maximum < height:
            return height * value / self.maximum if self.maximum else 0.0
        rest = _REST * height
        return max(min(rest, value), height - left, 0.0)
