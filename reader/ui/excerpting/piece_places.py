"""Where pieces stand now, and what is known of their documents."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.library.tables import WHOLE, Seams
from reader.notes.anchors import Anchor, Found
from reader.notes.model import Piece
from reader.ui.noting.note_keeper import NoteKeeper

if TYPE_CHECKING:
    from reader.excerpts.sources import Origin
    from reader.library.noted import Home
    from reader.ui.excerpting.excerpt_desk import ExcerptDesk

IN_DOUBT = "待核对"
GONE = "文件已移除"


class PiecePlaces:
    """Asks notes and library, and remembers the places it was told until the library changes."""

    def __init__(self, keeper: NoteKeeper) -> None:
        """Know nothing before :meth:`take`."""
        self._keeper = keeper
        self._desk: ExcerptDesk | None = None
        self._homes: dict[Anchor, Home | None] = {}
        self._seams: dict[str, Seams] = {}

    def take(self, desk: "ExcerptDesk") -> None:
        """Take the library as it is now."""
        self._desk = desk
        self._homes.clear()
        self._seams.clear()

    def home(self, anchor: Anchor) -> "Home | None":
        """Where an anchor leads to now, None if its document is gone; raises ReaderError."""
        noted = self._keeper.noted
        if anchor not in self._homes:
            self._homes[anchor] = noted.home(anchor) if noted is not None else None
        return self._homes[anchor]

    def doubts(self, pieces: Sequence[Piece]) -> dict[str, str]:
        """What is wrong with pieces whose document is not as it was, by id.

        Raises:
            ReaderError: Notes or library cannot be read.
        """
        if self._desk is None:
            return {}
        present = self._desk.present()
        doubts = {}
        for piece in pieces:
            anchor = piece.anchor
            if anchor is None or present.get(anchor.document_id) == anchor.text_sha256:
                continue
            home = self.home(anchor)
            if home is None:
                doubts[piece.id] = GONE
            elif not isinstance(home.place, Found):
                doubts[piece.id] = IN_DOUBT
        return doubts

    def seams(self, pieces: Sequence[Piece]) -> dict[str, Seams]:
        """Where quotations are parted, by the ids of pieces that stand in the present texts.

        Raises:
            ReaderError: The library cannot be read.
        """
        if self._desk is None:
            return {}
        present = self._desk.present()
        parted = {}
        for piece in pieces:
            anchor = piece.anchor
            if anchor is not None and present.get(anchor.document_id) == anchor.text_sha256:
                parted[piece.id] = self._seams_of(anchor.document_id).within(
                    anchor.start, anchor.end
                )
        return parted

    def _seams_of(self, document_id: str) -> Seams:
        if document_id not in self._seams and self._desk is not None:
            self._seams[document_id] = self._desk.seams(document_id)
        return self._seams.get(document_id, WHOLE)

    def origins(self) -> "Mapping[str, Origin]":
        """What is known of documents, by id; of removed ones what the notes have kept."""
        store = self._keeper.store
        known: dict[str, Origin] = {}
        try:
            known |= store.noted_documents() if store is not None else {}
        except ReaderError as error:
            self._keeper.failed.emit(error)
        if self._desk is not None:
            known |= {summary.id: summary for summary in self._desk.summaries}
        return known

    def order(self) -> list[str]:
        """All places of the library, in the administrative order."""
        summaries = self._desk.summaries if self._desk is not None else ()
        return list(dict.fromkeys(summary.place for summary in summaries))
