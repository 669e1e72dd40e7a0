"""Tables of office files and web pages as lines of text: pipe rows, or paragraphs for a frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MAX_SPAN = 100
"""A cell that claims to cover more columns or rows covers this many."""

_MAX_CELLS = 200_000
_FRAME_CELL = 400
"""A longer cell that holds most of its table makes the table a frame for layout."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell as it stands in the file.

    Attributes:
        lines: Its paragraphs, trimmed and not empty.
        columns: How many columns it covers.
        rows: How many rows it covers.
        continues: True for the part of a cell that goes on from the row above.
    """

    lines: tuple[str, ...]
    columns: int = 1
    rows: int = 1
    continues: bool = False


def table_lines(rows: Sequence[Sequence[TableCell]]) -> list[str]:
    """The lines that stand for a table.

    A table becomes rows between pipes, the first followed by a row of dashes; a covered place
    stays empty, so that no text stands twice. A table of one column, or one that is only a frame
    around running text, becomes its paragraphs.
    """
    if _is_frame(rows):
        return _paragraphs(rows)
    grid = _grid(rows)
    if grid is None:
        return _paragraphs(rows)
    lines: list[str] = []
    grid = [row for row in grid if any(row)]
    while len(grid) > 1 and grid[0][0] and not any(grid[0][1:]):
        # What spans the first row is the table's caption, not its header.
        lines.append(grid.pop(0)[0])
    grid = _filled_columns(grid)
    if not grid or len(grid[0]) < 2:
        return _paragraphs(rows)
    lines.append(_row(grid[0]))
    lines.append(_row(["---"] * len(grid[0])))
    lines += [_row(row) for row in grid[1:]]
    return lines


def _inline(lines: Sequence[str]) -> str:
    """The paragraphs of a cell in one line; a pipe in them is none of the table's."""
    return _BLANKS.sub(" ", " ".join(lines)).strip().replace("|", "｜")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _paragraphs(rows: Sequence[Sequence[TableCell]]) -> list[str]:
    return [line for row in rows for cell in row for line in cell.lines]


def _is_frame(rows: Sequence[Sequence[TableCell]]) -> bool:
    lengths = [sum(map(len, cell.lines)) for row in rows for cell in row]
    longest, whole = max(lengths, default=0), sum(lengths)
    return longest > _FRAME_CELL and longest * 2 > whole


def _grid(rows: Sequence[Sequence[TableCell]]) -> list[list[str]] | None:
    """The cells at their columns; None where the table is too large to be laid out."""
    grid: list[list[str]] = []
    covered: dict[int, int] = {}
    width = 0
    for row in rows:
        line: list[str] = []
        going = dict(covered)
        for cell in row:
            while covered.get(len(line), 0) > 0:
                line.append("")
            span = min(max(cell.columns, 1), MAX_SPAN)
            if cell.rows > 1:
                going |= dict.fromkeys(range(len(line), len(line) + span), min(cell.rows, MAX_SPAN))
            text = "" if cell.continues else _inline(cell.lines)
            line += [text, *[""] * (span - 1)]
        covered = {place: left - 1 for place, left in going.items() if left > 1}
        width = max(width, len(line))
        grid.append(line)
        if width * len(rows) > _MAX_CELLS:
            return None
    return [line + [""] * (width - len(line)) for line in grid]


def _filled_columns(grid: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without the columns in which nothing stands."""
    columns = [place for place, column in enumerate(zip(*grid, strict=True)) if any(column)]
    return [[row[place] for place in columns] for row in grid]
