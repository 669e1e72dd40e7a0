"""What a search gives back."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from reader.library.model import CONTEXT_CHARACTERS, Layout
from reader.library.tables import BETWEEN_CELLS, WHOLE, Seams
from reader.search.facets import NO_FACETS, Facets
from reader.search.question import Mode, Question
from reader.search.reasons import why

if TYPE_CHECKING:  # the engine takes longer to load than the window that shows its answers
    from index.searcher import DocumentMatches, Match


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
        seams: Where the snippet is parted, in positions of it, if it is from a table.
    """

    document_id: str
    start: int
    end: int
    quote: str
    section_path: tuple[str, ...]
    snippet: str
    snippet_start: int
    why: str
    seams: Seams = WHOLE

    def shown(self) -> tuple[str, int, int]:
        """The snippet in one line, cells of tables apart; start and end of the place in it."""
        start, end = self.start - self.snippet_start, self.end - self.snippet_start
        parted = self.seams.part(self.snippet, BETWEEN_CELLS)
        return parted, self.seams.start_in_parted(start), self.seams.end_in_parted(end)


def hit_at(document_id: str, layout: Layout, start: int, end: int, reason: str) -> Hit:
    """The hit at a place of a document.

    Args:
        document_id: The document.
        layout: Its text and sections.
        start: Where the hit begins.
        end: One past its last character.
        reason: Why it is one, in Chinese.
    """
    snippet_start = max(layout.block_at(start)[0], start - CONTEXT_CHARACTERS)
    snippet_end = min(layout.block_at(end - 1)[1], end + CONTEXT_CHARACTERS)
    return Hit(
        document_id,
        start,
        end,
        layout.text[start:end],
        layout.section_path_at(start),
        layout.text[snippet_start:snippet_end],
        snippet_start,
        reason,
        layout.seams.within(snippet_start, snippet_end),
    )


class Hits(Sequence[Hit]):
    """The hits of one document in the order of the text.

    How many there are is known at once; each is made when it is asked for: 的 has 600,000 of them
    in 1,918 documents.
    """

    def __init__(
        self,
        matches: "DocumentMatches",
        count: int,
        layout: Callable[[str], Layout],
    ) -> None:
        """Take what the index found.

        Args:
            matches: The occurrences in the document.
            count: So many of them are shown.
            layout: Gives text, blocks and sections of a document.
        """
        self._matches = matches
        self._count = count
        self._layout = layout

    def __len__(self) -> int:
        return self._count

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Start and end of every hit, without making the hits."""
        return self._matches.ranges[: self._count]

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, index: int | slice) -> Hit | tuple[Hit, ...]:
        layout = self._layout(self._matches.id)
        if isinstance(index, slice):
            return tuple(self._hit(layout, place) for place in self._places[index])
        return self._hit(layout, self._places[index])

    def __iter__(self) -> Iterator[Hit]:
        layout = self._layout(self._matches.id)
        return (self._hit(layout, place) for place in self._places)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Hits) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash((self._matches.id, self._count))

    @property
    def _places(self) -> "Sequence[Match]":
        every = self._matches.matches
        return every if self._count == len(every) else every[: self._count]

    def _hit(self, layout: Layout, place: "Match") -> Hit:
        quote = layout.text[place.start : place.end]
        return hit_at(self._matches.id, layout, place.start, place.end, why(place.why, quote))


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits in one document.

    Attributes:
        city: The city; the province where the document has none; 未注明地区 where it has neither.
        hits: In the order of the text; made when they are asked for.
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
class GroupUsed:
    """A group of synonyms that a word of the query belongs to.

    Attributes:
        id: Given in ``Question.without_groups`` it is not used.
        label: What the group is about, in Chinese.
        forms: What is searched for together.
        used: False if it was switched off for this query.
    """

    id: str
    label: str
    forms: tuple[str, ...]
    used: bool = True


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """All that was found, and how much was searched for it.

    Attributes:
        documents_searched: Documents that passed the narrowing, whether they have a hit or not.
        characters_searched: Length of their texts in code points.
        total_hits: Of all documents, also where ``limit`` shows only some of them.
        by_city: Every city that was searched, also those without a hit, in administrative order.
        documents: In the order that was asked for; with ``limit`` only as many as it takes to show
            so many hits.
        question: Everything that was asked; None where an answer was put together by hand.
        groups: The synonym groups that words of the query belong to.
        facets: Exact counts of all hits by province, city, year and so on.
    """

    query: str
    mode: Mode
    documents_searched: int
    characters_searched: int
    total_hits: int
    total_documents: int
    by_city: dict[str, CityCount]
    documents: tuple[DocumentHits, ...]
    question: Question | None = None
    groups: tuple[GroupUsed, ...] = ()
    facets: Facets = NO_FACETS
