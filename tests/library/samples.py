"""Documents with everything a document can have, made by hand and by chance."""

import random

from reader.corpus.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Inference,
    Metadata,
    Repair,
    Run,
    Section,
    SourceMap,
    Span,
    SpanKind,
    Table,
)
from reader.corpus.rules import Rule

CHARACTERS = "市科技创新研發企业\u3000，。（）《》𠮷〔？〕A%"


def whole_document(document_id: str = "whole") -> Document:
    """One block of each kind, spans, two tables, nested sections, all repairs, inferences."""
    texts = [f"{kind.value}：第{place}块的文字" for place, kind in enumerate(BlockKind)]
    blocks, start = [], 0
    for kind, text in zip(BlockKind, texts, strict=True):
        end = start + len(text)
        table = None
        if kind is BlockKind.TABLE:
            row = (Cell(start, start + 2), Cell(start + 2, end))
            table = Table(row, (row, row[:1]), damaged=True)
        if kind is BlockKind.DATE:
            table = Table((), (), damaged=False)
        spans = (Span(SpanKind.MARKER, start, start + 1), Span(SpanKind.UNREADABLE, end - 1, end))
        blocks.append(Block(kind, text, start, end, start * 2, end * 2, spans, table))
        start = end + 1
    text = "\n".join(texts)
    return Document(
        id=document_id,
        text=text,
        blocks=tuple(blocks),
        sections=(
            Section(1, 1, "一、", "总体要求", 0, 60, ("一、总体要求",)),
            Section(3, 2, "1.", "目标…", 20, 60, ("一、总体要求", "1.目标…")),
            Section(1, 1, "", "附则", 60, len(text), ("附则",)),
        ),
        repairs=tuple(Repair(rule, 3, 5, "𠮷\u200b", "") for rule in Rule),
        metadata=Metadata(
            title="关于创新的“意见”",
            issuer="甲市人民政府；乙局",
            document_number=None,
            issue_date="2019-05",
            city="东营市",
            province="山东省",
            status="lapsed",
            script="hant",
            inferences=(
                Inference("issuer", "", "印章处为空，据标题推定。"),
                Inference("document_number", "甲政201929", "缺年份，未定。"),
            ),
        ),
        source_map=SourceMap((Run(0, 10, 5), Run(5, 40, 100))),
        source_sha256="0" * 64,
        warnings=("标题中的年份与成文日期不符。",),
    )


def long_document(characters: int, document_id: str = "long") -> Document:
    """A text of about this length in paragraphs of 40 characters, every tenth one a heading."""
    chance = random.Random(7)
    blocks, sections, repairs, runs, texts = [], [], [], [], []
    start = 0
    while start < characters:
        text = "".join(chance.choices(CHARACTERS, k=40))
        end = start + len(text)
        kind = BlockKind.PARAGRAPH if len(blocks) % 10 else BlockKind.HEADING
        blocks.append(Block(kind, text, start, end, start * 2, end * 2))
        if kind is BlockKind.HEADING:
            sections.append(Section(1, 1, "一、", text[:9], start, end, (f"一、{text[:9]}",)))
        repairs.append(Repair(Rule.LAYOUT, end * 2, end * 2 + 2, "\r\n", ""))
        runs.append(Run(start, start * 2, 40))
        texts.append(text)
        start = end + 1
    return Document(
        id=document_id,
        text="\n".join(texts),
        blocks=tuple(blocks),
        sections=tuple(sections),
        repairs=tuple(repairs),
        metadata=Metadata(title=f"长文件 {document_id}"),
        source_map=SourceMap(tuple(runs)),
        source_sha256="1" * 64,
    )


def short_document(
    document_id: str, title: str, province: str | None, city: str | None
) -> Document:
    """One paragraph."""
    text = f"{title}的正文。"
    return Document(
        id=document_id,
        text=text,
        blocks=(Block(BlockKind.PARAGRAPH, text, 0, len(text), 0, len(text)),),
        sections=(),
        repairs=(),
        metadata=Metadata(title=title, province=province, city=city),
        source_map=SourceMap((Run(0, 0, len(text)),)),
        source_sha256="2" * 64,
    )
