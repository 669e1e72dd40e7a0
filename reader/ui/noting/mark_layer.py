"""Highlights on a page: tint and line in the text, bars, letters and note signs in the margin."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip

from reader.notes.model import Meaning
from reader.ui.noting.meaning_look import (
    LANE,
    draw_line,
    draw_note_sign,
    ink_of,
    letter_of,
    tint,
)
from reader.ui.reading.page_lines import LinePiece
from reader.ui.reading.page_view import PageView
from reader.ui.theme import Theme

_MOST_LANES = 3
_GAP = 6
"""Pixels between the column and what stands in the margin."""
_BAR = 3
_TIP = 300
"""Characters of a note that are shown under the pointer."""


@dataclass(frozen=True, slots=True)
class TextMark:
    """A highlight as it is painted.

    Attributes:
        id: Of the annotation.
        start: First code point in the document.
        end: The code point after the last one.
        note: "" for a plain highlight.
    """

    id: str
    start: int
    end: int
    meaning: Meaning
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A mark of which something is seen.

    Attributes:
        lane: 0 for the first of marks that overlap.
        pieces: The lines it takes, in pixels of the viewport.
    """

    mark: TextMark
    lane: int
    pieces: tuple[LinePiece, ...]

    @property
    def top(self) -> float:
        return self.pieces[0].baseline - 0.85 * self.pieces[0].size

    @property
    def bottom(self) -> float:
        return self.pieces[-1].baseline + 0.25 * self.pieces[-1].size


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the margin that can be clicked."""

    place: QRectF
    mark: TextMark


class MarkLayer(QObject):
    """Paints the marks of one page and tells which one is clicked in the margin.

    Signals:
        opened(str): The note sign or the bar of this annotation was clicked.
    """

    opened = Signal(str)

    def __init__(self, page: PageView, name_of: Callable[[Meaning], str], theme: Theme) -> None:
        """Paint nothing yet.

        Args:
            page: What is painted on.
            name_of: What a meaning is called.
            theme: Colours to start with.
        """
        super().__init__(page)
        self._page = page
        self._name_of = name_of
        self._theme = theme
        self._marks: tuple[TextMark, ...] = ()
        self._starts: list[int] = []
        self._lanes: dict[str, int] = {}
        self._longest = 0
        self._shown: list[_Shown] = []
        self._spots: list[_Spot] = []
        self._pointing = False
        page.add_layer(self)
        page.viewport().installEventFilter(self)

    def set_marks(self, marks: Sequence[TextMark]) -> None:
        """Paint these marks, in any order; they may overlap."""
        self._marks = tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.id)))
        self._starts = [mark.start for mark in self._marks]
        self._longest = max((mark.end - mark.start for mark in self._marks), default=0)
        self._lanes = _lanes_of(self._marks)
        self._page.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._theme = theme
        self._page.viewport().update()

    @property
    def marks(self) -> tuple[TextMark, ...]:
        """What is painted, in the order of the text."""
        return self._marks

    def marks_at(self, position: int) -> list[TextMark]:
        """The marks on the character at ``position``, the shortest first."""
        found = [mark for mark in self._marks if mark.start <= position < mark.end]
        return sorted(found, key=lambda mark: mark.end - mark.start)

    # Painting

    def paint_under(self, painter: QPainter) -> None:
        """Tint the paper behind the characters."""
        self._shown = self._seen() if self._marks else []
        for shown in self._shown:
            for piece in shown.pieces:
                tint(painter, shown.mark.meaning, self._theme, _box(piece))

    def paint_over(self, painter: QPainter) -> None:
        """Draw the lines under the characters, and what stands in the margin."""
        self._spots = []
        if not self._shown:
            return
        for shown in self._shown:
            for piece in shown.pieces:
                drop = 0.2 * piece.size + 1 + shown.lane * LANE
                start = QPointF(piece.left, piece.baseline + drop)
                length = piece.right - piece.left
                draw_line(painter, shown.mark.meaning, self._theme, start, length)
        self._paint_bars(painter)
        self._paint_letters(painter)
        self._paint_signs(painter)

    def _seen(self) -> list[_Shown]:
        low, high = self._page.seen_range()
        first = bisect_left(self._starts, low - self._longest)
        last = bisect_left(self._starts, high + 1)
        scrolled = self._page.verticalScrollBar().value()
        shown = []
        for mark in self._marks[first:last]:
            pieces = self._page.pieces_of(max(mark.start, low), min(mark.end, high + 1))
            if pieces:
                lifted = tuple(
                    LinePiece(each.left, each.right, each.baseline - scrolled, each.size)
                    for each in pieces
                )
                shown.append(_Shown(mark, self._lanes[mark.id], lifted))
        return shown

    def _paint_bars(self, painter: QPainter) -> None:
        left, _right = self._page.column()
        for shown in self._shown:
            x = left - _GAP - _BAR - shown.lane * (_BAR + 1)
            bar = QRectF(x, shown.top, _BAR, shown.bottom - shown.top)
            painter.fillRect(bar, ink_of(shown.mark.meaning, self._theme))
            self._spots.append(_Spot(bar.adjusted(-2, 0, 2, 0), shown.mark))

    def _paint_letters(self, painter: QPainter) -> None:
        """Letters stand to the left of the bars, at the line where their mark begins."""
        left, _right = self._page.column()
        size = self._page.em * 0.62
        font = painter.font()
        font.setPixelSize(max(int(size), 8))
        painter.setFont(font)
        edge = left - _GAP - 2 - (max(each.lane for each in self._shown) + 1) * (_BAR + 1)
        taken: dict[int, int] = {}
        for shown in self._shown:
            line = round(shown.pieces[0].baseline)
            place = taken.get(line, 0)
            box = QRectF(edge - (place + 1) * size, line - size, size, size * 1.15)
            if box.left() < 0:
                continue
            taken[line] = place + 1
            painter.setPen(ink_of(shown.mark.meaning, self._theme))
            letter = letter_of(shown.mark.meaning)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
            self._spots.append(_Spot(box, shown.mark))

    def _paint_signs(self, painter: QPainter) -> None:
        """Note signs stand to the right of the column; where there is no room they are counted."""
        _left, right = self._page.column()
        room = self._page.viewport().width() - right - _GAP
        size = min(self._page.em * 0.85, room - 2.0)
        lines: dict[int, list[_Shown]] = {}
        for shown in self._shown:
            if shown.mark.note:
                lines.setdefault(round(shown.pieces[0].baseline), []).append(shown)
        for line, notes in lines.items():
            most = max(int(room // (size + 3)), 1)
            for place, shown in enumerate(notes[:most]):
                box = QRectF(right + _GAP + place * (size + 3), line - 0.85 * size, size, size)
                draw_note_sign(painter, shown.mark.meaning, self._theme, box)
                self._spots.append(_Spot(box, shown.mark))
                if place == most - 1 and len(notes) > most:
                    self._paint_count(painter, box, len(notes))

    def _paint_count(self, painter: QPainter, box: QRectF, count: int) -> None:
        painter.fillRect(box.adjusted(2, 2, -2, -2), QColor(self._theme.paper))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    # The margin under the pointer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: what stands in the margin can be clicked and says what it is."""
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QHelpEvent):
            mark = self._mark_at(event.pos())
            if mark is not None:
                QToolTip.showText(event.globalPos(), self._told(mark), self._page.viewport())
                return True
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> bool:
        spot = self._spot_at(event.position().toPoint())
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            return self._point(on=spot is not None)
        if event.button() != Qt.MouseButton.LeftButton or spot is None:
            return False
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.opened.emit(spot.mark.id)
        return event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)

    def _point(self, *, on: bool) -> bool:
        """Show a hand over what can be clicked; the page itself does not take it away again."""
        if on != self._pointing:
            self._pointing = on
            shape = Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.IBeamCursor
            self._page.viewport().setCursor(shape)
        return on

    def _mark_at(self, point: QPoint) -> TextMark | None:
        """The mark whose sign is under the pointer, or the note on the words there."""
        spot = self._spot_at(point)
        if spot is not None:
            return spot.mark
        found = [
            shown.mark
            for shown in self._shown
            if shown.mark.note and any(_box(p).contains(QPointF(point)) for p in shown.pieces)
        ]
        return min(found, key=lambda mark: mark.end - mark.start, default=None)

    def _spot_at(self, point: QPoint) -> _Spot | None:
        found = [spot for spot in self._spots if spot.place.contains(QPointF(point))]
        return min(found, key=lambda spot: spot.mark.end - spot.mark.start, default=None)

    def _told(self, mark: TextMark) -> str:
        name = escape(self._name_of(mark.meaning))
        note = mark.note if len(mark.note) <= _TIP else f"{mark.note[:_TIP]}…"
        words = escape(note).replace("\n", "<br>")
        return f"<b>{name}</b>" + (f"<br>{words}" if words else "")


def _box(piece: LinePiece) -> QRectF:
    top = piece.baseline - 0.84 * piece.size
    return QRectF(piece.left, top, piece.right - piece.left, 1.04 * piece.size)


def _lanes_of(marks: Sequence[TextMark]) -> dict[str, int]:
    """The first lane that is free for each mark; what has none shares the last one."""
    lanes: dict[str, int] = {}
    ends = [0] * _MOST_LANES
    for mark in marks:
        free = [lane for lane, end in enumerate(ends) if end <= mark.start]
        lane = free[0] if free else _MOST_LANES - 1
        ends[lane] = max(ends[lane], mark.end)
        lanes[mark.id] = lane
    return lanes
