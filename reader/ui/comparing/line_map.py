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

from reader.corpus.model import Document

_LINE = 64
"""About how many characters a line has: the first step of a search for its ends."""


class LineMap:
    """Heights of one document in one layout."""

    def __init__(
        self, document: Document, top_of: Callable[[int], float], height: float, line_height: float
    ) -> None:
        """Measure nothing yet.

        Args:
            document: What is shown.
            top_of: Distance of the line of a position from the top of the page, in pixels.
            height: Of the page, in pixels.
            line_height: Of the last line, in pixels.
        """
        self._measure = top_of
        self._length = len(document.text)
        self._height = height
        self._line_height = line_height
        self._stops = sorted({0, *_stops(document)})
        self._rows = set(_row_starts(document))
        self._tops: dict[int, float] = {}

    def y_of(self, place: float) -> float:
        """Distance from the top of the page, in pixels, from 0 to its height."""
        if place < 0:
            return max(1 + place, 0.0) * self._top(0)
        end = self._end()
        if place >= self._length:
            return end + min(place - self._length, 1.0) * (self._height - end)
        low, high, upper, lower = self._line_at(int(place))
        return upper + (place - low) / (high - low) * (lower - upper)

    def place_at(self, y: float) -> float:
        """The place at a height; the inverse of :meth:`y_of`."""
        first, end = self._top(0), self._end()
        if y < first:
            return max(y, 0.0) / first - 1
        if y >= end:
            return self._length + min((y - end) / max(self._height - end, 1.0), 1.0)
        stop = self._stop_above(y)
        low, high, upper, lower = self._line_at(self._position_above(stop, y))
        return low + min(max((y - upper) / (lower - upper), 0.0), 1.0) * (high - low)

    def top_of(self, position: int) -> float:
        """Distance of the line of a position from the top of the page, in pixels."""
        return self._end() if position >= self._length else self._top(position)

    def _end(self) -> float:
        """Where the last line ends."""
        return self._top(max(self._length - 1, 0)) + self._line_height

    def _top(self, position: int) -> float:
        """As :meth:`top_of`; kept, because every scroll asks for the same few lines again."""
        top = self._tops.get(position)
        if top is None:
            top = self._tops[position] = self._measure(position)
        return top

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

    def _line_at(self, position: int) -> tuple[int, int, float, float]:
        """Start and end of the line of a position, its top and that of what follows it.

        A row of a table counts as one line.
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
        return low, max(high, low + 1), upper, max(lower, upper + 1.0)

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
