"""Answers questions about the documents of a library.

What is asked beside them (words near the query, sources of a sentence, suggestions) is loaded when
it is asked.
"""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import FullTextError, IndexDamagedError
from index.searcher import DocumentMatches, Searcher
from reader.errors import SearchCancelledError, SearchError
from reader.library.contents import heading_counts
from reader.library.model import DocumentSummary
from reader.library.store import Library
from reader.paths import shipped_resources
from reader.search.answer import CityCount, DocumentHits, Hits, SearchAnswer, hit_at
from reader.search.dictionary import TERMS_FILE, policy_analyzer, synonyms_with
from reader.search.engine import Engine, Found, Searched
from reader.search.facets import Facets
from reader.search.filters import of_places
from reader.search.narrowing import EVERYTHING, Narrowing
from reader.search.question import Cancelled, Mode, Question, Scope, Sort, Within, never
from reader.search.synonyms import Group

if TYPE_CHECKING:
    from reader.search.nearest import NearTerm
    from reader.search.reverse import Passage, Source
    from reader.search.suggestions import Suggester, Suggestion

UNUSABLE = "索引不可用；请重新启动程序，索引会自动重建。"

_LAYOUTS_KEPT = 256
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
            searcher = Searcher.open(index_folder, library.version, policy_analyzer())
        except FullTextError as error:
            raise SearchError(UNUSABLE) from error
        self._library = library
        self._searcher = searcher
        self._own_groups: tuple[Group, ...] = ()
        self._summaries = library.documents()
        self._order = {summary.id: place for place, summary in enumerate(self._summaries)}
        self._all: Searched = {summary.id: summary for summary in self._summaries}
        self._engine = Engine(searcher, library, self._all)
        self._extent_of_all = _extent(self._all)
        self._layout = lru_cache(maxsize=_LAYOUTS_KEPT)(library.layout)

    def use_own_groups(self, groups: Sequence[Group]) -> None:
        """Use the user's own groups of synonyms besides the shipped ones, from the next search on.

        Args:
            groups: All of them; those of an earlier call are forgotten.
        """
        self._own_groups = tuple(groups)

    def check_groups(self, names: Collection[str]) -> None:
        """Look whether there are groups of synonyms of these names.

        Raises:
            SearchError: There is none of a name.
        """
        if not names:
            return
        known = {group.id for group in synonyms_with(self._own_groups).groups}
        unknown = next((name for name in names if name not in known), None)
        if unknown is not None:
            raise SearchError(f"没有同义词组“{unknown}”；检索结果里写有所用各组的标识。")

    def search(  # noqa: PLR0913 - the parts of a question, by name
        self,
        query: str,
        mode: Mode = "exact",
        scope: Scope = "text",
        within: Within | None = None,
        *,
        cities: Iterable[str] = (),
        narrowing: Narrowing = EVERYTHING,
        sort: Sort = "relevance",
        limit: int | None = None,
        without_groups: Iterable[str] = (),
        cancelled: Cancelled = never,
    ) -> SearchAnswer:
        """Ask a question that is put together from its parts; see :meth:`ask`."""
        return self.ask(
            Question(
                query,
                mode,
                scope,
                within,
                tuple(cities),
                narrowing,
                sort,
                limit,
                frozenset(without_groups),
            ),
            cancelled,
        )

    def ask(self, question: Question, cancelled: Cancelled = never) -> SearchAnswer:
        """Find every place that answers the question.

        Args:
            question: In exact mode the query is taken literally; script, width, case, kinds of
                brackets and quotes, and blanks between Han characters make no difference. In smart
                mode it is read as the query language of ``index.query``.
            cancelled: Asked now and then.

        Raises:
            SearchError: The query cannot be understood (its ``position`` tells where), no document
                is from one of the cities, or the words that rank documents are not those of the
                index, which shows when they are first asked.
            SearchCancelledError: It was cancelled.
        """
        searched = self._searched(question)
        synonyms = synonyms_with(self._own_groups)
        try:
            found = self._engine.find(question, searched, synonyms, cancelled)
        except IndexDamagedError as error:
            raise SearchError(UNUSABLE) from error
        if cancelled():
            raise SearchCancelledError("检索已取消。")
        return self._answer(question, found)

    def _searched(self, question: Question) -> Searched:
        """The documents a question is asked of, with those that one chosen facet leaves out."""
        narrowing = question.narrowing
        if not question.cities and narrowing == EVERYTHING:
            return self._all
        return {
            summary.id: summary
            for summary in of_places(self._summaries, question.cities)
            if narrowing.admits_date(summary) and len(narrowing.refusals(summary)) <= 1
        }

    def nearest(
        self, question: Question, cancelled: Cancelled = never
    ) -> "Mapping[str, tuple[NearTerm, ...]]":
        """What the searched documents hold instead of a query that was found nowhere.

        Args:
            question: To which there was no hit.
            cancelled: Asked now and then.

        Returns:
            For each word of the query: itself with its counts if it occurs, else what is like it;
            ``nearest_sentence`` makes a sentence of it.

        Raises:
            SearchError: The query cannot be understood.
            SearchCancelledError: It was cancelled.
        """
        from reader.search.nearest import Neighbours, words_of  # noqa: PLC0415

        admits = question.narrowing.admits
        chosen = {s.id: s for s in of_places(self._summaries, question.cities) if admits(s)}
        searched = self._engine.narrowed(question, chosen)
        texts = [text.folded.text for text in self._searcher.texts if text.id in searched]
        neighbours = Neighbours(
            texts, policy_analyzer(), synonyms_with(self._own_groups), cancelled
        )
        return {word: neighbours.of(word) for word in words_of(question)}

    def suggest(self, typed: str, history: Sequence[Question] = ()) -> "tuple[Suggestion, ...]":
        """What may be meant by what is typed so far.

        Args:
            typed: Any part of a query.
            history: What was asked before, the latest first.
        """
        return self._suggester.suggest(typed, [question.query for question in history])

    @cached_property
    def _suggester(self) -> "Suggester":
        from reader.search.suggestions import (  # noqa: PLC0415
            INDICATORS_FILE,
            Suggester,
            load_names,
        )

        resources = shipped_resources()
        return Suggester(
            load_names(resources / INDICATORS_FILE),
            load_names(resources / TERMS_FILE),
            heading_counts(self._library),
        )

    def sources_of(
        self, text: str, limit: int | None = None, cancelled: Cancelled = never
    ) -> "tuple[Source, ...]":
        """Find the passages that a sentence of a draft comes from, also where it was changed.

        Args:
            text: At most ``reverse.MAX_CHARACTERS`` long.
            limit: So many passages at most; None for as many as ``reverse.PASSAGES``.
            cancelled: Asked now and then.

        Returns:
            Literal quotations first, then by how much is the same.

        Raises:
            SearchError: The text is too short or too long.
            SearchCancelledError: It was cancelled.
        """
        from reader.search.reverse import PASSAGES, find_passages  # noqa: PLC0415

        most = PASSAGES if limit is None else limit
        passages = find_passages(text, self._searcher.texts, most, cancelled)
        return tuple(map(self._source, passages))

    def _source(self, passage: "Passage") -> "Source":
        from reader.search.reverse import Source  # noqa: PLC0415

        summary = self._summaries[self._order[passage.document_id]]
        layout = self._layout(summary.id)
        hit = hit_at(summary.id, layout, passage.start, passage.end, passage.reason)
        return Source(hit, summary.title, summary.place, passage)

    def _answer(self, question: Question, found: Found) -> SearchAnswer:
        narrowing = question.narrowing
        admitted = (
            {name: s for name, s in found.searched.items() if not narrowing.refusals(s)}
            if narrowing.choices
            else found.searched
        )
        shown = [matches for matches in found.documents if matches.id in admitted]
        shown.sort(key=self._sort_key(question.sort, admitted))
        extent = self._extent_of_all if admitted is self._all else _extent(admitted)
        return SearchAnswer(
            query=question.query,
            mode=question.mode,
            documents_searched=len(admitted),
            characters_searched=extent.characters,
            total_hits=sum(matches.count for matches in shown),
            total_documents=len(shown),
            by_city=_count_by_city(extent, admitted, shown),
            documents=tuple(
                DocumentHits(
                    matches.id,
                    admitted[matches.id].title,
                    admitted[matches.id].place,
                    Hits(matches, count, self._layout),
                )
                for matches, count in _limited(shown, question.limit)
            ),
            question=question,
            groups=found.groups,
            facets=Facets(
                found.searched.values(), {m.id: m.count for m in found.documents}, narrowing
            ),
        )

    def _sort_key(self, sort: Sort, summaries: Searched) -> Callable[[DocumentMatches], int]:
        """What the documents are sorted by; those that are equal stay in order of relevance."""
        if sort == "city":
            return lambda matches: self._order[matches.id]
        if sort == "date":
            return lambda matches: -_day(summaries[matches.id])
        return lambda _: 0


def _day(summary: DocumentSummary) -> int:
    """The date of a document as a number that grows with it; 0 without any."""
    date = summary.issue_date or summary.publication_date or ""
    return int(date.replace("-", "").ljust(8, "0") or 0)


@dataclass(frozen=True, slots=True)
class _Extent:
    """How much is searched.

    Attributes:
        places: In administrative order.
    """

    characters: int
    places: tuple[str, ...]


def _extent(searched: Searched) -> _Extent:
    summaries = searched.values()
    places = dict.fromkeys(summary.place for summary in summaries)
    return _Extent(sum(summary.characters for summary in summaries), tuple(places))


def _count_by_city(
    extent: _Extent, searched: Searched, found: Iterable[DocumentMatches]
) -> dict[str, CityCount]:
    hits = dict.fromkeys(extent.places, 0)
    documents = dict.fromkeys(extent.places, 0)
    for matches in found:
        place = searched[matches.id].place
        hits[place] += matches.count
        documents[place] += 1
    return {place: CityCount(hits[place], documents[place]) for place in hits}


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
