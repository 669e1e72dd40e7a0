"""Tables in running text: flattened ones, Markdown pipes, columns set off by tabs.

Rows are never invented: a flattened table is laid out only by splits that a person reviewed.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.corpus.model import Cell, SourceMap, Table
from reader.corpus.structuring.plain import plain
from reader.errors import CorpusError

_MIN_FLAT_RUNS = 5
_FLAT_RUN = re.compile(r"\([^()]{1,12}\)\s*-?\d[\d.\-\[\]]*")
_FLAT_HEADER = re.compile(r"序号|指标|单位|属性|(?:19|20)\d\d年|目标值|现状|基期|名称|类别")
_LONGEST_ROW = 100
_LEAST_COLUMNS = 3
_LEAST_NAMED = 2
_SENTENCE = re.compile(r"[。；;|\t]")
_NUMBER_CELL = re.compile(r"[≥≤><〔\[约]?[0-9０-９]")
_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


@dataclass(frozen=True, slots=True)
class RowSplit:
    """One row of a flattened table, as a person split it.

    Attributes:
        source_start: Start of the row in the source text.
        source_end: End of the row.
        cells: Ranges of the row's cells in the source text.
        header: True for the row of column names.
    """

    source_start: int
    source_end: int
    cells: tuple[tuple[int, int], ...]
    header: bool = False


def load_splits(path: Path) -> tuple[RowSplit, ...]:
    """Read the reviewed splits of a flattened table.

    Args:
        path: CSV, UTF-8, columns ``row,source_start,source_end,text``; positions are code points
            of the source, ``text`` is what stands there, for the reviewer's eye.

    Raises:
        CorpusError: The file is missing, or a column, or a position is no number; names the file.
    """
    try:
        return parse_splits(path.read_bytes())
    except OSError as error:
        raise CorpusError(f"无法读取表格分行数据“{path}”，请重新安装程序。") from error
    except ValueError as error:
        raise CorpusError(f"表格分行数据“{path}”格式有误（{error}），请重新安装程序。") from error


def parse_splits(data: bytes) -> tuple[RowSplit, ...]:
    """Read reviewed splits from the content of their file.

    Raises:
        ValueError: A column is missing, or a position is no number or not behind the one before it.
    """
    rows: dict[int, list[tuple[int, int]]] = {}
    reached = 0
    try:
        for record in csv.DictReader(io.StringIO(data.decode(), newline="")):
            start, end = int(record["source_start"]), int(record["source_end"])
            if not reached <= start <= end:
                raise ValueError(f"{start}–{end}")
            reached = end
            rows.setdefault(int(record["row"]), []).append((start, end))
    except (KeyError, TypeError, csv.Error) as error:
        raise ValueError(str(error)) from error
    return tuple(
        RowSplit(cells[0][0], cells[-1][1], tuple(cells), header=row == 0)
        for row, cells in sorted(rows.items())
    )


def is_flattened(text: str) -> bool:
    """True for a line into which a whole table was run together (conventions 4.1)."""
    if len(text) < 60 or "。" in text or "；" in text:
        return False
    line = plain(text)
    return (
        len(_FLAT_HEADER.findall(line[:60])) >= 2 and len(_FLAT_RUN.findall(line)) >= _MIN_FLAT_RUNS
    )


def is_pipe_row(text: str) -> bool:
    """True for a row of a Markdown table."""
    return text.startswith("|") and text.count("|") >= 2 and text.rstrip().endswith("|")


def is_pipe_rule(text: str) -> bool:
    """True for the line of dashes under the header of a Markdown table."""
    return "-" in text and _PIPE_RULE.fullmatch(text.strip()) is not None


def is_tab_row(text: str) -> bool:
    """True for a line whose columns are set off by tabs."""
    return "\t" in text


def blank_columns(text: str) -> int:
    """Number of columns that blanks set off in the names of a table's columns; 0 for no such line.

    Example: 指标名称 单位 2022年 2025年 has four.
    """
    if len(text) > _LONGEST_ROW or _SENTENCE.search(text):
        return 0
    cells = text.split()
    named = sum(_FLAT_HEADER.search(cell) is not None for cell in map(plain, cells))
    return len(cells) if len(cells) >= _LEAST_COLUMNS and named >= _LEAST_NAMED else 0


def is_blank_row(text: str, columns: int) -> bool:
    """True for a row under such names: as many cells, a number in one of them."""
    cells = text.split() if len(text) <= _LONGEST_ROW and not _SENTENCE.search(text) else []
    return len(cells) == columns and any(_NUMBER_CELL.match(cell) for cell in cells[1:])


def pipe_table(rows: Sequence[str], start: int) -> Table:
    """The layout of Markdown rows that stand one under the other from position ``start`` on."""
    return _grid(rows, start, re.compile(r"(?<=\|)[^|]*(?=\|)"))


def tab_table(rows: Sequence[str], start: int) -> Table:
    """The layout of rows with tabs that stand one under the other from position ``start`` on."""
    return _grid(rows, start, re.compile(r"(?<![^\t])[^\t]*(?![^\t])"))


def blank_table(rows: Sequence[str], start: int) -> Table:
    """The layout of rows with blanks that stand one under the other from position ``start`` on."""
    return _grid(rows, start, re.compile(r"\S+"))


def _grid(rows: Sequence[str], start: int, cell: re.Pattern[str]) -> Table:
    laid_out = []
    for row in rows:
        laid_out.append(tuple(_trimmed(match, start) for match in cell.finditer(row)))
        start += len(row) + 1
    return Table(header=laid_out[0], rows=tuple(laid_out[1:]), damaged=False)


def _trimmed(match: re.Match[str], start: int) -> Cell:
    inner = match.group()
    left = len(inner) - len(inner.lstrip())
    begin = start + match.start() + left
    return Cell(begin, begin + len(inner.strip()))


def flattened_table(
    source_start: int, source_end: int, splits: Sequence[RowSplit], source_map: SourceMap
) -> Table:
    """The layout of a flattened table that stands at ``[source_start, source_end)``.

    Only reviewed splits lay it out; without them header and rows are empty.
    """
    header: tuple[Cell, ...] = ()
    rows: list[tuple[Cell, ...]] = []
    for split in splits:
        if not source_start <= split.source_start < split.source_end <= source_end:
            continue
        ranges = [source_map.text_range(*cell) for cell in split.cells]
        if None in ranges:
            continue
        cells = tuple(Cell(*place) for place in ranges if place is not None)
        if split.header:
            header = cells
        else:
            rows.append(cells)
    return Table(header=header, rows=tuple(rows), damaged=True)
