"""``antou notes``: what the user added, listed, taken along and taken in."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.json_form import json_text
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseGroup, chinese_help
from reader.cli.values import AnyPath, Count
from reader.errors import NotesError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.library.noted import NotedDocuments
    from reader.library.store import Library
    from reader.notes.bundle import Bundle
    from reader.notes.store import NotesStore


@click.group(
    cls=ChineseGroup,
    subcommand_metavar="命令 …",
    help="书签、批注和摘编：列出、导出、导入，备份的恢复。",
)
@common_options
@chinese_help
def notes() -> None:
    """What the user added."""


@contextmanager
def _opened(choices: Choices) -> "Iterator[tuple[Library, NotesStore, NotedDocuments]]":
    """Library and notes; what was repaired is told."""
    from reader.library.noted import NotedDocuments, open_notes

    with (
        opened_library(choices.paths) as library,
        open_notes(choices.paths.notes, library) as store,
    ):
        if store.notice:
            click.echo(store.notice, err=True)
        yield library, store, NotedDocuments(library, store)


def _chosen(
    library: "Library", store: "NotesStore", noted: "NotedDocuments", document: str | None
) -> "Bundle":
    """All notes, or those on one document: also one that is not in the library any more."""
    if document is None:
        return store.everything()
    if document not in store.noted_documents():
        library.summary(document)
    return store.notes_on(noted.sources(document))


@notes.command("list", help="列出书签、批注、摘编、指标核对和章节配对。")
@click.option("--document", metavar="文件标识", help="只列出这篇文件的。")
@common_options
@chinese_help
@pass_choices
def list_notes(choices: Choices, document: str | None) -> None:
    """Print the notes with the places they stand at now."""
    from reader.cli.notes_form import notes_lines, notes_value

    with _opened(choices) as (library, store, noted):
        bundle = _chosen(library, store, noted, document)
        if choices.as_json:
            click.echo(json_text(notes_value(bundle, noted)))
        else:
            for line in notes_lines(bundle, noted):
                click.echo(line)


@notes.command("export", help="把批注写成 JSON 文件（W3C 网页注释格式），或供阅读的 Markdown。")
@click.argument("file", metavar="文件", type=AnyPath())
@click.option("--markdown", is_flag=True, help="写成 Markdown；不能再导入。")
@click.option("--document", metavar="文件标识", help="只写出这篇文件的，不含摘编。")
@common_options
@chinese_help
@pass_choices
def export_notes(choices: Choices, file: Path, document: str | None, *, markdown: bool) -> None:
    """Write the notes to a file."""
    from reader.export.files import replaced
    from reader.export.notes_json import notes_json
    from reader.export.notes_markdown import notes_markdown

    with _opened(choices) as (library, store, noted):
        bundle = _chosen(library, store, noted, document)
    text = notes_markdown(bundle) if markdown else notes_json(bundle)
    with replaced(file) as new:
        new.write_text(text, encoding="utf-8", newline="\n")
    if choices.as_json:
        click.echo(json_text({"path": str(file), "notes": bundle.size}))
    else:
        click.echo(f"已导出 {bundle.size} 条到 {file}。")


@notes.command("import", help="导入别处导出的批注：只增加，不覆盖已有的。")
@click.argument("file", metavar="文件", type=AnyPath())
@common_options
@chinese_help
@pass_choices
def import_notes(choices: Choices, file: Path) -> None:
    """Take in a file of notes."""
    from reader.export.notes_reading import read_notes

    bundle = read_notes(file)
    with _opened(choices) as (_, store, _):
        report = store.merge(bundle)
    if choices.as_json:
        click.echo(json_text(asdict(report)))
    else:
        for sentence in report.sentences:
            click.echo(sentence)


@notes.command(help="列出批注的备份，最新的在前；可用序号恢复。")
@common_options
@chinese_help
@pass_choices
def backups(choices: Choices) -> None:
    """Print the copies there are."""
    from reader.cli.notes_form import backup_line, backup_value

    with _opened(choices) as (_, store, _):
        found = store.backups()
    if choices.as_json:
        click.echo(json_text([backup_value(backup) for backup in found]))
    else:
        for number, backup in enumerate(found, start=1):
            click.echo(backup_line(number, backup))


@notes.command(help="看一份备份与现在的差别；加 --yes 则恢复它（现在的批注先另存一份）。")
@click.argument("number", metavar="序号", type=Count())
@click.option("--yes", is_flag=True, help="恢复这份备份。")
@common_options
@chinese_help
@pass_choices
def restore(choices: Choices, number: int, *, yes: bool) -> None:
    """Show what a copy holds, or make the notes those of the copy."""
    from reader.cli.notes_form import preview_lines, preview_value

    with _opened(choices) as (_, store, _):
        found = store.backups()
        if number > len(found):
            raise NotesError(f"没有第 {number} 份备份；现有 {len(found)} 份。")
        preview = store.preview(found[number - 1])
        if yes:
            store.restore(preview.backup)
    if choices.as_json:
        click.echo(json_text(preview_value(preview) | {"restored": yes}))
    else:
        for line in preview_lines(preview):
            click.echo(line)
        click.echo("已恢复。" if yes else "没有改动；加 --yes 恢复这份备份。")
