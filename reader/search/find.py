"""Finds a word in one text, as the find bar of a document does."""

from functools import lru_cache

from index.folding import Folded, fold
from index.literal import occurrences


def find_in_text(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Every place of one text where the query stands, by the rules of a search.

    Args:
        text: Of the document that is read.
        query: Taken literally; nothing is found for an empty one.

    Returns:
        Start and end of each place, in order, also of places that overlap.
    """
    needle = fold(query).text.strip("\n")
    if not needle:
        return ()
    folded = _folded(text)
    return tuple(
        folded.original_range(place, place + len(needle))
        for place in occurrences(folded.text, needle)
    )


@lru_cache(maxsize=4)
def _folded(text: str) -> Folded:
    return fold(text)
