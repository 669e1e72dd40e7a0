"""Takes a theme table along, in the form that the file's name asks for."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from reader.compare.model import ThemeTable
from reader.errors import ExportError
from reader.export.theme_docx import write_themes_docx
from reader.export.theme_xlsx import write_themes_xlsx

WRITERS: Mapping[str, Callable[[ThemeTable, Path, date], None]] = {
    ".docx": write_themes_docx,
    ".xlsx": write_themes_xlsx,
}


def export_themes(table: ThemeTable, path: Path, made_on: date) -> None:
    """Write a theme table to a file.

    Args:
        table: The table.
        path: Ends in .docx or .xlsx; what is there is replaced.
        made_on: The day it is made.

    Raises:
        ExportError: The file has another ending, or cannot be written.
    """
    write = WRITERS.get(path.suffix.lower())
    if write is None:
        raise ExportError(f"不能导出为“{path.name}”；文件名请以 {'、'.join(WRITERS)} 结尾。")
    write(table, path, made_on)
