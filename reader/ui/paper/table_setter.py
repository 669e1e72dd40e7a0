"""A table → rows: columns as wide as their texts ask for, the header repeated on every page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.excerpts.model import MARK_STYLES, Run, TableSheet
from reader.ui.paper.faces import FaceRole
from reader.ui.paper.items import Item, Stroke, moved
from reader.ui.paper.measures import BLOCK, SIZE_5, Measures
from reader.ui.paper.rows import MarginMark, Row
from reader.ui.paper.title_block import title_rows
from reader.ui.paper.typesetter import Style, Typesetter, letters_of
from reader.ui.reading.title_lines import width_of

Cell = Sequence[Sequence[Run]]
"""A cell: its paragraphs, each a sequence of runs."""

_NUMBER = re.compile(r"[\d０-９.,，．%％〔〕\[\]()（）+\-—–≥≤<>约以上下万亿个\s]*")
_PADDING = 3.0
_RULE = 0.5
_BLACK = "#000000"
_WIDEST = 22.0
"""Characters of a cell beyond which its column gets no more room of its own."""
_NARROWEST = 2.2
_LEAST_LONG = 4.0
_MOST_UPRIGHT_COLUMNS = 7
_WIDE = 1.4
_SPLIT_FROM = 0.35
"""A row of the table higher than this share of the block may be parted between its lines."""


def is_wide(sheet: TableSheet) -> bool:
    """Whether a table is printed on its side."""
    if sheet.landscape is not None:
        return sheet.landscape
    wanted = sum(most for _, most in _wishes(_texts(sheet))) * SIZE_5
    return len(sheet.heads) > _MOST_UPRIGHT_COLUMNS or wanted > _WIDE * BLOCK[0]


def text_cell(text: str) -> Cell:
    """A cell without marks."""
    return [(Run(line),) for line in text.split("\n")]


@dataclass(frozen=True)
class TableSetter:
    """Sets tables.

    Attributes:
        height: Of the text block.
    """

    type: Typesetter
    measures: Measures
    height: float

    def steps(self, sheet: TableSheet) -> Iterator[list[Row]]:
        """All rows of a sheet, in batches."""
        small = Style(FaceRole.SONG, self.measures.small, "left")
        front = title_rows(self.type, sheet.title, self.measures.title)
        for place, remark in enumerate(sheet.remarks):
            style = replace(small, before=4.0 if place == 0 else 0.0, keep=True)
            front += self.type.paragraph(remark, style)
        yield front
        rows = [[text_cell(text) for text in row] for row in sheet.rows]
        widths = self._widths(_texts(sheet), sheet.weights)
        yield from self._table(
            [text_cell(text) for text in sheet.heads], rows, widths, sheet.numeric
        )
        notes: list[Row] = []
        for place, note in enumerate(sheet.notes):
            style = replace(small, align="justified", before=6.0 if place == 0 else 0.0)
            notes += self.type.paragraph(note, style)
        yield notes

    def table(self, rows: Sequence[Sequence[Cell]], *, header: bool) -> list[Row]:
        """A table of a document.

        Args:
            rows: Of cells; the header first if there is one.
            header: Whether there is one.
        """
        columns = max(len(row) for row in rows)
        full = [[*row, *([()] * (columns - len(row)))] for row in rows]
        widths = self._widths([[_text(cell) for cell in row] for row in full], ())
        head, body = (full[0], full[1:]) if header else ((), full)
        numeric = frozenset(
            place for place in range(1, columns) if all(_is_number(row[place]) for row in body)
        )
        return [row for batch in self._table(head, body, widths, numeric) for row in batch]

    def _table(
        self,
        head: Sequence[Cell],
        rows: Sequence[Sequence[Cell]],
        widths: Sequence[float],
        numeric: frozenset[int],
    ) -> Iterator[list[Row]]:
        heads: tuple[Row, ...] = ()
        if head:
            row = self._row(head, widths, Style(FaceRole.HEI, self.measures.cell, "centre"))
            heads = tuple(replace(part, keep=True) for part in row)
            yield [replace(heads[0], before=6.0), *heads[1:]]
        style = Style(FaceRole.SONG, self.measures.cell, "left")
        for cells in rows:
            yield [replace(part, head=heads) for part in self._row(cells, widths, style, numeric)]

    def _row(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        style: Style,
        numeric: frozenset[int] = frozenset(),
    ) -> list[Row]:
        """One row of the table: one row of the page, or one for each line where it is long."""
        columns = []
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            own = replace(style, align="right") if place in numeric else style
            columns.append(self._lines(cell, own, width - 2 * _PADDING))
        count = max((len(lines) for lines in columns), default=0) or 1
        pitch = self.measures.cell.pitch
        if count * pitch <= _SPLIT_FROM * self.height:
            bands = [self._band(columns, widths, 0, count, count)]
        else:
            bands = [self._band(columns, widths, line, line + 1, count) for line in range(count)]
        return [replace(bands[0], margin=_margin(cells)), *bands[1:]]

    def _lines(self, cell: Cell, style: Style, width: float) -> list[tuple[Item, ...]]:
        return [
            items
            for paragraph in cell
            if any(run.text for run in paragraph)
            for items, _ in self.type.lines(paragraph, style, width)
        ]

    def _band(
        self,
        columns: Sequence[Sequence[tuple[Item, ...]]],
        widths: Sequence[float],
        first: int,
        stop: int,
        count: int,
    ) -> Row:
        """Lines ``[first, stop)`` of a row of the table that has ``count``."""
        lettering = self.measures.cell
        above = _PADDING if first == 0 else 0.0
        below = _PADDING if stop == count else 0.0
        height = above + (stop - first) * lettering.pitch + below
        lead = (lettering.pitch - lettering.size) / 2
        items: list[Item] = []
        x = 0.0
        for lines, width in zip(columns, widths, strict=True):
            for place, line in enumerate(lines[first:stop]):
                y = above + place * lettering.pitch + lead
                items += (moved(item, x + _PADDING, y) for item in line)
            items.append(_rule(x, 0, x, height))
            x += width
        items.append(_rule(x, 0, x, height))
        if first == 0:
            items.append(_rule(0, 0, x, 0))
        closing = _rule(0, height, x, height)
        if stop == count:
            items.append(closing)
        foot = () if stop == count else (closing,)
        # the first two and the last two lines of a long row are not parted
        keep = stop < count and (first == 0 or stop == count - 1)
        return Row(height, height, tuple(items), keep=keep, foot=foot)

    def _widths(
        self, texts: Sequence[Sequence[str]], weights: Sequence[float]
    ) -> tuple[float, ...]:
        """Width of every column; together the width of the block."""
        width = self.type.width
        if weights:
            return tuple(weight * width / sum(weights) for weight in weights)
        size = self.measures.cell.size
        wishes = _wishes(texts)
        least = [low * size + 2 * _PADDING for low, _ in wishes]
        more = [max(most - low, 0.0) + 0.01 for low, most in wishes]
        rest = width - sum(least)
        if rest <= 0:
            return tuple(each * width / sum(least) for each in least)
        return tuple(
            each + rest * extra / sum(more) for each, extra in zip(least, more, strict=True)
        )


def _rule(x1: float, y1: float, x2: float, y2: float) -> Stroke:
    return Stroke(((x1, y1), (x2, y2)), _RULE, _BLACK)


def _margin(cells: Sequence[Cell]) -> MarginMark | None:
    """What stands beside a row of a table in which something is marked."""
    runs = [run for cell in cells for paragraph in cell for run in paragraph]
    meanings = tuple(m for m in MARK_STYLES if any(m in run.marks for run in runs))
    if not meanings:
        return None
    letters = (letters_of(run, before, numbered=True) for before, run in pairwise([Run(""), *runs]))
    return MarginMark(meanings, "".join(dict.fromkeys("".join(letters))))


def _is_number(cell: Cell) -> bool:
    return _NUMBER.fullmatch(_text(cell)) is not None


def _text(cell: Cell) -> str:
    return "\n".join("".join(run.text for run in paragraph) for paragraph in cell)


def _texts(sheet: TableSheet) -> list[Sequence[str]]:
    return [sheet.heads, *sheet.rows]


def _wishes(rows: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """What each column needs at least and likes at most, in characters."""
    wishes = []
    for column in zip(*rows, strict=True):
        longest = max((width_of(line) for text in column for line in text.split("\n")), default=0.0)
        most = min(max(longest, _NARROWEST), _WIDEST)
        wishes.append((min(most, _LEAST_LONG) + 0.2, most + 0.2))
    return wishes
