"""A document without the blanks that some set around numbers: 到 2025 年 is read as 到2025年.

The grammar knows no blanks; what it finds is led back to the text as it stands.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.corpus.model import Block, Cell, Document, Section, Span, Table
from reader.indicators.model import Indicator

_WIDE = "\u2010-\u206f\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60"
_BLANK = "[ \u00a0\u2002-\u200a\u202f\u3000]+"
_BLANKS = re.compile(rf"(?<=[{_WIDE}]){_BLANK}(?=[^\s|])|(?<=[^\s|]){_BLANK}(?=[{_WIDE}%])")
_BY_A_NUMBER = re.compile(
    rf"[0-9０-９%％]{_BLANK}[，。；、年%％个家亿万项名人元件倍]"
    rf"|[到达至超过于约为长近破以即个的]{_BLANK}[0-9０-９]"
)


@dataclass(frozen=True)
class Squeezed:
    """A document to be read, and where its characters stand in the one it was made of.

    Attributes:
        document: Without the blanks.
        text: The text with them.
        places: Where a blank was, rising, in positions of the text without blanks.
        taken: Characters taken out before the text and behind each of these places.
    """

    document: Document
    text: str
    places: Sequence[int]
    taken: Sequence[int]

    def led_back(self, row: Indicator) -> Indicator:
        """A row with its place and its quote in the document as it stands."""
        start = self._before(row.start)
        end = self._before(row.end - 1) + 1 if row.end > row.start else start
        return replace(row, start=start, end=end, quote=self.text[start:end])

    def _before(self, position: int) -> int:
        return position + self.taken[bisect_right(self.places, position)]


class _Moved:
    """Leads the positions of a text to those of the same text without blanks."""

    def __init__(self, blanks: Sequence[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in blanks]
        self._ends = [end for _, end in blanks]
        self.taken = list(accumulate((end - start for start, end in blanks), initial=0))
        self.places = [start - gone for start, gone in zip(self._starts, self.taken, strict=False)]

    def position(self, old: int) -> int:
        behind = bisect_right(self._starts, old - 1)
        if behind and old < self._ends[behind - 1]:
            return self.places[behind - 1]
        return old - self.taken[behind]

    def table(self, table: Table | None) -> Table | None:
        if table is None:
            return None
        rows = tuple(map(self._cells, table.rows))
        return replace(table, header=self._cells(table.header), rows=rows)

    def _cells(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return tuple(Cell(self.position(cell.start), self.position(cell.end)) for cell in row)


def squeezed(document: Document) -> Squeezed | None:
    """The document without blanks beside Han characters; None where numbers stand without any."""
    text = document.text
    if not _BY_A_NUMBER.search(text):
        return None
    moved = _Moved([blank.span() for blank in _BLANKS.finditer(text)])
    shorter = _BLANKS.sub("", text)

    def block_of(block: Block) -> Block:
        start, end = moved.position(block.start), moved.position(block.end)
        spans = (Span(s.kind, moved.position(s.start), moved.position(s.end)) for s in block.spans)
        return replace(
            block,
            text=shorter[start:end],
            start=start,
            end=end,
            spans=tuple(spans),
            table=moved.table(block.table),
        )

    def section_of(section: Section) -> Section:
        start, end = moved.position(section.start), moved.position(section.end)
        return replace(section, start=start, end=end)

    made = replace(
        document,
        text=shorter,
        blocks=tuple(map(block_of, document.blocks)),
        sections=tuple(map(section_of, document.sections)),
    )
    return Squeezed(made, text, moved.places, moved.taken)
