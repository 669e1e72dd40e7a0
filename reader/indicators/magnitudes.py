"""Values in one unit, so that they can be compared: 2.5万家 → 25000家, 1.2万亿元 → 12000亿元."""

import re
from decimal import Decimal

_MAGNITUDES = {
    "": 1,
    "百": 100,
    "千": 1000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
    "万亿": 1_000_000_000_000,
}
_PART = re.compile(r"(?P<magnitude>万亿|千万|百万|亿|万|千(?![瓦米克])|百(?!分))?(?P<base>.+)")
_SAME = {"名": "人", "位": "人", "项": "件", "次": "场", "台套": "台", "个百分点": "百分点"}
"""Classifiers of one and the same thing: 20名 and 20人 are as many people."""
_ANY_THING = {"个", "家"}
"""Classifiers of institutions: 个众创空间, 家众创空间."""


def converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """A value in another unit of the same thing.

    Args:
        value: In ``unit``.
        unit: As in the table: 万家, 亿元, 件/万人.
        wanted: The unit to count in.

    Returns:
        The value in ``wanted``; None where the units count different things (家 and 元, 元 and
        元/年): nothing is guessed.
    """
    if unit == wanted:
        return value
    given, asked = _parts(unit), _parts(wanted)
    if len(given) != len(asked):
        return None
    for place, ((magnitude, base), (other, expected)) in enumerate(zip(given, asked, strict=True)):
        if base != expected and not {base, expected} <= _ANY_THING:
            return None
        value = value * other / magnitude if place else value * magnitude / other
    return value


def _parts(unit: str) -> list[tuple[int, str]]:
    """Magnitude and base of what is counted and of what it is counted per."""
    found = (_PART.fullmatch(part) for part in unit.split("/"))
    return [
        (_MAGNITUDES[match["magnitude"] or ""], _SAME.get(match["base"], match["base"]))
        for match in found
        if match
    ]
