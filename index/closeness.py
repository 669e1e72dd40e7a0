"""Finds words that stand close together: parts with something between, and 近(…).

Positions count folded characters, as in :mod:`index.matching`.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.literal import occurrences
from index.matching import Forms, Place, Why, sentences_at, stand_in, start_of
from index.units import UnitText

WILDCARD_CHARACTERS = 30
"""So many characters may stand where a wildcard has its star."""


@dataclass(frozen=True, slots=True)
class Sequential:
    """Parts that follow one another in a sentence, at most ``WILDCARD_CHARACTERS`` between.

    Attributes:
        why: The reason of its places; ``why.words`` are the parts.
    """

    why: Why

    def find(self, text: UnitText) -> list[Place]:
        """See :class:`Finder`; of places that lie in one another the innermost."""
        parts = self.why.words
        written = [(part,) for part in parts]
        rarest = min(parts, key=text.text.count)
        found: list[Place] = []
        for low, high in sentences_at(text, occurrences(text.text, rarest)):
            if stand_in(text.text, written, low, high):
                places = _in_sequence(text.text, parts, low, high)
                found += ((start, end, self.why) for start, end in _innermost(places))
        return found


@dataclass(frozen=True, slots=True)
class Close:
    """Terms that stand close together, in any order.

    Attributes:
        term: As it was typed.
        terms: Two or more.
        distance: So many characters of the whole stretch may belong to none of the terms; with two
            terms these are the characters between them. Terms do not share characters.
    """

    term: str
    terms: tuple[Forms, ...]
    distance: int

    def find(self, text: UnitText) -> list[Place]:
        """See :class:`Finder`; of places that lie in one another the innermost."""
        found = self._candidates(text)
        if not all(found.places):
            return []
        stretches: dict[tuple[int, int], list[Place]] = {}
        for number in found.different(range(len(self.terms))):
            others = found.others(number)
            for place in found.places[number]:
                chain = self._chain(found, place, others)
                if chain:
                    stretches.setdefault((place[0], max(p[1] for p in chain)), chain)
        return [
            (start, end, Why("near", self.term, words=_forms_of(stretches[start, end])))
            for start, end in _innermost(sorted(stretches))
        ]

    def _candidates(self, text: UnitText) -> "_Candidates":
        """The places of each term that are within reach of one of the term that is rarest here."""
        written = [term.written_in(text) for term in self.terms]
        counts = [sum(map(text.text.count, forms)) for forms in written]
        if not all(counts):
            return _Candidates([[]], 0)
        lengths = [max(map(len, forms)) for forms in written]
        reach = self.distance + sum(lengths)
        around = reach + max(lengths)
        rarest = self.terms[counts.index(min(counts))].find(text)
        terms = {term.written: term for term in self.terms}
        found: dict[tuple[str, ...], list[Place]] = {each: [] for each in terms}
        for low, high in _joined_ranges((start - around, end + around) for start, end, _ in rarest):
            for each, term in terms.items():
                found[each] += term.find(text, max(low, 0), high)
        return _Candidates([found[term.written] for term in self.terms], reach)

    def _chain(
        self, found: "_Candidates", first: Place, others: Sequence[tuple[int, int]]
    ) -> list[Place] | None:
        """The places that follow ``first`` and end as early as possible, close enough; or None."""
        chain = [first]
        for number, before in others:
            place = found.behind(number, first, before)
            if place is None or place[0] > first[1] + found.reach:
                return None
            chain.append(place)
        chain.sort(key=start_of)
        if all(before[1] <= place[0] for before, place in pairwise(chain)):
            return chain if self._is_close(chain) else None
        return self._parted(found, [first], [number for number, _ in others])

    def _is_close(self, chain: Sequence[Place]) -> bool:
        own = sum(end - start for start, end, _ in chain)
        return chain[-1][1] - chain[0][0] - own <= self.distance

    def _parted(
        self, found: "_Candidates", chain: list[Place], others: Sequence[int]
    ) -> list[Place] | None:
        """As ``_chain``, where the nearest places share characters: in each order of the terms."""
        if not self._is_close(chain):
            return None
        if not others:
            return chain
        best: list[Place] | None = None
        for number in found.different(others):
            place = found.behind(number, chain[-1])
            if place is None:
                return None
            rest = list(others)
            rest.remove(number)
            longer = self._parted(found, [*chain, place], rest)
            if longer and (best is None or longer[-1][1] < best[-1][1]):
                best = longer
        return best


class _Candidates:
    """The places in a text of the terms that are to stand close together.

    Attributes:
        places: Of each term; terms that are written alike share one list.
        reach: No place of a stretch begins farther behind the first one.
    """

    def __init__(self, places: Sequence[Sequence[Place]], reach: int) -> None:
        self.places = places
        self.reach = reach
        self._starts = [list(map(start_of, each)) for each in places]

    def different(self, numbers: Iterable[int]) -> list[int]:
        """The first number of each list: which of two terms written alike makes no odds."""
        firsts: dict[int, int] = {}
        for number in numbers:
            firsts.setdefault(id(self.places[number]), number)
        return list(firsts.values())

    def others(self, number: int) -> list[tuple[int, int]]:
        """The numbers of the other terms, with how many before each are written as it is."""
        before: Counter[int] = Counter()
        others: list[tuple[int, int]] = []
        for other, places in enumerate(self.places):
            if other != number:
                others.append((other, before[id(places)]))
                before[id(places)] += 1
        return others

    def behind(self, number: int, place: Place, passed: int = 0) -> Place | None:
        """The first place of a term behind a place, or the one ``passed`` later, if any."""
        index = bisect_left(self._starts[number], place[1]) + passed
        places = self.places[number]
        return places[index] if index < len(places) else None


def _forms_of(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(place[2].form for place in places)


def _joined_ranges(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rising ranges, those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _in_sequence(text: str, parts: Sequence[str], low: int, high: int) -> Sequence[tuple[int, int]]:
    """Ranges in ``[low, high)`` in which ``parts`` follow one another, none too far away."""
    *before, last = parts
    reached = [(start, start + len(last)) for start in occurrences(text, last, low, high)]
    for part in reversed(before):
        reached = _joined(list(occurrences(text, part, low, high)), len(part), reached)
    return reached


def _joined(
    starts: Sequence[int], length: int, following: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Ranges from a part at one of ``starts`` to the end of the first that may follow it."""
    next_starts = [start for start, _ in following]
    joined: list[tuple[int, int]] = []
    for start in starts:
        end = start + length
        index = bisect_left(next_starts, end)
        if index < len(following) and next_starts[index] - end <= WILDCARD_CHARACTERS:
            joined.append((start, following[index][1]))
    return joined


def _innermost(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of rising ``ranges`` in which no other one lies."""
    kept: list[tuple[int, int]] = []
    for start, end in ranges:
        while kept and kept[-1][1] >= end:
            kept.pop()
        if not kept or kept[-1][0] < start:
            kept.append((start, end))
    return kept
