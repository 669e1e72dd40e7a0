"""Units that a quantified commitment is counted in, and how they are written in the table.

``万`` and ``亿`` stay in the unit for money, people, patents and areas (3万人, 45亿元), as the
reviewed table has them; for things counted one by one they go into the value (1.2万家 = 12000家).
"""

import re
from decimal import Decimal

_THINGS = (
    "家|间|个(?!工作日|月|小时|星期|季度)|项|户|所|场次|场|条|支|台套|台|套|辆|座|处|部|篇|只|类|批|种|"
    "例|宗|张|门|次"
)
_PEOPLE = "人次|人年|人|名|位|岁"
_KEPT = (
    "微克/立方米|毫克/升|平方公里|平方千米|平方米|平米|立方米|公里|公顷|亩|吨标准煤|吨标煤|吨|公斤|斤|"
    "千瓦时|千瓦|兆瓦|件|美元|港元|欧元|澳门元|日元|元|株|头|标准箱|标箱|TEU|[PE]FLOPS|P(?![A-Za-z])"
)
_RATIOS = "个?百分点|%|‰|倍"

UNITS = rf"{_RATIOS}|{_PEOPLE}|{_KEPT}|{_THINGS}"
"""Alternatives of a regular expression, longer ones first."""

PER = r"/(?:[万亿]?[人元年户亩件]|季度|平方公里|人口)|人/年"
"""What may follow a unit: 万元/年, 件/万人."""

MONEY = re.compile(r"元(?:/|$)")
PER_HEAD = re.compile(r"^(?:全[市区县省])?每?(?P<base>十万|百万|千|万)(?:人口|名|人|户|劳动力)")

_MAGNITUDES = {
    "": Decimal(1),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10000),
    "百万": Decimal(1000000),
    "千万": Decimal(10000000),
    "亿": Decimal(100000000),
    "万亿": Decimal(1000000000000),
}
_COUNTED = re.compile(rf"(?:{_THINGS})$")


def normalised(value: Decimal, magnitude: str, unit: str) -> tuple[Decimal, str]:
    """Value and unit as the table keeps them.

    Args:
        value: As printed.
        magnitude: 万, 亿, 万亿 … between number and unit, "" for none.
        unit: The unit without it.

    Examples: (1.2, 万, 家) → (12000, 家); (5000, 万, 元) → (5000, 万元).
    """
    magnitude = {"兆": "万亿"}.get(magnitude, magnitude)
    unit = unit.removeprefix("个") if unit.endswith("百分点") else unit
    unit = {"台套": "台", "场次": "场"}.get(unit, unit)
    if magnitude and _COUNTED.fullmatch(unit):
        return _times(value, magnitude), unit
    if magnitude in {"千", "百"}:
        return _times(value, magnitude), unit
    return value, magnitude + unit


def _times(value: Decimal, magnitude: str) -> Decimal:
    product = value * _MAGNITUDES[magnitude]
    return product.quantize(Decimal(1)) if product == product.to_integral_value() else product


def per_head(subject: str, unit: str) -> str:
    """The unit of a number per 10,000 people: 万人发明专利拥有量 in 件 is counted in 件/万人."""
    base = PER_HEAD.match(subject)
    if base is None or "/" in unit or unit.endswith(("%", "元", "‰")):
        return unit
    return f"{unit}/{base['base']}人"


def is_money(unit: str) -> bool:
    """True for 万元, 亿元, 万元/年, 美元."""
    return MONEY.search(unit) is not None
