"""``antou import`` and ``antou remove``: the library grows and shrinks."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli.json_form import json_text
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseCommand, chinese_help
from reader.cli.values import AnyPath

if TYPE_CHECKING:
    from reader.library.ingest import Importer, Setting
    from reader.library.report import ImportProgress, ImportReport, Outcome
    from reader.library.store import Library

FAILED = 1


@click.command(
    "import", cls=ChineseCommand, help="把文件、文件夹或 zip 压缩包中的政策文件加入文库。"
)
@click.argument("paths", metavar="路径…", nargs=-1, required=True, type=AnyPath())
@common_options
@chinese_help
@pass_choices
def import_files(choices: Choices, paths: tuple[Path, ...]) -> int:
    """Add files to the library."""
    from reader.library.gather import gather
    from reader.library.ingest import Importer

    gathered = gather(paths)
    with opened_library(choices.paths) as library, ProgressLine() as line:
        setting = _setting(choices, library, line)
        importer = Importer(setting, lambda progress: line(*_told(progress)))
        with _cancelled_by_ctrl_c(importer):
            report = importer.run(gathered)
    if choices.as_json:
        click.echo(json_text(report_value(report)))
    else:
        for words in _report_lines(report):
            click.echo(words)
    return _status(report)


@click.command("remove", cls=ChineseCommand, help="从文库中移除导入的文件；写在上面的批注会保留。")
@click.argument("documents", metavar="文件标识…", nargs=-1, required=True)
@common_options
@chinese_help
@pass_choices
def remove(choices: Choices, documents: tuple[str, ...]) -> None:
    """Remove imported documents."""
    from reader.library.ingest import remove_documents

    with opened_library(choices.paths) as library, ProgressLine() as line:
        removed = remove_documents(_setting(choices, library, line), documents)
    if choices.as_json:
        click.echo(json_text({"removed": len(removed), "documents": list(removed)}))
    else:
        click.echo(f"已移除 {len(removed)} 篇。")


def _setting(choices: Choices, library: "Library", line: ProgressLine) -> "Setting":
    """Where the work is done, with an index that fits."""
    from reader.library.ingest import Setting
    from reader.search.dictionary import policy_analyzer
    from reader.search.preparation import prepare_index

    prepare_index(library, choices.paths.index, line)
    return Setting(library, choices.paths.index, policy_analyzer(), choices.paths.resources)


@contextmanager
def _cancelled_by_ctrl_c(importer: "Importer") -> Iterator[None]:
    """The first Ctrl-C ends the import in good order, a second one at once."""

    def cancel(_number: int, _frame: object) -> None:
        signal.signal(signal.SIGINT, before)
        importer.cancel()

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _told(progress: "ImportProgress") -> tuple[int, int, str]:
    from reader.library.report_text import duration

    left = progress.seconds_left
    words = progress.words if left is None else f"{progress.words}，约剩 {duration(left)}"
    return progress.done, progress.total, words


def report_value(report: "ImportReport") -> dict[str, Any]:
    """The report as it is printed with ``--json``."""
    return {
        "added": len(report.of_kind("added")),
        "replaced": len(report.of_kind("replaced")),
        "unchanged": len(report.of_kind("unchanged")),
        "refused": [
            {"path": outcome.place, "reason": outcome.detail}
            for outcome in report.of_kind("refused")
        ],
        "doubtful": [
            {"path": outcome.place, "id": outcome.document_id, "reasons": outcome.doubts}
            for outcome in report.doubtful
        ],
        "documents": [
            _outcome_value(outcome) for outcome in report.outcomes if outcome.document_id
        ],
        "cancelled": report.cancelled,
        "seconds": round(report.seconds, 3),
    }


def _outcome_value(outcome: "Outcome") -> dict[str, Any]:
    return {
        "path": outcome.place,
        "id": outcome.document_id,
        "title": outcome.title,
        "outcome": outcome.kind,
        "detail": outcome.detail,
    }


def _report_lines(report: "ImportReport") -> Iterator[str]:
    from reader.library.report_text import report_text

    yield report_text(report).rstrip()


def _status(report: "ImportReport") -> int:
    """Success if anything that was named is in the library now, and nothing went wrong."""
    if report.notice:
        click.echo(report.notice, err=True)
        return FAILED
    if report.cancelled:
        click.echo("导入已中断；已读入的文件都完整入库。", err=True)
        return FAILED
    if not report.outcomes:
        click.echo("没有找到可以导入的文件。", err=True)
        return FAILED
    if len(report.of_kind("refused")) == len(report.outcomes):
        click.echo(f"没有导入任何文件：{report.outcomes[0].detail}", err=True)
        return FAILED
    return 0
