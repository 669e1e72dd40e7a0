"""Documents to read in tests: the five that ship, and small ones made by hand."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Metadata,
    Repair,
    Run,
    Section,
    SourceMap,
    Span,
    SpanKind,
    Table,
)
from reader.corpus.pipeline import ReadDocument, read_document
from reader.corpus.review import load_review

RESOURCES = Path(__file__).parents[2] / "resources"
FIVE = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")


@cache
def shipped(name: str) -> ReadDocument:
    """One of the five documents that ship."""
    folder = RESOURCES / "documents" / name
    return read_document(
        (folder / "source.txt").read_bytes(),
        name,
        gazetteer=Gazetteer.load(RESOURCES / "gazetteer.csv"),
        review=load_review(folder),
    )


def made(
    pieces: Sequence[tuple[BlockKind, str]],
    *,
    metadata: Metadata | None = None,
    repairs: tuple[Repair, ...] = (),
    table: Callable[[str, int], Table] | None = None,
) -> Document:
    """A document of blocks; a heading's marker ends at "、" or "）", the heading at "。"."""
    blocks: list[Block] = []
    sections: list[Section] = []
    at = 0
    for kind, text in pieces:
        end = at + len(text)
        spans: tuple[Span, ...] = ()
        if kind in (BlockKind.HEADING, BlockKind.LEAD_HEADING):
            marker = max(text.find("、"), text.find("）")) + 1
            stop = text.find("。") + 1 or len(text)
            spans = (
                Span(SpanKind.MARKER, at, at + marker),
                Span(SpanKind.HEADING, at + marker, at + stop),
            )
            level = 1 if text[:marker].endswith("、") else 2
            sections.append(
                Section(level, level, text[:marker], text[marker:stop], at, end, (text[:stop],))
            )
        laid_out = table(text, at) if kind is BlockKind.TABLE and table else None
        blocks.append(Block(kind, text, at, end, at, end, spans, laid_out))
        at = end + 1
    text = "\n".join(block.text for block in blocks)
    return Document(
        "made",
        text,
        tuple(blocks),
        tuple(sections),
        repairs,
        metadata or Metadata("样本"),
        SourceMap((Run(0, 0, len(text)),)),
        "0" * 64,
    )


def three_columns(text: str, at: int) -> Table:
    """指标|甲值|乙值 and rows of the same form, all in one line of ``text``, parted by "|"."""
    cells, place = [], at
    for words in text.split("|"):
        cells.append(Cell(place, place + len(words)))
        place += len(words) + 1
    rows = [tuple(cells[row : row + 3]) for row in range(0, len(cells), 3)]
    return Table(rows[0], tuple(rows[1:]), damaged=True)
