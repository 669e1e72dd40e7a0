"""Rows of a text block and how they fall on pages: nothing is cut, no heading stands at a foot."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from reader.notes.model import Meaning
from reader.ui.paper.items import Item

_TOLERANCE = 0.5
"""A row may stand out of the block by half a point."""


@dataclass(frozen=True, slots=True)
class MarginMark:
    """What stands in the outer margin beside a row.

    Attributes:
        meanings: Each has a bar.
        letters: "A①B" where marks begin in this row; "" for none.
    """

    meanings: tuple[Meaning, ...]
    letters: str


@dataclass(frozen=True, slots=True)
class Row:
    """What stands beside one another in the text block: a line, or a row of a table.

    Attributes:
        size: Height of what is drawn.
        pitch: From its top to the top of the next row.
        items: Relative to its upper left corner.
        before: Blank above it; dropped at the head of a page.
        keep: Must stand on the page of the next row.
        margin: Beside it.
        target: Name by which the 目录 asks for its page.
        page_of: Shows the page of this target at its right end, after ``leader_from``.
        leader_from: Where the dots before that page number begin.
        new_page: Begins a page.
        head: Rows drawn above it where it begins a page: the header of its table.
        foot: Drawn where it ends a page: the closing line of a table.
    """

    size: float
    pitch: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    keep: bool = False
    margin: MarginMark | None = None
    target: Hashable | None = None
    page_of: Hashable | None = None
    leader_from: float = 0.0
    new_page: bool = False
    head: tuple["Row", ...] = ()
    foot: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its place in the text block, points from the upper edge."""

    row: Row
    y: float


class Paginator:
    """Lets rows fall on pages, one after another."""

    def __init__(self, height: float) -> None:
        """Begin with an empty page.

        Args:
            height: Of the text block.
        """
        self._height = height + _TOLERANCE
        self._pages: list[list[Placed]] = [[]]
        self._y = 0.0

    def add(self, rows: Iterable[Row]) -> None:
        """Place rows behind those that were placed before."""
        for row in rows:
            if row.new_page and self._pages[-1]:
                self._turn([])
            self._place(row)

    def pages(self) -> list[list[Placed]]:
        """What stands on each page."""
        return [page for page in self._pages if page]

    def _place(self, row: Row) -> None:
        page = self._pages[-1]
        y = self._y + (row.before if page else 0.0)
        if page and y + row.size > self._height:
            self._turn(self._held_back())
            page = self._pages[-1]
            y = self._y + (row.before if page else 0.0)
            if not page:
                y = self._repeat(row)
        page.append(Placed(row, y))
        self._y = y + row.pitch

    def _held_back(self) -> list[Row]:
        """The rows at the foot that must stand with the next one; not if they fill the page."""
        page = self._pages[-1]
        first = len(page)
        while first and page[first - 1].row.keep:
            first -= 1
        if first == 0:
            return []
        held = [placed.row for placed in page[first:]]
        del page[first:]
        return held

    def _turn(self, held: list[Row]) -> None:
        self._pages.append([])
        self._y = 0.0
        for place, row in enumerate(held):
            if place == 0:
                self._y = self._repeat(row)
            else:
                self._y += row.before
            self._pages[-1].append(Placed(row, self._y))
            self._y += row.pitch

    def _repeat(self, row: Row) -> float:
        """Draw the header of the row's table at the head of the page."""
        y = 0.0
        for head in row.head:
            self._pages[-1].append(Placed(head, y))
            y += head.pitch
        return y
