"""``antou responsibilities``: which unit is to do what, and where it says so."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from reader.cli import json_form
from reader.cli.exports import kept_files, plain_table_options
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseCommand, chinese_help

if TYPE_CHECKING:
    from reader.export.responsibilities import ResponsibilityReport
    from reader.indicators.responsible import Responsibility


@click.command(cls=ChineseCommand, help="列出各项任务的牵头、责任和配合单位，每条附章节。")
@click.option("--city", "cities", metavar="地区", multiple=True, help="只列出这个市或省，可重复。")
@click.option("--unit", "units", metavar="单位", multiple=True, help="单位名称中含有的字，可重复。")
@plain_table_options
@common_options
@chinese_help
@pass_choices
def responsibilities(choices: Choices, cities: tuple[str, ...], units: tuple[str, ...]) -> None:
    """List who is to do what."""
    from reader.export.responsibilities import ResponsibilityReport, export_responsibilities
    from reader.library.responsibilities import responsibilities_of
    from reader.search.filters import of_places

    with opened_library(choices.paths) as library:
        summaries = of_places(library.documents(), cities)
        ids = [summary.id for summary in summaries]
        with ProgressLine() as progress:
            found = responsibilities_of(library, choices.paths.resources, ids, progress)
    rows = [row for row in found if not units or any(unit in row.unit for unit in units)]
    conditions = [("地区", "、".join(cities)), ("单位", "、".join(units))]
    report = ResponsibilityReport(
        rows,
        {summary.id: summary for summary in summaries},
        tuple((name, words) for name, words in conditions if words),
        datetime.now().astimezone().date(),
    )
    for path in kept_files():
        export_responsibilities(report, path)
        click.echo(f"已导出 {len(rows):,} 条责任分工：{path}", err=True)
    if choices.as_json:
        click.echo(json_form.json_text([_value(row) for row in rows]))
    else:
        for line in _lines(report):
            click.echo(line)


def _value(row: "Responsibility") -> dict[str, Any]:
    return {
        "document": row.document,
        "task_number": row.task_number,
        "task": row.task_heading,
        "role": row.role,
        "unit": row.unit,
        "start": row.start,
        "end": row.end,
        "section_path": row.section_path,
        "review": "confirmed" if row.reviewed else "extracted",
    }


def _lines(report: "ResponsibilityReport") -> Iterator[str]:
    """Task by task: its units by role."""
    from itertools import groupby

    from reader.indicators.wording import ROLES

    for document_id, found in groupby(report.rows, lambda row: row.document):
        summary = report.summaries[document_id]
        yield f"{summary.place}  {summary.id}  {summary.title}"
        for task, named in groupby(found, lambda row: row.task):
            by_role: dict[str, list[str]] = {}
            for row in named:
                by_role.setdefault(ROLES[row.role], []).append(row.unit)
            yield f"  {task}"
            yield from (f"      {role}：{'、'.join(units)}" for role, units in by_role.items())
    documents = len({row.document for row in report.rows})
    yield f"共 {len(report.rows):,} 条责任分工，出自 {documents:,} 篇文件。"
