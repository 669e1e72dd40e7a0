"""The theme table as a workbook: side by side, and passage by passage."""

from datetime import date
from pathlib import Path

from reader.compare.model import Passage, ThemeTable
from reader.export.columns import Value
from reader.export.theme_rows import (
    SAYS_NOTHING,
    TITLE,
    indicator_words,
    passage_rows,
    source_words,
    theme_facts,
)
from reader.export.xlsx_book import Book, new_book, write_facts

DETAIL_SHEET = "逐段"

_DETAIL_COLUMNS = (
    ("主题", 16),
    ("地区", 10),
    ("文件", 40),
    ("章节", 40),
    ("原文", 80),
    ("指标", 40),
)


def write_themes_xlsx(table: ThemeTable, path: Path, made_on: date) -> None:
    """Write 主题对照, 逐段 and 说明.

    Args:
        table: The table.
        path: Where; what is there is replaced.
        made_on: The day it is made.

    Raises:
        ExportError: The file cannot be written.
    """
    with new_book(path, TITLE) as book:
        _write_side_by_side(book, table)
        heads, widths = zip(*_DETAIL_COLUMNS, strict=True)
        sheet = book.table(DETAIL_SHEET, widths, heads)
        last = 0
        for last, row in enumerate(passage_rows(table), 1):
            sheet.write_row(last, row)
        sheet.worksheet.autofilter(0, 0, last, len(heads) - 1)
        write_facts(book, theme_facts(table, made_on))


def _write_side_by_side(book: Book, table: ThemeTable) -> None:
    """A passage of each city beside one another; under a theme as many rows as it takes."""
    heads = ["主题", *(name for c in table.columns for name in (c.city, f"{c.city}·指标"))]
    widths = [16, *((56, 28) * len(table.columns))]
    sheet = book.table(TITLE, widths, heads, fixed=1)
    at = 1
    for row in table.rows:
        for number in range(max((len(cell) for cell in row.cells), default=0) or 1):
            values: list[Value] = [row.theme.name if number == 0 else ""]
            for cell in row.cells:
                values += _cell(cell[number]) if number < len(cell) else _empty(number, cell)
            sheet.write_row(at, values)
            at += 1


def _cell(passage: Passage) -> list[Value]:
    source = source_words(passage)
    quoted = f"{passage.text}\n——{source}" if source else passage.text
    return [quoted, "\n".join(indicator_words(passage))]


def _empty(number: int, cell: tuple[Passage, ...]) -> list[Value]:
    return ["" if number or cell else SAYS_NOTHING, ""]
