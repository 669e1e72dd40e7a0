"""What is kept of the documents that carry notes, so that the notes outlive them."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from reader.errors import LibraryError
from reader.notes.journal import Journal, Row
from reader.notes.model import OrphanInfo

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What notes must be told by those who know documents and scripts.

    Attributes:
        describe: What the library knows about a document, by its id; None for one it does not know.
        fold: The form in which words are compared.
        text_of: The text of a document the library knows, by its id; kept with the notes on it.
    """

    describe: Callable[[str], OrphanInfo | None] = lambda _document_id: None
    fold: Callable[[str], str] = str.casefold
    text_of: Callable[[str], str] = lambda _document_id: ""


class KnownDocuments:
    """Titles and texts of documents with notes; what is kept is not part of what can be undone."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        self._journal = journal
        self._surroundings = surroundings

    def keep(self, document_id: str) -> bool:
        """Keep what the library knows about a document; inside an action.

        Returns:
            Whether the library knows it.
        """
        try:
            info = self._surroundings.describe(document_id)
            needed = info and info.text_sha256 and not self._journal.has_text(info.text_sha256)
            text = self._surroundings.text_of(document_id) if needed else ""
        except LibraryError as error:  # a note must not be lost because the library is damaged
            _log.info("nothing learned about %s: %s", document_id, error)
            return False
        if info is None:
            return False
        self.keep_info(info)
        if text:
            self._journal.keep_text(info.text_sha256, text)
        return True

    def keep_info(self, info: OrphanInfo) -> None:
        """Keep what a document is called; inside an action."""
        self._journal.keep_document(
            {
                "id": info.document_id,
                "title": info.title,
                "document_number": info.document_number,
                "text_sha256": info.text_sha256,
                "city": info.city,
            }
        )

    def infos(self) -> dict[str, OrphanInfo]:
        """What is known about the documents that ever carried a note, by id."""
        return {info.document_id: info for info in map(_info, self._journal.rows("documents"))}

    def info(self, document_id: str) -> OrphanInfo | None:
        """What is known about one of them."""
        row = self._journal.row("documents", document_id)
        return _info(row) if row else None


def _info(row: Row) -> OrphanInfo:
    return OrphanInfo(*(str(value) for value in row.values()))
