"""Where a quotation from a table must be parted: its cells may stand without a blank between."""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.corpus.model import Block, Document

BETWEEN_CELLS = "\u3000"
_PARTED = "|｜"


@dataclass(frozen=True)
class Seams:
    """Where a quotation from a table is parted, in positions of its text, rising.

    Attributes:
        rows: A line begins here.
        cells: A blank stands before this.
    """

    rows: tuple[int, ...] = ()
    cells: tuple[int, ...] = ()

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Rows and cells, rising; before each of them one character is put in."""
        return tuple(sorted({*self.rows, *self.cells}))

    def within(self, start: int, end: int) -> "Seams":
        """Those of a part, in positions of it; its first character needs none."""

        def inside(places: tuple[int, ...]) -> tuple[int, ...]:
            return tuple(p - start for p in places[bisect_right(places, start) :] if p < end)

        return Seams(inside(self.rows), inside(self.cells))

    def part(self, text: str, between_rows: str = "\n") -> str:
        """The text with its cells a blank apart.

        Args:
            text: What the seams count in.
            between_rows: One character that parts rows; a blank where there is only one line.
        """
        between = dict.fromkeys(self.cells, BETWEEN_CELLS) | dict.fromkeys(self.rows, between_rows)
        pieces = pairwise([0, *self.places, len(text)])
        return "".join(between.get(low, "") + text[low:high] for low, high in pieces)

    def start_in_parted(self, position: int) -> int:
        """Where a character of the text stands in the parted text."""
        return position + bisect_right(self.places, position)

    def end_in_parted(self, position: int) -> int:
        """One past the character before ``position`` in the parted text."""
        return position + bisect_left(self.places, position)

    def in_text(self, position: int) -> int:
        """The place in the text of a place in the parted text; before a blank is behind it too."""
        parted = [place + number for number, place in enumerate(self.places)]
        return position - bisect_left(parted, position)


WHOLE = Seams()


def seams_of(document: Document, start: int, end: int) -> Seams:
    """Where rows and cells of tables begin in a quotation.

    A table that came through a web page flattened has its numbers run together: 6.4 and 5 read
    6.45. Blanks and bars that stand between two cells part them already.

    Args:
        document: What is quoted from.
        start: First code point of the quotation.
        end: The code point after the last one.
    """
    beginnings = (
        place
        for block in document.blocks
        if block.start < end and block.end > start
        for place in _beginnings(block)
    )
    return _seams_at(document.text, beginnings).within(start, end)


def stored_seams(text: str, tables: Iterable[str]) -> Seams:
    """The seams of a document's text.

    Args:
        text: The whole of it.
        tables: How its tables are laid out, in their order, as the library stores it.
    """
    return _seams_at(text, (place for table in tables for place in _stored_beginnings(table)))


def parted(document: Document, start: int, end: int) -> str:
    """A passage as it is copied: rows of tables in lines of their own, cells a blank apart."""
    return seams_of(document, start, end).part(document.text[start:end])


def _seams_at(text: str, beginnings: Iterable[tuple[int, bool]]) -> Seams:
    """The seams where something must be put in: True is the beginning of a row."""
    rows: list[int] = []
    cells: list[int] = []
    for place, is_row in beginnings:
        before = text[place - 1] if place else "\n"
        if is_row and before != "\n":
            rows.append(place)
        elif not is_row and not before.isspace() and before not in _PARTED:
            cells.append(place)
    return Seams(tuple(rows), tuple(cells))


def _beginnings(block: Block) -> Iterator[tuple[int, bool]]:
    """Where the cells of a table begin; True for the first one of a row."""
    if block.table is None or not block.table.rows:
        return
    for row in (block.table.header, *block.table.rows):
        for number, cell in enumerate(row):
            yield cell.start, number == 0


def _stored_beginnings(table: str) -> Iterator[tuple[int, bool]]:
    """As ``_beginnings``, of a table as it is stored."""
    layout = json.loads(table)
    if not layout["rows"]:
        return
    for row in (layout["header"], *layout["rows"]):
        for number, (start, _end) in enumerate(row):
            yield start, number == 0
