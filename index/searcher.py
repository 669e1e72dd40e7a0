"""Answers queries from an index, in memory."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

from index.analysis import Analyzer
from index.errors import QueryError, SearchCancelledError
from index.folding import Folded, fold
from index.literal import count, occurrences, overlaps_itself
from index.manifest import Origin
from index.matching import KINDS, Forms, Place, Why
from index.model import FoldedText
from index.parts import read_contents
from index.plan import Condition, Look, Planner, Ranges, Sought, plain_parts
from index.query import Filter, Query, Term, literals
from index.ranking import Evidence, text_scores
from index.shelf import Shelf
from index.smart import Preparer, Synonyms, no_synonyms
from index.units import Unit
from index.words import FIELD_WEIGHTS, WordIndex

_PLAIN = Analyzer()
_HEADS = ("title", "headings")
"""What Whoosh is asked for a literal: its words in the text say less than the literal, counted."""


def never() -> bool:
    """A search that is not cancelled."""
    return False


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a search looks.

    Attributes:
        ids: Of the documents that are searched; None for all.
        unit: In which all words of the query must stand together; None is the document for a smart
            query, and for an exact one that all of it is one literal.
        zones: Gives for the id of a document the ranges of its original text that count, such as
            those of its headings; what does not lie inside one of them is not found. Asked only
            for documents that hold the words at all. None for everything.
        cancelled: Asked between documents; the search is given up when it says so.
    """

    ids: Collection[str] | None = None
    unit: Unit | None = None
    zones: Callable[[str], Ranges] | None = None
    cancelled: Callable[[], bool] = never


EVERYWHERE = Extent()


def _no_filters(_condition: Filter) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Match:
    """A place in a document's original text, and why it is one.

    Attributes:
        start: Position of its first character.
        end: One past the last.
    """

    start: int
    end: int
    why: Why


@dataclass(frozen=True)
class DocumentMatches:
    """All places in one document.

    Attributes:
        id: The document.
        count: How many there are. Known at once; where they are is found out when it is asked for.
    """

    id: str
    count: int
    _folded: Folded = field(repr=False)
    _places: Callable[[], Iterable[Place]] = field(repr=False, compare=False)

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """The places in the order of the text."""
        original = self._folded.original_range
        return tuple(Match(*original(start, end), why) for start, end, why in self._places())

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Range of each place in the document's original text, rising."""
        if not self._folded.gaps.total:
            return tuple((start, end) for start, end, _ in self._places())
        original = self._folded.original_range
        return tuple(original(start, end) for start, end, _ in self._places())


@dataclass(frozen=True)
class Answer:
    """Every place that answers a query.

    Attributes:
        documents: Those that answer it, the best first; one that does without a place, because only
            filters and negations were asked for, has none.
        documents_searched: How many documents were searched.
        characters_searched: Length of their original texts together, in code points.
    """

    documents: tuple[DocumentMatches, ...]
    documents_searched: int
    characters_searched: int

    @property
    def count(self) -> int:
        """Places in all documents together."""
        return sum(matches.count for matches in self.documents)


class Searcher:
    """An index, opened: everything is in memory, no file stays open.

    May be used from several threads at once.
    """

    def __init__(self, texts: tuple[FoldedText, ...], words: WordIndex, analyzer: Analyzer) -> None:
        self._shelf = Shelf(texts)
        self._words = words
        self._analyzer = analyzer

    @classmethod
    def open(cls, folder: Path, library_version: str, analyzer: Analyzer = _PLAIN) -> "Searcher":
        """Read the index in ``folder``.

        Args:
            folder: Where ``build`` put it.
            library_version: Version of the library's content that the index must be built from.
            analyzer: The one it must be built with.

        Raises:
            IndexMissingError: There is no index.
            IndexOutdatedError: It is of another library version, analyzer or format.
            IndexDamagedError: It is not as it was built; checked before anything of it is
            interpreted.
        """
        contents = read_contents(folder, Origin(library_version, analyzer.fingerprint))
        return cls(contents.texts, contents.words, analyzer)

    @property
    def texts(self) -> tuple[FoldedText, ...]:
        """The folded texts, with the way back to their originals."""
        return self._shelf.texts

    def exact(self, query: str, within: Collection[str] | None = None) -> Answer:
        """Find every occurrence of ``query`` in the folded texts, overlapping ones included.

        Args:
            query: Taken literally after folding: ``%``, ``&``, quotes, brackets and line ends are
                content.
            within: Ids of the documents to search; None for all.

        Returns:
            The documents in which it stands, ranked as :mod:`index.ranking` tells. A document in
            which Whoosh knows none of the words is not lost.

        Raises:
            QueryError: Nothing is left of the query after folding.
        """
        needle = fold(query).text
        if not needle.strip("\n"):
            raise QueryError("the query holds nothing but blanks")
        numbers = self._numbers(within)
        units = self._shelf.units
        counts = self._shelf.counts(needle, numbers)
        why = Why("literal", query, needle)
        return Answer(
            self._ranked(
                counts,
                lambda number: _literal_places(units[number].text, needle, why),
                [Evidence.of_counts(counts)],
                [needle],
                _HEADS,
            ),
            len(numbers),
            self._characters(numbers),
        )

    def exact_within(self, query: str, extent: Extent) -> Answer:
        """Find literals that stand together.

        Args:
            query: Taken literally after folding. With a unit in ``extent`` blanks part it into
                several literals, all of which must stand in one unit.
            extent: Where to look.

        Raises:
            QueryError: Nothing is left of the query after folding.
            SearchCancelledError: The search was cancelled.
        """
        return self.smart(literals(query, split=extent.unit is not None), extent=extent)

    def smart(
        self,
        query: Query,
        synonyms: Synonyms = no_synonyms,
        extent: Extent = EVERYWHERE,
        admits: Callable[[Filter], Collection[str]] = _no_filters,
    ) -> Answer:
        """Find every place that answers a query.

        Where there is none and words are not quoted, it is asked again with them taken apart: 科研
        and 机构 may stand where 科研机构 does not.

        Args:
            query: What is looked for.
            synonyms: Gives other forms of the terms that are not quoted.
            extent: Where to look.
            admits: Ids of the documents that a filter lets through; asked once for each filter.

        Raises:
            SearchCancelledError: The search was cancelled.
        """
        preparer = Preparer(self._shelf, self._analyzer, synonyms, partial(_check, extent))
        answer = self._smart(query, preparer, extent, admits)
        falls_apart = any(isinstance(leaf, Term) and not leaf.exact for leaf in query.leaves())
        if answer.documents or not falls_apart:
            return answer
        return self._smart(query, replace(preparer, finely=True), extent, admits)

    def _smart(
        self,
        query: Query,
        preparer: Preparer,
        extent: Extent,
        admits: Callable[[Filter], Collection[str]],
    ) -> Answer:
        asked = self._numbers(extent.ids)
        condition, texts = Planner(preparer, admits, query.text).plan(query.root, asked)
        parts = None if extent.zones else plain_parts(condition, extent.unit or "document")
        if parts is None:
            counts, evidence = self._evaluated(condition, texts, extent)
        else:
            counts, evidence = self._counted(parts, texts, extent)
        forms = sorted({form for sought in evidence for form in sought.forms})
        return Answer(
            self._ranked(
                counts,
                lambda number: _merged(self._found(condition, number, extent) or {}),
                evidence.values(),
                forms,
            ),
            len(asked),
            self._characters(asked),
        )

    def _evaluated(
        self, condition: Condition, texts: frozenset[int], extent: Extent
    ) -> tuple[dict[int, int], dict[Sought, Evidence]]:
        """Places by number of the texts that answer a query, and what was found for each part."""
        counts: dict[int, int] = {}
        evidence: dict[Sought, Evidence] = {}
        for number in sorted(texts):
            _check(extent)
            found = self._found(condition, number, extent)
            if found is not None:
                counts[number] = _count(found)
                for sought, places in found.items():
                    evidence.setdefault(sought, Evidence.empty()).add(number, places)
        return counts, evidence

    def _counted(
        self, parts: Iterable[Sought], texts: frozenset[int], extent: Extent
    ) -> tuple[dict[int, int], dict[Sought, Evidence]]:
        """The same for the plain parts of a query that all ``texts`` answer."""
        counts = dict.fromkeys(sorted(texts), 0)
        units = self._shelf.units
        evidence: dict[str, tuple[Sought, Evidence]] = {}
        for sought in parts:
            (needle,) = sought.forms
            overlapping = overlaps_itself(needle)
            if needle in evidence:
                continue
            places: dict[int, int] = {}
            for number in counts:
                _check(extent)
                if found := count(units[number].text, needle, overlapping=overlapping):
                    places[number] = found
                    counts[number] += found
            evidence[needle] = (sought, Evidence.of_counts(places))
        return counts, dict(evidence.values())

    def _found(
        self, condition: Condition, number: int, extent: Extent
    ) -> dict[Sought, list[Place]] | None:
        """What makes a text answer the query; None if it does not."""
        text = self._shelf.texts[number]
        zones = extent.zones(text.id) if extent.zones else None
        look = Look(self._shelf.units[number], text.folded, extent.unit or "document", zones)
        units = condition.units(look)
        return dict(condition.sought(look, units)) if units else None

    def _numbers(self, ids: Collection[str] | None) -> frozenset[int]:
        return self._shelf.numbers_of(ids)

    def _characters(self, numbers: Iterable[int]) -> int:
        return sum(map(self._shelf.original_lengths.__getitem__, numbers))

    def _ranked(
        self,
        counts: Mapping[int, int],
        places: Callable[[int], Iterable[Place]],
        evidence: Iterable[Evidence],
        forms: Iterable[str],
        fields: Iterable[str] = tuple(FIELD_WEIGHTS),
    ) -> tuple[DocumentMatches, ...]:
        """The documents, the best first.

        Args:
            counts: Numbers of places by number of document.
            places: Finds the places in a document.
            evidence: What was found, for each word of the query.
            forms: All that was looked for, folded.
            fields: Where Whoosh looks for their words.
        """
        texts = self._shelf.texts
        words = Counter(word for form in forms for word in self._analyzer.counts(form))
        names = [texts[number].id for number in counts]
        by_name = self._words.scores(words if len(names) > 1 else (), names, fields)
        scores = text_scores(evidence, self._shelf.lengths)
        order = sorted(
            counts,
            key=lambda number: (
                -scores.get(number, 0.0) - by_name[texts[number].id],
                -counts[number],
                texts[number].id,
            ),
        )
        return tuple(
            DocumentMatches(
                texts[number].id, counts[number], texts[number].folded, partial(places, number)
            )
            for number in order
        )


def _check(extent: Extent) -> None:
    if extent.cancelled():
        raise SearchCancelledError("the search was cancelled")


def _literal_places(text: str, needle: str, why: Why) -> Iterable[Place]:
    length = len(needle)
    return ((start, start + length, why) for start in occurrences(text, needle))


def _count(found: Mapping[Sought, list[Place]]) -> int:
    """How many places :func:`_merged` gives; different strings never share a place."""
    forms = [form for sought in found for form in sought.forms]
    if len(set(forms)) == len(forms) and all(isinstance(s.finder, Forms) for s in found):
        return sum(map(len, found.values()))
    return len(_merged(found))


def _merged(found: Mapping[Sought, list[Place]]) -> list[Place]:
    """All places in order; one that was found for several reasons once, with the best."""
    if len(found) == 1:
        return next(iter(found.values()))
    best: dict[tuple[int, int], Place] = {}
    for places in found.values():
        for place in places:
            known = best.setdefault(place[:2], place)
            if known is not place and _rank(place) < _rank(known):
                best[place[:2]] = place
    return [best[where] for where in sorted(best)]


def _rank(place: Place) -> int:
    return KINDS.index(place[2].kind)
