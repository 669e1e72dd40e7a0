"""Where another document has what stands at a position of this one: for scrolling side by side.

Inside a pair positions are carried over in proportion, forward with forward. Between pairs:

- A stretch without a counterpart is carried to what lies between the counterparts of its
  neighbours: the other document waits, or passes what this one has not.
- Where the next section's counterpart is not the next section over there, the other document moves
  on during the last lines before it (``_RAMP``): it stands right when the next section begins, and
  never leaps.
- Who reads on sees the other document go on too, never back: where pairs cross, those lead that
  together have most text and are most alike, and what the user pinned before all others. A section
  that is left out has its counterpart elsewhere; the list of pairs leads there.
- Sections next to one another with one common counterpart share it, each its part.

The two directions are two tracks: going there and back need not end where it began.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from reader.compare.model import Pairing, PairKind, SectionPair
from reader.corpus.model import Section

_RAMP = 120
"""Characters before a section over which the other document moves to its counterpart: some three
lines of a pane."""

_SHARE = 0.5
"""At most so much of a section is given up to that movement."""


@dataclass(frozen=True, slots=True)
class Track:
    """A way from the positions of one document to those of another: straight pieces, no leaps.

    Attributes:
        knots: Positions here, rising strictly, each with the position there.
    """

    knots: tuple[tuple[float, float], ...]

    def __call__(self, position: float) -> float:
        """The position over there; outside the document what its edge has."""
        place = bisect_right(self.knots, (position, float("inf")))
        if place == 0:
            return self.knots[0][1]
        if place == len(self.knots):
            return self.knots[-1][1]
        (start, there), (end, beyond) = self.knots[place - 1], self.knots[place]
        return there + (beyond - there) * (position - start) / (end - start)


@dataclass(frozen=True, slots=True)
class PositionMap:
    """Both ways between two documents."""

    to_right: Track
    to_left: Track


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A range here and its counterpart there.

    Attributes:
        weight: Its length times how alike the two are; what is heavier leads.
    """

    start: float
    end: float
    there: float
    beyond: float
    weight: float = 0.0


def position_map(pairing: Pairing) -> PositionMap:
    """How the positions of two documents answer one another."""
    return PositionMap(_track(pairing), _track(pairing.turned))


def _track(pairing: Pairing) -> Track:
    stretches = _rising(_joined(_Outline(pairing).stretches()))
    here, there = float(pairing.left_length), float(pairing.right_length)
    edges = (_Stretch(0.0, 0.0, 0.0, 0.0), *stretches, _Stretch(here, here, there, there))
    knots = {0.0: 0.0}
    for one, other in pairwise(edges):
        knots.update(_passage(one, other))
        knots[other.start] = other.there
        knots[other.end] = other.beyond
    if here and not stretches:
        knots[here] = there
    return Track(tuple(sorted(knots.items())))


def _passage(one: _Stretch, other: _Stretch) -> Iterator[tuple[float, float]]:
    """The knots between two stretches: where the movement towards the second one begins."""
    gap = other.start - one.end
    if other.there >= one.beyond and gap >= min(_RAMP, other.there - one.beyond):
        return
    ramp = min(gap, _RAMP) if gap >= _RAMP else gap
    given = min(_RAMP - ramp, _SHARE * (one.end - one.start))
    if given > 0:
        start = one.end - given
        share = (start - one.start) / (one.end - one.start)
        yield start, one.there + (one.beyond - one.there) * share
        if gap:
            yield one.end, _between(start, one, other)
    elif gap > ramp:
        yield other.start - ramp, one.beyond


def _between(start: float, one: _Stretch, other: _Stretch) -> float:
    """Where the movement from ``start`` to the second stretch is at the end of the first."""
    share = (start - one.start) / (one.end - one.start)
    answer = one.there + (one.beyond - one.there) * share
    return answer + (other.there - answer) * (one.end - start) / (other.start - start)


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Neighbours with one common counterpart as one stretch."""
    joined: list[_Stretch] = []
    for stretch in stretches:
        last = joined[-1] if joined else None
        if last and (last.there, last.beyond) == (stretch.there, stretch.beyond):
            weight = last.weight + stretch.weight
            joined[-1] = _Stretch(last.start, stretch.end, last.there, last.beyond, weight)
        else:
            joined.append(stretch)
    return joined


def _rising(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Those whose counterparts follow one another, of all such choices the heaviest.

    Args:
        stretches: In the order of the text.
    """
    chains: list[_Chain] = [_Chain(0.0, 0.0, None, None)]
    for stretch in stretches:
        place = bisect_right(chains, stretch.there, key=lambda chain: chain.beyond) - 1
        before = chains[place]
        longer = _Chain(stretch.beyond, before.weight + stretch.weight, stretch, before)
        place = bisect_right(chains, longer.beyond, key=lambda chain: chain.beyond)
        if longer.weight <= chains[place - 1].weight:
            continue
        behind = place
        while behind < len(chains) and chains[behind].weight <= longer.weight:
            behind += 1
        chains[place:behind] = [longer]
    return list(chains[-1].stretches())[::-1]


@dataclass(frozen=True, slots=True)
class _Chain:
    """The heaviest choice of stretches that ends at a place over there.

    Attributes:
        beyond: Where its last counterpart ends.
        weight: Of all of its stretches.
    """

    beyond: float
    weight: float
    last: _Stretch | None
    before: "_Chain | None"

    def stretches(self) -> Iterator[_Stretch]:
        """The last one first."""
        chain: _Chain | None = self
        while chain is not None and chain.last is not None:
            yield chain.last
            chain = chain.before


class _Outline:
    """The paired sections of the left document and what of them is not in paired subsections."""

    def __init__(self, pairing: Pairing) -> None:
        self._pairing = pairing
        self._sections = _distinct(pair.left for pair in pairing.pairs)
        self._paired = [section for section in self._sections if self._best(section)]

    def stretches(self) -> Iterator[_Stretch]:
        """In the order of the text, none inside another."""
        for place, section in enumerate(self._paired):
            best = self._best(section)
            if best is None or best.right is None:
                continue
            inner = self._paired[place + 1] if place + 1 < len(self._paired) else None
            if inner is not None and inner.start < section.end:
                if inner.start - section.start < _RAMP:
                    continue  # a heading alone: what follows it leads
                end, beyond = inner.start, self._own_end(best.right)
            else:
                end, beyond = section.end, best.right.end
            weight = (end - section.start) * best.score
            if best.kind is PairKind.PINNED:
                weight += self._pairing.left_length
            yield _Stretch(section.start, end, best.right.start, beyond, weight)

    def _best(self, section: Section) -> SectionPair | None:
        """The pair that leads on from a section."""
        return next((p for p in self._pairing.of_left(section.start) if p.is_paired), None)

    def _own_end(self, section: Section) -> int:
        """Where the first subsection of a right section begins, or its end."""
        place = bisect_right(self._right_starts, section.start)
        if place < len(self._right_starts):
            return min(self._right_starts[place], section.end)
        return section.end

    @cached_property
    def _right_starts(self) -> list[int]:
        return [section.start for section in _distinct(p.right for p in self._pairing.pairs)]


def _distinct(sections: Iterable[Section | None]) -> list[Section]:
    by_start = {section.start: section for section in sections if section is not None}
    return [by_start[start] for start in sorted(by_start)]
