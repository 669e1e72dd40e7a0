"""Which canonical indicator a subject means (conventions 5.3)."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from reader.indicators.reading import reading_copy

THRESHOLD = 0.62
"""Likeness of two names, 0 to 1, from which they are taken for the same indicator."""

_BRACKETS = re.compile(r"\([^()]*\)")
_DROPPED = re.compile(
    r"[“”\"'《》\s,、的]|以上|全[市区县省](?!域)|我[市区县省]|^(?:实现|达到|拥有|新发展的)"
)
_ALIKE = (
    (re.compile(r"研究与试验发展|研究与实验发展|研究与开发|科技研发|R&D"), "研发"),
    (re.compile(r"研发(?:研发)+"), "研发"),
    (re.compile(r"研发(?:经费)?(?:投入)?(?:经费)?(?:支出|投入)?(?=占)"), "研发经费"),
    (re.compile(r"全社会研发"), "研发"),
    (re.compile(r"^研发(?:经费|投入|支出)*(?:强度|占比)(?=年增长|$)"), "研发经费占GDP比重"),
    (re.compile(r"地区生产总值(?:GDP)?|国内生产总值|生产总值"), "GDP"),
    (re.compile(r"比例|比率|占比$"), "比重"),
    (re.compile(r"规模以上"), "规上"),
    (re.compile(r"(?:有效)?发明专利"), "发明专利"),
    (re.compile(r"每?万(?:名)?人(?:口)?(?:均)?(?=[有高发专])"), "每万人"),
    (re.compile(r"(?:总数|总量|数量|数)$"), ""),
    (re.compile(r"年均增长率?|年增长率?|增长率|增速|年均增幅"), "年增长"),
)
_PEOPLE = {"人", "名", "位", "人次", "万人", "人年"}
_COUNTED = {"people", "count"}
_RATES = {"%", "百分点", "‰", "倍"}
_MEASURES = re.compile(
    r"产值|增加值|申请|授权|拥有|面积|增长|收入|税收|出口|余额|合同|占|率|投入|人才|高价值|人均|PCT"
)
"""Names that differ in one of these mean different things (conventions 5.3)."""
_LEVELS = re.compile(r"国家|省|市")
_FIELDS = re.compile(
    r"战略性新兴产业|数字经济|密集型|高新技术产业|高技术|制造业|服务业|第?[一二三]产业|文化|旅游|海洋|农业|"
    r"建筑业|软件|金融"
)
"""Names of different parts of the economy mean different things."""
_WHOLE = re.compile(r"占(.+?)(?:比重|$)")
"""Shares of different wholes are different shares."""
_MIN_INSIDE = 4
_UNLIKE = 0.7
"""What the likeness of such names is multiplied by."""


class Named(Protocol):
    """What is needed of a canonical indicator."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its Chinese name."""

    @property
    def unit(self) -> str:
        """Its unit."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """How cities write it."""


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without what cities write differently.

    Example: 全社会R&D经费支出占地区生产总值的比重 → 研发经费占GDP比重.
    """
    text = reading_copy(name)
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    text = _DROPPED.sub("", text)
    for pattern, replacement in _ALIKE:
        text = pattern.sub(replacement, text)
    return text


@lru_cache(maxsize=512)
def unit_class(unit: str) -> str:
    """Units that can stand for one another: 家, 个, 项 are counts; 亿元 and 万元 money."""
    if unit in _RATES:
        return "rate"
    if "/" in unit:
        return "money per" if "元" in unit.partition("/")[0] else unit.partition("/")[2]
    if unit.endswith("元"):
        return "money"
    if unit in _PEOPLE:
        return "people"
    if unit.removeprefix("万") in {"平方米", "亩", "公顷"}:
        return "area"
    return "count"


@dataclass(frozen=True, slots=True)
class _Features:
    """What names are compared by: read once for each name."""

    text: str
    pairs: frozenset[str]
    measures: frozenset[str]
    levels: frozenset[str]
    fields: frozenset[str]
    whole: frozenset[str]


def _pairs_of(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


@lru_cache(maxsize=4096)
def _features(text: str) -> _Features:
    pairs = _pairs_of(text) or frozenset({text})
    return _Features(
        text,
        pairs,
        frozenset(_MEASURES.findall(text)),
        frozenset(_LEVELS.findall(text)),
        frozenset(_FIELDS.findall(text)),
        _pairs_of("".join(_WHOLE.findall(text))),
    )


def _alike(one: _Features, other: _Features, common: int, least: float) -> float:
    """How alike two plain names are: 1 for the same, 0 for nothing in common (Dice of bigrams).

    A name inside the other counts more, most at its end, where the head of a Chinese noun stands;
    names of different measures or levels count less.

    Args:
        one: A name.
        other: Another one.
        common: Bigrams they share.
        least: Below it the answer may be too low: nobody asks for it.
    """
    if one.text == other.text:
        return 1.0
    score = 2 * common / (len(one.pairs) + len(other.pairs))
    if min(len(one.text), len(other.text)) >= _MIN_INSIDE:
        score = max(score, _inside(one.text, other.text) + score / 4)
    if score <= least:
        return score
    score = min(score, 0.99)
    if one.measures != other.measures:
        score *= _UNLIKE
    apart = (
        _apart(one.levels, other.levels)
        or _apart(one.fields, other.fields)
        or _apart(one.whole, other.whole)
    )
    return score * _UNLIKE if apart else score


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _inside(one: str, other: str) -> float:
    if one.endswith(other) or other.endswith(one):
        return 0.72
    return 0.66 if one in other or other in one else 0.0


class Matcher:
    """Finds the canonical indicator that a subject means; reads their names once."""

    def __init__(self, canonicals: Iterable[Named]) -> None:
        """Take the canonical indicators, in the order of the taxonomy."""
        self._names: list[tuple[str, str, _Features]] = []
        self._with_pair: dict[str, list[int]] = {}
        for canonical in canonicals:
            kind = unit_class(canonical.unit)
            for name in (canonical.name, *canonical.synonyms):
                features = _features(plain_name(name))
                for pair in features.pairs:
                    self._with_pair.setdefault(pair, []).append(len(self._names))
                self._names.append((canonical.id, kind, features))

    def best(self, subject: str, unit: str) -> str | None:
        """The id of the canonical indicator that ``subject`` means, None for none.

        Args:
            subject: As written, without value and comparator; 年增长 behind it for a growth.
            unit: As in the table; a share never matches a number of things. The first of equals
                wins.
        """
        plain = plain_name(subject)
        if not plain:
            return None
        name, kind, found, best = _features(plain), unit_class(unit), None, THRESHOLD
        shared = Counter(place for pair in name.pairs for place in self._with_pair.get(pair, ()))
        for place in sorted(shared):
            canonical_id, other_kind, other = self._names[place]
            if _fits(kind, other_kind):
                score = _alike(name, other, shared[place], best)
                if score > best:
                    found, best = canonical_id, score
        return found


def _fits(one: str, other: str) -> bool:
    return one == other or (one in _COUNTED and other in _COUNTED)
