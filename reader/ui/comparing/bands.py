"""The strip between two panes: bands from each section to the one that answers it.

A band says by its outline how sure the pair is: a full line for a certain one, a broken line and a
lighter tint for a presumed one (推定), a strong line and a dot for one the reader pinned (固定). A
small ring at the edge stands at a section without a counterpart.
"""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QToolTip

from reader.compare.model import Pairing, PairKind, SectionPair
from reader.ui.comparing.pane import Pane
from reader.ui.comparing.section_reach import OwnPart
from reader.ui.comparing.wording import describe_pair
from reader.ui.theme import Theme

WIDTH = 44
_GAP = 5
"""Pixels between the end of a section's band and the next heading."""
_RING = 4.0
_NEAR = 0.2
"""Share of the height beyond the edge at which the end of a band is still drawn."""
_STUB = 0.45
_STUB_HEIGHT = 20.0

Span = tuple[float, float]
"""Upper and lower edge of a section in the strip, in pixels."""


@dataclass(frozen=True, slots=True)
class _Band:
    """Something that can be pointed at."""

    pair: SectionPair
    outline: QPainterPath


@dataclass(frozen=True, slots=True)
class _Side:
    """What is needed of a pane: its heights in the strip's pixels, what is seen of it."""

    pane: Pane
    shift: float
    low: int
    high: int

    def span(self, part: OwnPart) -> Span:
        """Upper and lower edge of a section."""
        scroll = self.pane.scrolling
        if scroll is None:
            return 0.0, 0.0
        lines = scroll.lines
        top = lines.top_of(part.start)
        return top + self.shift, max(lines.top_of(part.end) - _GAP, top + 8) + self.shift


class BandStrip(QSplitterHandle):
    """The handle between two panes, with the bands drawn on it; a drag still moves the edge.

    Signals:
        pair_pressed(object, QPoint): A SectionPair was clicked at a place of the screen.
    """

    pair_pressed = Signal(object, QPoint)

    def __init__(self, splitter: QSplitter, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._theme = theme
        self._panes: tuple[Pane, Pane] | None = None
        self._pairing: Pairing | None = None
        self._bands: list[_Band] = []
        self._under: SectionPair | None = None
        self._pressed: QPoint | None = None
        self.setMouseTracking(True)
        self.setAccessibleName("章节对应")

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def connect_panes(self, left: Pane, right: Pane) -> None:
        """Say between which panes the strip stands."""
        self._panes = (left, right)
        self.update()

    def set_pairing(self, pairing: Pairing | None) -> None:
        """Show these pairs; None shows nothing."""
        self._pairing = pairing
        self.update()

    # -- geometry ---------------------------------------------------------------------------

    def bands(self) -> list[tuple[SectionPair, Span, Span]]:
        """The pairs that are seen, each with its upper and lower edge on both sides."""
        sides = self._sides()
        if sides is None or self._pairing is None:
            return []
        left, right = sides
        found = []
        for pair in self._seen_pairs(self._pairing, left, right):
            ends = _ends(pair, left, right)
            if ends is not None:
                found.append((pair, *ends))
        return found

    def _sides(self) -> tuple[_Side, _Side] | None:
        if self._panes is None:
            return None
        sides = [self._side(pane) for pane in self._panes]
        left, right = sides
        return (left, right) if left is not None and right is not None else None

    def _side(self, pane: Pane) -> _Side | None:
        scroll = pane.scrolling
        if scroll is None or not scroll.view.isVisible():
            return None
        shift = self.mapFromGlobal(QPoint(0, scroll.top)).y() - scroll.value
        low = int(max(scroll.lines.place_at(scroll.value), 0))
        return _Side(pane, shift, low, int(scroll.lines.place_at(scroll.value + scroll.height)) + 1)

    @staticmethod
    def _seen_pairs(pairing: Pairing, left: _Side, right: _Side) -> list[SectionPair]:
        found: dict[int, SectionPair] = {}
        for side, of in ((left, pairing.of_left), (right, pairing.of_right)):
            parts = side.pane.parts
            for part in parts.between(side.low, side.high) if parts is not None else ():
                found.update((id(pair), pair) for pair in of(part.start))
        return list(found.values())

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.window))
        self._bands = []
        sides = self._sides()
        if sides is not None:
            upper = min(self.mapFromGlobal(QPoint(0, _top(side))).y() for side in sides)
            lower = max(
                self.mapFromGlobal(QPoint(0, _top(side))).y() + _height(side) for side in sides
            )
            painter.setClipRect(QRectF(0, upper, self.width(), lower - upper))
            for pair, left, right in self.bands():
                if pair.is_paired:
                    near = (_is_near(left, upper, lower), _is_near(right, upper, lower))
                    if any(near):
                        edges = (upper - lower, 2 * lower - upper)
                        self._paint_band(
                            painter, pair, _cut(left, *edges), _cut(right, *edges), near
                        )
                else:
                    self._paint_ring(painter, pair, left[0] if pair.left else right[0])
        painter.setClipping(False)
        painter.setPen(QColor(self._theme.border))
        painter.drawLine(QPointF(0.5, 0), QPointF(0.5, self.height()))
        painter.drawLine(QPointF(self.width() - 0.5, 0), QPointF(self.width() - 0.5, self.height()))
        painter.end()

    def _paint_band(
        self, painter: QPainter, pair: SectionPair, left: Span, right: Span, seen: tuple[bool, bool]
    ) -> None:
        width = float(self.width())
        if all(seen):
            outline = _band(width, left, right)
        elif seen[0]:
            outline = _stub(0.0, width * _STUB, left, down=right[0] > left[0])
        else:
            outline = _stub(width, width * (1 - _STUB), right, down=left[0] > right[0])
        self._bands.append(_Band(pair, outline))
        fill, line = self._colors(pair)
        painter.fillPath(outline, fill)
        painter.strokePath(outline, line)
        if pair.kind is PairKind.PINNED:
            painter.setBrush(line.color())
            painter.drawEllipse(_middle(width, left, right, seen), 3.0, 3.0)

    def _colors(self, pair: SectionPair) -> tuple[QColor, QPen]:
        theme = self._theme
        pinned, presumed = pair.kind is PairKind.PINNED, pair.kind is PairKind.PRESUMED
        ink = QColor(theme.accent if pinned else theme.positive)
        fill = QColor(ink)
        strength = 0.16 if presumed else 0.34
        fill.setAlphaF(min(strength + (0.2 if pair is self._under else 0.0), 1.0))
        pen = QPen(ink, 2.0 if pinned else 1.2)
        if presumed:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
        return fill, pen

    def _paint_ring(self, painter: QPainter, pair: SectionPair, top: float) -> None:
        x = 2 * _RING if pair.left is not None else self.width() - 2 * _RING
        middle = QPointF(x, top + 12)
        around = QPainterPath()
        around.addEllipse(middle, 2 * _RING, 2 * _RING)
        self._bands.append(_Band(pair, around))
        painter.setPen(QPen(QColor(self._theme.secondary), 1.4))
        pinned = pair.kind is PairKind.PINNED
        painter.setBrush(QColor(self._theme.secondary) if pinned else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, _RING, _RING)

    # -- pointing ---------------------------------------------------------------------------

    def pair_at(self, place: QPoint) -> SectionPair | None:
        """The pair whose band is there, the one painted last."""
        inside = (band for band in reversed(self._bands) if band.outline.contains(QPointF(place)))
        return next((band.pair for band in inside), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See Qt; the band under the pointer is stronger."""
        self._point(self.pair_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """See Qt."""
        self._point(None)
        super().leaveEvent(event)

    def _point(self, pair: SectionPair | None) -> None:
        if pair is not self._under:
            self._under = pair
            hand = Qt.CursorShape.PointingHandCursor
            self.setCursor(hand if pair is not None else Qt.CursorShape.SplitHCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See Qt."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt; a click that does not drag chooses the band."""
        super().mouseReleaseEvent(event)
        place, pressed = event.position().toPoint(), self._pressed
        self._pressed = None
        far = QApplication.startDragDistance()
        if pressed is not None and (place - pressed).manhattanLength() < far:
            pair = self.pair_at(place)
            if pair is not None:
                self.pair_pressed.emit(pair, event.globalPosition().toPoint())

    def event(self, event: QEvent) -> bool:
        """See Qt; the tooltip says what the band under the pointer joins."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            pair = self.pair_at(event.pos())
            if pair is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), describe_pair(pair), self)
            return True
        return super().event(event)


def _ends(pair: SectionPair, left: _Side, right: _Side) -> tuple[Span, Span] | None:
    """Upper and lower edge on both sides; of a lone section those it has, twice."""
    spans: list[Span | None] = []
    for side, section in ((left, pair.left), (right, pair.right)):
        parts = side.pane.parts
        part = parts.of(section.start) if parts is not None and section is not None else None
        spans.append(side.span(part) if part is not None else None)
    first, second = spans[0] or spans[1], spans[1] or spans[0]
    return (first, second) if first is not None and second is not None else None


def _is_near(span: Span, upper: float, lower: float) -> bool:
    """True if some of a section is seen, or nearly so."""
    room = _NEAR * (lower - upper)
    return span[1] > upper - room and span[0] < lower + room


def _cut(span: Span, upper: float, lower: float) -> Span:
    """What of a section lies between two heights: to paint what nobody sees takes time as well."""
    top = min(max(span[0], upper), lower)
    return top, max(min(span[1], lower), top)


def _stub(edge: float, tip: float, span: Span, *, down: bool) -> QPainterPath:
    """The beginning of a band whose other end is far away: it points to where that is."""
    top, bottom = span
    near = min(bottom, top + _STUB_HEIGHT)
    point = QPointF(tip, near + _STUB_HEIGHT / 2 if down else top - _STUB_HEIGHT / 2)
    path = QPainterPath(QPointF(edge, top))
    path.quadTo(QPointF(tip, top), point)
    path.quadTo(QPointF(tip, near), QPointF(edge, near))
    path.closeSubpath()
    return path


def _middle(width: float, left: Span, right: Span, seen: tuple[bool, bool]) -> QPointF:
    """Where the dot of a pinned pair stands."""
    if all(seen):
        return QPointF(width / 2, (sum(left) + sum(right)) / 4)
    return QPointF(7.0, left[0] + 9) if seen[0] else QPointF(width - 7, right[0] + 9)


def _band(width: float, left: Span, right: Span) -> QPainterPath:
    """An area from an edge to the other, its ends level."""
    half = width / 2
    path = QPainterPath(QPointF(0, left[0]))
    path.cubicTo(QPointF(half, left[0]), QPointF(half, right[0]), QPointF(width, right[0]))
    path.lineTo(width, right[1])
    path.cubicTo(QPointF(half, right[1]), QPointF(half, left[1]), QPointF(0, left[1]))
    path.closeSubpath()
    return path


def _top(side: _Side) -> int:
    return side.pane.scrolling.top if side.pane.scrolling is not None else 0


def _height(side: _Side) -> int:
    return side.pane.scrolling.height if side.pane.scrolling is not None else 0
