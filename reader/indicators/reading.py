"""The copy of a text that the grammar reads, and its sentences.

Position by position the same as the text: simplified for traditional characters, half-width for
full-width ones. Quotes are cut from the text itself, never from this copy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from index.han import simplified_characters

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_SAME = {ord(old): ord(new) for old, new in zip("「」『』〜∼–—", "“”“”~~--", strict=True)}
_KEPT = {ord("著"): ord("著")}
"""Searching takes 著 for 着; a subject such as 省著名商标 is shown."""
_HAN_YEAR = re.compile(
    r"(?<![一二三四五六七八九〇零])二[〇○零0][〇○零0-9一二三四五六七八九]{2}(?=\s?年)"
)
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_LOOKALIKES = re.compile(
    r"(?<![A-Za-z\d.])(?!O2O)(?=[OolI]*\d)\d*[OolI][\dOolI]*(?=\s?[年月日亿万千百家个项件人名元所户%])"
)
_LETTER_BY_DIGIT = re.compile(r"[OolI]\d|\d[OolI]")
_LIKE_DIGITS = str.maketrans("OolI", "0011")
LONGEST = 1000
"""Characters of a sentence: what runs on without a stop is cut, or it would cost its square."""
_END = re.compile(r"[。!?\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A range of the text up to 。！？ or the end of the line, in positions of the document."""

    start: int
    end: int


@cache
def _table() -> dict[int, int]:
    return simplified_characters() | _FULL_WIDTH | _SAME | _KEPT


def reading_copy(text: str) -> str:
    """The text as the grammar reads it: as long as ``text``, character by character.

    Years in Chinese digits become Arabic ones; so do letters that OCR takes for digits, where the
    number goes on and a unit follows.

    Examples: ``達到２.５％`` becomes ``达到2.5%``, ``二〇三五年`` 2035年, ``2OO家`` 200家.
    """
    copy = text.translate(_table())
    if any(sign in copy for sign in ("二〇", "二○", "二零", "二0")):
        copy = _HAN_YEAR.sub(lambda match: match.group().translate(_HAN_DIGITS), copy)
    if _LETTER_BY_DIGIT.search(copy):
        copy = _LOOKALIKES.sub(lambda match: match.group().translate(_LIKE_DIGITS), copy)
    return copy


def sentences(copy: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of ``copy[start:end]``, end marks left out."""
    place = start
    for mark in _END.finditer(copy, start, end):
        yield from _pieces(place, mark.start())
        place = mark.end()
    yield from _pieces(place, end)


def _pieces(start: int, end: int) -> Iterator[Sentence]:
    for place in range(start, end, LONGEST):
        yield Sentence(place, min(place + LONGEST, end))
