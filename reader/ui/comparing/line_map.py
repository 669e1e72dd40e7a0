"""Where the lines of a page stand: from a place of the text to a height and back, continuously.

A place is a position of ``Document.text`` with a fraction: half-way along a line is half-way down
it. So the map rises without a jump, and who scrolls by a pixel moves the others by about a pixel.
Places from -1 to 0 are the page's own words above the text, those up to one beyond the end the
margin below it.

Nothing is measured in advance: the heights of paragraphs are asked for when they are needed and
kept as long as the layout lasts.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from reader.corpus.model import Document

_LINE = 64
"""About how many characters a line has: the first step of a search for its ends."""
_FREE = 8.0
"""Pixels below a line from which on it is looked upon as free room."""


class LineMap:
    """Heights of one document in one layout."""

    def __init__(
        self, document: Document, line_of: Callable[[int], tuple[float, float]], height: float
    ) -> None:
        """Measure nothing yet.

        Args:
            document: What is shown.
            line_of: Upper and lower edge of the line of a position, from the top of the page.
            height: Of the page, in pixels.
        """
        self._measure = line_of
        self._length = len(document.text)
        self._height = height
        self._stops = sorted({0, *_stops(document)})
        self._rows = set(_row_starts(document))
        self._lines: dict[int, tuple[float, float]] = {}

    def y_of(self, place: float) -> float:
        """Distance from the top of the page, in pixels, from 0 to its height."""
        if place < 0:
            return max(1 + place, 0.0) * self._top(0)
        end = self._end()
        if place >= self._length:
            return end + min(place - self._length, 1.0) * (self._height - end)
        knots = self._knots(int(place))
        (low, upper), (high, lower) = next(
            (one, other) for one, other in pairwise(knots) if place <= other[0]
        )
        return upper + (place - low) / (high - low) * (lower - upper)

    def place_at(self, y: float) -> float:
        """The place at a height; the inverse of :meth:`y_of`."""
        first, end = self._top(0), self._end()
        if y < first:
            return max(y, 0.0) / first - 1
        if y >= end:
            return self._length + min((y - end) / max(self._height - end, 1.0), 1.0)
        stop = self._stop_above(y)
        knots = self._knots(self._position_above(stop, y))
        y = min(max(y, knots[0][1]), knots[-1][1])
        (low, upper), (high, lower) = next(
            (one, other) for one, other in pairwise(knots) if y <= other[1]
        )
        return low + (y - upper) / (lower - upper) * (high - low)

    def top_of(self, position: int) -> float:
        """Distance of the line of a position from the top of the page, in pixels."""
        return self._end() if position >= self._length else self._top(position)

    def _end(self) -> float:
        """Where the last line ends."""
        return self._line(max(self._length - 1, 0))[1]

    def _top(self, position: int) -> float:
        return self._line(position)[0]

    def _line(self, position: int) -> tuple[float, float]:
        """Edges of a line; kept, because every scroll asks for the same few lines again."""
        line = self._lines.get(position)
        if line is None:
            line = self._lines[position] = self._measure(position)
        return line

    def _stop_above(self, y: float) -> int:
        """Number of the last paragraph that begins at ``y`` or above."""
        low, high = 0, len(self._stops)
        while high - low > 1:
            middle = (low + high) // 2
            if self._top(self._stops[middle]) <= y:
                low = middle
            else:
                high = middle
        return low

    def _beyond(self, stop: int) -> int:
        return self._stops[stop + 1] if stop + 1 < len(self._stops) else self._length

    def _position_above(self, stop: int, y: float) -> int:
        """The last position of a paragraph whose line begins at ``y`` or above."""
        low, high = self._stops[stop], self._beyond(stop)
        if low in self._rows:
            return low
        while high - low > 1:
            middle = (low + high) // 2
            if self._top(middle) <= y:
                low = middle
            else:
                high = middle
        return low

    def _knots(self, position: int) -> tuple[tuple[float, float], ...]:
        """The line of a position: its places and their heights, both rising; straight between them.

        What is free below a paragraph belongs to its last line by half, to the line end by half. A
        row of a table counts as one line.
        """
        stop = bisect_right(self._stops, position) - 1
        start, beyond = self._stops[stop], self._beyond(stop)
        if start in self._rows:
            low, high = start, beyond
        else:
            top = self._top(position)
            low = self._edge(position, start, top)
            high = self._edge(position, beyond, top)
        upper = self._top(low)
        lower = self._end() if high >= self._length else self._top(high)
        high, lower = max(high, low + 1), max(lower, upper + 1.0)
        free = lower - self._line(low)[1]
        if start in self._rows or high != beyond or high - low < 2 or free < _FREE:
            return (low, upper), (high, lower)
        return (low, upper), (high - 1, lower - free / 2), (high, lower)

    def _edge(self, position: int, limit: int, top: float) -> int:
        """First position of the line towards a smaller ``limit``, else the first one behind it."""
        step = -1 if limit < position else 1
        inside, outside = position, position + step * _LINE
        while step * (limit - outside) > 0 and self._top(outside) == top:
            inside, outside = outside, outside + step * _LINE
        if step * (limit - outside) <= 0:
            outside = limit + min(step, 0)
        while abs(outside - inside) > 1:
            middle = (inside + outside) // 2
            if self._top(middle) == top:
                inside = middle
            else:
                outside = middle
        return outside if step > 0 else inside


def _stops(document: Document) -> Iterator[int]:
    """Where paragraphs and rows of tables begin."""
    yield from (block.start for block in document.blocks)
    yield from _row_starts(document)


def _row_starts(document: Document) -> Iterator[int]:
    """Where the rows of tables begin, in the order of the text."""
    for block in document.blocks:
        if block.table is None or not block.table.rows:
            continue
        at = block.start
        yield at
        for row in block.table.rows:
            if row and row[0].start > at:
                at = row[0].start
                yield at
