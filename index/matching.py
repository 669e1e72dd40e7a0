"""Finds in one text what a query looks for, and says for every place why it is one.

All positions here count folded characters. A place is ``(start, end, why)``; the places of a text
are given in the order of their starts.
"""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, Protocol

from index.literal import occurrences
from index.units import UnitText

Kind = Literal["literal", "synonym", "wildcard", "near", "segmentation"]
"""Why a place is one; the best reason first."""

KINDS: tuple[Kind, ...] = ("literal", "synonym", "wildcard", "near", "segmentation")


@dataclass(frozen=True, slots=True)
class Why:
    """Why a place answers a query.

    Attributes:
        term: What of the query it answers, as it was typed.
        form: What stands there, folded; empty where that is more than one word.
        words: Of near, wildcard and segmentation: the words or parts found there, folded; of near
            in the order of the text, else in that of the query.
        group: Of a synonym: the name of the group that it is of.
    """

    kind: Kind
    term: str
    form: str = ""
    words: tuple[str, ...] = ()
    group: str = ""


Place = tuple[int, int, Why]


class Finder(Protocol):
    """Finds the places of one part of a query."""

    def find(self, text: UnitText) -> list[Place]:
        """Every place in ``text``."""


@dataclass(frozen=True)
class Form:
    """One way of writing a term.

    Attributes:
        text: Folded, not empty.
        why: The reason of its places.
        pattern: Must match where the form stands; empty for no condition.
        texts: Numbers of the texts that hold the form, where that is known; others are not
            looked at.
    """

    text: str
    why: Why
    pattern: str = ""
    texts: frozenset[int] | None = None
    _check: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_check", re.compile(self.pattern))

    def places(self, text: UnitText, start: int = 0, end: int = sys.maxsize) -> list[Place]:
        """Every occurrence in ``[start, end)`` of the text, overlapping ones included."""
        if self.texts is not None and text.number not in self.texts:
            return []
        length, why = len(self.text), self.why
        starts = occurrences(text.text, self.text, start, end)
        if self.pattern:
            check = self._check.match
            return [(at, at + length, why) for at in starts if check(text.text, at)]
        return [(at, at + length, why) for at in starts]


@dataclass(frozen=True, slots=True)
class Forms:
    """A term in all forms it may have.

    Attributes:
        forms: The best first. A place that overlaps one of a better form is none: 研究与试验发展
            inside 科学研究与试验发展 is the same place.
    """

    forms: tuple[Form, ...]

    @property
    def texts(self) -> frozenset[int]:
        """Numbers of the texts that are known to hold one of the forms."""
        return frozenset().union(*(form.texts or () for form in self.forms))

    @property
    def written(self) -> tuple[str, ...]:
        """The forms as they are looked for."""
        return tuple(form.text for form in self.forms)

    def written_in(self, text: UnitText) -> list[str]:
        """The forms that may occur in ``text``."""
        return [form.text for form in self.forms if form.texts is None or text.number in form.texts]

    def find(self, text: UnitText, start: int = 0, end: int = sys.maxsize) -> list[Place]:
        """See :class:`Finder`; in ``[start, end)`` of the text."""
        found: list[Place] = []
        for form in self.forms:
            places = form.places(text, start, end)
            if found and places:
                found = sorted([*found, *_beside(places, found)], key=start_of)
            else:
                found = found or places
        return found


@dataclass(frozen=True)
class Words:
    """The words of a term, all in one sentence, in any order; one place for each such sentence.

    Attributes:
        term: As it was typed.
        words: Each in all forms it may have; two or more.
    """

    term: str
    words: tuple[Forms, ...]

    def find(self, text: UnitText) -> list[Place]:
        """See :class:`Finder`; a place is the shortest stretch of the sentence with all words."""
        rarest, *others = self._in_order
        written = [word.written_in(text) for word in others]
        found: list[Place] = []
        for low, high in sentences_at(text, map(start_of, rarest.find(text))):
            if stand_in(text.text, written, low, high):
                inside = [word.find(text, low, high) for word in self.words]
                if all(inside):
                    found.append(self._shortest(inside))
        return found

    @cached_property
    def _in_order(self) -> list[Forms]:
        """The words, the one in the fewest texts first."""
        return sorted(self.words, key=lambda word: len(word.texts))

    def _shortest(self, places: Sequence[Sequence[Place]]) -> Place:
        merged = sorted(
            (place[0], place[1], number, place[2].form)
            for number, word in enumerate(places)
            for place in word
        )
        last: dict[int, tuple[int, int, str]] = {}
        best: tuple[int, int, int] | None = None
        forms: tuple[str, ...] = ()
        for start, end, number, form in merged:
            last[number] = (start, end, form)
            if len(last) == len(places):
                low, high = min(p[0] for p in last.values()), max(p[1] for p in last.values())
                if best is None or high - low < best[0]:
                    best = (high - low, low, high)
                    forms = tuple(last[word][2] for word in range(len(places)))
        assert best is not None  # noqa: S101 - every word has a place, so the last one completes
        return best[1], best[2], Why("segmentation", self.term, words=forms)


@dataclass(frozen=True, slots=True)
class Expanded:
    """A term that is not quoted: its forms and, where none of them stands, its words."""

    forms: Forms
    words: Words

    def find(self, text: UnitText) -> list[Place]:
        """See :class:`Finder`; a sentence that holds a form is not reported for its words."""
        found = self.forms.find(text)
        scattered = self.words.find(text)
        if not found or not scattered:
            return found or scattered
        ends = text.ends("sentence")
        known = {bisect_right(ends, place[0]) for place in found}
        others = [place for place in scattered if bisect_right(ends, place[0]) not in known]
        return sorted([*found, *others], key=start_of)


def start_of(place: Place) -> int:
    """Where a place begins."""
    return place[0]


def stand_in(text: str, words: Iterable[Sequence[str]], start: int, end: int) -> bool:
    """True if of each of ``words`` one form stands in ``[start, end)``."""
    find = text.find
    for forms in words:
        for form in forms:
            if find(form, start, end) >= 0:
                break
        else:
            return False
    return True


def _beside(places: Iterable[Place], better: Sequence[Place]) -> list[Place]:
    """Those of ``places`` that overlap none of ``better``."""
    starts = list(map(start_of, better))
    kept: list[Place] = []
    for place in places:
        before = bisect_left(starts, place[1]) - 1
        if before < 0 or better[before][1] <= place[0]:
            kept.append(place)
    return kept


def sentences_at(text: UnitText, starts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in which the rising ``starts`` are, each once."""
    ends = text.ends("sentence")
    low = high = 0
    for start in starts:
        if start >= high:
            number = bisect_right(ends, start)
            low, high = (ends[number - 1] if number else 0), ends[number]
            yield low, high


def unit_numbers(places: Iterable[Place], ends: Sequence[int]) -> list[int]:
    """For every place the number of the unit it is in, -1 where it crosses a border."""
    numbers: list[int] = []
    for start, end, _ in places:
        number = bisect_right(ends, start)
        numbers.append(number if end <= ends[number] else -1)
    return numbers
