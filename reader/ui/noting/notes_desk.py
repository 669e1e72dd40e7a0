"""What bookmarks and annotations need of the store and the library, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.model import DocumentSummary

if TYPE_CHECKING:  # the store is loaded when the library has been opened
    from reader.corpus.model import Document
    from reader.library.citation import Quotation
    from reader.library.noted import NotedDocuments
    from reader.notes.store import NotesStore


@dataclass(frozen=True)
class NotesDesk:
    """What the window needs to keep what the user adds.

    All are called on the GUI thread, where the store stays.

    Attributes:
        store: The opened store, the same at every call; raises NotesError.
        noted: Notes and documents joined; asks both anew each time.
        summaries: The listed documents, in the order of the library.
        document: Loads a document by its id, also an older version; raises LibraryError.
        quote: A range of a document with its source, as it is cited.
    """

    store: Callable[[], "NotesStore"]
    noted: Callable[[], "NotedDocuments"]
    summaries: Sequence[DocumentSummary]
    document: Callable[[str], "Document"]
    quote: Callable[["Document", int, int], "Quotation"]
