"""Takes indicators along, in the form that the file's name asks for."""

from collections.abc import Callable, Mapping
from pathlib import Path

from reader.errors import ExportError
from reader.export.indicator_csv import write_indicators_csv
from reader.export.indicator_docx import write_indicators_docx
from reader.export.indicator_rows import IndicatorReport
from reader.export.indicator_xlsx import write_indicators_xlsx

WRITERS: Mapping[str, Callable[[IndicatorReport, Path], None]] = {
    ".xlsx": write_indicators_xlsx,
    ".csv": write_indicators_csv,
    ".docx": write_indicators_docx,
}


def export_indicators(report: IndicatorReport, path: Path) -> None:
    """Write indicators to a file.

    Args:
        report: The indicators.
        path: Ends in .xlsx, .csv or .docx; what is there is replaced.

    Raises:
        ExportError: The file has another ending, or cannot be written.
    """
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise ExportError(f"不能导出为“{path.name}”；文件名请以 {'、'.join(WRITERS)} 结尾。")
    write(report, path)
