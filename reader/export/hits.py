"""Takes the hits of an answer along, in the form that the file's name asks for."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from reader.errors import ExportError
from reader.export.hit_rows import Documents, HitReport
from reader.export.hits_csv import write_hits_csv
from reader.export.hits_docx import write_hits_docx
from reader.export.hits_xlsx import write_hits_xlsx
from reader.search import SearchAnswer

WRITERS: Mapping[str, Callable[[HitReport, Path], None]] = {
    ".xlsx": write_hits_xlsx,
    ".csv": write_hits_csv,
    ".docx": write_hits_docx,
}


def export_hits(answer: SearchAnswer, library: Documents, path: Path, made_on: date) -> None:
    """Write every hit of an answer to a file.

    Args:
        answer: Without a limit: what is taken along is all that was found.
        library: The documents that were searched.
        path: Ends in .xlsx, .csv or .docx; what is there is replaced.
        made_on: The day that is written on it.

    Raises:
        ExportError: The file has another ending, or cannot be written.
        ValueError: The answer was asked for with a limit that left hits out.
    """
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise ExportError(f"不能导出为“{path.name}”；文件名请以 {'、'.join(WRITERS)} 结尾。")
    write(HitReport.of(answer, library, made_on), path)
