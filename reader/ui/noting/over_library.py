"""The file of the notes of this run, and the desk over it and an opened library."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.corpus.model import Document
from reader.errors import LibraryError
from reader.library.model import DocumentSummary
from reader.ui.noting.notes_desk import NotesDesk

if TYPE_CHECKING:  # loaded when the first document or note is looked at
    from reader.library.citation import Quotation
    from reader.library.store import Library
    from reader.notes.model import OrphanInfo
    from reader.notes.store import NotesStore


class NotesFile:
    """Opens the store when it is first asked for, on the GUI thread, and closes it at the end."""

    def __init__(self, path: Path) -> None:
        """Open nothing yet; ``path`` is the file."""
        self._path = path
        self._library: Library | None = None
        self._store: NotesStore | None = None

    def desk_over(self, library: "Library", summaries: Sequence[DocumentSummary]) -> NotesDesk:
        """The desk over an opened library; may be called on any thread."""
        self._library = library
        known = {summary.id: summary for summary in summaries}

        def quote(document: Document, start: int, end: int) -> "Quotation":
            from reader.library.citation import quoted  # noqa: PLC0415

            summary = known.get(document.id) or library.summary(document.id)
            section = document.section_at(start)
            return quoted(document.text[start:end], summary, section.path if section else ())

        return NotesDesk(self.store, summaries, library.document, library.versions, quote)

    def store(self) -> "NotesStore":
        """The opened store.

        Raises:
            NotesError: A newer program wrote the file, the folder cannot be written …
        """
        if self._store is None:
            from index.folding import fold  # noqa: PLC0415
            from reader.notes.store import NotesStore  # noqa: PLC0415
            from reader.notes.topic import Surroundings  # noqa: PLC0415

            surroundings = Surroundings(self._describe, lambda text: fold(text).text)
            self._store = NotesStore.open(self._path, surroundings)
        return self._store

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _describe(self, document_id: str) -> "OrphanInfo | None":
        from reader.library.rows import sha256_of  # noqa: PLC0415
        from reader.notes.model import OrphanInfo  # noqa: PLC0415

        if self._library is None:
            return None
        try:
            summary = self._library.summary(document_id)
            sha256 = sha256_of(self._library.text(document_id))
        except LibraryError:
            return None
        return OrphanInfo(
            document_id, summary.title, summary.document_number or "", sha256, summary.city or ""
        )
