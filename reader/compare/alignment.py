"""What two sequences have in common, in order: patience first, then Myers, within a budget.

What stands in both exactly once is the surest landmark: the longest rising chain of such elements
(or of runs of elements) divides the task. What is left between two landmarks is compared by Myers'
algorithm (An O(ND) Difference Algorithm, 1986) as long as the budget lasts; then the rest of the
stretch counts as different. So the answer is always a common subsequence, and takes its time in
proportion to the texts even where they are made to be hard.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Match = tuple[int, int, int]
"""Start in the old sequence, start in the new one, how many elements are equal."""

_Area = tuple[int, int, int, int]
"""Start and end in the old sequence, start and end in the new one."""


@dataclass
class Budget:
    """How much may still be done.

    Attributes:
        visits: Elements that may be looked at in search of landmarks.
        steps: Steps of Myers' algorithm.
    """

    visits: int = 3_000_000
    steps: int = 1_200_000


_EDITS = 700
"""Myers' algorithm gives up a stretch that takes more insertions and removals."""


def matches(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    runs: tuple[int, ...] = (1,),
    budget: Budget | None = None,
) -> list[Match]:
    """Equal stretches of two sequences, in order, none touching the next on both sides.

    Args:
        old: The one sequence.
        new: The other one.
        runs: How many elements make a landmark; tried in this order.
        budget: What may be spent; a fresh one if None.
    """
    finder = _Finder(old, new, runs, budget or Budget())
    return _merged(sorted(finder.matches()))


@dataclass
class _Finder:
    """Divides the task until nothing is left."""

    old: Sequence[Hashable]
    new: Sequence[Hashable]
    runs: tuple[int, ...]
    budget: Budget

    def matches(self) -> Iterator[Match]:
        """Equal stretches in any order."""
        areas = [(0, len(self.old), 0, len(self.new), 0)]
        while areas:
            *whole, level = areas.pop()
            area, ends = self._trimmed((whole[0], whole[1], whole[2], whole[3]))
            yield from ends
            if area[0] == area[1] or area[2] == area[3]:
                continue
            landmarks: list[Match] = []
            while level < len(self.runs) and not landmarks:
                landmarks = self._landmarks(area, self.runs[level])
                level += 0 if landmarks else 1
            yield from landmarks
            if landmarks:
                areas += ((*gap, level) for gap in _gaps(area, landmarks))
            else:
                yield from self._myers(area)

    def _trimmed(self, area: _Area) -> tuple[_Area, list[Match]]:
        """The area without its equal ends, and these."""
        old, new = self.old, self.new
        low, high, start, end = area
        first = 0
        most = min(high - low, end - start)
        while first < most and old[low + first] == new[start + first]:
            first += 1
        last = 0
        while last < most - first and old[high - 1 - last] == new[end - 1 - last]:
            last += 1
        ends = [(low, start, first), (high - last, end - last, last)]
        return (low + first, high - last, start + first, end - last), [e for e in ends if e[2]]

    def _landmarks(self, area: _Area, run: int) -> list[Match]:
        """The longest rising chain of runs that stand once on either side."""
        low, high, start, end = area
        self.budget.visits -= (high - low) + (end - start)
        if self.budget.visits < 0 or min(high - low, end - start) < run:
            return []
        there = _once(self.new, start, end, run)
        here = _once(self.old, low, high, run)
        both = [(place, there[key]) for key, place in here.items() if key in there]
        chain = _rising(sorted(both))
        return [
            (i, j, min(run, next_i - i, next_j - j))
            for (i, j), (next_i, next_j) in pairwise([*chain, (high, end)])
        ]

    def _myers(self, area: _Area) -> Iterator[Match]:
        low, high, start, end = area
        old, new = self.old, self.new
        height, width = high - low, end - start
        furthest = {1: 0}
        trail: list[dict[int, int]] = []
        for edits in range(min(height + width, _EDITS) + 1):
            self.budget.steps -= edits + 1
            if self.budget.steps < 0:
                return
            trail.append(dict(furthest))
            for diagonal in range(-edits, edits + 1, 2):
                down = diagonal == -edits or (
                    diagonal != edits
                    and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
                )
                x = furthest.get(diagonal + 1, 0) if down else furthest.get(diagonal - 1, -1) + 1
                y = x - diagonal
                while x < height and y < width and y >= 0 and old[low + x] == new[start + y]:
                    x += 1
                    y += 1
                furthest[diagonal] = x
                if x >= height and y >= width:
                    yield from _walked_back(trail, height, width, low, start)
                    return


def _walked_back(
    trail: Sequence[dict[int, int]], height: int, width: int, low: int, start: int
) -> Iterator[Match]:
    """The equal stretches on the way Myers' algorithm found."""
    x, y = height, width
    for edits in range(len(trail) - 1, -1, -1):
        furthest = trail[edits]
        diagonal = x - y
        down = diagonal == -edits or (
            diagonal != edits and furthest.get(diagonal - 1, -1) < furthest.get(diagonal + 1, -1)
        )
        before = diagonal + 1 if down else diagonal - 1
        from_x = furthest.get(before, 0) if edits else 0
        from_y = from_x - before if edits else 0
        begin = from_x if down or not edits else from_x + 1
        if x > begin:
            yield low + begin, start + begin - diagonal, x - begin
        x, y = from_x, from_y


def _once(sequence: Sequence[Hashable], start: int, end: int, run: int) -> dict[Hashable, int]:
    """Runs that stand there once, with their places."""
    if run == 1:
        keys: list[Hashable] = list(sequence[start:end])
    else:
        keys = [tuple(sequence[place : place + run]) for place in range(start, end - run + 1)]
    counts = Counter(keys)
    return {key: start + place for place, key in enumerate(keys) if counts[key] == 1}


def _rising(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which both places rise; ``places`` rise in the first."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(places)
    for number, (_, j) in enumerate(places):
        length = bisect_left(tails, j)
        before[number] = ends[length - 1] if length else -1
        if length == len(tails):
            tails.append(j)
            ends.append(number)
        else:
            tails[length] = j
            ends[length] = number
    chain: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(places[number])
        number = before[number]
    return chain[::-1]


def _gaps(area: _Area, landmarks: Sequence[Match]) -> Iterator[_Area]:
    low, high, start, end = area
    for i, j, length in landmarks:
        yield low, i, start, j
        low, start = i + length, j + length
    yield low, high, start, end


def _merged(found: Sequence[Match]) -> list[Match]:
    merged: list[Match] = []
    for i, j, length in found:
        if merged and merged[-1][0] + merged[-1][2] == i and merged[-1][1] + merged[-1][2] == j:
            merged[-1] = (merged[-1][0], merged[-1][1], merged[-1][2] + length)
        else:
            merged.append((i, j, length))
    return merged
