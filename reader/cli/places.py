"""The documents of the places that were named on the command line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.library.model import DocumentSummary

_PLACES_NAMED = 20
"""So many places a sentence about an unknown one names."""


def of_places(summaries: "list[DocumentSummary]", names: Iterable[str]) -> "list[DocumentSummary]":
    """The documents of these places, of all if none is named.

    Raises:
        LibraryError: No document is from one of them.
    """
    from reader.search.filters import is_from  # noqa: PLC0415 - only where it is asked for

    wanted = list(names)
    for name in wanted:
        if not any(is_from(summary, name) for summary in summaries):
            places = list(dict.fromkeys(summary.place for summary in summaries))
            more = f"等 {len(places)} 处" if len(places) > _PLACES_NAMED else ""
            known = "、".join(places[:_PLACES_NAMED]) + more
            raise LibraryError(f"文库中没有“{name}”的文件；现有：{known}。")
    return [s for s in summaries if not wanted or any(is_from(s, name) for name in wanted)]
