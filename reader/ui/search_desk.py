"""What the search side of the window needs, as plain callables and stores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from reader.search import Question, SearchAnswer
from reader.ui.asking import Ask
from reader.ui.models.offer_model import Offer

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from reader.search.history import Searches
    from reader.search.hit_map import Columns, HitMap
    from reader.search.question import Cancelled

FileKind = Literal["xlsx", "csv", "docx"]
"""What hits can be taken along as."""


@dataclass(frozen=True)
class SearchDesk:
    """What the search side of the window needs.

    Attributes:
        ask: Answers a question; runs in the background, raises SearchError.
        suggest: Words that go with what is typed; in the background.
        nearest: Words near a question without hits that do occur; in the background.
        searches: History and saved searches; used on the GUI thread.
        library_version: Of the library that is searched.
        hit_map: Lays words against cities or documents; in the background.
        export_hits: Writes all hits of an answer into a file; in the background, raises
            ExportError.
        export_map: Likewise the counts of a hit map, as "xlsx" or "csv".
    """

    ask: Ask
    suggest: Callable[[str], Sequence[Offer]]
    nearest: Callable[[Question], Sequence[Offer]]
    searches: "Searches"
    library_version: str
    hit_map: "Callable[[Question, Sequence[str], Columns, Cancelled], HitMap]"
    export_hits: Callable[[SearchAnswer, FileKind, Path], None]
    export_map: "Callable[[HitMap, FileKind, Path], None]"
