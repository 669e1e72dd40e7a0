"""How an indicator is said in a few characters, wherever it is shown."""

from collections.abc import Mapping
from decimal import Decimal

from reader.indicators.model import Comparator, Indicator, Kind, Review, YearSource
from reader.indicators.responsible import Role
from reader.indicators.table import PERIOD_WORDS, Entry

KINDS: Mapping[Kind, str] = {Kind.TARGET: "目标", Kind.INCENTIVE: "奖补", Kind.FUNDING: "投入"}
REVIEWS: Mapping[Review, str] = {
    Review.CONFIRMED: "已核",
    Review.EXTRACTED: "未核",
    Review.EDITED: "改",
    Review.REJECTED: "否",
}
YEAR_SOURCES: Mapping[YearSource, str] = {
    YearSource.SENTENCE: "本句",
    YearSource.LEAD: "前文",
    YearSource.HEADING: "标题",
    YearSource.PLAN: "规划期",
    YearSource.TABLE: "表头",
}
ROLES: Mapping[Role, str] = {Role.LEAD: "牵头", Role.RESPONSIBLE: "责任", Role.SUPPORT: "配合"}
COMPARATORS: Mapping[Comparator, str] = {
    Comparator.EQUAL: "等于",
    Comparator.AT_LEAST: "不低于",
    Comparator.AT_MOST: "不超过",
    Comparator.MORE: "超过",
    Comparator.LESS: "低于",
    Comparator.ABOUT: "约",
    Comparator.RANGE: "区间",
}
"""In words: a spreadsheet takes = for the beginning of a formula."""

_SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: ">",
    Comparator.LESS: "<",
    Comparator.ABOUT: "约",
}


def number_words(number: Decimal) -> str:
    """A number without needless zeros: 2.70 → 2.7, 12000 → 12,000."""
    return f"{number.normalize():,f}"


def value_words(indicator: Indicator) -> str:
    """Comparator, value and unit: ≥220 家, ≥2.7%, 3–5 个."""
    upper = f"–{number_words(indicator.value_to)}" if indicator.value_to is not None else ""
    space = "" if indicator.unit.startswith(("%", "‰")) else " "
    sign = _SIGNS.get(indicator.comparator, "")
    return f"{sign}{number_words(indicator.value)}{upper}{space}{indicator.unit}"


def promise_words(indicator: Indicator) -> str:
    """The same with the year and where it starts from: ≥220 家（2020年；基期 2015年 149）."""
    facts = [f"{indicator.target_year}年"] if indicator.target_year else []
    if indicator.baseline_value is not None:
        year = f"{indicator.baseline_year}年 " if indicator.baseline_year else ""
        facts.append(f"基期 {year}{number_words(indicator.baseline_value)}")
    return value_words(indicator) + (f"（{'；'.join(facts)}）" if facts else "")


def entry_words(entry: Entry) -> str:
    """A target of a cell, with why it cannot be compared: 200 家（2020年）〔范围：高新区内〕."""
    words = promise_words(entry.indicator)
    return f"{words}〔{'，'.join(entry.differences)}〕" if entry.differences else words


def period_words(indicator: Indicator) -> str:
    """What the value counts; "" where it has no period."""
    return PERIOD_WORDS[indicator.period] if indicator.period else ""


def binding_words(indicator: Indicator) -> str:
    """约束性 or 预期性; "" where neither is printed."""
    if indicator.binding is None:
        return ""
    return "约束性" if indicator.binding else "预期性"
