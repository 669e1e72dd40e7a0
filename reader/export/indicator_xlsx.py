"""Indicators as a workbook: one a row, side by side, and what is said twice and differently."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from reader.export.columns import Value
from reader.export.indicator_rows import (
    COLUMNS,
    IndicatorReport,
    matrix_heads,
    matrix_rows,
)
from reader.export.xlsx_book import Book, new_book, write_facts
from reader.indicators.wording import promise_words
from reader.library.citation import cite

DETAIL_SHEET = "明细"
MATRIX_SHEET = "对照"
CONTRADICTIONS_SHEET = "前后不一"

_NAMED = 2
"""Columns of 对照 that stay in view: dimension and indicator."""


def write_indicators_xlsx(report: IndicatorReport, path: Path) -> None:
    """Write 明细, 对照, 前后不一 (if anything is) and 说明.

    Numbers are numbers; unit and year have columns of their own.

    Args:
        report: The indicators.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    with new_book(path, "指标") as book:
        columns = [(column.name, column.width) for column in COLUMNS]
        _write_table(book, DETAIL_SHEET, columns, report.rows())
        heads = matrix_heads(report)
        widths = (8, 36, 10, *((12, 10, 30) * len(report.matrix.columns)))
        columns = list(zip(heads, widths, strict=True))
        _write_table(book, MATRIX_SHEET, columns, matrix_rows(report), _NAMED)
        if report.contradictions:
            columns = [("文件", 44), ("指标", 36), ("目标", 24), ("原文", 48), ("为何不一", 36)]
            _write_table(book, CONTRADICTIONS_SHEET, columns, _contradictions(report))
        write_facts(book, report.matrix_facts)


def _contradictions(report: IndicatorReport) -> Iterator[list[Value]]:
    for found in report.contradictions:
        for indicator in found.indicators:
            source = cite(report.summaries[indicator.document])
            words = promise_words(indicator)
            yield [source, found.canonical.name, words, indicator.quote, found.reason]


def _write_table(
    book: Book,
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Value]],
    fixed: int = 0,
) -> None:
    heads, widths = zip(*columns, strict=True)
    sheet = book.table(name, widths, heads, fixed)
    last = 0
    for last, row in enumerate(rows, 1):
        sheet.write_row(last, row)
    sheet.worksheet.autofilter(0, 0, last, len(heads) - 1)
