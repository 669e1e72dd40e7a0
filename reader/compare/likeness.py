"""How alike two sections are by themselves: measures of their words, subjects, roles and places.

Each measure is a number from 0 to 1 (a distance for ``place``, ``size`` and ``depth``). Words are
weighed by how few sections of the two documents have them, so that what a whole document is about
(创新 in a plan on innovation) tells little and nothing has to be known about the subject.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import product
from typing import NamedTuple

from reader.compare.evidence import Unit

Vector = Mapping[str, float]

_WORDS_WEIGHED = 80
"""So many of a section's weightiest words are compared: more change nothing but the time."""

_ALL_WITH_ALL = 40_000
"""Up to so many pairs of sections every one is measured; beyond, the likeliest of each section."""

_LIKELIEST = 15
_EVERYWHERE = 40
"""In search of the likeliest a word in more sections than this is passed over."""

_SMALL = 30
"""Characters added to a length before lengths are compared, so that headings are not far apart."""

_INHERITED = 0.5
"""What a word of the heading around a section counts, against one of its own heading."""


class Measures(NamedTuple):
    """What speaks for and against a pair.

    Attributes:
        text: Cosine of the texts, subsections included.
        heading: Cosine of the headings.
        path: Cosine of the headings with those around them.
        subjects: Cosine of what each speaks of more than the documents usually do.
        heading_subjects: Cosine of the subjects of the headings with those around them.
        same_frame: 1 if both have the same part in the frame of their document.
        half_frame: 1 if only one of them is part of the frame.
        same_role: 1 if both have the same other role (考核, 宣传 …).
        place: Distance of the places in their documents, 0 to 1.
        size: Logarithm of the ratio of the lengths, positive.
        depth: Difference of the depths.
    """

    text: float
    heading: float
    path: float
    subjects: float
    heading_subjects: float
    same_frame: float
    half_frame: float
    same_role: float
    place: float
    size: float
    depth: float


@dataclass(frozen=True)
class _Side:
    """The vectors of the sections of one document; all of length 1 or 0."""

    units: Sequence[Unit]
    texts: list[Vector]
    headings: list[Vector]
    paths: list[Vector]
    subjects: list[Vector]
    subject_paths: list[Vector]
    lengths: list[int]
    places: list[float]


def measured(left: Sequence[Unit], right: Sequence[Unit]) -> list[dict[int, Measures]]:
    """Measure the pairs of two documents.

    Returns:
        For each left section the right ones that may be meant, by their place, with the measures.
    """
    words = Weights(unit.words for unit in (*left, *right))
    headings = Weights(unit.heading for unit in (*left, *right))
    subjects = Weights(unit.heading_subjects for unit in (*left, *right))
    one = _side(left, words, headings, subjects)
    other = _side(right, words, headings, subjects)
    rows: list[dict[int, Measures]] = [{} for _ in left]
    for i, j, text in _candidates(one, other):
        rows[i][j] = _measures(one, other, i, j, text)
    return rows


class Weights:
    """The fewer have a word, the more it weighs: log((n + 1) / (n with it + ½))."""

    def __init__(self, counts: Iterable[Counter[str]]) -> None:
        having: Counter[str] = Counter()
        total = 0
        for each in counts:
            having.update(each.keys())
            total += 1
        self._weights = {
            word: max(math.log((total + 1) / (count + 0.5)), 0.0) for word, count in having.items()
        }

    def of(self, word: str) -> float:
        """The weight of a word, 0 for one that no section has."""
        return self._weights.get(word, 0.0)


def _side(units: Sequence[Unit], words: Weights, heads: Weights, subjects: Weights) -> _Side:
    texts = summed([unit.words for unit in units], units)
    spoken = summed([unit.subjects for unit in units], units)
    lengths = summed([Counter({"": unit.length}) for unit in units], units)
    own = [_unit_vector({word: heads.of(word) for word in unit.heading}) for unit in units]
    named = [
        _unit_vector({name: subjects.of(name) for name in unit.heading_subjects}) for unit in units
    ]
    end = max((unit.section.end for unit in units), default=1)
    return _Side(
        units,
        [_text_vector(count, words) for count in texts],
        own,
        _with_around(own, units),
        _surplus(spoken),
        _with_around(named, units),
        [count[""] for count in lengths],
        [unit.section.start / end for unit in units],
    )


def summed(counts: Sequence[Counter[str]], units: Sequence[Unit]) -> list[Counter[str]]:
    """Counts of the sections with all that is in their subsections."""
    sums = [Counter(count) for count in counts]
    for place in range(len(units) - 1, -1, -1):
        if units[place].parent >= 0:
            sums[units[place].parent].update(sums[place])
    return sums


def _text_vector(counts: Counter[str], weights: Weights) -> Vector:
    weighed = {word: (1 + math.log(count)) * weights.of(word) for word, count in counts.items()}
    return _unit_vector(dict(nlargest(_WORDS_WEIGHED, weighed.items(), key=lambda each: each[1])))


def _surplus(spoken: Sequence[Counter[str]]) -> list[Vector]:
    """What each section speaks of more than the sections of its document do on the average.

    Square roots, so that a subject named thirty times does not hide the others.
    """
    shares = [
        {name: math.sqrt(count / each.total()) for name, count in each.items()} for each in spoken
    ]
    usual: dict[str, float] = defaultdict(float)
    for share in shares:
        for name, value in share.items():
            usual[name] += value / len(shares)
    return [
        _unit_vector({name: max(value - usual[name], 0.0) for name, value in share.items()})
        for share in shares
    ]


def _with_around(own: Sequence[Vector], units: Sequence[Unit]) -> list[Vector]:
    found: list[Vector] = []
    for unit, vector in zip(units, own, strict=True):
        mixed = defaultdict(float, vector)
        if unit.parent >= 0:
            for word, weight in found[unit.parent].items():
                mixed[word] += _INHERITED * weight
        found.append(_unit_vector(mixed))
    return found


def _unit_vector(weights: Mapping[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items() if weight} if length else {}


def _cosine(one: Vector, other: Vector) -> float:
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[word] for word, weight in one.items() if word in other)


def _candidates(left: _Side, right: _Side) -> Iterable[tuple[int, int, float]]:
    """Pairs to be measured, each with the cosine of the texts."""
    if len(left.units) * len(right.units) <= _ALL_WITH_ALL:
        wanted: Iterable[tuple[int, int]] = product(range(len(left.units)), range(len(right.units)))
    else:
        wanted = _likeliest(left, right)
    for i, j in wanted:
        yield i, j, _cosine(left.texts[i], right.texts[j])


def _likeliest(left: _Side, right: _Side) -> set[tuple[int, int]]:
    """The pairs that have the most in common in words that are not everywhere, and the frame."""
    having: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for j, vector in enumerate(right.texts):
        for word, weight in vector.items():
            having[word].append((j, weight))
    telling = {word: places for word, places in having.items() if len(places) <= _EVERYWHERE}
    rows = [_row(vector, telling) for vector in left.texts]
    columns: list[dict[int, float]] = [{} for _ in right.units]
    for i, row in enumerate(rows):
        for j, common in row.items():
            columns[j][i] = common
    wanted = {
        (i, j) for i, row in enumerate(rows) for j in nlargest(_LIKELIEST, row, key=row.__getitem__)
    }
    wanted |= {
        (i, j)
        for j, column in enumerate(columns)
        for i in nlargest(_LIKELIEST, column, key=column.__getitem__)
    }
    framed = [j for j, unit in enumerate(right.units) if unit.frame]
    wanted |= {
        (i, j)
        for i, unit in enumerate(left.units)
        if unit.frame
        for j in framed
        if unit.frame & right.units[j].frame
    }
    return wanted


def _row(vector: Vector, having: Mapping[str, list[tuple[int, float]]]) -> dict[int, float]:
    row: dict[int, float] = defaultdict(float)
    for word, weight in vector.items():
        for j, other in having.get(word, ()):
            row[j] += weight * other
    return dict(row)


def _measures(left: _Side, right: _Side, i: int, j: int, text: float) -> Measures:
    one, other = left.units[i], right.units[j]
    shorter, longer = sorted((left.lengths[i], right.lengths[j]))
    return Measures(
        text,
        _cosine(left.headings[i], right.headings[j]),
        _cosine(left.paths[i], right.paths[j]),
        _cosine(left.subjects[i], right.subjects[j]),
        _cosine(left.subject_paths[i], right.subject_paths[j]),
        float(bool(one.frame & other.frame)),
        float(bool(one.frame) != bool(other.frame)),
        float(bool((one.roles - one.frame) & (other.roles - other.frame))),
        abs(left.places[i] - right.places[j]),
        math.log((longer + _SMALL) / (shorter + _SMALL)),
        float(abs(one.section.depth - other.section.depth)),
    )
