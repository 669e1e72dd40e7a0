"""Hits as CSV: one line per hit."""

from pathlib import Path

from reader.export.columns import COLUMNS
from reader.export.csv_table import write_csv
from reader.export.hit_rows import HitReport


def write_hits_csv(report: HitReport, path: Path) -> None:
    """Write one line per hit, after a line with the names of the columns.

    Args:
        report: The answer.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    heads = [column.name for column in COLUMNS]
    rows = ([column.value(report, row) for column in COLUMNS] for row in report.rows())
    write_csv(path, heads, rows)
