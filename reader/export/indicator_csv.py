"""Indicators as CSV: one a line, as in the sheet 明细."""

from pathlib import Path

from reader.export.csv_table import write_csv
from reader.export.indicator_rows import COLUMNS, IndicatorReport


def write_indicators_csv(report: IndicatorReport, path: Path) -> None:
    """Write every indicator.

    Args:
        report: The indicators.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    write_csv(path, [column.name for column in COLUMNS], report.rows())
