"""What the search side of the window needs, as plain callables and stores."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.search import Hit, Question, SearchAnswer

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from reader.library.citation import Quotation
    from reader.search.history import Searches
    from reader.search.hit_map import Columns, HitMap
    from reader.search.nearest import NearTerm
    from reader.search.question import Cancelled
    from reader.search.reverse import Source
    from reader.search.suggestions import Suggestion
    from reader.search.synonyms import OwnGroups
    from reader.ui.searching.asking import Ask


@dataclass(frozen=True)
class SearchDesk:
    """What the search side of the window needs. The callables run in the background.

    Attributes:
        ask: Answers a question; raises SearchError.
        suggest: Words that go with what is typed.
        nearest: For each word of a question without hits what does occur in its place.
        searches: History and saved searches; used on the GUI thread.
        own_groups: The user's own groups of synonyms; used on the GUI thread.
        use_own_groups: They were changed, from the next search on they hold.
        library_version: Of the library that is searched.
        hit_map: Lays words against cities or documents.
        find_source: The passages a text comes from.
        quote: The sentence of a hit with its source.
        export_hits: Writes all hits of an answer to a file; raises ExportError.
        export_map: Likewise the counts of a hit map.
    """

    ask: "Ask"
    suggest: "Callable[[str], Sequence[Suggestion]]"
    nearest: "Callable[[Question], Mapping[str, Sequence[NearTerm]]]"
    searches: "Searches"
    own_groups: "OwnGroups"
    use_own_groups: Callable[[], None]
    library_version: str
    hit_map: "Callable[[Question, Sequence[str], Columns, Cancelled], HitMap]"
    find_source: "Callable[[str, Cancelled], Sequence[Source]]"
    quote: "Callable[[Hit], Quotation]"
    export_hits: Callable[[SearchAnswer, Path], None]
    export_map: "Callable[[HitMap, Path], None]"
