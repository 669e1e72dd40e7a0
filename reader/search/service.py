"""Answers questions about the documents of a library."""

import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from index.errors import FullTextError, QueryError
from index.searcher import DocumentMatches, Searcher
from reader.errors import SearchError
from reader.library.model import DocumentSummary
from reader.library.store import Library
from reader.search.answer import CityCount, DocumentHits, Hits, Mode, SearchAnswer
from reader.search.dictionary import policy_analyzer
from reader.search.narrowing import EVERYTHING, Narrowing

_LAYOUTS_KEPT = 16
"""Documents whose layout is kept at hand: those whose hits are looked at just now."""


class SearchService:
    """Answers questions about the documents of a library.

    May be asked from several threads.
    """

    def __init__(self, library: Library, index_folder: Path) -> None:
        """Open the index.

        Args:
            library: Open for as long as the service is asked and its answers are read.
            index_folder: An index that ``prepare_index`` found or made fit.

        Raises:
            SearchError: The index is missing, damaged or does not fit the library.
        """
        try:
            self._searcher = Searcher.open(index_folder, library.version, policy_analyzer())
        except FullTextError as error:
            raise SearchError("索引不可用；请重新启动程序，索引会自动重建。") from error
        self._summaries = library.documents()
        self._layout = lru_cache(maxsize=_LAYOUTS_KEPT)(library.layout)

    def search(
        self,
        query: str,
        mode: Mode = "exact",
        cities: Iterable[str] = (),
        limit: int | None = None,
        narrowing: Narrowing = EVERYTHING,
    ) -> SearchAnswer:
        """Find every place where the query stands.

        Args:
            query: Taken literally; script, width, case, kinds of brackets and quotes, and blanks
                between Han characters make no difference.
            mode: How the query is understood.
            cities: Full or short names of cities or provinces; none means all.
            limit: Show so many hits at most; the totals stay those of all hits. None means all.
            narrowing: Which documents are searched.

        Raises:
            SearchError: The query is empty, or no document is from one of the cities.
        """
        searched = {s.id: s for s in self._of_cities(cities) if narrowing.admits(s)}
        try:
            found = self._searcher.exact(query, searched.keys()).documents
        except QueryError as error:
            raise SearchError("请输入要检索的文字。") from error
        return SearchAnswer(
            query=query,
            mode=mode,
            documents_searched=len(searched),
            characters_searched=sum(s.characters for s in searched.values()),
            total_hits=sum(matches.count for matches in found),
            total_documents=len(found),
            by_city=_count_by_city(searched, found),
            documents=tuple(
                DocumentHits(
                    matches.id,
                    searched[matches.id].title,
                    searched[matches.id].place,
                    Hits(matches, shown, query, self._layout),
                )
                for matches, shown in _limited(found, limit)
            ),
        )

    def _of_cities(self, cities: Iterable[str]) -> list[DocumentSummary]:
        """The documents of these places.

        Raises:
            SearchError: No document is from one of the places.
        """
        names = list(cities)
        for name in names:
            if not any(_is_from(summary, name) for summary in self._summaries):
                known = "、".join(dict.fromkeys(s.place for s in self._summaries))
                raise SearchError(f"文库中没有“{name}”的文件；现有：{known}。")
        if not names:
            return self._summaries
        return [s for s in self._summaries if any(_is_from(s, name) for name in names)]


def _is_from(summary: DocumentSummary, name: str) -> bool:
    return any(
        place is not None and bool(name) and place.startswith(name)
        for place in (summary.city, summary.province, summary.place)
    )


def _count_by_city(
    searched: dict[str, DocumentSummary], found: Iterable[DocumentMatches]
) -> dict[str, CityCount]:
    counts = {summary.place: CityCount(0, 0) for summary in searched.values()}
    for matches in found:
        place = searched[matches.id].place
        known = counts[place]
        counts[place] = CityCount(known.hits + matches.count, known.documents + 1)
    return counts


def _limited(
    found: Iterable[DocumentMatches], limit: int | None
) -> Iterator[tuple[DocumentMatches, int]]:
    """The documents with the number of hits to show, until ``limit`` of them are shown."""
    left = sys.maxsize if limit is None else limit
    for matches in found:
        if left <= 0:
            return
        yield matches, min(matches.count, left)
        left -= matches.count
