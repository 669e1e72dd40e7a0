"""Notes as they are handed over: all of them, or those of one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.notes.model import (
    MEANING_NAMES,
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    OrphanInfo,
    Piece,
    SectionPin,
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Notes of all kinds, and the documents they are on.

    Attributes:
        pieces: Of the collections, in the order of these and then of their own.
        meanings: What the meanings are called.
        documents: What is known about each document, by id.
    """

    bookmarks: tuple[Bookmark, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    collections: tuple[Collection, ...] = ()
    pieces: tuple[Piece, ...] = ()
    reviews: tuple[IndicatorReview, ...] = ()
    pins: tuple[SectionPin, ...] = ()
    meanings: Mapping[Meaning, str] = field(default_factory=lambda: dict(MEANING_NAMES))
    documents: Mapping[str, OrphanInfo] = field(default_factory=dict)

    def pieces_of(self, collection_id: str) -> tuple[Piece, ...]:
        """The pieces of a collection in their order."""
        return tuple(piece for piece in self.pieces if piece.collection_id == collection_id)

    @property
    def size(self) -> int:
        """How many notes there are; a piece is one."""
        kinds = (self.bookmarks, self.annotations, self.pieces, self.reviews, self.pins)
        return sum(map(len, kinds)) + len(self.collections)
