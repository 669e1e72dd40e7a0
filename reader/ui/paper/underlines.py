"""Marks under characters: five shapes that a black-and-white copy keeps (conventions 2.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.excerpts.model import MARK_STYLES, Run, Shape
from reader.notes.model import Meaning
from reader.ui.paper.items import Fill, Item, Stroke

DISTANCE = 1.6
"""From the lower edge of the em to the upper edge of the first line: 仿宋 touches a tight one."""
BLACK = "#000000"
GREY = "#e6e6e6"
"""Behind marked characters in black and white: 10 % grey."""
_WAVE_HEIGHT = 1.0
_WAVE_LENGTH = 4.2
_WASH_MARGIN = 0.8


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of a paragraph.

    Attributes:
        first: Its first run.
        last: Its last run.
        level: 0 for the line next to the characters; overlapping stretches have different ones.
    """

    meaning: Meaning
    first: int
    last: int
    level: int


def spans_of(runs: Sequence[Run]) -> list[Span]:
    """The marked stretches of a paragraph, in the order of their starts."""
    stretches: list[tuple[int, int, Meaning]] = []
    for meaning in MARK_STYLES:
        first: int | None = None
        for place, run in enumerate((*runs, Run(""))):
            if meaning in run.marks:
                first = place if first is None else first
            elif first is not None:
                stretches.append((first, place - 1, meaning))
                first = None
    spans: list[Span] = []
    for first, last, meaning in sorted(stretches, key=lambda each: (each[0], -each[1])):
        taken = {span.level for span in spans if span.last >= first}
        level = next(level for level in range(len(stretches)) if level not in taken)
        spans.append(Span(meaning, first, last, level))
    return spans


def ink_of(meaning: Meaning, *, mono: bool) -> str:
    """Colour of the line of a meaning."""
    return BLACK if mono else MARK_STYLES[meaning].ink


def wash(
    meanings: Sequence[Meaning], left: float, right: float, size: float, *, mono: bool
) -> Iterator[Fill]:
    """What lies behind marked characters; several colours lie above one another.

    Args:
        meanings: Of these characters, not empty.
        left: Of the characters.
        right: Of the characters.
        size: Of the em; its upper edge is at 0.
        mono: Black and white.
    """
    top, height = -_WASH_MARGIN, size + 2 * _WASH_MARGIN
    if mono:
        yield Fill(left, top, right - left, height, GREY)
        return
    band = height / len(meanings)
    for place, meaning in enumerate(meanings):
        yield Fill(left, top + place * band, right - left, band, MARK_STYLES[meaning].wash)


def underline(
    meaning: Meaning, left: float, right: float, top: float, *, mono: bool
) -> Iterator[Item]:
    """The line of a meaning.

    Args:
        meaning: Decides shape and colour.
        left: Its beginning.
        right: Its end.
        top: Its upper edge.
        mono: Black and white.
    """
    color = ink_of(meaning, mono=mono)
    shape = MARK_STYLES[meaning].shape
    if shape is Shape.WAVE:
        yield Stroke(_wave(left, right, top + _WAVE_HEIGHT + 0.4), 0.8, color, curved=True)
    elif shape is Shape.DOUBLE:
        yield _straight(left, right, top + 0.3, 0.6, color)
        yield _straight(left, right, top + 1.9, 0.6, color)
    elif shape is Shape.DOTTED:
        yield _straight(left, right, top + 0.7, 1.4, color, (1.4, 2.0))
    elif shape is Shape.THICK:
        yield _straight(left, right, top + 1.0, 2.0, color)
    else:
        yield _straight(left, right, top + 0.5, 1.0, color, (6.0, 2.0, 1.4, 2.0))


def _straight(
    left: float, right: float, y: float, width: float, color: str, dashes: tuple[float, ...] = ()
) -> Stroke:
    return Stroke(((left, y), (right, y)), width, color, dashes)


def _wave(left: float, right: float, y: float) -> tuple[tuple[float, float], ...]:
    """Half waves of one length, as many as fill the stretch."""
    halves = max(round((right - left) / (_WAVE_LENGTH / 2)), 2)
    step = (right - left) / halves
    points = [(left, y)]
    for place in range(halves):
        x = left + place * step
        bend = y + (_WAVE_HEIGHT * 1.33 if place % 2 else -_WAVE_HEIGHT * 1.33)
        points += [(x + step * 0.36, bend), (x + step * 0.64, bend), (x + step, y)]
    return tuple(points)
