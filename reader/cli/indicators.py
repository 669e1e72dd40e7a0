"""``antou indicators``: the table of what is promised in numbers, each with its sentence."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from reader.cli import json_form
from reader.cli.exports import kept_files, table_export_options
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseCommand, chinese_help
from reader.cli.values import Count, OneOf
from reader.errors import IndicatorError

if TYPE_CHECKING:
    from reader.export.indicator_rows import IndicatorReport
    from reader.indicators.taxonomy import Taxonomy
    from reader.library.store import Library
    from reader.notes.model import IndicatorReview
    from reader.paths import Paths

_KINDS = {"target": "目标", "incentive": "奖补", "funding": "投入"}
_REVIEWS = {"confirmed": "已核", "extracted": "未核", "edited": "改", "rejected": "否"}


class _Options(TypedDict):
    """What the options of ``indicators`` give."""

    cities: tuple[str, ...]
    canonicals: tuple[str, ...]
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    reviews: tuple[str, ...]


@click.command(
    cls=ChineseCommand, help="列出文件中的量化指标，每条附原文；也可按统一指标对照各地的目标。"
)
@click.option("--city", "cities", metavar="地区", multiple=True, help="只列出这个市或省，可重复。")
@click.option(
    "--canonical",
    "canonicals",
    metavar="指标标识",
    multiple=True,
    help="只列出这个统一指标（如 hnte_count），可重复。",
)
@click.option(
    "--kind",
    "kinds",
    type=OneOf(_KINDS),
    multiple=True,
    help="target、incentive 或 funding，可重复。",
)
@click.option(
    "--year",
    "years",
    metavar="年份",
    type=Count(),
    multiple=True,
    help="只列出这个目标年，可重复。",
)
@click.option(
    "--review",
    "reviews",
    type=OneOf(_REVIEWS),
    multiple=True,
    help="confirmed（已核）、extracted（未核）、edited（改）或 rejected（否），可重复。",
)
@click.option("--matrix", is_flag=True, help="按统一指标对照各地的目标（--json 的内容不变）。")
@table_export_options
@common_options
@chinese_help
@pass_choices
def indicators(choices: Choices, *, matrix: bool, **options: Unpack[_Options]) -> None:
    """List the indicators of the library."""
    from reader.cli import indicator_form

    with opened_library(choices.paths) as library:
        report = _report(library, choices.paths, options)
    _export(report)
    if choices.as_json:
        values = [json_form.indicator_value(indicator) for indicator in report.indicators]
        _print([json_form.json_text(values)])
    elif matrix:
        _print(indicator_form.matrix_lines(report))
    else:
        _print(indicator_form.detail_lines(report))


def _report(library: "Library", paths: "Paths", options: _Options) -> "IndicatorReport":
    from reader.export.indicator_rows import IndicatorReport
    from reader.indicators.taxonomy import Taxonomy
    from reader.library.indicators import TAXONOMY_FILE
    from reader.library.reviews import reviewed_indicators
    from reader.search.filters import of_places

    taxonomy = Taxonomy.load(paths.resources / TAXONOMY_FILE)
    canonicals = _known(taxonomy, options["canonicals"])
    summaries = of_places(library.documents(), options["cities"])
    with ProgressLine() as progress:
        ids = [summary.id for summary in summaries]
        reviews = _reviews(paths.notes, library)
        found = reviewed_indicators(library, paths.resources, reviews, ids, progress)
    wanted = (
        indicator
        for indicator in found
        if (not canonicals or indicator.canonical in canonicals)
        and (not options["kinds"] or indicator.kind in options["kinds"])
        and (not options["years"] or indicator.target_year in options["years"])
        and (not options["reviews"] or indicator.review in options["reviews"])
    )
    return IndicatorReport(
        tuple(wanted),
        {summary.id: summary for summary in summaries},
        taxonomy,
        tuple(_conditions(taxonomy, options)),
        datetime.now().astimezone().date(),
    )


def _reviews(notes: Path, library: "Library") -> "list[IndicatorReview]":
    """What the user decided; nothing is made where there are no notes yet.

    Raises:
        NotesError: The notes cannot be read.
    """
    if not notes.exists():
        return []
    from reader.library.noted import NotedDocuments, open_notes

    with open_notes(notes, library) as store:
        if store.notice:
            click.echo(store.notice, err=True)
        return NotedDocuments(library, store).reviews()


def _known(taxonomy: "Taxonomy", wanted: Iterable[str]) -> frozenset[str]:
    """The ids, if the taxonomy has all of them.

    Raises:
        IndicatorError: It lacks one; those of alike names are told.
    """
    from difflib import get_close_matches

    known = {canonical.id: canonical.name for canonical in taxonomy.canonicals}
    for each in wanted:
        if each not in known:
            named = [name for name, words in known.items() if each and each in words]
            near = named or get_close_matches(each, known)
            hint = "、".join(f"{name}（{known[name]}）" for name in near)
            raise IndicatorError(
                f"没有统一指标“{each}”" + (f"；相近的有：{hint}。" if hint else "。")
            )
    return frozenset(wanted)


def _conditions(taxonomy: "Taxonomy", options: _Options) -> Iterable[tuple[str, str]]:
    if options["cities"]:
        yield "地区", "、".join(options["cities"])
    if options["canonicals"]:
        names = (taxonomy.canonical(each).name for each in options["canonicals"])
        yield "统一指标", "、".join(names)
    if options["kinds"]:
        yield "类别", "、".join(_KINDS[kind] for kind in options["kinds"])
    if options["years"]:
        yield "目标年", "、".join(map(str, options["years"]))
    if options["reviews"]:
        yield "核对", "、".join(_REVIEWS[review] for review in options["reviews"])


def _export(report: "IndicatorReport") -> None:
    files = kept_files()
    if not files:
        return
    from reader.export.indicators import export_indicators

    for path in files:
        with ProgressLine() as progress:
            progress(0, 0, f"正在导出 {path.name}")
            export_indicators(report, path)
        click.echo(f"已导出 {len(report.indicators):,} 条指标：{path}", err=True)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
