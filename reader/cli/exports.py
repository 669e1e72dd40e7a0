"""The options that take hits or indicators along in files."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from reader.cli.progress import ProgressLine
from reader.cli.values import OutputFile

if TYPE_CHECKING:  # what is not asked for is not loaded
    from collections.abc import Callable, Sequence

    from reader.library.store import Library
    from reader.search import SearchAnswer
    from reader.search.service import SearchService

Decorated = TypeVar("Decorated", bound="Callable[..., object]")

_KINDS = {".xlsx": "Excel 工作簿", ".csv": "CSV 表格", ".docx": "Word 文档"}
_FILES = "reader.cli.exports"


def export_options(command: Decorated) -> Decorated:
    """Add ``--xlsx``, ``--csv`` and ``--docx``; the files are kept until ``export_answer``."""
    return _with_files(command, "把全部命中导出为 {kind}（不受 --limit 限制）。")


def table_export_options(command: Decorated) -> Decorated:
    """Add ``--xlsx``, ``--csv`` and ``--docx``; the files are kept for ``kept_files``."""
    return _with_files(command, "把列出的指标导出为 {kind}。")


def plain_table_options(command: Decorated) -> Decorated:
    """Add ``--xlsx`` and ``--csv``; the files are kept for ``kept_files``."""
    return _with_files(command, "把列出的内容导出为 {kind}。", (".xlsx", ".csv"))


def _with_files(
    command: Decorated, help_text: str, suffixes: "Sequence[str]" = tuple(_KINDS)
) -> Decorated:
    for suffix in reversed(suffixes):
        kind = _KINDS[suffix]
        command = click.option(
            f"--{suffix[1:]}",
            type=OutputFile(suffix),
            expose_value=False,
            callback=_keep,
            help=help_text.format(kind=kind),
        )(command)
    return command


def kept_files() -> list[Path]:
    """The files that were asked for in this command."""
    files: list[Path] = click.get_current_context().meta.get(_FILES, [])
    return files


def export_answer(answer: "SearchAnswer", service: "SearchService", library: "Library") -> None:
    """Write the files that were asked for, each with all hits; tell what was written.

    Args:
        answer: What is shown; asked again without a limit if it had one.
        service: That answered.
        library: That was searched.

    Raises:
        ExportError: A file cannot be written.
    """
    files = kept_files()
    if not files:
        return
    from reader.export.hits import export_hits  # noqa: PLC0415 - see above

    if answer.question is not None and answer.question.limit is not None:
        answer = service.ask(replace(answer.question, limit=None))
    today = datetime.now().astimezone().date()
    for path in files:
        with ProgressLine() as progress:
            progress(0, 0, f"正在导出 {path.name}")
            export_hits(answer, library, path, today)
        click.echo(f"已导出 {answer.total_hits:,} 处命中：{path}", err=True)


def _keep(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.meta.setdefault(_FILES, []).append(value)
