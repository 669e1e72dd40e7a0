"""Where a quotation from a table must be parted: its cells may stand without a blank between."""

from collections.abc import Iterator
from itertools import pairwise

from reader.corpus.model import Block, Document
from reader.excerpts.marking import BETWEEN_CELLS, Seams

_PARTED = "|｜"


def seams_of(document: Document, start: int, end: int) -> Seams:
    """Where rows and cells of tables begin in a quotation.

    A table that came through a web page flattened has its numbers run together: 6.4 and 5 read
    6.45. Blanks and bars that stand between two cells part them already.

    Args:
        document: What is quoted from.
        start: First code point of the quotation.
        end: The code point after the last one.
    """
    rows: list[int] = []
    cells: list[int] = []
    for block in document.blocks:
        if block.start >= end:
            break
        if block.end > start:
            for place, is_row in _beginnings(block):
                if start < place < end:
                    (rows if is_row else cells).append(place - start)
    text = document.text
    return Seams(
        tuple(place for place in rows if text[start + place - 1] != "\n"),
        tuple(place for place in cells if not _is_parted(text[start + place - 1])),
    )


def parted(document: Document, start: int, end: int) -> str:
    """A passage as it is copied: rows of tables in lines of their own, cells a blank apart."""
    seams = seams_of(document, start, end)
    between = dict.fromkeys(seams.cells, BETWEEN_CELLS) | dict.fromkeys(seams.rows, "\n")
    text = document.text[start:end]
    pieces = pairwise([0, *sorted(between), len(text)])
    return "".join(between.get(low, "") + text[low:high] for low, high in pieces)


def _beginnings(block: Block) -> Iterator[tuple[int, bool]]:
    """Where the cells of a table begin; True for the first one of a row."""
    if block.table is None or not block.table.rows:
        return
    for row in (block.table.header, *block.table.rows):
        for number, cell in enumerate(row):
            yield cell.start, number == 0


def _is_parted(before: str) -> bool:
    return before.isspace() or before in _PARTED
