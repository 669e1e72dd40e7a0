"""Numbers that are not written in digits: 三成, 五分之一, 近千家, 突破千亿元, 零的突破.

数十 and 若干 name no number: nothing is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reader.indicators.model import Comparator
from reader.indicators.units import UNITS

HAN = r"[一二两三四五六七八九十百千]+"
_ONE = r"[一二两三四五六七八九]"
_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}

_TENTHS = re.compile(
    rf"(?<![零一二两三四五六七八九十百千万完])(?P<tenths>{_ONE})成(?P<half>半|五)?"
    r"(?=及?以上|以内|以下|左右|的|规|企业|[,;。、)\n]|$)"
)
"""三成以上的企业 = 30 %, 七成半 = 75 %."""

_FRACTION = re.compile(rf"(?P<whole>{HAN})分之(?P<part>{HAN})(?<!百分之)")
"""五分之一 = 20 %; 百分之 is read elsewhere."""

_HALF = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:一半|半数|过半)(?:及?以上)?(?=的|规上|企业|以上|[,;。、)\n]|$)"
)
"""一半以上的规上企业 = 50 % or more."""

_ROUND = re.compile(
    rf"(?P<bound>将?近|上|逾|超过?|过|达到?|突破)(?P<number>{_ONE}?[百千万])(?P<unit>{UNITS})(?!计划|工程)"
)
"""近千家 = about 1,000; 上百个 = 100 or more."""

_HUNDREDS_OF_MILLIONS = re.compile(
    rf"(?P<bound>达到?|突破|超过?|逾|迈上|迈入|跨上|跨入|冲刺|跻身|进入|接近|近|形成)(?:新的)?"
    rf"(?P<number>{_ONE}?[百千十万])亿(?P<money>美?元)?级?(?:台阶|大关|规模)?(?=[,;。、)\n以左的]|$)"
)
"""产值突破千亿元, 规模迈上百亿级台阶; in 千亿级产业集群 it is a name."""

_FIRST = re.compile(r"零的?突破")
"""实现国家级孵化器零的突破: at least one."""

_BOUNDS = {
    "近": Comparator.ABOUT,
    "将近": Comparator.ABOUT,
    "接近": Comparator.ABOUT,
    "达": Comparator.EQUAL,
    "达到": Comparator.EQUAL,
    "形成": Comparator.EQUAL,
}
"""What is not here means at least."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words, ``[start, end)`` of the text.

    Attributes:
        comparator: What its own words say; None where those around it decide.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    comparator: Comparator | None = None


def han_number(text: str) -> Decimal:
    """一百二十 → 120, 两 → 2, 二点五 → 2.5."""
    whole, _, fraction = text.partition("点")
    total, digit = 0, 0
    for character in whole:
        if character in _HAN_POWERS:
            total += (digit or 1) * _HAN_POWERS[character]
            digit = 0
        else:
            digit = _HAN_DIGITS[character]
    decimals = "".join(str(_HAN_DIGITS[character]) for character in fraction)
    return Decimal(f"{total + digit}.{decimals}") if decimals else Decimal(total + digit)


def spelled(copy: str, start: int, end: int) -> Iterator[Spelled]:
    """The numbers of a sentence that are written in words.

    Args:
        copy: Of ``reading_copy``.
        start: Start of the sentence.
        end: End of the sentence.
    """
    for sign, pattern, read in _KINDS:
        if sign.search(copy, start, end):
            yield from map(read, pattern.finditer(copy, start, end))


def _powers(text: str) -> Decimal:
    """千 → 1000, 五百 → 500, 万 → 10000."""
    if text.endswith("万"):
        return 10000 * (han_number(text[:-1]) if text[:-1] else Decimal(1))
    return han_number(text)


def _tenths(match: re.Match[str]) -> Spelled:
    value = 10 * _HAN_DIGITS[match["tenths"]] + (5 if match["half"] else 0)
    return Spelled(match.start(), match.end(), Decimal(value), "%")


def _fraction(match: re.Match[str]) -> Spelled:
    share = 100 * han_number(match["part"]) / max(han_number(match["whole"]), Decimal(1))
    value = share.quantize(Decimal(1) if share == int(share) else Decimal("0.01"))
    return Spelled(match.start(), match.end(), value, "%")


def _half(match: re.Match[str]) -> Spelled:
    more = match.group() == "过半" or match.group().endswith("以上")
    return Spelled(
        match.start(), match.end(), Decimal(50), "%", Comparator.AT_LEAST if more else None
    )


def _round(match: re.Match[str]) -> Spelled:
    return _bounded(match, _powers(match["number"]), match["unit"])


def _first(match: re.Match[str]) -> Spelled:
    return Spelled(match.start(), match.end(), Decimal(1), "个", Comparator.AT_LEAST)


def _bounded(match: re.Match[str], value: Decimal, unit: str) -> Spelled:
    comparator = _BOUNDS.get(match["bound"], Comparator.AT_LEAST)
    start = match.start("number")
    return Spelled(start, match.end(), value, unit, comparator)


def _of_money(match: re.Match[str]) -> Spelled:
    """千亿元 stays in 亿元; 两万亿元 in 万亿元, as the table writes large sums."""
    number, currency = match["number"], match["money"] or "元"
    if number.endswith("万"):
        return _bounded(match, _powers(number) / 10000, f"万亿{currency}")
    return _bounded(match, _powers(number), f"亿{currency}")


_KINDS = (
    (re.compile("成"), _TENTHS, _tenths),
    (re.compile("分之"), _FRACTION, _fraction),
    (re.compile("半"), _HALF, _half),
    (re.compile("[百千万]"), _ROUND, _round),
    (re.compile("亿"), _HUNDREDS_OF_MILLIONS, _of_money),
    (re.compile("零的?突破"), _FIRST, _first),
)
"""A sign without which the pattern finds nothing, the pattern, and what it means."""
