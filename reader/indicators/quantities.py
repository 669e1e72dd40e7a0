"""Numbers with a unit and the words that bound them (conventions 5.4)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reader.indicators.model import Comparator
from reader.indicators.spelled import HAN, Spelled, han_number, spelled
from reader.indicators.units import PER, UNITS, normalised

_DIGITS = r"(?:\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+)(?:\. ?\d+)?"
_MAGNITUDE = r"万亿|百万|千万|亿|万|千|百|兆(?=[美港]?元)"

_ARABIC = re.compile(
    rf"(?<![\d.A-Za-z+第:])(?<!\d,)(?<![^-\d\s]-)(?P<low>{_DIGITS})(?P<percent>%)?"
    rf"(?:\s?[-~至到]\s?(?P<high>{_DIGITS}))?\s?(?P<magnitude>{_MAGNITUDE})?\s?"
    rf"(?P<unit>{UNITS})(?P<per>{PER})?"
)
"""达到2.5%, 1-2家, 1 500家, 3万人, 3.6万元/年; not the ends of 增长-5% and 1,2,3家."""

_PERCENT_IN_WORDS = re.compile(rf"百分之(?P<low>{HAN}(?:点[一二三四五六七八九〇零]+)?)")
"""百分之二点五."""

_IN_WORDS = re.compile(rf"(?P<low>{HAN})(?P<unit>个|所|名|项|家|件|场|次|条)")
"""至少引进一名高层次专业人才: only behind 至少 or before 以上, see ``_counted_in_words``."""

_WHOLE = re.compile(r"(?<=[^不])全覆盖(?!计划|工程|行动|体系|、|式)|(?<=率)达?到?百分之百")
"""市级众创空间全覆盖 = 100 %."""

_DOUBLED = re.compile(r"翻(?P<times>一番|两番|三番|一翻|两翻)|翻番|实现倍增")
"""PCT专利申请量翻一番 = 2 倍."""
_TIMES = {"两": Decimal(4), "三": Decimal(8)}

_LENGTH = re.compile("[时期年][间限长]|周期|寿命")
_DAYS = re.compile(
    r"(?:时间|时限|周期|时长|期限)[^,;。\d]{0,6}(?:压缩|缩短|压减|缩减|控制|减少|降|不超过)[^,;。\d]{0,6}?"
    r"(?P<low>\d+(?:\.\d+)?)个?(?P<unit>工作日|小时|分钟|天)"
)
"""企业开办时间压缩至0.5个工作日以内; other lengths of time are terms."""

_SCHOOLING = re.compile(r"(?:年限|寿命)[^,;。\d]{0,8}(?P<low>\d+(?:\.\d+)?)(?P<unit>年)")
"""平均受教育年限达到11.5年."""

_MATCHED = re.compile(r"1:1(?=的?配套|[^,;。]{0,4}配套)")
"""由市财政予以1:1的配套支持 = as much again."""

_FREE = re.compile(r"免费(?:提供|使用|入驻)(?P<low>\d+)年")
"""免费提供2年标准化厂房."""

_RANK = re.compile(rf"前(?P<low>\d+|{HAN})(?:强|名|位|列)?|第(?P<place>\d+|{HAN})(?:名|位)")
"""挺进全省前十强 = rank 10 or better, 位居全省第三位 = rank 3."""
_RANK_VERB = re.compile(
    r"(?:进入|挺进|跻身|位居|位列|进位|列入|保持|排名|稳居|迈入|冲刺)[^,;。]{0,32}$"
)

_AFTER = (
    (re.compile(r"\s?(?:及?以上|或以上)"), Comparator.AT_LEAST),
    (re.compile(r"\s?(?:及?以内|及?以下|之内)"), Comparator.AT_MOST),
    (re.compile(r"\s?(?:左右|上下)"), Comparator.ABOUT),
)
_BEFORE = (
    (
        r"不(?:得|能|会)?(?:超过|高于|多于|大于)|最高(?:不超过|补贴|补助|奖励|给予|可?达)?|控制(?:在|到)|上限为?|≤",
        Comparator.AT_MOST,
    ),
    (
        r"(?:不|不得)(?:低于|少于|小于)|至少|最少|突破|超过|超|高于|大于|逾|≥|最低",
        Comparator.AT_LEAST,
    ),
    (r"低于|小于|少于", Comparator.LESS),
    (r"约|大约|接近|近", Comparator.ABOUT),
)
_BEFORE_END = tuple(
    (re.compile(rf"(?:{words})(?:到|为|了|全[市区县省])?$"), comparator)
    for words, comparator in _BEFORE
)
_ATTRIBUTE_UNIT = re.compile(r"元$|岁|吨|千瓦|兆瓦|平方米|公里|亩")
_COUNTED_BEHIND = re.compile(
    r"的?(?!税收|利润|产值|收入|其中)[一-鿿“”()]{2,14}?(?:达到?|为|共|约|不少于|不低于)?\d"
)
_REACHED = re.compile(r"(?:达到|突破|超过|不少于|不低于|增加到|发展到)$")
_AT_LEAST_EARLIER = re.compile(r"至少[^,;、。\d]{0,12}$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, ``[start, end)`` of the text, bounding words behind it included.

    Attributes:
        number_start: Where the number itself begins (``start`` includes no word before it).
        words: True if it is not written in digits.
    """

    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: str
    comparator: Comparator
    words: bool = False


def decimal(text: str) -> Decimal:
    """1 500, 1,500 and 2. 5 as numbers."""
    return Decimal(text.replace(",", "").replace(" ", ""))


def quantities(copy: str, start: int, end: int) -> list[Quantity]:
    """The quantities of a sentence, in its order, none of them overlapping.

    Args:
        copy: Of ``reading_copy``.
        start: Start of the sentence.
        end: End of the sentence.
    """
    found: list[Quantity] = []
    for quantity in sorted(_all(copy, start, end), key=lambda q: (q.start, -q.end)):
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    return [quantity for quantity in found if not _is_attribute(copy, quantity, end)]


def _is_attribute(copy: str, quantity: Quantity, end: int) -> bool:
    """True for the 50亿元以上 of 50亿元以上项目3个: it tells which things are counted."""
    bounded = copy[quantity.end - 2 : quantity.end] in ("以上", "以下", "以内")
    return bounded and bool(
        _ATTRIBUTE_UNIT.search(quantity.unit) and _COUNTED_BEHIND.match(copy, quantity.end, end)
    )


def _all(copy: str, start: int, end: int) -> Iterator[Quantity]:
    sentence = (start, end)
    for match in _ARABIC.finditer(copy, start, end):
        yield _in_digits(match, copy, sentence)
    for match in _FREE.finditer(copy, start, end):
        value = decimal(match["low"])
        yield Quantity(match.start("low"), match.end(), value, None, "年", Comparator.EQUAL)
    yield from _lengths(copy, sentence)
    for match in _PERCENT_IN_WORDS.finditer(copy, start, end):
        share = _bounded(copy, sentence, match, han_number(match["low"]), "%")
        yield replace(share, words=False)
    for match in _IN_WORDS.finditer(copy, start, end):
        if _counted_in_words(copy, start, match):
            yield _bounded(copy, sentence, match, han_number(match["low"]), match["unit"])
    for match in _RANK.finditer(copy, start, end):
        if _RANK_VERB.search(copy, start, match.start()):
            yield _rank(match)
    for found in spelled(copy, start, end):
        yield _of_words(copy, sentence, found)
    yield from _without_numbers(copy, sentence)


def _of_words(copy: str, sentence: tuple[int, int], found: Spelled) -> Quantity:
    """A number in words, bounded by the words around it where its own say nothing."""
    end, comparator = _after(copy, found.end, sentence[1])
    if comparator is None:
        comparator = found.comparator or _before(
            copy[max(sentence[0], found.start - 16) : found.start]
        )
    words = found.unit != "%"
    return Quantity(found.start, end, found.value, None, found.unit, comparator, words)


def _without_numbers(copy: str, sentence: tuple[int, int]) -> Iterator[Quantity]:
    """全覆盖 is 100 %, 翻一番 2 times, 1:1的配套 once as much again."""
    for match in _WHOLE.finditer(copy, *sentence):
        yield _meant(match, Decimal(100), "%")
    for match in _DOUBLED.finditer(copy, *sentence):
        yield _meant(match, _TIMES.get((match["times"] or "")[:1], Decimal(2)), "倍")
    for match in _MATCHED.finditer(copy, *sentence):
        yield _meant(match, Decimal(1), "倍")


def _meant(match: re.Match[str], value: Decimal, unit: str) -> Quantity:
    return Quantity(match.start(), match.end(), value, None, unit, Comparator.EQUAL, words=True)


def _lengths(copy: str, sentence: tuple[int, int]) -> Iterator[Quantity]:
    if _LENGTH.search(copy, *sentence):
        for pattern in (_DAYS, _SCHOOLING):
            for match in pattern.finditer(copy, *sentence):
                yield _length(match, copy, sentence)


def _length(match: re.Match[str], copy: str, sentence: tuple[int, int]) -> Quantity:
    """A length of time that is itself what is aimed at."""
    start = match.start("low")
    end, comparator = _after(copy, match.end(), sentence[1])
    if comparator is None:
        comparator = _before(copy[match.start() : start])
    return Quantity(start, end, decimal(match["low"]), None, match["unit"], comparator)


def _rank(match: re.Match[str]) -> Quantity:
    low = match["low"] or match["place"]
    value = Decimal(low) if low.isdigit() else han_number(low)
    bound = Comparator.EQUAL if match.group().startswith("第") else Comparator.AT_MOST
    return Quantity(match.start(), match.end(), value, None, "位", bound, words=True)


def _counted_in_words(copy: str, start: int, match: re.Match[str]) -> bool:
    before = copy[max(start, match.start() - 14) : match.start()]
    if _AT_LEAST_EARLIER.search(before) or _REACHED.search(before):
        return True
    return any(pattern.match(copy, match.end()) for pattern, _ in _AFTER)


def _in_digits(match: re.Match[str], copy: str, sentence: tuple[int, int]) -> Quantity:
    magnitude, per = match["magnitude"] or "", match["per"] or ""
    value, unit = normalised(decimal(match["low"]), magnitude, match["unit"])
    quantity = _bounded(copy, sentence, match, value, unit + per)
    if match["high"] is None:
        return quantity
    high, _ = normalised(decimal(match["high"]), magnitude, match["unit"])
    return replace(quantity, value_to=high, comparator=Comparator.RANGE)


def _bounded(
    copy: str, sentence: tuple[int, int], match: re.Match[str], value: Decimal, unit: str
) -> Quantity:
    """Add the words that bound the number: behind it they win over those before it."""
    words = not match["low"][0].isdigit()
    end, comparator = _after(copy, match.end(), sentence[1])
    if comparator is None:
        comparator = _before(copy[max(sentence[0], match.start() - 16) : match.start()])
    return Quantity(match.start(), end, value, None, unit, comparator, words)


def _after(copy: str, end: int, stop: int) -> tuple[int, Comparator | None]:
    """End of the bounding words behind a number, and what they say; None if there are none."""
    for pattern, comparator in _AFTER:
        if after := pattern.match(copy, end, stop):
            return after.end(), comparator
    return end, None


def _before(text: str) -> Comparator:
    for pattern, comparator in _BEFORE_END:
        if pattern.search(text):
            return comparator
    if _AT_LEAST_EARLIER.search(text):
        return Comparator.AT_LEAST
    return Comparator.EQUAL
