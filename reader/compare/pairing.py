"""Pairs the sections of two documents.

Every section answers which one of the other document it means, or none (:mod:`context`). An answer
that is a part of a section which means the asking one as a whole is widened to that section: 孵化
in one city is a heading with four items in another. An answer makes a pair if the two sides agree
on the average: many a section of a law on the same subject has a best answer that itself means
another one better, and then is none. A section may have several counterparts; what is in no pair
has none. What the user pinned wins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.compare.context import Answers, answers
from reader.compare.evidence import Evidence, Unit
from reader.compare.likeness import Weights, measured, summed
from reader.compare.model import Pairing, PairKind, Pin, SectionPair, in_order
from reader.corpus.model import Document, Section

ANSWERED = 0.3
"""From this probability on an answer counts; below, "none of them" is as likely."""

AGREED = 0.46
"""From this mean probability of both answers on a pair is one."""

CERTAIN = 0.75
"""From this mean probability of both answers on a pair is shown without 推定."""

_MOSTLY = 0.5
"""An answer is widened to what is around it if the asking section has this share of that."""

_REASONS = 3
_HIDDEN = ":"
"""Stands in the names of groups and roles, which are no words to be shown."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A pair that at least one side asks for, with the mean of what both say."""

    i: int
    j: int
    score: float


def pair_sections(
    left: Document, right: Document, evidence: Evidence, pins: Iterable[Pin] = ()
) -> Pairing:
    """Pair the sections of two documents.

    Args:
        left: One document.
        right: The other one.
        evidence: What tells subjects.
        pins: What the user said about sections of these two; the later one wins.
    """
    one, other = evidence.units(left), evidence.units(right)
    pinned = _Pinned.of(pins, one, other)
    rows = measured(one, other)
    for i, j in pinned.parted:
        rows[i].pop(j, None)  # so that each may answer something else
    said = answers(rows, one, other)
    claims = _claims(said, one, other)
    best = {
        "left": [max(row.values(), default=0.0) for row in said.left],
        "right": [max(row.values(), default=0.0) for row in said.right],
    }
    pairs = pinned.pairs(one, other)
    pairs += _pairs(pinned.allowed(claims, one, other), pinned.joined, one, other)
    pairs += _alone(pairs, one, other, best)
    return Pairing(left.id, right.id, len(left.text), len(right.text), in_order(pairs))


def _claims(said: Answers, left: Sequence[Unit], right: Sequence[Unit]) -> list[_Claim]:
    ours = _best(said.left)
    theirs = _best(said.right)
    wanted = {
        (i, _widened(i, j, left, right, theirs, said.right_shares))
        for i, j in enumerate(ours)
        if j is not None
    }
    wanted |= {
        (_widened(j, i, right, left, ours, said.left_shares), j)
        for j, i in enumerate(theirs)
        if i is not None
    }
    claims = (_Claim(i, j, _score(said, i, j, left, right)) for i, j in sorted(wanted))
    return [claim for claim in claims if claim.score >= AGREED]


def _best(rows: Sequence[Mapping[int, float]]) -> list[int | None]:
    """The answer of each section, None where it is "none" or too unsure."""
    found: list[int | None] = []
    for row in rows:
        best = max(row, key=row.__getitem__, default=None)
        found.append(best if best is not None and row[best] >= ANSWERED else None)
    return found


def _widened(
    asking: int,
    answer: int,
    units: Sequence[Unit],
    others: Sequence[Unit],
    answers_of_others: Sequence[int | None],
    shares: Sequence[Mapping[int, float]],
) -> int:
    """The answer, or the widest section around it that means the asking one or a part of it."""
    around = others[answer].parent
    while around >= 0:
        back = answers_of_others[around]
        mutual = back is not None and asking <= back < units[asking].last
        if not mutual or shares[around].get(asking, 0.0) < _MOSTLY:
            break
        answer, around = around, others[around].parent
    return answer


def _score(said: Answers, i: int, j: int, left: Sequence[Unit], right: Sequence[Unit]) -> float:
    """The mean of how sure either side is; of a widened pair what its parts say counts as well."""
    forth = sum(value for k, value in said.left[i].items() if j <= k < right[j].last)
    back = sum(value for k, value in said.right[j].items() if i <= k < left[i].last)
    return (forth + back) / 2


def _pairs(
    claims: Sequence[_Claim],
    pinned: frozenset[tuple[int, int]],
    left: Sequence[Unit],
    right: Sequence[Unit],
) -> list[SectionPair]:
    taken = {(claim.i, claim.j) for claim in claims} | pinned
    reasons = _Reasons(left, right)
    return [
        SectionPair(
            left[claim.i].section,
            right[claim.j].section,
            round(claim.score, 3),
            PairKind.CERTAIN if claim.score >= CERTAIN else PairKind.PRESUMED,
            reasons.of(claim.i, claim.j),
            narrower=_is_narrower(claim, taken, left, right),
        )
        for claim in claims
    ]


def _is_narrower(
    claim: _Claim,
    taken: set[tuple[int, int]],
    left: Sequence[Unit],
    right: Sequence[Unit],
) -> bool:
    return any((around, claim.j) in taken for around in _around(left, claim.i)) or any(
        (claim.i, around) in taken for around in _around(right, claim.j)
    )


def _around(units: Sequence[Unit], place: int) -> Iterable[int]:
    place = units[place].parent
    while place >= 0:
        yield place
        place = units[place].parent


class _Reasons:
    """The words for which two sections are paired."""

    def __init__(self, left: Sequence[Unit], right: Sequence[Unit]) -> None:
        self._weights = Weights(unit.words for unit in (*left, *right))
        self._left = summed([unit.words for unit in left], left)
        self._right = summed([unit.words for unit in right], right)

    def of(self, i: int, j: int) -> tuple[str, ...]:
        """The weightiest words that both have, none of them a part of another."""
        one, other = self._left[i], self._right[j]
        common = {
            word: self._weights.of(word) * min(count, other[word]) ** 0.5
            for word, count in one.items()
            if word in other and _HIDDEN not in word
        }
        found: list[str] = []
        for word in sorted(common, key=lambda word: (-common[word], word)):
            if not any(word in longer or longer in word for longer in found):
                found.append(word)
            if len(found) == _REASONS:
                break
        return tuple(found)


@dataclass(frozen=True)
class _Pinned:
    """What the user said, by the places of the sections.

    Attributes:
        joined: Pairs.
        parted: No pairs.
        alone_left: Left sections that are to stay alone.
        alone_right: Right sections that are to stay alone.
    """

    joined: frozenset[tuple[int, int]]
    parted: frozenset[tuple[int, int]]
    alone_left: frozenset[int]
    alone_right: frozenset[int]

    @classmethod
    def of(cls, pins: Iterable[Pin], left: Sequence[Unit], right: Sequence[Unit]) -> "_Pinned":
        """Find the sections that pins name; one that is no longer there is passed over."""
        lefts = {unit.section.start: place for place, unit in enumerate(left)}
        rights = {unit.section.start: place for place, unit in enumerate(right)}
        verdicts: dict[tuple[int | None, int | None], bool] = {}
        for pin in pins:
            i = None if pin.left is None else lefts.get(pin.left)
            j = None if pin.right is None else rights.get(pin.right)
            known = (i is None) == (pin.left is None) and (j is None) == (pin.right is None)
            if known and (i, j) != (None, None):
                verdicts[i, j] = not pin.apart and i is not None and j is not None
        both = {(i, j): v for (i, j), v in verdicts.items() if i is not None and j is not None}
        joined = frozenset(pair for pair, together in both.items() if together)
        return cls(
            joined,
            frozenset(pair for pair, together in both.items() if not together),
            frozenset(i for i, j in verdicts if i is not None and j is None)
            - {i for i, _ in joined},
            frozenset(j for i, j in verdicts if j is not None and i is None)
            - {j for _, j in joined},
        )

    def allowed(
        self, claims: Iterable[_Claim], left: Sequence[Unit], right: Sequence[Unit]
    ) -> list[_Claim]:
        """The claims that do not go against what was said.

        A pinned section has its pins alone; parts of the two sections may answer one another.
        """
        lefts = self.alone_left | {i for i, _ in self.joined}
        rights = self.alone_right | {j for _, j in self.joined}
        return [
            claim
            for claim in claims
            if (claim.i, claim.j) not in self.parted | self.joined
            and (
                (claim.i not in lefts and claim.j not in rights)
                or any(
                    i <= claim.i < left[i].last and j <= claim.j < right[j].last
                    for i, j in self.joined
                )
            )
        ]

    def pairs(self, left: Sequence[Unit], right: Sequence[Unit]) -> list[SectionPair]:
        """What the user made."""
        pairs = [
            SectionPair(left[i].section, right[j].section, 1.0, PairKind.PINNED)
            for i, j in sorted(self.joined)
        ]
        pairs += [
            SectionPair(left[i].section, None, 1.0, PairKind.PINNED)
            for i in sorted(self.alone_left)
        ]
        pairs += [
            SectionPair(None, right[j].section, 1.0, PairKind.PINNED)
            for j in sorted(self.alone_right)
        ]
        return pairs


def _alone(
    pairs: Iterable[SectionPair],
    left: Sequence[Unit],
    right: Sequence[Unit],
    best: Mapping[str, Sequence[float]],
) -> list[SectionPair]:
    """The sections in no pair, each with the score of the best answer that was refused."""
    lefts: set[Section | None] = set()
    rights: set[Section | None] = set()
    for pair in pairs:
        lefts.add(pair.left)
        rights.add(pair.right)
    alone = [
        SectionPair(unit.section, None, round(score, 3), PairKind.ALONE)
        for unit, score in zip(left, best["left"], strict=True)
        if unit.section not in lefts
    ]
    alone += [
        SectionPair(None, unit.section, round(score, 3), PairKind.ALONE)
        for unit, score in zip(right, best["right"], strict=True)
        if unit.section not in rights
    ]
    return alone
