"""What is asked: a query and how it is to be taken."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from reader.search.narrowing import EVERYTHING, Narrowing

Mode = Literal["exact", "smart"]
"""How a query is understood: exact takes it literally, smart knows words, synonyms and syntax."""

Scope = Literal["text", "title", "heading"]
"""Where a hit may stand: anywhere, in the document's title, in the heading of a section."""

Within = Literal["document", "paragraph", "sentence"]
"""The stretch of text in which all words of a query must stand; see ``index.units``."""

Sort = Literal["relevance", "date", "city"]
"""Order of the documents: best first, newest first, by province and city."""

Cancelled = Callable[[], bool]
"""Asked now and then while a search runs; true if nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with everything that decides about its answer.

    Attributes:
        query: As it was typed.
        within: None in exact mode: the whole query is one literal, blanks included. Given, blanks
            part the query into several literals. None in smart mode is "document".
        cities: Full or short names of cities or provinces; none means all.
        narrowing: Which documents are searched.
        limit: Show so many hits at most; the totals stay those of all hits. None means all.
        without_groups: Ids of the synonym groups that are not to be used.
    """

    query: str
    mode: Mode = "exact"
    scope: Scope = "text"
    within: Within | None = None
    cities: tuple[str, ...] = ()
    narrowing: Narrowing = EVERYTHING
    sort: Sort = "relevance"
    limit: int | None = None
    without_groups: frozenset[str] = frozenset()


def never() -> bool:
    """A search that is not cancelled."""
    return False
