"""The file of the notes of this run, and the desk over it and an opened library."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.model import DocumentSummary
from reader.ui.noting.notes_desk import NotesDesk

if TYPE_CHECKING:  # loaded when the first document or note is looked at
    from reader.corpus.model import Document
    from reader.library.citation import Quotation
    from reader.library.noted import NotedDocuments
    from reader.library.store import Library
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

        def quote(document: "Document", start: int, end: int) -> "Quotation":
            from reader.library.citation import quoted  # noqa: PLC0415
            from reader.library.tables import parted  # noqa: PLC0415

            summary = known.get(document.id) or library.summary(document.id)
            section = document.section_at(start)
            return quoted(parted(document, start, end), summary, section.path if section else ())

        return NotesDesk(self.store, self.noted, summaries, library.document, quote)

    def store(self) -> "NotesStore":
        """The opened store.

        Raises:
            NotesError: A newer program wrote the file, the folder cannot be written …
        """
        if self._store is None:
            from reader.library.noted import open_notes  # noqa: PLC0415

            self._store = open_notes(self._path, self._opened_library())
        return self._store

    def noted(self) -> "NotedDocuments":
        """Notes and documents joined; raises NotesError as ``store``."""
        from reader.library.noted import NotedDocuments  # noqa: PLC0415

        return NotedDocuments(self._opened_library(), self.store())

    def _opened_library(self) -> "Library":
        if self._library is None:
            raise RuntimeError("notes are asked for before the library")
        return self._library

    def close(self) -> None:
        """Close the file if it was opened."""
        if self._store is not None:
            self._store.close()
            self._store = None
