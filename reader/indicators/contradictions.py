"""What a document says twice and differently: 140家以上 and 140家 for one and the same year.

Nothing is decided: both places are named, with why they do not agree.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reader.indicators.magnitudes import converted
from reader.indicators.model import Comparator, Indicator, Kind, Review
from reader.indicators.taxonomy import Canonical, Taxonomy

_LEVEL = re.compile(r"国家|省级|市级|[区县]级")
_AHEAD = re.compile(r"提前[^,，;；。]{0,4}年")
_BESIDE = 6
"""Code points between two clauses side by side."""
_NEAR = 200
"""Code points between a number and the 提前两年 that speaks of it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Targets of one document for one thing that do not agree.

    Attributes:
        indicators: At least two, in the order of the text.
        reason: Why, in a few Chinese words.
    """

    canonical: Canonical
    indicators: tuple[Indicator, ...]
    reason: str


def contradictions(
    indicators: Iterable[Indicator], taxonomy: Taxonomy
) -> tuple[Contradiction, ...]:
    """What documents say twice and differently, document by document in the order given.

    Args:
        indicators: Of any documents; rejected ones are left out.
        taxonomy: Gives the units to compare in.

    Returns:
        Targets are held against one another only if they have the same canonical indicator, scope,
        year (which must be known) and period. Those of a level (国家级孵化器, 省级孵化器) are parts
        of a whole: held only against the same subject. And 提前两年 is held against the year of
        the target beside it.
    """
    kept = [each for each in indicators if each.review is not Review.REJECTED]
    groups: dict[tuple[object, ...], list[Indicator]] = {}
    for each in kept:
        if each.kind is Kind.TARGET and each.canonical and each.target_year:
            part = each.subject if _LEVEL.search(each.subject) else ""
            key = (each.document, each.canonical, part, each.scope, each.target_year, each.period)
            groups.setdefault(key, []).append(each)
    found = []
    for group in map(_without_hopes, groups.values()):
        canonical = taxonomy.canonical(group[0].canonical or "")
        if reason := _reason(group, canonical.unit):
            ordered = tuple(sorted(group, key=lambda each: each.start))
            found.append(Contradiction(canonical, ordered, reason))
    found += _ahead_of_time(kept, taxonomy)
    order = {each.document: place for place, each in reversed(list(enumerate(kept)))}
    return tuple(sorted(found, key=lambda each: order[each.indicators[0].document]))


def _without_hopes(group: Sequence[Indicator]) -> list[Indicator]:
    """确保完成100家,力争达到120家 are two levels of one promise and no contradiction."""
    sure = [each for each in group if "确保" in each.quote]
    return [
        each
        for each in group
        if "力争" not in each.quote
        or not any(0 <= each.start - other.end < _BESIDE for other in sure)
    ]


def _reason(group: Sequence[Indicator], unit: str) -> str:
    """Why targets for the same do not agree, "" if they do."""
    claims = {_claim(each, unit) for each in group}
    if len(claims) == 1:
        return ""
    if len({claim[1:] for claim in claims}) == 1:
        return "数值相同，“以上”等界限不是每处都写"
    return "数值不同"


def _claim(
    indicator: Indicator, unit: str
) -> tuple[Comparator, Decimal | None, Decimal | None, str]:
    """What is claimed, in the unit of the canonical indicator where it can be."""
    value = converted(indicator.value, indicator.unit, unit)
    if value is None:
        return indicator.comparator, indicator.value, indicator.value_to, indicator.unit
    upper = indicator.value_to
    upper = None if upper is None else converted(upper, indicator.unit, unit)
    return indicator.comparator, value, upper, unit


def _ahead_of_time(rows: Sequence[Indicator], taxonomy: Taxonomy) -> Iterator[Contradiction]:
    """到2020年,…100家以上高新技术企业,…提前两年完成…目标: 2020 is not two years ahead."""
    for ahead in rows:
        if ahead.unit != "年" or not _AHEAD.search(ahead.quote):
            continue
        spoken_of = [row for row in rows if _is_spoken_of(row, ahead)]
        if spoken_of:
            target = max(spoken_of, key=lambda row: row.start)
            year = (target.target_year or 0) - int(ahead.value)
            reason = f"提前{int(ahead.value)}年应为{year}年，目标年写作{target.target_year}年"
            canonical = taxonomy.canonical(target.canonical or "")
            yield Contradiction(canonical, (target, ahead), reason)


def _is_spoken_of(row: Indicator, ahead: Indicator) -> bool:
    beside = row.document == ahead.document and 0 < ahead.start - row.start < _NEAR
    named = bool(row.canonical and row.target_year) and row.subject in ahead.subject
    return beside and named and row.kind is Kind.TARGET
