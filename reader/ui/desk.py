"""What the window needs of the library and the index, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.corpus.model import Document
from reader.library.model import DocumentSummary

if TYPE_CHECKING:
    from reader.ui.comparing.compare_desk import CompareDesk
    from reader.ui.excerpting.excerpt_desk import ExcerptDesk
    from reader.ui.importing.import_desk import ImportDesk
    from reader.ui.indicators.indicator_desk import IndicatorDesk
    from reader.ui.noting.notes_desk import NotesDesk
    from reader.ui.searching.search_desk import SearchDesk


@dataclass(frozen=True)
class Desk:
    """What the window needs of the library and the index.

    Attributes:
        summaries: The documents, in the order they are listed.
        document: Loads one by its id; raises LibraryError.
        source: Its source text, by its id; raises LibraryError.
        searching: What the search side needs.
        find_in_text: Ranges of a text in which a query stands, in the way of ``search``.
        fold: Makes two texts comparable (script, width, case).
        simplify: Traditional → simplified for display, same length.
        notices: Licences of the program and of what it ships.
        imports: What changes the library.
        indicators: What the documents promise in numbers.
        notes: What the user adds.
        comparing: What stands side by side.
        excerpts: What collections need to be filled and printed.
    """

    summaries: Sequence[DocumentSummary]
    document: Callable[[str], Document]
    source: Callable[[str], str]
    searching: "SearchDesk"
    find_in_text: Callable[[str, str], tuple[tuple[int, int], ...]]
    fold: Callable[[str], str]
    simplify: Callable[[str], str]
    notices: Callable[[], str]
    imports: "ImportDesk"
    indicators: "IndicatorDesk"
    notes: "NotesDesk"
    comparing: "CompareDesk"
    excerpts: "ExcerptDesk"
