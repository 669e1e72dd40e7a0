"""Finds words that stand close together: parts with something between, and 近(…).

Positions count folded characters, as in :mod:`index.matching`.
"""

from bisect import bisect_left
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
        if not all(found):
            return []
        starts = [list(map(start_of, places)) for places in found]
        stretches: dict[tuple[int, int], list[Place]] = {}
        for number, places in enumerate(found):
            others = tuple(other for other in range(len(found)) if other != number)
            for place in places:
                chain = self._chain(found, starts, place, others)
                if chain:
                    stretches.setdefault((place[0], max(p[1] for p in chain)), chain)
        return [
            (start, end, Why("near", self.term, words=_forms_of(stretches[start, end])))
            for start, end in _innermost(sorted(stretches))
        ]

    def _candidates(self, text: UnitText) -> list[list[Place]]:
        """The places of each term that are within reach of one of the term that is rarest here."""
        written = [term.written_in(text) for term in self.terms]
        counts = [sum(map(text.text.count, forms)) for forms in written]
        if not all(counts):
            return []
        lengths = [max(map(len, forms)) for forms in written]
        reach = self.distance + sum(lengths) + max(lengths)
        rarest = self.terms[counts.index(min(counts))].find(text)
        found: list[list[Place]] = [[] for _ in self.terms]
        for low, high in _joined_ranges((start - reach, end + reach) for start, end, _ in rarest):
            for number, term in enumerate(self.terms):
                found[number] += term.find(text, max(low, 0), high)
        return found

    def _chain(
        self,
        found: Sequence[Sequence[Place]],
        starts: Sequence[Sequence[int]],
        first: Place,
        others: Sequence[int],
    ) -> list[Place] | None:
        """The places that follow ``first`` and end as early as possible, close enough; or None."""
        chain = [first]
        for word in others:
            index = bisect_left(starts[word], first[1])
            if index == len(starts[word]):
                return None
            chain.append(found[word][index])
        chain.sort(key=start_of)
        if all(before[1] <= place[0] for before, place in pairwise(chain)):
            return chain if self._is_close(chain) else None
        return self._parted(found, starts, [first], others)

    def _is_close(self, chain: Sequence[Place]) -> bool:
        own = sum(end - start for start, end, _ in chain)
        return chain[-1][1] - chain[0][0] - own <= self.distance

    def _parted(
        self,
        found: Sequence[Sequence[Place]],
        starts: Sequence[Sequence[int]],
        chain: list[Place],
        others: Sequence[int],
    ) -> list[Place] | None:
        """As ``_chain``, where the nearest places share characters: in each order of the terms."""
        if not others:
            return chain if self._is_close(chain) else None
        best: list[Place] | None = None
        for word in others:
            index = bisect_left(starts[word], chain[-1][1])
            if index == len(starts[word]):
                return None
            rest = [other for other in others if other != word]
            longer = self._parted(found, starts, [*chain, found[word][index]], rest)
            if longer and (best is None or longer[-1][1] < best[-1][1]):
                best = longer
        return best


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
