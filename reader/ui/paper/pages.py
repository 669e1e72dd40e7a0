"""Rows on pages → sheets: text block, header, page number, margins, the numbers in the 目录."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from reader.ui.paper.faces import FaceRole
from reader.ui.paper.items import Item, Sheet, Stroke, Text, moved
from reader.ui.paper.measures import (
    FOOTER_DISTANCE,
    HEADER_DISTANCE,
    MM,
    SIZE_4,
    SIZE_SMALL_5,
    Geometry,
)
from reader.ui.paper.rows import MarginMark, Placed
from reader.ui.paper.typesetter import ASCENT, Typesetter
from reader.ui.paper.underlines import ink_of

_BAR_DISTANCE = 2.5 * MM
_BAR_STEP = 2.0
_LETTER_GAP = 2.5
_LETTER_SIZE = 9.0
_LETTERS_A_LINE = 4
_MOST_LETTER_LINES = 2
_TOKENS = re.compile(r"\(\d+\)|.")
_LEADER_WIDTH = 0.7
_LEADER_DASHES = (0.7, 3.3)
_GREY = "#444444"


@dataclass(frozen=True)
class PageMaker:
    """Makes the sheets of one print.

    Attributes:
        header: Short title, on all pages but the first; "" for none.
        duplex: Page numbers and margins are mirrored.
        size: Of the page numbers in the 目录.
    """

    type: Typesetter
    geometry: Geometry
    header: str
    duplex: bool
    size: float

    def sheets(self, pages: Sequence[Sequence[Placed]]) -> Iterator[Sheet]:
        """One sheet for each page."""
        targets = targets_of(pages)
        for number, page in enumerate(pages, 1):
            items = tuple(self._items(number, page, targets))
            yield Sheet(number, self.geometry.width, self.geometry.height, items)

    def _items(
        self, number: int, page: Sequence[Placed], targets: dict[Hashable, int]
    ) -> Iterator[Item]:
        left, top = self.geometry.block_left(number), self.geometry.top
        for placed in page:
            row, y = placed.row, top + placed.y
            for item in (*row.items, *(row.foot if placed is page[-1] else ())):
                yield moved(item, left, y)
            if row.page_of is not None:
                yield from self._page_of(targets[row.page_of], left, y, row.leader_from)
            if row.margin is not None:
                yield from self._margin(row.margin, number, y, row.size)
        if self.header and number > 1:
            yield self._header(left)
        yield self._number(number, left)

    def _page_of(self, page: int, left: float, y: float, leader: float) -> Iterator[Item]:
        """The page number at the right edge and the dots that lead to it."""
        words = str(page)
        width = self.type.width_of(words, FaceRole.SONG, self.size)
        right = left + self.type.width
        yield self.type.line(words, FaceRole.SONG, self.size, right - width, y)
        stop = right - width - 4
        if left + leader < stop:
            dots = ((left + leader, y + ASCENT * self.size - 2), (stop, y + ASCENT * self.size - 2))
            yield Stroke(dots, _LEADER_WIDTH, _GREY, _LEADER_DASHES)

    def _margin(self, mark: MarginMark, page: int, y: float, size: float) -> Iterator[Item]:
        """Bars and letters at the outer edge of the text block."""
        outer_left = self.duplex and page % 2 == 0
        edge = self.geometry.block_left(page)
        side = -1 if outer_left else 1
        x = edge - _BAR_DISTANCE if outer_left else edge + self.type.width + _BAR_DISTANCE
        for meaning in mark.meanings:
            color = ink_of(meaning, mono=self.type.mono)
            yield Stroke(((x, y - 1), (x, y + size + 1)), 1.0, color)
            x += side * _BAR_STEP
        x += side * _LETTER_GAP
        lines = _fitting(mark.letters) if mark.letters else []
        upper = y + (size - _LETTER_SIZE * len(lines)) / 2
        for place, words in enumerate(lines):
            width = self.type.width_of(words, FaceRole.HEI, _LETTER_SIZE)
            start = x - width if outer_left else x
            top = upper + place * _LETTER_SIZE
            yield _furniture(self.type.line(words, FaceRole.HEI, _LETTER_SIZE, start, top))

    def _header(self, left: float) -> Item:
        width = self.type.width_of(self.header, FaceRole.SONG, SIZE_SMALL_5)
        x = left + (self.type.width - width) / 2
        y = self.geometry.top - HEADER_DISTANCE - ASCENT * SIZE_SMALL_5
        line = self.type.line(self.header, FaceRole.SONG, SIZE_SMALL_5, x, y)
        return _furniture(line, _GREY)

    def _number(self, page: int, left: float) -> Item:
        """— 1 —, one character away from the outer edge; on single sides in the middle."""
        words = f"— {page} —"
        width = self.type.width_of(words, FaceRole.SONG, SIZE_4)
        if not self.duplex:
            x = left + (self.type.width - width) / 2
        elif page % 2:
            x = left + self.type.width - SIZE_4 - width
        else:
            x = left + SIZE_4
        below = self.geometry.top + self.geometry.block_height + FOOTER_DISTANCE
        line = self.type.line(words, FaceRole.SONG, SIZE_4, x, 0.0)
        dash_top = self._dash_top()
        return _furniture(Text(line.glyphs, line.xs, below + dash_top, line.size))

    def _dash_top(self) -> float:
        """From the upper edge of the dash down to the baseline."""
        glyph = self.type.faces.glyph(FaceRole.SONG, "—")
        outline = self.type.faces.faces[glyph.face].outline(glyph.shape)
        return -outline.boundingRect().top() / 1000 * SIZE_4


def targets_of(pages: Sequence[Sequence[Placed]]) -> dict[Hashable, int]:
    """On which page each target stands."""
    return {
        placed.row.target: number
        for number, page in enumerate(pages, 1)
        for placed in page
        if placed.row.target is not None
    }


def _furniture(line: Text, color: str = "#000000") -> Text:
    return Text(line.glyphs, line.xs, line.y, line.size, color, furniture=True)


def _fitting(letters: str) -> list[str]:
    """The letters in lines that stay clear of the edge of the paper; what is too much ends in …."""
    lines, room = [""], _LETTERS_A_LINE
    for token in _TOKENS.findall(letters):
        width = 1 if len(token) == 1 else 2
        if width > room:
            if len(lines) == _MOST_LETTER_LINES:
                return [*lines[:-1], f"{lines[-1]}…"]
            lines.append("")
            room = _LETTERS_A_LINE
        lines[-1] += token
        room -= width
    return lines
