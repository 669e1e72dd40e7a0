"""A hit map as a workbook: shaded numbers of hits, numbers of documents, what was asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from reader.export.hit_map_facts import (
    TOTAL_HEAD,
    WORD_HEAD,
    facts_of,
    heads_of,
    numbers_of,
)
from reader.export.xlsx_book import Book, new_book, write_facts
from reader.search import CityCount
from reader.search.hit_map import HitMap

HITS_SHEET = "命中处数"
DOCUMENTS_SHEET = "命中篇数"
COLUMNS_PER_SHEET = 16_384
"""Excel's limit, the two columns of words and totals included."""

_FIXED = 2
_SHADE = {"type": "2_color_scale", "min_color": "#FFFFFF", "max_color": "#F2B134"}


def write_hit_map_xlsx(
    hit_map: HitMap, path: Path, made_on: date, columns_per_sheet: int = COLUMNS_PER_SHEET
) -> None:
    """Write the map as it is shown: words down, cities or documents across.

    Args:
        hit_map: The map.
        path: Where; what is there is replaced.
        made_on: The day that is written on it.
        columns_per_sheet: What a sheet cannot hold goes on in 命中处数2 …, with the same first two
            columns.

    Raises:
        ExportError: The file cannot be written.
    """
    with new_book(path, "检索词分布") as book:
        write_facts(book, facts_of(hit_map, made_on))
        _write_numbers(book, HITS_SHEET, hit_map, lambda c: c.hits, columns_per_sheet)
        _write_numbers(book, DOCUMENTS_SHEET, hit_map, lambda c: c.documents, columns_per_sheet)


def _write_numbers(
    book: Book,
    name: str,
    hit_map: HitMap,
    number: Callable[[CityCount], int],
    columns_per_sheet: int,
) -> None:
    heads, rows = heads_of(hit_map), list(numbers_of(hit_map, number))
    step = columns_per_sheet - _FIXED
    for part, first in enumerate(range(0, max(len(heads), 1), step), 1):
        shown = heads[first : first + step]
        widths = (24, 12, *(12 for _ in shown))
        title = name if part == 1 else f"{name}{part}"
        sheet = book.table(title, widths, (WORD_HEAD, TOTAL_HEAD, *shown), _FIXED)
        for line, row in enumerate(rows, 1):
            cells = row[_FIXED + first : _FIXED + first + step]
            sheet.write_row(line, (*row[:_FIXED], *cells))
        if shown and rows:
            last = _FIXED + len(shown) - 1
            sheet.worksheet.conditional_format(1, _FIXED, len(rows), last, _SHADE)
