"""Markers: the numbers and signs that open a heading or an item (conventions 3.2).

A marker is read from the start of a line alone; whether it opens a section is decided by its place
in the sequence (``outline.py``).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from reader.corpus.structuring.plain import plain

FORMAL_DIGITS = "壹贰叁肆伍陆柒捌玖拾"
HAN_DIGITS = f"一二三四五六七八九十百千零〇○两{FORMAL_DIGITS}"
_HAN = f"[{HAN_DIGITS}]"
_FORMAL = f"[{FORMAL_DIGITS}参]"
_HEAD_LENGTH = 24

_UNITS = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("壹贰叁肆伍陆柒捌玖", start=1)},
    "参": 3,
    "〇": 0,
    "○": 0,
    "两": 2,
}
_ROMAN = {"I": 1, "V": 5, "X": 10}


class Family(IntEnum):
    """Classes of markers; the value is the usual rank, a smaller one stands further out."""

    PART = 0
    SUBPART = 1
    CHAPTER = 2
    STATUTE_SECTION = 3
    ARTICLE = 4
    ROMAN = 5
    FORMAL = 6
    HAN = 7
    HAN_BRACKETED = 8
    NUMBER_BARE = 9
    NUMBER = 10
    DECIMAL_2 = 11
    DECIMAL_3 = 12
    DECIMAL_4 = 13
    NUMBER_BRACKETED = 14
    NUMBER_HALF_BRACKETED = 15
    CIRCLED = 16
    DASH = 17
    CAPTION = 18

    @property
    def statutory(self) -> bool:
        """True for 编, 分编, 章, 节 and 条."""
        return self <= Family.ARTICLE


_STATUTORY = {
    "编": Family.PART,
    "篇": Family.PART,
    "部分": Family.PART,
    "分编": Family.SUBPART,
    "章": Family.CHAPTER,
    "节": Family.STATUTE_SECTION,
    "条": Family.ARTICLE,
}
_DECIMALS = {2: Family.DECIMAL_2, 3: Family.DECIMAL_3, 4: Family.DECIMAL_4}


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at the start of a line.

    Attributes:
        family: Its class.
        value: Its number, 0 for a dash; the last component of 2.3.1.
        prefix: The components before the last, empty for all but decimals.
        number: The marker as printed, without white space after it.
        end: Where the text after the marker begins.
        spaced: White space follows the marker.
        weak: The form is common in other use as well (``1 总则``): only a neighbour in sequence
            makes it a marker.
    """

    family: Family
    value: int
    number: str
    end: int
    prefix: tuple[int, ...] = ()
    spaced: bool = False
    weak: bool = False


def han_number(numeral: str) -> int:
    """Value of a Chinese numeral, positional (二〇) or with units (二十一); 0 for none."""
    if not any(character in _UNITS for character in numeral):
        return int("".join(str(_DIGITS.get(character, 0)) for character in numeral) or "0")
    total, digit = 0, 0
    for character in numeral:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def _any_number(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else han_number(numeral)


def _roman_number(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    signs = [-1 if a < b else 1 for a, b in pairwise(values)]
    return sum(value * sign for value, sign in zip(values, [*signs, 1], strict=True))


_ReadMatch = Callable[[re.Match[str]], tuple[Family, int, tuple[int, ...]]]


def _statutory(match: re.Match[str]) -> tuple[Family, int, tuple[int, ...]]:
    return _STATUTORY[match["unit"]], _any_number(match["n"]), ()


def _decimal(match: re.Match[str]) -> tuple[Family, int, tuple[int, ...]]:
    parts = tuple(int(part) for part in match["n"].split("."))
    return _DECIMALS[len(parts)], parts[-1], parts[:-1]


def _han(family: Family) -> _ReadMatch:
    def read(match: re.Match[str]) -> tuple[Family, int, tuple[int, ...]]:
        # OCR takes 一 for a dash and 十 for a plus sign.
        numeral = match["n"].replace("+", "十")
        return family, han_number(re.sub(r"[—―─\-]", "一", numeral)), ()

    return read


def _arabic(family: Family) -> _ReadMatch:
    return lambda match: (family, int(match["n"]), ())


def _symbol(family: Family, first: str) -> _ReadMatch:
    return lambda match: (family, ord(match["n"]) - ord(first) + 1, ())


# A reference such as 第十条第二款 or （一）项 opens nothing.
_NO_STATUTE_REFERENCE = (
    r"(?![第款的、,是]|项(?!目)|规定|所[列称述规指]|(?:和|或者?|至)[第本]"
    r"|中[的所规]|以[上下及外]|之[外内])"
)
_NO_ITEM_REFERENCE = r"(?!项(?!目)|款(?!项)|[至和、]\s*[(第])"

_PATTERNS: tuple[tuple[re.Pattern[str], _ReadMatch, bool], ...] = tuple(
    (re.compile(pattern), read, weak)
    for pattern, read, weak in (
        (
            rf"第\s*(?P<n>{_HAN}+|\d+)\s*(?P<unit>分编|编|章|节|条|部分|篇)(?:之{_HAN}+)?"
            + _NO_STATUTE_REFERENCE,
            _statutory,
            False,
        ),
        (
            rf"\(?\s*(?P<n>{_HAN}{{1,4}}|[—―─\-])\s*\)[、.]?" + _NO_ITEM_REFERENCE,
            _han(Family.HAN_BRACKETED),
            False,
        ),
        (r"(?P<n>[㈠-㈩])", _symbol(Family.HAN_BRACKETED, "㈠"), False),
        (rf"(?P<n>{_FORMAL}{{1,3}})\s*[、.]", _han(Family.FORMAL), False),
        (
            rf"(?P<n>{_HAN}{{1,4}}|\+{_HAN}?|[—―─\-])\s*(?:、|\.(?!\d))(?!{_HAN}+[、级等])",
            _han(Family.HAN),
            False,
        ),
        (rf"(?P<n>{_HAN}{{1,3}})\s+(?=[\u4e00-\u9fff])", _han(Family.HAN), True),
        (
            r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})(?![.\d])[.、]?\s*"
            r"(?![\dGD%‰‱亿万千百倍元个件家人吨年月日米℃°~—\-])(?=\S)",
            _decimal,
            False,
        ),
        (
            r"(?P<n>\d{1,3})\s*(?:[.\ue000-\uf8ff](?=\D|(?:19|20)\d\d年|\dG|\d+D|$)|、(?!\d+[、,]))",
            _arabic(Family.NUMBER),
            False,
        ),
        (r"(?P<n>[⒈-⒛])", _symbol(Family.NUMBER, "⒈"), False),
        (
            r"\(\s*(?P<n>\d{1,3})\s*\)[、.]?" + _NO_ITEM_REFERENCE,
            _arabic(Family.NUMBER_BRACKETED),
            False,
        ),
        (r"(?P<n>[⑴-⒇])", _symbol(Family.NUMBER_BRACKETED, "⑴"), False),
        (r"(?P<n>\d{1,3})\s*\)", _arabic(Family.NUMBER_HALF_BRACKETED), False),
        (r"(?P<n>[①-⑳])", _symbol(Family.CIRCLED, "①"), False),
        (r"(?P<n>[❶-❿])", _symbol(Family.CIRCLED, "❶"), False),
        (r"(?P<n>[Ⅰ-Ⅻ])\s*[.、]?", _symbol(Family.ROMAN, "Ⅰ"), False),
        (
            r"(?P<n>[IVX]{1,5})(?:\s*、|\.(?=\s|[\u4e00-\u9fff]))",
            lambda match: (Family.ROMAN, _roman_number(match["n"]), ()),
            False,
        ),
        (r"(?:—{2,}|―{2,}|─{2,}|-{2,}|–{2,})", lambda _: (Family.DASH, 0, ()), False),
        (
            rf"(?:专栏|附?表|图)\s*(?P<n>\d{{1,3}}|{_HAN}{{1,3}})(?:-\d+)?(?=[\s:]|[\u4e00-\u9fff“])",
            lambda match: (Family.CAPTION, _any_number(match["n"]), ()),
            False,
        ),
        (r"(?P<n>\d{1,2})\s+(?=[\u4e00-\u9fff])", _arabic(Family.NUMBER_BARE), True),
    )
)

_STARTERS = frozenset(
    HAN_DIGITS
    + "第(（+＋—-－―─–专專栏附表图圖IVXＩＶＸ0123456789０１２３４５６７８９貳參陸参"
    + "".join(
        chr(code)
        for low, high in (("㈠", "㈩"), ("①", "⒛"), ("❶", "❿"), ("Ⅰ", "Ⅻ"))
        for code in range(ord(low), ord(high) + 1)
    )
)


def read_marker(text: str) -> Marker | None:
    """The marker at the start of ``text`` (trimmed); None if it starts with none.

    A line that is nothing but a dash or a caption sign has none; ``2.5%`` and ``2017年`` are none.
    """
    if text[:1] not in _STARTERS:
        return None
    head = plain(text[:_HEAD_LENGTH])
    for pattern, read, weak in _PATTERNS:
        match = pattern.match(head)
        if match is None:
            continue
        family, value, prefix = read(match)
        rest = head[match.end() :]
        # Some write 第一条：, 专栏1：.
        end = match.end() + len(rest) - len(rest.lstrip(" :" if ":" in rest[:1] else None))
        if family in (Family.DASH, Family.CAPTION) and end >= len(text):
            return None
        return Marker(
            family,
            value,
            text[: match.end()].rstrip(),
            end,
            prefix,
            spaced=end > match.end() or head[match.end() - 1] == " ",
            weak=weak,
        )
    return None
