"""Documents side by side without a library: for tests of the comparison's window and panes."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from index.folding import fold
from index.han import simplify
from reader.corpus.model import Document
from reader.library.model import DocumentSummary
from reader.notes.store import NotesStore
from reader.search.find import find_in_text
from reader.ui.comparing.compare_desk import CompareDesk
from reader.ui.comparing.over_library import compare_desk_over
from reader.ui.comparing.pane_scroll import PaneScroll
from reader.ui.comparing.panes_view import PanesView
from reader.ui.icons import IconSet
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from tests.ui.panel_samples import FIVE as SUMMARIES
from tests.ui.reading_samples import RESOURCES


class Shelf:
    """The documents as the desk asks a library for them."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.id: document for document in documents}

    def document(self, document_id: str) -> Document:
        """One of them."""
        return self._documents[document_id]

    def versions(self, _document_id: str) -> tuple[()]:
        """None has an older version."""
        return ()

    def indicators(self, _document_id: str) -> tuple[()]:
        """None has an indicator of its own; those of shipped documents are reviewed."""
        return ()


def desk_over(
    documents: Sequence[Document],
    store: Callable[[], NotesStore],
    summaries: Sequence[DocumentSummary] = SUMMARIES,
) -> CompareDesk:
    """The desk as the program makes it, over documents at hand."""
    shelf = Shelf(documents)
    return compare_desk_over(shelf, summaries, lambda text: fold(text).text, store)  # type: ignore[arg-type]


def view_of(document: Document) -> DocumentView:
    """A pane's view, as the reading area makes it."""
    icons = IconSet(Path(RESOURCES) / "icons")
    tools = ReadingTools(partial(find_in_text, document.text), simplify, icons)
    return DocumentView(document, tools, Display(LIGHT))


def scrolls_of(view: PanesView) -> list[PaneScroll]:
    """The panes that have a document, from left to right."""
    return [pane.scrolling for pane in view.row.panes if pane.scrolling is not None]
