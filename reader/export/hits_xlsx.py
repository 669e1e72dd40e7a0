"""Hits as a workbook: what was asked, every hit, the counts by place and by document."""

from collections.abc import Iterable, Sequence
from itertools import count, islice
from pathlib import Path

from reader.export.columns import COLUMNS, Value
from reader.export.hit_rows import HitReport
from reader.export.xlsx_book import ROWS_PER_SHEET, Book, new_book, write_facts

HITS_SHEET = "命中"
CITIES_SHEET = "按地区"
DOCUMENTS_SHEET = "按文件"


def write_hits_xlsx(report: HitReport, path: Path, rows_per_sheet: int = ROWS_PER_SHEET) -> None:
    """Write a workbook with one row per hit, the hit in bold inside its sentence.

    Args:
        report: The answer.
        path: Where; what is there is replaced.
        rows_per_sheet: Hits that a sheet cannot hold go on in 命中2, 命中3 …

    Raises:
        ExportError: The file cannot be written.
    """
    with new_book(path, f"检索：{report.answer.query}") as book:
        write_facts(book, report.facts)
        _write_table(
            book,
            HITS_SHEET,
            [(column.name, column.width) for column in COLUMNS],
            ([column.value(report, row) for column in COLUMNS] for row in report.rows()),
            rows_per_sheet,
        )
        _write_table(
            book,
            CITIES_SHEET,
            [("地区", 24), ("命中处数", 12), ("命中篇数", 12)],
            ([city, found.hits, found.documents] for city, found in report.answer.by_city.items()),
        )
        _write_table(
            book,
            DOCUMENTS_SHEET,
            [("文件标题", 60), ("地区", 24), ("命中处数", 12), ("文件标识", 16)],
            (
                [document.title, document.city, len(document.hits), document.id]
                for document in report.answer.documents
            ),
        )


def _write_table(
    book: Book,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Value]],
    rows_per_sheet: int = ROWS_PER_SHEET,
) -> None:
    """Add a sheet with headings and a filter, and further ones where it is full."""
    left = iter(rows)
    heads, widths = zip(*columns, strict=True)
    for number in count(1):
        part = islice(left, rows_per_sheet - 1)
        first = next(part, None)
        if first is None and number > 1:
            return
        sheet = book.table(name if number == 1 else f"{name}{number}", widths, heads)
        last = 0
        if first is not None:
            sheet.write_row(1, first)
            last = 1
        for last, row in enumerate(part, 2):
            sheet.write_row(last, row)
        sheet.worksheet.autofilter(0, 0, last, len(heads) - 1)
