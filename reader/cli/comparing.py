"""``antou compare``: the sections of documents that answer one another, the differences of two."""
# ruff: noqa: PLC0415 - as in commands: a command imports what it needs

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reader.cli import json_form
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseCommand, chinese_help
from reader.cli.values import OutputFile
from reader.errors import CorpusError, system_reason

if TYPE_CHECKING:
    from reader.compare.model import Differences, Pairing, ParagraphChange, SectionPair
    from reader.corpus.model import Document, Section
    from reader.notes.model import SectionPin

_PAIR_KINDS = {"certain": "", "presumed": "〔推定〕", "pinned": "〔固定〕", "alone": ""}
_CHANGE_KINDS = {"inserted": "新增", "removed": "删去", "changed": "修改", "moved": "移动"}
_NO_COUNTERPART = "（无对应章节）"


@click.command(
    cls=ChineseCommand,
    help="对照几篇文件的章节；给出两个文件的路径时，列出两份文本的差异。",
)
@click.argument("documents", metavar="文件标识或路径…", nargs=-1, required=True)
@click.option("--differences", "as_versions", is_flag=True, help="列出文库中两篇文件的文字差异。")
@click.option("--docx", type=OutputFile(".docx"), help="把两份文本的差异写成 Word 文档。")
@common_options
@chinese_help
@pass_choices
def compare(
    choices: Choices, documents: tuple[str, ...], *, as_versions: bool, docx: Path | None
) -> None:
    """Pair the sections of documents, or tell the differences of two."""
    context = click.get_current_context()
    if len(documents) < 2:
        raise click.UsageError("请给出至少两篇文件", context)
    if as_versions and len(documents) > 2:
        raise click.UsageError("--differences 只用于两篇文件", context)
    from_files = [Path(each).is_file() for each in documents]
    with opened_library(choices.paths) as library:
        loaded = [
            _read(Path(each), choices) if is_file else library.document(each)
            for each, is_file in zip(documents, from_files, strict=True)
        ]
    versions = as_versions or (len(documents) == 2 and all(from_files))
    if docx is not None and not versions:
        raise click.UsageError("--docx 只用于两份文本的差异", context)
    pairings = [] if versions else _pairings(loaded, choices.paths.notes)
    if not pairings:
        found = _differences(documents, loaded, docx)
        if choices.as_json:
            click.echo(json_form.json_text(_differences_value(documents, found)))
        else:
            _print(_difference_lines(found))
    elif choices.as_json:
        click.echo(json_form.json_text(_pairs_value(loaded, pairings)))
    else:
        _print(_pair_lines(loaded, pairings))


def _read(path: Path, choices: Choices) -> "Document":
    """A file after the pipeline; nothing is stored.

    Raises:
        CorpusError: It cannot be read.
    """
    from reader.corpus.decode import MAX_BYTES
    from reader.corpus.gazetteer import Gazetteer
    from reader.corpus.pipeline import read_document
    from reader.library.bundle import GAZETTEER_FILE

    try:
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CorpusError(f"无法读取“{path}”（{system_reason(error)}）。") from error
    gazetteer = Gazetteer.load(choices.paths.resources / GAZETTEER_FILE)
    return read_document(data, path.name, gazetteer=gazetteer).document


def _pairings(documents: Sequence["Document"], notes: Path) -> list["Pairing"]:
    """Of every two documents, the earlier one on the left; what the user pinned holds.

    Raises:
        NotesError: The notes cannot be read.
    """
    from reader.compare.evidence import Evidence
    from reader.compare.pairing import pair_sections
    from reader.compare.pins import pins_between

    evidence = Evidence.shipped()
    stored = _stored_pins(notes)
    return [
        pair_sections(left, right, evidence, pins_between(stored, left, right))
        for left, right in combinations(documents, 2)
    ]


def _stored_pins(notes: Path) -> "list[SectionPin]":
    """What the user said about sections; nothing is made where there are no notes yet."""
    if not notes.exists():
        return []
    from reader.notes.store import NotesStore

    with NotesStore.open(notes) as store:
        return store.pins.all()


# -- sections ------------------------------------------------------------------------------------


def _pairs_value(documents: Sequence["Document"], pairings: Sequence["Pairing"]) -> dict[str, Any]:
    """What is printed with ``--json``."""
    return {
        "documents": [document.id for document in documents],
        "pairs": [
            {
                "sections": [None if each is None else each.path for each in sections],
                "score": score,
                "kind": kind,
            }
            for sections, score, kind in _rows(documents, pairings)
        ],
    }


_Row = tuple[list["Section | None"], float, str]


def _rows(documents: Sequence["Document"], pairings: Sequence["Pairing"]) -> Iterator[_Row]:
    """The pairs of two documents; of more, each section once with its best counterparts."""
    if len(documents) == 2:
        for pair in pairings[0].pairs:
            yield [pair.left, pair.right], pair.score, pair.kind.value
        return
    between = dict(zip(combinations(range(len(documents)), 2), pairings, strict=True))
    shown: set[tuple[int, int]] = set()
    for at, document in enumerate(documents):
        for section in document.sections:
            if (at, section.start) not in shown:
                row = _row(at, section, between, len(documents))
                shown |= {(place, each.start) for place, each in enumerate(row[0]) if each}
                yield row


def _row(
    at: int, section: "Section", between: dict[tuple[int, int], "Pairing"], count: int
) -> _Row:
    sections: list[Section | None] = [None] * count
    sections[at] = section
    pairs: list[SectionPair] = []
    for other in range(count):
        if other == at:
            continue
        low, high = sorted((at, other))
        pairing = between[low, high]
        best = (pairing.of_left if at == low else pairing.of_right)(section.start)[0]
        sections[other] = best.right if at == low else best.left
        if best.is_paired:
            pairs.append(best)
    if not pairs:
        return sections, 0.0, "alone"
    weakest = min(pairs, key=lambda pair: pair.score)
    return sections, weakest.score, weakest.kind.value


def _pair_lines(documents: Sequence["Document"], pairings: Sequence["Pairing"]) -> Iterator[str]:
    yield "　｜　".join(document.metadata.title for document in documents)
    for sections, score, kind in _rows(documents, pairings):
        depth = next(each.depth for each in sections if each)
        names = "　｜　".join(each.label if each else _NO_COUNTERPART for each in sections)
        mark = "" if kind == "alone" else f"　{score:.2f}{_PAIR_KINDS[kind]}"
        yield f"{'　' * (depth - 1)}{names}{mark}"


# -- differences -----------------------------------------------------------------------------------


def _differences(
    names: Sequence[str], documents: Sequence["Document"], docx: Path | None
) -> "Differences":
    """What became of the first text; written to a file as well if one is named.

    Raises:
        ExportError: The file cannot be written.
    """
    from reader.compare.differences import differences

    old, new = documents
    found = differences(old.text, new.text)
    if docx is not None:
        from reader.export.differences_docx import write_differences_docx

        today = datetime.now().astimezone().date()
        titles = [
            f"《{each.metadata.title}》（{Path(name).name}）"
            for each, name in zip(documents, names, strict=True)
        ]
        write_differences_docx(found, (titles[0], titles[1]), docx, today)
        click.echo(f"已导出 {len(found.changes)} 段差异：{docx}", err=True)
    return found


def _differences_value(names: Sequence[str], found: "Differences") -> dict[str, Any]:
    return {
        "documents": list(names),
        "changes": [
            {
                "kind": each.kind.value,
                "old": [each.old_start, each.old_end],
                "new": [each.new_start, each.new_end],
                "runs": [
                    {"kind": run.kind.value, "text": run.text, "moved": run.moved}
                    for run in each.runs
                ],
                "numbers": [{"old": n.old, "new": n.new} for n in each.numbers],
            }
            for each in found.changes
        ],
    }


def _difference_lines(found: "Differences") -> Iterator[str]:
    changes = found.changes
    if not changes:
        yield "两份文本完全相同。"
        return
    counts = [
        f"{name} {count}"
        for kind, name in _CHANGE_KINDS.items()
        if (count := sum(each.kind.value == kind for each in changes))
    ]
    yield f"共 {len(changes)} 段有差异（{'，'.join(counts)}）："
    for each in changes:
        yield f"[{_CHANGE_KINDS[each.kind.value]}] {_marked(each)}"
        for number in each.numbers:
            yield f"    数字变化：{number.old} → {number.new}"


def _marked(change: "ParagraphChange") -> str:
    """The paragraph with what went and what came in brackets, where it stands beside the rest."""
    if len(change.runs) == 1:
        return change.runs[0].text
    signs = {"equal": "{}", "removed": "〔－{}〕", "inserted": "〔＋{}〕"}
    return "".join(
        signs[run.kind.value].format(f"移：{run.text}" if run.moved else run.text)
        for run in change.runs
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
