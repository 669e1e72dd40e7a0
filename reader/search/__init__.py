"""Finds the places where a word is used: joins library and index.

What stands here is light: the window shows answers long before the engine behind them is loaded.
The engine is imported by its own modules (``service``, ``preparation``, ``find`` …).
"""

from reader.library.model import CONTEXT_CHARACTERS
from reader.search.answer import CityCount, DocumentHits, GroupUsed, Hit, Hits, SearchAnswer
from reader.search.facets import FacetCount, Facets
from reader.search.narrowing import EVERYTHING, FACET_LABELS, FACETS, Facet, Narrowing
from reader.search.question import Mode, Question, Scope, Sort, Within

__all__ = [
    "CONTEXT_CHARACTERS",
    "EVERYTHING",
    "FACETS",
    "FACET_LABELS",
    "CityCount",
    "DocumentHits",
    "Facet",
    "FacetCount",
    "Facets",
    "GroupUsed",
    "Hit",
    "Hits",
    "Mode",
    "Narrowing",
    "Question",
    "Scope",
    "SearchAnswer",
    "Sort",
    "Within",
]
