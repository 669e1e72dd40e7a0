"""Collections made at random from the five documents: pieces, marks, notes, omissions."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from reader.corpus.model import Block, BlockKind, Document, Metadata, SourceMap
from reader.excerpts.compose import ComposeOptions, compose
from reader.excerpts.model import Brochure
from reader.library.store import Library
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Arrangement, Collection, Meaning, Piece

THEMES = ("研发投入", "人才引进", "科技金融", "")
AUTHORS = ("王某某", "李某", "")
MADE_ON = "2026-05-03"
WRITTEN = "2026-05-03T08:09:10.000001+08:00"
LONG_NOTE = 5000
LONGEST_PIECE = 600


@dataclass(frozen=True, slots=True)
class Collected:
    """A collection with all it needs to be composed."""

    collection: Collection
    pieces: tuple[Piece, ...]
    annotations: tuple[Annotation, ...]

    def brochure(self, library: Library) -> Brochure:
        """What is printed of it."""
        origins = {summary.id: summary for summary in library.documents()}
        options = ComposeOptions(unit="某市政府研究室", made_on=MADE_ON)
        return compose(self.collection, self.pieces, origins, self.annotations, options=options)


def collected(
    library: Library, seed: int, pieces: int, arrangement: Arrangement = "city"
) -> Collected:
    """A collection of pieces from all documents of a library, in turn.

    One note has 5,000 characters; marks overlap, reach over paragraphs and out of their pieces.
    """
    chance = random.Random(seed)
    documents = [library.document(summary.id) for summary in library.documents()]
    collection = Collection(
        title="各市科技创新政策摘编",
        introduction="供内部研究使用。\n按地区排列。",
        arrangement=arrangement,
    )
    made: list[Piece] = []
    annotations: list[Annotation] = []
    for number in range(pieces):
        document = documents[number % len(documents)]
        piece = _piece(chance, document, collection, number)
        made.append(piece)
        annotations += _annotations(chance, document, piece, long=number == 1)
    made.append(
        Piece(
            collection_id=collection.id, order=0.5, kind="text", text="编者按：\n以下各条照录原文。"
        )
    )
    return Collected(collection, tuple(made), tuple(annotations))


def _piece(chance: random.Random, document: Document, collection: Collection, number: int) -> Piece:
    """One to three paragraphs, or a part of one; sometimes with a gap or a note of its own."""
    blocks = document.blocks
    first = chance.randrange(len(blocks) - 3)
    start, end = blocks[first].start, blocks[first + chance.randrange(3)].end
    end = min(end, start + LONGEST_PIECE)
    length = end - start
    omissions: tuple[tuple[int, int], ...] = ()
    if chance.random() < 0.3 and length > 40:
        low = chance.randrange(5, length // 2)
        omissions = ((low, low + length // 4),)
    return Piece(
        collection_id=collection.id,
        order=float(number + 1),
        anchor=make_anchor(document, start, end),
        theme=chance.choice(THEMES),
        note="与其他各市对照。" if chance.random() < 0.2 else "",
        omissions=omissions,
        changed=WRITTEN,
    )


def _annotations(
    chance: random.Random, document: Document, piece: Piece, *, long: bool
) -> Sequence[Annotation]:
    anchor = piece.anchor
    assert anchor is not None
    made = []
    for _ in range(chance.randrange(4)):
        start = max(anchor.start + chance.randrange(-5, max(anchor.end - anchor.start - 4, -4)), 0)
        end = min(start + chance.randrange(4, 60), len(document.text))
        note = "" if chance.random() < 0.4 else f"第{start}处：请核对基期与口径。\n再核一次。"
        made.append((start, end, note))
    if long:
        words = "这是一条很长的批注，要连排若干页。"
        made.append((anchor.start, anchor.end, (words * LONG_NOTE)[:LONG_NOTE]))
    return [
        Annotation(
            anchor=make_anchor(document, start, end),
            meaning=chance.choice(list(Meaning)),
            note=note,
            author=chance.choice(AUTHORS),
            tags=("待核",) if chance.random() < 0.3 else (),
            created=WRITTEN,
        )
        for start, end, note in made
    ]


def document_of(name: str, title: str, text: str) -> Document:
    """A document; each line of the text is a paragraph."""
    blocks, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        blocks.append(Block(BlockKind.PARAGRAPH, line, start, end, start, end))
        start = end + 1
    return Document(
        id=name,
        text=text,
        blocks=tuple(blocks),
        sections=(),
        repairs=(),
        metadata=Metadata(title=title),
        source_map=SourceMap(()),
        source_sha256="3" * 64,
    )
