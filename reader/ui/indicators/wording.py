"""How an indicator is said in a cell of the window."""

from reader.indicators.model import Indicator
from reader.indicators.wording import number_words, value_words


def amount_words(indicator: Indicator) -> str:
    """Comparator and value without the unit: ≥220, 约50, 3–5."""
    return value_words(indicator).removesuffix(indicator.unit).rstrip()


def dated_words(indicator: Indicator) -> str:
    """Comparator, value, unit and year: ≥220 家 (2020)."""
    year = f" ({indicator.target_year})" if indicator.target_year else ""
    return value_words(indicator) + year


def baseline_words(indicator: Indicator) -> str:
    """What the target starts from: 2017年 149; "" where that is not said."""
    if indicator.baseline_value is None:
        return ""
    year = f"{indicator.baseline_year}年 " if indicator.baseline_year else ""
    return year + number_words(indicator.baseline_value)
