"""Finds the places where a word is used: joins library and index.

What stands here is light: the window shows answers long before the engine behind them is loaded.
The engine is imported by its own modules (``service``, ``preparation``, ``find`` …).
"""

from reader.library.model import CONTEXT_CHARACTERS
from reader.search.answer import CityCount, DocumentHits, Hit, Hits, Mode, SearchAnswer
from reader.search.narrowing import EVERYTHING, Narrowing

__all__ = [
    "CONTEXT_CHARACTERS",
    "EVERYTHING",
    "CityCount",
    "DocumentHits",
    "Hit",
    "Hits",
    "Mode",
    "Narrowing",
    "SearchAnswer",
]
