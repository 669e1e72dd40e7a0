"""Collections of excerpts (摘编) and their pieces."""

from reader.notes.documents import Surroundings
from reader.notes.journal import Journal
from reader.notes.model import Collection, Piece
from reader.notes.rows import COLLECTIONS, PIECES
from reader.notes.topic import Topic


class Pieces(Topic[Piece]):
    """The pieces of all collections."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        super().__init__(PIECES, journal, surroundings)

    def of_collection(self, collection_id: str) -> list[Piece]:
        """The pieces of a collection in the order the user gave them."""
        found = self._where("collection_id = ?", collection_id)
        return sorted(found, key=lambda piece: (piece.order, piece.created, piece.id))

    def next_order(self, collection_id: str) -> float:
        """The order of a piece that is put behind all others."""
        return max((piece.order for piece in self.of_collection(collection_id)), default=0.0) + 1.0

    def _searched(self, item: Piece) -> tuple[str, ...]:
        quote = item.anchor.quote if item.anchor else ""
        return (quote, item.text, item.theme, item.note)


class Collections(Topic[Collection]):
    """All collections; one is removed with its pieces, as one action."""

    def __init__(self, journal: Journal, surroundings: Surroundings, pieces: Pieces) -> None:
        super().__init__(COLLECTIONS, journal, surroundings)
        self._pieces = pieces

    def of_document(self, document_id: str) -> list[Collection]:
        """The collections that hold a piece of a document."""
        ids = {piece.collection_id for piece in self._pieces.of_document(document_id)}
        return [collection for collection in self.all() if collection.id in ids]

    def _remove(self, item: Collection) -> None:
        self._pieces.remove(piece.id for piece in self._pieces.of_collection(item.id))
        super()._remove(item)

    def _searched(self, item: Collection) -> tuple[str, ...]:
        return (item.title, item.introduction)
