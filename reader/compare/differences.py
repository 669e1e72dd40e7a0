"""Differences of two texts: by paragraphs, inside them by characters; what moved is not lost.

Equal paragraphs are found first, in order (:mod:`alignment`). Of the rest, those that are alike are
put together: in order as changed ones, out of order as moved ones. Likeness is the share of common
runs of three characters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.compare.alignment import Budget, Match, matches
from reader.compare.model import ChangeKind, Differences, ParagraphChange, Run
from reader.compare.moving import with_moves, without_moved
from reader.compare.wording import changed_numbers, placed, runs_of

_GRAM = 3
_COMMON = 20
"""A run of characters in more paragraphs than this leads to none of them."""

_CANDIDATES = 3
_ALIKE = 0.4
"""From this likeness on a paragraph was changed; below, one went and another came."""

_SAME_PLACE = 0.5
"""Enough for two paragraphs that stand alone between the same neighbours."""

_MOVED = 0.6
_MOVED_LENGTH = 8
"""A paragraph shorter than this (a marker, a heading of two words) is not said to have moved …"""
_MOVED_WHOLE_LENGTH = 5
"""… unless it stands elsewhere letter by letter, and is no shorter than this: 加强组织领导。"""


def differences(old_text: str, new_text: str) -> Differences:
    """What leads from one text to another.

    Args:
        old_text: Any text; a line is a paragraph.
        new_text: Any other.
    """
    comparison = _Comparison(_Lines.of(old_text), _Lines.of(new_text))
    return Differences(old_text, tuple(comparison.changes()))


@dataclass(frozen=True)
class _Lines:
    """The paragraphs of a text.

    Attributes:
        texts: All of them.
        starts: Where each begins, and where one behind the last would.
        said: Places of those that say something; an empty line is no landmark.
    """

    texts: list[str]
    starts: list[int]
    said: list[int]

    @classmethod
    def of(cls, text: str) -> "_Lines":
        texts = text.split("\n")
        starts = [0]
        for line in texts:
            starts.append(starts[-1] + len(line) + 1)
        return cls(texts, starts, [place for place, line in enumerate(texts) if line.strip()])

    def range(self, place: int) -> tuple[int, int]:
        """Start and end of a paragraph."""
        return self.starts[place], self.starts[place] + len(self.texts[place])


@dataclass
class _Comparison:
    """Puts the paragraphs of two texts together.

    Attributes:
        pairs: New paragraphs, each with the old one that it is.
        moved: The new paragraphs among them that stand out of order.
    """

    old: _Lines
    new: _Lines
    pairs: dict[int, int] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    budget: Budget = field(default_factory=Budget)

    def changes(self) -> list[ParagraphChange]:
        """All paragraphs, in the order of the new text."""
        old, new = self.old.said, self.new.said
        equal = matches(
            [self.old.texts[i] for i in old],
            [self.new.texts[j] for j in new],
            (1,),
            self.budget,
        )
        for i, j, length in equal:
            self.pairs.update(zip(new[j : j + length], old[i : i + length], strict=True))
        self._put_together(_gaps(equal, old, new))
        self._pair_empty_lines()
        return self._listed()

    def _put_together(self, gaps: Sequence["_Gap"]) -> None:
        gone = [i for gap in gaps for i in gap.old]
        come = [j for gap in gaps for j in gap.new]
        likeness = _Likeness(self.old.texts, gone, self.new.texts, come)
        for gap in gaps:
            self._pair_in_order(gap, likeness)
        taken = set(self.pairs.values())
        for score, i, j in sorted(likeness.found, key=lambda each: (-each[0], each[2], each[1])):
            one, other = self.old.texts[i], self.new.texts[j]
            least = _MOVED_WHOLE_LENGTH if one == other else _MOVED_LENGTH
            long = min(len(one), len(other)) >= least
            if score >= _MOVED and long and i not in taken and j not in self.pairs:
                self.pairs[j] = i
                self.moved.add(j)
                taken.add(i)

    def _pair_in_order(self, gap: "_Gap", likeness: "_Likeness") -> None:
        old = set(gap.old)
        within = [
            each
            for j in gap.new
            for each in likeness.of_new.get(j, ())
            if each[0] >= _ALIKE and each[1] in old
        ]
        self.pairs.update((j, i) for i, j in _heaviest(within))
        if not within and len(gap.old) == len(gap.new) == 1:
            (i,), (j,) = gap.old, gap.new
            if likeness.by_characters(self.old.texts[i], self.new.texts[j]) >= _SAME_PLACE:
                self.pairs[j] = i

    def _pair_empty_lines(self) -> None:
        """Empty lines are the same where they stand between the same paragraphs."""
        taken = set(self.pairs.values())
        empty = [i for i, line in enumerate(self.old.texts) if not line.strip() and i not in taken]
        following = len(self.old.texts)
        limits: list[int] = []
        for j in range(len(self.new.texts) - 1, -1, -1):
            if j in self.pairs and j not in self.moved:
                following = self.pairs[j]
            limits.append(following)
        limits.reverse()
        place = behind = 0
        for j, line in enumerate(self.new.texts):
            if j in self.pairs:
                behind = behind if j in self.moved else self.pairs[j]
            elif not line.strip():
                while place < len(empty) and empty[place] < behind:
                    place += 1
                if place < len(empty) and empty[place] < limits[j]:
                    self.pairs[j] = empty[place]
                    place += 1

    def _listed(self) -> list[ParagraphChange]:
        """The changes: an old paragraph that is gone stands behind the one it followed."""
        kept = set(self.pairs.values())
        lost = [i for i in range(len(self.old.texts)) if i not in kept]
        listed: list[ParagraphChange] = []
        next_lost = 0
        for j in range(len(self.new.texts)):
            i = self.pairs.get(j)
            if i is not None and j not in self.moved:
                while next_lost < len(lost) and lost[next_lost] < i:
                    listed.append(self._removed(lost[next_lost], j))
                    next_lost += 1
            listed.append(self._inserted(j, listed) if i is None else self._kept(i, j))
        end = len(self.new.texts)
        return [*listed, *(self._removed(i, end) for i in lost[next_lost:])]

    def _kept(self, i: int, j: int) -> ParagraphChange:
        old, new = self.old.texts[i], self.new.texts[j]
        (low, high), (start, end) = self.old.range(i), self.new.range(j)
        if old == new:
            kind = ChangeKind.MOVED if j in self.moved else ChangeKind.EQUAL
            equal = Run(ChangeKind.EQUAL, low, high, start, end, new)
            return ParagraphChange(kind, low, high, start, end, (equal,))
        runs = placed(runs_of(old, new, self.budget), low, start)
        kind = ChangeKind.MOVED if j in self.moved else ChangeKind.CHANGED
        numbers = changed_numbers(old, new, runs, low, start)
        runs = with_moves(runs, old, new)
        numbers = without_moved(numbers, runs)
        return ParagraphChange(kind, low, high, start, end, runs, numbers)

    def _removed(self, i: int, j: int) -> ParagraphChange:
        low, high = self.old.range(i)
        start = min(self.new.starts[j], self.new.starts[-1] - 1)
        run = Run(ChangeKind.REMOVED, low, high, start, start, self.old.texts[i])
        return ParagraphChange(ChangeKind.REMOVED, low, high, start, start, (run,))

    def _inserted(self, j: int, listed: Sequence[ParagraphChange]) -> ParagraphChange:
        start, end = self.new.range(j)
        low = next(
            (each.old_end for each in reversed(listed) if each.kind is not ChangeKind.MOVED), 0
        )
        run = Run(ChangeKind.INSERTED, low, low, start, end, self.new.texts[j])
        return ParagraphChange(ChangeKind.INSERTED, low, low, start, end, (run,))


@dataclass(frozen=True, slots=True)
class _Gap:
    """Places of paragraphs between two equal ones."""

    old: Sequence[int]
    new: Sequence[int]


def _gaps(equal: Sequence[Match], old: Sequence[int], new: Sequence[int]) -> list[_Gap]:
    gaps: list[_Gap] = []
    i = j = 0
    for at, there, length in (*equal, (len(old), len(new), 0)):
        if at > i or there > j:
            gaps.append(_Gap(old[i:at], new[j:there]))
        i, j = at + length, there + length
    return gaps


class _Likeness:
    """Which paragraphs that came are like paragraphs that went.

    Attributes:
        found: Likeness, old and new paragraph; for each new one the few best.
        of_new: The same by new paragraph.
    """

    def __init__(
        self, old: Sequence[str], gone: Iterable[int], new: Sequence[str], come: Iterable[int]
    ) -> None:
        self.found: list[tuple[float, int, int]] = []
        self.of_new: dict[int, list[tuple[float, int, int]]] = {}
        grams = {i: _grams(old[i]) for i in gone}
        having: dict[str, list[int]] = defaultdict(list)
        for i, each in grams.items():
            for gram in each:
                having[gram].append(i)
        for j in come:
            best = self._best(j, _grams(new[j]), grams, having)
            self.of_new[j] = best
            self.found += best

    @staticmethod
    def _best(
        j: int,
        own: set[str],
        grams: dict[int, set[str]],
        having: dict[str, list[int]],
    ) -> list[tuple[float, int, int]]:
        shared: Counter[int] = Counter()
        for gram in own:
            places = having.get(gram, ())
            if len(places) <= _COMMON:
                shared.update(places)
        scored = [
            (2 * len(own & grams[i]) / (len(own) + len(grams[i])), i, j)
            for i, _ in shared.most_common(_CANDIDATES)
        ]
        return sorted(scored, reverse=True)

    @staticmethod
    def by_characters(one: str, other: str) -> float:
        """The share of common characters, in whatever order."""
        common = (Counter(one) & Counter(other)).total()
        return 2 * common / max(len(one) + len(other), 1)


def _grams(text: str) -> set[str]:
    """The runs of three characters; a shorter text is one run."""
    if len(text) < _GRAM:
        return {text}
    return {text[place : place + _GRAM] for place in range(len(text) - _GRAM + 1)}


def _heaviest(scored: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """The pairs (old, new) that rise on both sides and together are most alike.

    Best sums of what ends before a place are kept in a tree of prefix maxima.
    """
    ordered = sorted(scored, key=lambda each: (each[1], -each[2]))
    if not ordered:
        return []
    places = {j: place + 1 for place, j in enumerate(sorted({j for *_, j in ordered}))}
    tree: list[tuple[float, int]] = [(0.0, -1)] * (len(places) + 1)
    before: list[int] = []
    best = (0.0, -1)
    for number, (score, _, j) in enumerate(ordered):
        reached = (0.0, -1)
        place = places[j] - 1
        while place > 0:
            reached = max(reached, tree[place])
            place &= place - 1
        before.append(reached[1])
        total = (reached[0] + score, number)
        best = max(best, total)
        place = places[j]
        while place < len(tree):
            tree[place] = max(tree[place], total)
            place += place & -place
    chain: list[tuple[int, int]] = []
    number = best[1]
    while number >= 0:
        chain.append((ordered[number][1], ordered[number][2]))
        number = before[number]
    return chain[::-1]
