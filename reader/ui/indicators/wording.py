"""How an indicator is said in a few characters."""

from decimal import Decimal

from reader.indicators.model import Comparator, Indicator, Kind, Review

KINDS = {Kind.TARGET: "目标", Kind.INCENTIVE: "奖补", Kind.FUNDING: "投入"}
REVIEWS = {
    Review.CONFIRMED: "已核",
    Review.EXTRACTED: "未核",
    Review.EDITED: "改",
    Review.REJECTED: "否",
}
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


def amount_words(indicator: Indicator) -> str:
    """Comparator and value: ≥220, 约50, 3–5."""
    upper = f"–{number_words(indicator.value_to)}" if indicator.value_to is not None else ""
    return _SIGNS.get(indicator.comparator, "") + number_words(indicator.value) + upper


def value_words(indicator: Indicator) -> str:
    """Comparator, value and unit: ≥220 家, ≥2.7%."""
    space = "" if indicator.unit.startswith(("%", "‰")) else " "
    return f"{amount_words(indicator)}{space}{indicator.unit}"


def promise_words(indicator: Indicator) -> str:
    """The same with the year: ≥220 家 (2020)."""
    year = f" ({indicator.target_year})" if indicator.target_year else ""
    return value_words(indicator) + year


def baseline_words(indicator: Indicator) -> str:
    """What the target starts from: 2017年 149; "" where that is not said."""
    if indicator.baseline_value is None:
        return ""
    year = f"{indicator.baseline_year}年 " if indicator.baseline_year else ""
    return year + number_words(indicator.baseline_value)
