"""Lines out of a paragraph, by the rules of Chinese typesetting.

No closing mark begins a line, no opening one ends it; Latin words and numbers stay whole; —— and
…… are not parted. Where one mark too many stands at the end of a line, blank sides of marks
are set closer so that it fits (28 characters and the mark); otherwise the line gives a character
away. What is left over is spread evenly, so that the line fills the measure.

Source: clreq (Requirements for Chinese Text Layout) 3.1; conventions 1.1.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from reader.ui.paper.items import Glyph
from reader.ui.paper.right_to_left import is_right_to_left, mirrored

CLOSING = frozenset("，。、；：？！）》〉」』”’〕】］｝…—～·％‰℃°,.;:!?)]}%")
OPENING = frozenset("（《〈「『“‘〔【［｛([{")
_PAIRED = frozenset("——……")
_SQUEEZED = 0.06
"""Blank that stays at a side that is set closer, ems."""
_MOST_SQUEEZED = 0.5
_NARROW_MARKS = frozenset(",;:")
_ROOM_AFTER_NARROW_MARK = 0.25
_LONGEST_OVERHANG = 3
_RAGGED = 0.2
"""A line that would be left emptier than this share breaks a long Latin word instead, …"""
_LONG_WORD = 0.5
"""… one that takes more than this share of a line: an address."""
_TOLERANCE = 0.01


class _Kind(IntEnum):
    HAN = 0
    LATIN = 1
    OPENING = 2
    CLOSING = 3
    SPACE = 4


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of a paragraph.

    Attributes:
        size: Of its em, points.
        tag: Which run of the paragraph it belongs to.
    """

    glyph: Glyph
    size: float
    tag: int


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a paragraph, set.

    Attributes:
        letters: From left to right.
        xs: Where each begins, points from the left edge of the measure.
        ends: Where each ends; the next one's begin or, at the end of the line, its own advance.
        width: From the left edge of the measure to the end of the last letter.
    """

    letters: tuple[Letter, ...]
    xs: tuple[float, ...]
    ends: tuple[float, ...]
    width: float

    def reach(self, places: Sequence[int]) -> tuple[float, float]:
        """Left and right edge of some letters; in words from right to left the first is last."""
        return min(self.xs[place] for place in places), max(self.ends[place] for place in places)


def set_lines(
    letters: Sequence[Letter], measure: float, indent: float = 0, *, justified: bool = True
) -> list[SetLine]:
    """Break a paragraph into lines.

    Args:
        letters: Of the paragraph.
        measure: Width of the lines, points.
        indent: Of the first line, points.
        justified: Whether all lines but the last fill the measure.
    """
    return _Breaker(letters, measure, justified=justified).lines(indent)


def _kind(character: str) -> _Kind:
    if character in CLOSING:
        return _Kind.CLOSING
    if character in OPENING:
        return _Kind.OPENING
    if character.isspace():
        return _Kind.SPACE
    if character < "\u0250" or "\u0370" <= character < "\u0530" or is_right_to_left(character):
        return _Kind.LATIN
    return _Kind.HAN


class _Breaker:
    """Breaks one paragraph."""

    def __init__(self, letters: Sequence[Letter], measure: float, *, justified: bool) -> None:
        self._letters = letters
        self._measure = measure
        self._justified = justified
        self._kinds = [_kind(letter.glyph.text) for letter in letters]
        self._advances = [self._advance(place) for place in range(len(letters))]
        self._allowed = [self._may_break(place) for place in range(len(letters))]

    def _advance(self, place: int) -> float:
        letter = self._letters[place]
        glyph = letter.glyph
        room = 0.0
        if glyph.text in _NARROW_MARKS and self._kinds[place + 1 : place + 2] == [_Kind.HAN]:
            room = _ROOM_AFTER_NARROW_MARK
        return (glyph.advance + room) * letter.size

    def _may_break(self, place: int) -> bool:
        """Whether a line may begin at ``place``."""
        if place == 0:
            return False
        before, here = self._kinds[place - 1], self._kinds[place]
        text, last = self._letters[place].glyph.text, self._letters[place - 1].glyph.text
        if here is _Kind.SPACE or before is _Kind.OPENING:
            return False
        if here is _Kind.CLOSING:
            return text == "—" != last
        if before is _Kind.CLOSING and last < "\x80":
            return here is not _Kind.LATIN
        return not (before is _Kind.LATIN and here is _Kind.LATIN)

    def lines(self, indent: float) -> list[SetLine]:
        """All lines."""
        found: list[SetLine] = []
        start, total = 0, len(self._letters)
        while start < total:
            room = self._measure - indent
            end, squeeze = self._end_of_line(start, room)
            found.append(self._set(start, end, indent, squeeze))
            start, indent = end, 0.0
        return found

    def _end_of_line(self, start: int, room: float) -> tuple[int, float]:
        """Where the line that begins at ``start`` ends, and by how much it is squeezed."""
        full, width = self._full(start, room)
        if full == len(self._letters):
            return full, 0.0
        if self._kinds[full] is _Kind.SPACE:
            while full < len(self._letters) and self._kinds[full] is _Kind.SPACE:
                full += 1
            return full, 0.0
        overhang = self._overhang(start, full, width, room)
        if overhang is not None:
            return overhang
        end = full
        while end > start and not self._allowed[end]:
            end -= 1
        if end == start or self._is_ragged(start, end, full, room):
            return max(full, start + 1), 0.0
        return end, 0.0

    def _full(self, start: int, room: float) -> tuple[int, float]:
        """The first letter that does not fit any more, and the width of those before it."""
        width = 0.0
        for place in range(start, len(self._letters)):
            advance = self._advances[place]
            if width + advance > room + _TOLERANCE and place > start:
                return place, width
            width += advance
        return len(self._letters), width

    def _overhang(
        self, start: int, full: int, width: float, room: float
    ) -> tuple[int, float] | None:
        """Take closing marks into the line if setting marks closer makes room for them."""
        if self._kinds[full] is not _Kind.CLOSING:
            return None
        end = full
        while end < len(self._letters) and not self._allowed[end]:
            if self._kinds[end] is not _Kind.CLOSING or end - full >= _LONGEST_OVERHANG:
                return None
            width += self._advances[end]
            end += 1
        needed = width - room
        return (end, needed) if sum(self._slack(start, end)) >= needed else None

    def _slack(self, start: int, end: int) -> list[float]:
        """By how much each letter of a line can be set closer."""
        slack = []
        for place in range(start, end):
            letter, kind = self._letters[place], self._kinds[place]
            blank = 0.0
            if letter.glyph.advance > _MOST_SQUEEZED and place > start:
                if kind is _Kind.CLOSING and letter.glyph.text not in _PAIRED:
                    blank = letter.glyph.right
                elif kind is _Kind.OPENING:
                    blank = letter.glyph.left
            slack.append(min(max(blank - _SQUEEZED, 0.0), _MOST_SQUEEZED) * letter.size)
        return slack

    def _is_ragged(self, start: int, end: int, full: int, room: float) -> bool:
        """Whether a long Latin word would leave a gap that justifying cannot hide."""
        if room - sum(self._advances[start:end]) <= _RAGGED * room:
            return False
        stop = end
        while stop < len(self._letters) and not (stop > end and self._allowed[stop]):
            stop += 1
        return sum(self._advances[end:stop]) > _LONG_WORD * room and full > end

    def _set(self, start: int, end: int, indent: float, squeeze: float) -> SetLine:
        """Place the letters of a line."""
        stop = end
        while stop > start + 1 and self._kinds[stop - 1] is _Kind.SPACE:
            stop -= 1
        advances = self._advances[start:stop]
        shifts = [0.0] * len(advances)
        if squeeze > 0:
            self._squeeze(start, advances, shifts, squeeze)
        elif self._justified and end < len(self._letters):
            self._spread(start, stop, advances, self._measure - indent)
        xs, ends, x = [], [], indent
        for advance, shift in zip(advances, shifts, strict=True):
            xs.append(x - shift)
            x += advance
            ends.append(x)
        mirrored("".join(each.glyph.text[:1] for each in self._letters[start:stop]), xs, ends)
        return SetLine(tuple(self._letters[start:stop]), tuple(xs), tuple(ends), x)

    def _squeeze(
        self, start: int, advances: list[float], shifts: list[float], needed: float
    ) -> None:
        """Take the last mark's blank first, the rest evenly from all others."""
        slack = self._slack(start, start + len(advances))
        last = min(slack[-1], needed)
        advances[-1] -= last
        rest, room = needed - last, sum(slack[:-1])
        if rest <= 0 or room <= 0:
            return
        for place, most in enumerate(slack[:-1]):
            taken = most * rest / room
            advances[place] -= taken
            if self._kinds[start + place] is _Kind.OPENING:
                shifts[place] = taken

    def _spread(self, start: int, stop: int, advances: list[float], room: float) -> None:
        """Share what is left over between the letters, not inside Latin words."""
        left_over = room - sum(advances)
        gaps = [
            place - start
            for place in range(start, stop - 1)
            if not (self._kinds[place] is _Kind.LATIN and self._kinds[place + 1] is _Kind.LATIN)
            and not self._letters[place].glyph.text == self._letters[place + 1].glyph.text == "—"
        ]
        if not gaps or left_over <= 0:
            return
        for place in gaps:
            advances[place] += left_over / len(gaps)
