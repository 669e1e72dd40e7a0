"""``antou excerpts``: collections of excerpts, listed, set as PDF and as Word documents."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from reader.cli.json_form import json_text
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseGroup, chinese_help
from reader.cli.values import OneOf, OutputFile
from reader.errors import NotesError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reader.excerpts.model import Brochure
    from reader.library.noted import NotedDocuments
    from reader.library.store import Library
    from reader.notes.model import Collection
    from reader.notes.store import NotesStore
    from reader.ui.paper.printed import Paper

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")

_LAYOUTS = {"standard": "三号", "compact": "小四"}


@click.group(cls=ChineseGroup, subcommand_metavar="命令 …", help="摘编：列出、打印为 PDF 或 Word。")
@common_options
@chinese_help
def excerpts() -> None:
    """Collections of excerpts."""


@dataclass(frozen=True)
class _Desk:
    """What the commands work on."""

    library: "Library"
    store: "NotesStore"
    noted: "NotedDocuments"


@contextmanager
def _opened(choices: Choices) -> "Iterator[_Desk]":
    """Library and notes; what was repaired is told."""
    from reader.library.noted import NotedDocuments, open_notes

    with (
        opened_library(choices.paths) as library,
        open_notes(choices.paths.notes, library) as store,
    ):
        if store.notice:
            click.echo(store.notice, err=True)
        yield _Desk(library, store, NotedDocuments(library, store))


@excerpts.command("list", help="列出摘编：标识、条数、标题。")
@common_options
@chinese_help
@pass_choices
def list_excerpts(choices: Choices) -> None:
    """Print the collections."""
    with _opened(choices) as desk:
        rows = [(each, _count(desk.store, each)) for each in desk.store.collections.all()]
    if choices.as_json:
        values = [
            {
                "id": each.id,
                "title": each.title,
                "arrangement": each.arrangement,
                "pieces": count,
                "changed": each.changed,
            }
            for each, count in rows
        ]
        click.echo(json_text(values))
        return
    if not rows:
        click.echo("还没有摘编。")
    for each, count in rows:
        click.echo(f"{each.id[:8]}  {count:>4} 条  {each.title}")


def _count(store: "NotesStore", collection: "Collection") -> int:
    """How many quotations a collection holds."""
    pieces = store.pieces.of_collection(collection.id)
    return sum(piece.anchor is not None for piece in pieces)


class _Options(TypedDict):
    """What the options of ``print`` give."""

    collection: str
    pdf: Path | None
    docx: Path | None
    layout: str
    mono: bool
    duplex: bool
    notes: bool
    unit: str
    editor: str
    date: bool


@excerpts.command("print", help="把一个摘编排成 A4 页面，写成 PDF 或 Word 文档。")
@click.argument("collection", metavar="摘编")
@click.option("--pdf", type=OutputFile(".pdf"), help="写成 PDF。")
@click.option("--docx", type=OutputFile(".docx"), help="写成 Word 文档，批注为 Word 批注。")
@click.option(
    "--layout",
    type=OneOf(_LAYOUTS),
    default="standard",
    help="standard：三号字，每面22行、每行28字；compact：小四，约多一倍。",
)
@click.option("--mono", is_flag=True, help="黑白：标记只用线形区分。")
@click.option("--duplex/--single", default=True, help="双面（默认）或单面。")
@click.option("--notes/--no-notes", default=True, help="是否印出批注。")
@click.option("--unit", metavar="单位", default="", help="编印单位。")
@click.option("--editor", metavar="姓名", default="", help="编印人。")
@click.option("--date/--no-date", default=True, help="是否印上今天的日期。")
@common_options
@chinese_help
@pass_choices
def print_excerpts(choices: Choices, **options: Unpack[_Options]) -> None:
    """Set a collection and write it."""
    if options["pdf"] is None and options["docx"] is None:
        raise click.UsageError("请用 --pdf 或 --docx 指定要写的文件。")
    with _opened(choices) as desk:
        brochure = _brochure(desk, choices.paths.resources, options)
    paper = _paper(brochure, choices.paths.resources, options)
    written: dict[str, object] = {"pages": len(paper.sheets)}
    if options["pdf"] is not None:
        from reader.ui.paper.pdf import write_pdf

        write_pdf(paper, options["pdf"])
        written["pdf"] = str(options["pdf"])
        click.echo(f"已写成 {len(paper.sheets):,} 页：{options['pdf']}", err=True)
        for notice in paper.notices:
            click.echo(notice, err=True)
    if options["docx"] is not None:
        _write_docx(brochure, paper.contents, options["docx"], options)
        written["docx"] = str(options["docx"])
        click.echo(f"已写成 Word 文档：{options['docx']}", err=True)
    if choices.as_json:
        count = sum(1 for _ in brochure.excerpts)
        click.echo(json_text({"title": brochure.title, "excerpts": count, **written}))


def _brochure(desk: _Desk, resources: Path, options: _Options) -> "Brochure":
    from reader.excerpts.gathering import Imprint, brochure_of, gather

    collection = _collection(desk.store, options["collection"])
    today = datetime.now().astimezone().date().isoformat() if options["date"] else ""
    gathered = gather(desk.store, desk.noted, desk.library, collection)
    imprint = Imprint(unit=options["unit"], editor=options["editor"], made_on=today)
    brochure = brochure_of(gathered, desk.library, resources, imprint)
    return brochure if options["notes"] else brochure.without_notes()


def _collection(store: "NotesStore", name: str) -> "Collection":
    """The collection with this id, beginning of an id, or title.

    Raises:
        NotesError: There is none, or several; those there are are told.
    """
    known = store.collections.all()
    for matches in (
        [each for each in known if name in (each.id, each.title)],
        [each for each in known if name and each.id.startswith(name)],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            ids = "、".join(each.id[:8] for each in matches)
            raise NotesError(f"有 {len(matches)} 个摘编叫“{name}”，请改用标识：{ids}。")
    listed = "；".join(f"{each.id[:8]} {each.title}" for each in known[:20])
    hint = f"现有：{listed}。" if listed else "还没有摘编。"
    raise NotesError(f"没有摘编“{name}”；{hint}")


def _paper(brochure: "Brochure", resources: Path, options: _Options) -> "Paper":
    """Set the pages; the Word document takes the page numbers of its 目录 from them."""
    from reader.ui.paper.composition import paper_steps
    from reader.ui.paper.headless import make_drawing_ready
    from reader.ui.paper.measures import PaperOptions

    make_drawing_ready(resources)
    chosen = PaperOptions(
        "compact" if options["layout"] == "compact" else "standard",
        mono=options["mono"],
        duplex=options["duplex"],
    )
    steps = paper_steps(brochure, chosen)
    with ProgressLine() as progress:
        while True:
            try:
                step = next(steps)
            except StopIteration as finished:
                paper: Paper = finished.value
                return paper
            progress(step.done, step.total, "正在排版")


def _write_docx(
    brochure: "Brochure", pages: "Sequence[int]", path: Path, options: _Options
) -> None:
    from reader.export.brochure_docx import BrochureForm, write_brochure_docx

    form = BrochureForm(
        compact=options["layout"] == "compact",
        colour=not options["mono"],
        duplex=options["duplex"],
    )
    write_brochure_docx(brochure, path, form, pages)
