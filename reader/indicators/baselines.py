"""What a target starts from: 由2015年的1.4%提高到2020年的2.5%."""

import re
from collections.abc import Sequence
from decimal import Decimal

from reader.indicators.quantities import Quantity
from reader.indicators.years import western_year

Baseline = tuple[int | None, Decimal]

_FROM = re.compile(r"(?:由|从)(?P<inside>[^,;]*)$")
_TO = re.compile(
    r"^[,\s]*(?:[于在][^,;\d]{1,6}内|到20\d\d年)?(?:逐步|稳步|力争|再)?(?:提高|增加|提升|增长|扩大|发展|成长|上升|下降|降低|降|减少)?(?:到|至|为)(?:(?:20\d\d|1[01]\d)年的?)?$"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d|1[01]\d)年")

Baselines = dict[int, Baseline]
"""By the start of the number that is the target."""


def take_baselines(
    copy: str, start: int, found: Sequence[Quantity]
) -> tuple[list[Quantity], Baselines]:
    """Take out the numbers that are only where a target starts from.

    Args:
        copy: Of ``reading_copy``.
        start: Start of the sentence.
        found: Its quantities.

    Returns:
        The other quantities, and the baselines of those that have one.
    """
    kept: list[Quantity] = []
    baselines: Baselines = {}
    for place, quantity in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        origin = _FROM.search(copy, start, quantity.start)
        if following and origin and _TO.match(copy[quantity.end : following.start]):
            year = _YEAR.search(origin["inside"])
            baselines[following.start] = (western_year(year[1]) if year else None, quantity.value)
        else:
            kept.append(quantity)
    return kept, baselines
