"""Finds the places where a word is used: joins library and index."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, overload

from index.builder import IndexDocument, build
from index.searcher import DocumentMatches, Searcher

from index.errors import FullTextError, IndexMissingError, IndexOutdatedError, QueryError
from reader.errors import SearchError
from reader.library.bundle import Progress
from reader.library.lock import one_at_a_time
from reader.library.model import DocumentSummary, Layout
from reader.library.store import Library

Mode = Literal["exact"]

CONTEXT_CHARACTERS = 24
"""So many characters a snippet shows before and after a hit."""

SAME = "原文一致"
FOLDED = "写法不同（繁简、全半角、大小写、标点或空格）"


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where the query stands.

    Attributes:
        start: Position in the document's text.
        end: One past the last character.
        quote: What stands there, character by character.
        section_path: Labels from the top to the section of the place; empty before the first one.
        snippet: The place with what stands around it, inside its block.
        snippet_start: Position of the snippet's first character in the document's text.
        why: Chinese words: why this is a hit.
    """

    document_id: str
    start: int
    end: int
    quote: str
    section_path: tuple[str, ...]
    snippet: str
    snippet_start: int
    why: str


class Hits(Sequence[Hit]):
    """The hits of one document in the order of the text.

    How many there are is known at once; each is made when it is asked for: 的 has 600,000 of them
    in 1,918 documents.
    """

    def __init__(
        self,
        document_id: str,
        ranges: Sequence[tuple[int, int]],
        query: str,
        layout: Callable[[str], Layout],
    ) -> None:
        self._document_id = document_id
        self._ranges = ranges
        self._query = query
        self._layout = layout

    def __len__(self) -> int:
        return len(self._ranges)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        layout = self._layout(self._document_id)
        if isinstance(index, slice):
            return tuple(self._hit(layout, place) for place in self._ranges[index])
        return self._hit(layout, self._ranges[index])

    def __iter__(self) -> Iterator[Hit]:
        layout = self._layout(self._document_id)
        return (self._hit(layout, place) for place in self._ranges)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self._document_id, len(self._ranges)))

    @property
    def ranges(self) -> Sequence[tuple[int, int]]:
        """Start and end of every hit, without making the hits."""
        return self._ranges

    def _hit(self, layout: Layout, place: tuple[int, int]) -> Hit:
        start, end = place
        snippet_start = max(layout.block_at(start).start, start - CONTEXT_CHARACTERS)
        snippet_end = min(layout.block_at(end - 1).end, end + CONTEXT_CHARACTERS)
        quote = layout.text[start:end]
        return Hit(
            self._document_id,
            start,
            end,
            quote,
            layout.section_path_at(start),
            layout.text[snippet_start:snippet_end],
            snippet_start,
            SAME if quote == self._query else FOLDED,
        )


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits in one document.

    Attributes:
        city: The city; the province where the document has none; 未注明地区 where it has neither.
    """

    id: str
    title: str
    city: str
    hits: Hits


@dataclass(frozen=True, slots=True)
class CityCount:
    """What was found in one city: places, and documents that have any."""

    hits: int
    documents: int


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """All that was found, and how much was searched for it.

    Attributes:
        documents_searched: Documents that passed the narrowing, whether they have a hit or not.
        characters_searched: Length of their texts in code points.
        total_hits: Of all documents, also where ``limit`` shows only some of them.
        by_city: Every city that was searched, also those without a hit, in administrative order.
        documents: Best first; with ``limit`` only as many as it takes to show so many hits.
    """

    query: str
    mode: Mode
    documents_searched: int
    characters_searched: int
    total_hits: int
    total_documents: int
    by_city: dict[str, CityCount]
    documents: tuple[DocumentHits, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents are searched; the default is all.

    Attributes:
        first_date: "2019", "2019-05" or "2019-05-30"; documents from then on, by their date of
            issue, where that is unknown by that of publication. One without any date is left out.
        last_date: Likewise, documents up to then.
        status: As in ``Metadata.status``.
    """

    first_date: str | None = None
    last_date: str | None = None
    status: str | None = None

    def admits(self, summary: DocumentSummary) -> bool:
        """True if the document is to be searched."""
        if self.status is not None and summary.status != self.status:
            return False
        if self.first_date is None and self.last_date is None:
            return True
        date = summary.issue_date or summary.publication_date
        return date is not None and (
            _last_day(date) >= _first_day(self.first_date or "0000")
            and _first_day(date) <= _last_day(self.last_date or "9999")
        )


EVERYTHING = Narrowing()


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]


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
            self._searcher = Searcher.open(index_folder, library.version)
        except FullTextError as error:
            raise SearchError("索引不可用；请重新启动程序，索引会自动重建。") from error
        self._summaries = library.documents()
        self._layout = lru_cache(maxsize=16)(library.layout)

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
            answer = self._searcher.exact(query)
        except QueryError as error:
            raise SearchError("请输入要检索的文字。") from error
        found = [matches for matches in answer.documents if matches.id in searched]
        return SearchAnswer(
            query=query,
            mode=mode,
            documents_searched=len(searched),
            characters_searched=sum(s.characters for s in searched.values()),
            total_hits=sum(len(matches.ranges) for matches in found),
            total_documents=len(found),
            by_city=_count_by_city(searched, found),
            documents=tuple(
                DocumentHits(
                    matches.id,
                    searched[matches.id].title,
                    searched[matches.id].place,
                    Hits(matches.id, ranges, query, self._layout),
                )
                for matches, ranges in _limited(found, limit)
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
        counts[place] = CityCount(known.hits + len(matches.ranges), known.documents + 1)
    return counts


def _limited(
    found: Iterable[DocumentMatches], limit: int | None
) -> Iterator[tuple[DocumentMatches, Sequence[tuple[int, int]]]]:
    """The documents with the ranges to show, until so many are shown."""
    left = limit
    for matches in found:
        if left is None:
            yield matches, matches.ranges
        elif left > 0:
            yield matches, matches.ranges[:left]
            left -= len(matches.ranges)


@dataclass(frozen=True, slots=True)
class IndexState:
    """What was done about the index.

    Attributes:
        reason: Chinese sentence for the user if it was built anew, else "".
    """

    rebuilt: bool
    reason: str


def prepare_index(library: Library, index_folder: Path, progress: Progress) -> IndexState:
    """See that there is an index that fits the library; build it if need be.

    Two processes that find it unfit at the same time wait for one another, one of them builds.

    Args:
        library: What the index is to hold.
        index_folder: Where it is.
        progress: Told while the index is built.

    Raises:
        LibraryError: The folder cannot be written.
    """
    if not _what_is_wrong(library, index_folder):
        return IndexState(rebuilt=False, reason="")
    with one_at_a_time(index_folder.parent):
        reason = _what_is_wrong(library, index_folder)
        if reason:
            _build(library, index_folder, progress)
    return IndexState(rebuilt=bool(reason), reason=reason)


def _what_is_wrong(library: Library, index_folder: Path) -> str:
    """Why the index must be built anew; "" if it is fit."""
    try:
        Searcher.open(index_folder, library.version)
    except IndexMissingError:
        return "索引缺失，已重新建立。"
    except IndexOutdatedError:
        return "索引与文库不符，已重新建立。"
    except FullTextError:
        return "索引损坏，已重新建立。"
    return ""


def _build(library: Library, index_folder: Path, progress: Progress) -> None:
    documents = [
        IndexDocument(
            summary.id, summary.title, library.headings(summary.id), library.layout(summary.id).text
        )
        for summary in library.documents()
    ]
    build(index_folder, documents, library.version, progress)
