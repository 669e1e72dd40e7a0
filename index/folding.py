"""The folded copy of a text, which is what is searched, and the way back to the original.

Folding looks at no words: every character becomes one character or nothing, so a query and a text
are folded by the same function and still meet. Three steps:

1. Each character is replaced by itself or by one other: full-width ASCII by ASCII, capitals by
   small letters (where one letter stays one letter: İ is left alone), traditional characters by
   simplified ones, Kangxi radicals and compatibility ideographs by the characters they look like,
   the square brackets of document numbers by 〔 〕, all quotation marks by " and '.
2. Invisible characters are removed.
3. Blanks are removed, except between two ASCII letters or digits, where a run of them becomes one
   blank: ``R & D`` and ``2.5 %`` are ``r&d`` and ``2.5%``, ``big data`` and ``1 500`` keep
   theirs. A line feed is no blank: it stands between two paragraphs and stays.

Guarantee: for any part q of a text, ``fold(q).text`` occurs in ``fold(text).text`` at the place
of the part. Blanks at the ends of q never count, not even where the text keeps one there, between
two letters.
"""

import hashlib
import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from index.character_table import BLANK, CHARACTERS, INVISIBLE

_TAGS = "\U000e0000-\U000e0fff"
"""Invisible tags and variation selectors of plane 14."""

_RUN = re.compile(f"[{BLANK}{INVISIBLE}{_TAGS}]+")
_KEEPS_BLANK = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@dataclass(frozen=True, slots=True)
class Gaps:
    """Where characters of the original are missing from the folded text.

    Attributes:
        places: Folded positions before which something was removed, rising.
        removed: For each place, how many characters were removed before it, counted from the
        beginning.
    """

    places: "array[int]"
    removed: "array[int]"

    def before(self, position: int) -> int:
        """How many characters were removed before the folded character at ``position``."""
        index = bisect_right(self.places, position)
        return self.removed[index - 1] if index else 0

    @property
    def total(self) -> int:
        """How many characters were removed altogether."""
        return self.removed[-1] if self.removed else 0


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that knows where its characters stood."""

    text: str
    gaps: Gaps

    @property
    def original_length(self) -> int:
        """Length of the original in code points."""
        return len(self.text) + self.gaps.total

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """The original range that became the folded range ``[start, end)``.

        It begins with the character that became the first and ends behind the one that became the
        last: what was removed at its edges is outside, what was removed within is inside.
        An empty range stays empty.
        """
        first = start + self.gaps.before(start)
        return (first, end + self.gaps.before(end - 1)) if start < end else (first, first)


def fold(text: str) -> Folded:
    """Fold ``text``, query or document, for searching; see the module for the rules."""
    mapped = text.translate(CHARACTERS.codes())
    pieces: list[str] = []
    gaps = _GapCounter()
    copied = folded_length = 0
    for run in _RUN.finditer(mapped):
        start, end = run.span()
        pieces.append(mapped[copied:start])
        folded_length += start - copied
        copied = end
        blank = mapped.find(BLANK, start, end)
        if blank >= 0 and _between_letters(mapped, start, end):
            gaps.add(folded_length, blank - start)
            pieces.append(BLANK)
            folded_length += 1
            start = blank + 1
        gaps.add(folded_length, end - start)
    if not copied:
        return Folded(mapped, gaps.gaps())
    pieces.append(mapped[copied:])
    return Folded("".join(pieces), gaps.gaps())


@cache
def folding_fingerprint() -> str:
    """SHA-256 of the character table: changes with OpenCC, Python's Unicode and our own rules."""
    return hashlib.sha256(array("I", CHARACTERS.codes()).tobytes()).hexdigest()


class _GapCounter:
    """Collects the gaps of one text, from its beginning to its end."""

    def __init__(self) -> None:
        self._places: array[int] = array("I")
        self._removed: array[int] = array("I")
        self._total = 0

    def add(self, place: int, removed: int) -> None:
        if removed:
            self._total += removed
            self._places.append(place)
            self._removed.append(self._total)

    def gaps(self) -> Gaps:
        return Gaps(self._places, self._removed)


def _between_letters(mapped: str, start: int, end: int) -> bool:
    """True if the run ``[start, end)`` stands between two ASCII letters or digits."""
    return (
        start > 0
        and end < len(mapped)
        and mapped[start - 1] in _KEEPS_BLANK
        and mapped[end] in _KEEPS_BLANK
    )
