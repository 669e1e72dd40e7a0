"""Collections made up for tests: pieces of the five shipped documents, with marks and notes."""

import random
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.excerpts.compose import ComposeOptions, compose
from reader.excerpts.model import Brochure
from reader.library.model import DocumentSummary
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Arrangement, Collection, Meaning, Piece
from tests.notes.revisions import shipped_documents

RESOURCES = Path(__file__).parents[2] / "resources"
THEMES = ("全社会研发投入", "高新技术企业培育", "科技成果转化", "人才引进", "资金保障", "")
TITLE = "五市创新政策要点摘编：研发投入、高新技术企业与成果转化"
NOTE = (
    "与表1第{}行一致，基期为2015年；请核对“十三五”规划（2016—2020年）——尤其是R&D经费占比2.5%以上……"
)
LONG_NOTE = 5_000
"""Characters of the longest note."""


@dataclass(frozen=True)
class Sample:
    """A collection with everything it is composed from."""

    collection: Collection
    pieces: tuple[Piece, ...]
    documents: dict[str, DocumentSummary]
    annotations: tuple[Annotation, ...]

    @property
    def brochure(self) -> Brochure:
        """What is printed of it."""
        options = ComposeOptions(
            unit="市科技局政策法规科",
            editor="王某某",
            made_on="2026-05-03",
            places=Gazetteer.load(RESOURCES / "gazetteer.csv").places,
        )
        return compose(self.collection, self.pieces, self.documents, self.annotations, {}, options)


def summary_of(document: Document) -> DocumentSummary:
    """A document's line in the library."""
    known = document.metadata
    return DocumentSummary(
        id=document.id,
        title=known.title,
        city=known.city,
        province=known.province,
        issuer=known.issuer,
        document_number=known.document_number,
        issue_date=known.issue_date,
        publication_date=known.publication_date,
        doc_type=known.doc_type,
        status=known.status,
        script=known.script,
        characters=len(document.text),
        indicators=None,
        damaged=document.damaged,
        origin="shipped",
        inferred=frozenset(inference.field for inference in known.inferences),
    )


def sample(count: int, *, seed: int = 1, arrangement: Arrangement = "city") -> Sample:
    """A collection of ``count`` quotations; the eighth carries a note of 5,000 characters."""
    chance = random.Random(seed)
    documents = shipped_documents()
    collection = Collection(
        title=TITLE, introduction="摘录保持原文。\n省略处以……标明。", arrangement=arrangement
    )
    pieces: list[Piece] = []
    annotations: list[Annotation] = []
    for number, document in enumerate(islice(cycle(documents), count)):
        start, end = _range(chance, document)
        annotations += _marks(chance, document, start, end, number)
        if number == 7:
            anchor = make_anchor(document, start + 3, start + 20)
            words = _words(chance, LONG_NOTE)
            annotations.append(
                Annotation(anchor=anchor, meaning=Meaning.QUESTION, note=words, author="李某")
            )
        pieces.append(
            Piece(
                collection_id=collection.id,
                order=float(number),
                anchor=make_anchor(document, start, end),
                theme=THEMES[number % len(THEMES)],
                note="可用于汇报材料第三部分。" if number % 7 == 3 else "",
                omissions=((20, 40),) if number % 5 == 2 else (),
            )
        )
    pieces.append(Piece(collection_id=collection.id, order=-0.5, kind="heading", text="目标"))
    pieces.append(Piece(collection_id=collection.id, order=3.5, kind="text", text="口径不同。"))
    return Sample(
        collection,
        tuple(pieces),
        {document.id: summary_of(document) for document in documents},
        tuple(annotations),
    )


def _range(chance: random.Random, document: Document) -> tuple[int, int]:
    """A stretch of one or two paragraphs, 60 to 600 characters."""
    blocks = [block for block in document.blocks if len(block.text) > 60]
    block = chance.choice(blocks)
    start = block.start + chance.choice((0, 0, 5))
    return start, min(start + chance.randint(60, 600), len(document.text))


def _marks(
    chance: random.Random, document: Document, start: int, end: int, number: int
) -> list[Annotation]:
    found = []
    for _ in range(chance.randint(0, 3)):
        low = chance.randint(start, end - 12)
        high = min(end, low + chance.randint(6, 60))
        found.append(
            Annotation(
                anchor=make_anchor(document, low, high),
                meaning=chance.choice(list(Meaning)),
                note=NOTE.format(number) if chance.random() < 0.6 else "",
                author="王某某",
                tags=("核对",) if chance.random() < 0.2 else (),
            )
        )
    return found


def _words(chance: random.Random, length: int) -> str:
    """Words without sense, with marks of every kind, in two paragraphs."""
    letters = "研发投入强度较上年提高，高新技术企业数量增长；成果转化率（含）“十三五”！"
    words = [chance.choice(letters) for _ in range(length)]
    words[length // 2] = "\n"
    return "".join(words)
