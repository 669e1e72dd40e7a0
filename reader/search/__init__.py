"""Finds the places where a word is used: joins library and index."""

from reader.library.model import CONTEXT_CHARACTERS
from reader.search.answer import CityCount, DocumentHits, Hit, Hits, Mode, SearchAnswer
from reader.search.find import find_in_text
from reader.search.narrowing import EVERYTHING, Narrowing
from reader.search.preparation import IndexState, prepare_index
from reader.search.service import SearchService

__all__ = [
    "CONTEXT_CHARACTERS",
    "EVERYTHING",
    "CityCount",
    "DocumentHits",
    "Hit",
    "Hits",
    "IndexState",
    "Mode",
    "Narrowing",
    "SearchAnswer",
    "SearchService",
    "find_in_text",
    "prepare_index",
]
