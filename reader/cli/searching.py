"""``antou search`` and ``antou source-of``: every place of a word, the source of a sentence."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

import click

from reader.cli import json_form, plain_form
from reader.cli.exports import export_answer, export_options
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseCommand, chinese_help
from reader.cli.values import Count, OneOf, PolicyDate, Words
from reader.errors import SearchError

if TYPE_CHECKING:
    from reader.library.model import DocumentSummary
    from reader.library.store import Library
    from reader.search import Mode, Scope, SearchAnswer, Sort, Within
    from reader.search.service import SearchService

_MODES = OneOf({"exact": "精确", "smart": "智能"})
_SCOPES = OneOf({"text": "全文", "title": "标题", "heading": "章节标题"})
_UNITS = OneOf({"document": "同篇", "paragraph": "同段", "sentence": "同句"})
_ORDERS = OneOf({"relevance": "相关", "date": "日期", "city": "城市"})
_STATUSES = OneOf(plain_form.STATUS_WORDS)


class _Options(TypedDict):
    """What the options of ``search`` give."""

    mode: "Mode"
    scope: "Scope"
    within: "Within | None"
    cities: tuple[str, ...]
    provinces: tuple[str, ...]
    first_date: str | None
    last_date: str | None
    statuses: tuple[str, ...]
    sort: "Sort"
    without_groups: tuple[str, ...]
    limit: int | None


@click.command(cls=ChineseCommand, help="检索一个词语的所有出处；繁简体、全半角、大小写不论。")
@click.argument("query", metavar="检索词", type=Words())
@click.option(
    "--mode",
    type=_MODES,
    default="exact",
    help=f"{_MODES.listed}：逐字，或含同义词、分词和检索式（或、-词、城市:东营、近(甲,乙,20)…）。",
)
@click.option("--scope", type=_SCOPES, default="text", help=f"{_SCOPES.listed}。")
@click.option("--within", type=_UNITS, help=f"各词须在一处：{_UNITS.listed}。")
@click.option("--city", "cities", metavar="地区", multiple=True, help="只检索这个市或省，可重复。")
@click.option("--province", "provinces", metavar="省", multiple=True, help="只检索这个省，可重复。")
@click.option("--from", "first_date", type=PolicyDate(), help="只检索此日期起的文件。")
@click.option("--to", "last_date", type=PolicyDate(), help="只检索到此日期为止的文件。")
@click.option(
    "--status",
    "statuses",
    type=_STATUSES,
    multiple=True,
    help=f"只检索这种时效的文件，可重复：{_STATUSES.listed}。",
)
@click.option("--sort", type=_ORDERS, default="relevance", help=f"{_ORDERS.listed}。")
@click.option(
    "--without-group", "without_groups", metavar="标识", multiple=True, help="不用这一组同义词。"
)
@click.option("--limit", type=Count(), help="最多列出这么多处，总数不受影响；不写则全部列出。")
@export_options
@common_options
@chinese_help
@pass_choices
def search(choices: Choices, query: str, **options: Unpack[_Options]) -> None:
    """Find every place where the query stands."""
    first, last = options["first_date"], options["last_date"]
    if first and last and first > last and not first.startswith(last):
        context = click.get_current_context()
        raise click.UsageError(f"--from {first} 在 --to {last} 之后", context)
    with _opened_search(choices) as (library, service):
        answer = _answer(service, library.documents(), query, options)
        export_answer(answer, service, library)
        if choices.as_json:
            for piece in json_form.answer_pieces(answer):
                click.echo(piece, nl=False)
            return
        _print(plain_form.answer_lines(answer))
        if not answer.total_documents and answer.question is not None:
            from reader.search.nearest import nearest_sentence

            found = service.nearest(answer.question)
            _print(nearest_sentence(word, near) for word, near in found.items() if near)


@click.command(
    "source-of", cls=ChineseCommand, help="查一段文字（最多 500 字）出自哪里，改动过的也能找到。"
)
@click.argument("text", metavar="文字", type=Words())
@click.option("--limit", type=Count(), default=10, help="最多列出这么多处，不写则为 10。")
@common_options
@chinese_help
@pass_choices
def source_of(choices: Choices, text: str, limit: int) -> None:
    """Find the passages that a text comes from."""
    with _opened_search(choices) as (_, service):
        sources = service.sources_of(text, limit)
        if choices.as_json:
            values = [json_form.source_value(source) for source in sources]
            _print([json_form.json_text({"text": text, "sources": values})])
        else:
            _print(plain_form.source_lines(text, sources))


@contextmanager
def _opened_search(choices: Choices) -> "Iterator[tuple[Library, SearchService]]":
    """Library and index, made or brought up to date if need be; what was repaired is told."""
    from reader.search.preparation import prepare_index
    from reader.search.service import SearchService
    from reader.search.synonyms import SYNONYMS_FILE, OwnGroups

    paths = choices.paths
    first_start = not paths.library.exists()
    with opened_library(paths) as library:
        with ProgressLine() as progress:
            state = prepare_index(library, paths.index, progress)
        own = OwnGroups(paths.user_data / SYNONYMS_FILE)
        for notice in filter(None, (state.reason if not first_start else "", own.notice)):
            click.echo(notice, err=True)
        service = SearchService(library, paths.index)
        service.use_own_groups(own.groups)
        yield library, service


def _answer(
    service: "SearchService",
    summaries: "Iterable[DocumentSummary]",
    query: str,
    options: _Options,
) -> "SearchAnswer":
    from reader.search import Narrowing

    service.check_groups(options["without_groups"])
    return service.search(
        query,
        options["mode"],
        options["scope"],
        options["within"],
        cities=options["cities"],
        narrowing=Narrowing(
            options["first_date"],
            options["last_date"],
            status=options["statuses"],
            province=tuple(_provinces(summaries, options["provinces"])),
        ),
        sort=options["sort"],
        limit=options["limit"],
        without_groups=options["without_groups"],
    )


def _provinces(summaries: "Iterable[DocumentSummary]", names: Iterable[str]) -> Iterator[str]:
    """Full names of provinces.

    Raises:
        SearchError: No document is from one of them.
    """
    from index.folding import fold

    known = dict.fromkeys(summary.province for summary in summaries if summary.province)
    for name in names:
        folded = fold(name).text
        meant = [province for province in known if folded and province.startswith(folded)]
        if not meant:
            raise SearchError(f"文库中没有“{name}”的文件；现有：{'、'.join(known)}。")
        yield from meant


def _print(lines: Iterable[Any]) -> None:
    for line in lines:
        click.echo(line)
