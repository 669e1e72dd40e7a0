"""What the neighbours say about a pair: whether parts, wholes and rivals answer one another.

First each section asks which of the other document it means, by :mod:`reader.compare.likeness`
alone; "none" is always among the answers. Then the answers of all are put beside each pair, and
each section asks again. Once: asked oftener, sections only grow surer of what they said.

The weights are those of a multinomial logit of the answers people gave, rounded: of the five
policies of ``tests/data`` and of every other one of the ten regulations; the rest was kept aside to
measure. Scores mean something only beside one another.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from reader.compare.evidence import Unit
from reader.compare.likeness import Measures

Scores = list[dict[int, float]]
"""For each left section, by right section."""


class Support(NamedTuple):
    """What the neighbours say about a pair.

    Attributes:
        narrower: Share of the smaller mutual part: of what each holds, how much answers the other.
        wider: The larger of the two shares.
        around: How well the sections around the two answer one another; a little for two that
            stand at the top.
        rival: How well one of them answers what is around the other.
        mutual: How well the two answer one another.
        beside: How well those before and behind the two answer one another: documents of one kind
            often go the same way for a while.
    """

    narrower: float
    wider: float
    around: float
    rival: float
    mutual: float
    beside: float


LIKENESS_WEIGHTS = Measures(
    text=9.5,
    heading=1.25,
    path=6.25,
    subjects=7.0,
    heading_subjects=2.5,
    same_frame=7.5,
    half_frame=-4.5,
    same_role=5.0,
    place=-1.5,
    size=-0.75,
    depth=-1.0,
)
LIKENESS_NONE = 5.05
"""The score of "none" in the first round."""

BESIDE_WEIGHTS = Measures(
    text=8.5,
    heading=2.25,
    path=4.75,
    subjects=6.25,
    heading_subjects=2.75,
    same_frame=7.0,
    half_frame=-4.75,
    same_role=3.25,
    place=-0.75,
    size=-0.5,
    depth=-0.75,
)
SUPPORT_WEIGHTS = Support(
    narrower=3.5, wider=0.75, around=0.75, rival=-3.25, mutual=-2.5, beside=2.75
)
"""For two sections without parts ``narrower`` and ``mutual`` are nearly the same and cancel out:
that the two meant one another before is no new reason to."""

SUPPORT_NONE = 5.4
"""In the second round a pair's own likeness weighs less, beside what the neighbours say."""

_BOTH_AT_TOP = 0.3
_PASSED_OVER = 0.7
_NEGLIGIBLE = 1e-3


@dataclass(frozen=True)
class Answers:
    """Which section each one means, as probabilities.

    Attributes:
        left: For each left section, by right section; what is missing from 1 is "none".
        right: For each right section, by left section.
        left_shares: For each left section, by right section: how much of its parts the other has.
        right_shares: For each right section, by left section: how much of its parts the other has.
    """

    left: list[dict[int, float]]
    right: list[dict[int, float]]
    left_shares: list[dict[int, float]]
    right_shares: list[dict[int, float]]


def answers(
    rows: Sequence[Mapping[int, Measures]], left: Sequence[Unit], right: Sequence[Unit]
) -> Answers:
    """Let every section say which one it means, first alone, then with its neighbours."""
    said = _answers(_scores(rows, LIKENESS_WEIGHTS), LIKENESS_NONE, left, right)
    own = _scores(rows, BESIDE_WEIGHTS)
    scores = [
        {
            j: score + weighed(_support(said, i, j, left[i], right[j]), SUPPORT_WEIGHTS)
            for j, score in row.items()
        }
        for i, row in enumerate(own)
    ]
    return _answers(scores, SUPPORT_NONE, left, right)


def _scores(rows: Sequence[Mapping[int, Measures]], weights: Measures) -> Scores:
    return [{j: weighed(each, weights) for j, each in row.items()} for row in rows]


def weighed(values: Sequence[float], weights: Sequence[float]) -> float:
    """The sum of values times weights."""
    return float(sum(map(mul, values, weights)))


def _support(said: Answers, i: int, j: int, one: Unit, other: Unit) -> Support:
    shares = said.left_shares[i].get(j, 0.0), said.right_shares[j].get(i, 0.0)
    if one.parent >= 0 and other.parent >= 0:
        around = _mutual(said, one.parent, other.parent)
    else:
        around = _BOTH_AT_TOP if one.parent < 0 and other.parent < 0 else 0.0
    rival = max(
        _mutual(said, one.parent, j) if one.parent >= 0 else 0.0,
        _mutual(said, i, other.parent) if other.parent >= 0 else 0.0,
    )
    beside = (_beside(said, i, j, -1) + _beside(said, i, j, 1)) / 2
    return Support(min(shares), max(shares), around, rival, _mutual(said, i, j), beside)


def _beside(said: Answers, i: int, j: int, way: int) -> float:
    """How well the neighbours on one side answer one another; one of them may be passed over."""
    return max(
        _mutual(said, i + way, j + way),
        _PASSED_OVER * _mutual(said, i + 2 * way, j + way),
        _PASSED_OVER * _mutual(said, i + way, j + 2 * way),
    )


def _mutual(said: Answers, i: int, j: int) -> float:
    if not (0 <= i < len(said.left) and 0 <= j < len(said.right)):
        return 0.0
    return math.sqrt(said.left[i].get(j, 0.0) * said.right[j].get(i, 0.0))


def _answers(scores: Scores, none: float, left: Sequence[Unit], right: Sequence[Unit]) -> Answers:
    columns: Scores = [{} for _ in right]
    for i, row in enumerate(scores):
        for j, score in row.items():
            columns[j][i] = score
    return Answers(
        [_shares(row, none) for row in scores],
        [_shares(column, none) for column in columns],
        _held(scores, none, left, right),
        _held(columns, none, right, left),
    )


def _shares(scores: Mapping[int, float], none: float) -> dict[int, float]:
    """Probabilities from scores, "none" among them (multinomial logit)."""
    highest = max((*scores.values(), none))
    raised = {each: math.exp(score - highest) for each, score in scores.items()}
    total = sum(raised.values()) + math.exp(none - highest)
    return {each: value / total for each, value in raised.items()}


def _held(
    scores: Scores, none: float, units: Sequence[Unit], others: Sequence[Unit]
) -> list[dict[int, float]]:
    """How much of each section the other one has: what its smallest parts answer, summed up.

    A part counts by the square root of its length.
    """
    held: list[dict[int, float]] = [{} for _ in units]
    weights = [0.0] * len(units)
    for place, unit in enumerate(units):
        if not unit.is_leaf(place):
            continue
        weight = math.sqrt(unit.length)
        wholes = list(_around(units, place))
        for whole in wholes:
            weights[whole] += weight
        leaves = {j: score for j, score in scores[place].items() if others[j].is_leaf(j)}
        for j, share in _shares(leaves, none).items():
            if share < _NEGLIGIBLE:
                continue
            for other in _around(others, j):
                for whole in wholes:
                    held[whole][other] = held[whole].get(other, 0.0) + share * weight
    return [
        {other: value / weights[place] for other, value in each.items()}
        for place, each in enumerate(held)
    ]


def _around(units: Sequence[Unit], place: int) -> Iterator[int]:
    """A section and those around it, from within."""
    while place >= 0:
        yield place
        place = units[place].parent
