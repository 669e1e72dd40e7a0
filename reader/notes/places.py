"""Where in a text a quote stands, and how much of its surroundings agrees there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_SEED = 4
"""A place agrees partly if at least so many code points agree on one side of it."""

_MOST = 5000
"""So many places are looked at; a text in which there are more says nothing about any of them."""

_SIDE = 8
"""So many code points of each side must be there where something else stands instead."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text.

    Attributes:
        start: First code point.
        end: The code point after the last one.
        front: Code points in front of it that agree with the surroundings looked for, counted from
            the place outwards up to the first difference.
        behind: The same behind it.
    """

    start: int
    end: int
    front: int
    behind: int

    @property
    def agreement(self) -> int:
        """Code points of the surroundings that agree, both sides together."""
        return self.front + self.behind


def occurrences(text: str, wanted: str, limit: int | None = None) -> list[int]:
    """Starts of ``wanted`` in ``text``, overlapping ones too, at most ``limit`` of them."""
    found: list[int] = []
    for start in _starts(text, wanted):
        if len(found) == limit:
            break
        found.append(start)
    return found


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def partly_agreeing(text: str, quote: str, before: str, after: str) -> tuple[list[Place], bool]:
    """Places of a quote, those that agree best first.

    Args:
        text: Where to look.
        quote: What stands there.
        before: What stood in front of it.
        after: What stood behind it.

    Returns:
        The places, and whether the quote stands at most once in the text. If it stands there more
        often, places where fewer than 4 code points agree on either side are left out: their
        agreement is at most 6. All are left out where there are thousands.
    """
    starts = occurrences(text, quote, limit=2)
    alone = len(starts) < 2
    if not alone:
        starts = sorted(set(islice(_with_seed(text, quote, before, after), _MOST)))
        if len(starts) == _MOST:
            return [], alone
    places = [place_at(text, start, start + len(quote), before, after) for start in starts]
    return sorted(places, key=lambda place: (-place.agreement, place.start)), alone


def _with_seed(text: str, quote: str, before: str, after: str) -> Iterator[int]:
    if len(before) >= _SEED:
        for start in _starts(text, before[-_SEED:] + quote):
            yield start + _SEED
    if len(after) >= _SEED:
        yield from _starts(text, quote + after[:_SEED])


def changed_places(text: str, quote: str, before: str, after: str) -> list[Place]:
    """Places where the surroundings stand around something else, those that agree best first.

    At least 8 code points must agree on each side (all of a side that is shorter), and something
    must stand between them; it is longer than the quote by 64 code points at most.
    """
    left, right = before[-_SIDE:], after[:_SIDE]
    if not left and not right:
        return []
    places = []
    for end_of_left in islice(_ends(text, left), _MOST):
        window = end_of_left + len(quote) + 64 + len(right)
        stop = text.find(right, end_of_left + 1, window) if right else len(text)
        if stop > end_of_left and text[end_of_left:stop] != quote:
            places.append(place_at(text, end_of_left, stop, before, after))
    return sorted(places, key=lambda place: (-place.agreement, place.start))


def half_places(text: str, quote: str, before: str, after: str) -> list[Place]:
    """Where one side of the surroundings still stands: a guess, for information only.

    At least 16 code points of that side must stand in the text, and only once. The place is as long
    as the quote.
    """
    places = []
    left, right = before[-2 * _SIDE :], after[: 2 * _SIDE]
    if len(left) == 2 * _SIDE and len(found := occurrences(text, left, limit=2)) == 1:
        start = found[0] + len(left)
        places.append(place_at(text, start, min(start + len(quote), len(text)), before, after))
    if len(right) == 2 * _SIDE and len(found := occurrences(text, right, limit=2)) == 1:
        places.append(place_at(text, max(found[0] - len(quote), 0), found[0], before, after))
    return [place for place in places if place.start < place.end]


def _ends(text: str, wanted: str) -> Iterator[int]:
    """Ends of ``wanted``; the start of the text where nothing is wanted."""
    if not wanted:
        yield 0
        return
    for start in _starts(text, wanted):
        yield start + len(wanted)


def place_at(text: str, start: int, end: int, before: str, after: str) -> Place:
    """How much of its surroundings agrees at a place."""
    front = text[max(start - len(before), 0) : start]
    behind = text[end : end + len(after)]
    return Place(start, end, _common(front[::-1], before[::-1]), _common(behind, after))


def _common(one: str, other: str) -> int:
    """Length of the longest common start."""
    pairs = zip(one, other, strict=False)
    unlike = (place for place, (this, that) in enumerate(pairs) if this != that)
    return next(unlike, min(len(one), len(other)))
