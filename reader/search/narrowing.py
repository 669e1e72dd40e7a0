"""Which documents a search looks at, and the facets by which they are chosen."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from reader.library.model import DocumentSummary

Facet = Literal["province", "city", "year", "level", "doc_type", "status", "origin"]
"""What documents are counted and chosen by."""

FACETS: tuple[Facet, ...] = get_args(Facet)
FACET_LABELS: Mapping[Facet, str] = {
    "province": "省份",
    "city": "城市",
    "year": "年份",
    "level": "发文层级",
    "doc_type": "文种",
    "status": "时效",
    "origin": "来源",
}
UNKNOWN = ""
"""The value of a facet where nothing is known."""

_VALUE_LABELS: Mapping[Facet, Mapping[str, str]] = {
    "level": {"state": "国家", "province": "省级", "city": "市级", "district": "区县级"},
    "status": {
        "in force": "现行有效",
        "trial": "试行",
        "revised": "已修订",
        "lapsed": "已失效",
        "repealed": "已废止",
        "draft": "征求意见稿",
        "not stated": "未注明",
    },
    "origin": {"shipped": "随附", "imported": "导入", "pack": "资源包"},
}
_REMARK = re.compile(r"[(（].*")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents are searched; the default is all.

    The fields from ``province`` on are facets: values of which a document must have one, no values
    for all; "" stands for documents of which the value is not known.

    Attributes:
        first_date: "2019", "2019-05" or "2019-05-30"; documents from then on, by their date of
            issue, where that is unknown by that of publication. One without any date is left out.
        last_date: Likewise, documents up to then.
        status: As in ``Metadata.status``.
        province: Full names.
        city: As in ``DocumentSummary.place``.
        year: Of the date of issue, where that is unknown of that of publication.
        level: Of the issuer, as in ``Metadata.level``.
        doc_type: Without a remark in brackets.
        origin: "shipped", "imported" or "pack".
    """

    first_date: str | None = None
    last_date: str | None = None
    status: tuple[str, ...] = ()
    province: tuple[str, ...] = ()
    city: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    doc_type: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()

    def admits(self, summary: DocumentSummary) -> bool:
        """True if the document is to be searched."""
        return self.admits_date(summary) and not self.refusals(summary)

    def admits_date(self, summary: DocumentSummary) -> bool:
        """True if the document is of the time that is asked for."""
        if self.first_date is None and self.last_date is None:
            return True
        date = summary.issue_date or summary.publication_date
        return date is not None and (
            _last_day(date) >= _first_day(self.first_date or "0000")
            and _first_day(date) <= _last_day(self.last_date or "9999")
        )

    def chosen(self, facet: Facet) -> tuple[str, ...]:
        """The chosen values of a facet; none means that all are admitted."""
        values: tuple[str, ...] = getattr(self, facet)
        return values

    @property
    def choices(self) -> tuple[tuple[Facet, str], ...]:
        """Every facet and value that was chosen, one by one."""
        return tuple((facet, value) for facet in FACETS for value in self.chosen(facet))

    def refusals(self, summary: DocumentSummary) -> tuple[Facet, ...]:
        """The facets by which the document is not among the chosen ones."""
        return tuple(
            facet
            for facet in FACETS
            if (values := self.chosen(facet)) and facet_value(summary, facet) not in values
        )

    def toggled(self, facet: Facet, value: str) -> "Narrowing":
        """The same with ``value`` chosen, or no longer chosen if it was."""
        values = self.chosen(facet)
        changed: dict[str, Any] = {
            facet: tuple(v for v in values if v != value) if value in values else (*values, value)
        }
        return replace(self, **changed)

    def without_facets(self) -> "Narrowing":
        """The same with no facet chosen; the dates stay."""
        return Narrowing(self.first_date, self.last_date)


EVERYTHING = Narrowing()

_VALUES: Mapping[Facet, Callable[[DocumentSummary], str | None]] = {
    "province": lambda summary: summary.province,
    "city": lambda summary: summary.place,
    "year": lambda summary: (summary.issue_date or summary.publication_date or UNKNOWN)[:4],
    "level": lambda summary: summary.level,
    "doc_type": lambda summary: _REMARK.sub("", summary.doc_type or UNKNOWN),
    "status": lambda summary: summary.status,
    "origin": lambda summary: summary.origin,
}


def facet_value(summary: DocumentSummary, facet: Facet) -> str:
    """The value of a document in a facet; "" where it is not known."""
    return _VALUES[facet](summary) or UNKNOWN


def value_label(facet: Facet, value: str) -> str:
    """How a value is shown, in Chinese."""
    if value == UNKNOWN:
        return "未注明"
    if facet == "year":
        return f"{value}年"
    return _VALUE_LABELS.get(facet, {}).get(value, value)


def known_values(facet: Facet) -> tuple[str, ...]:
    """The values of a facet that has a fixed list, in the order they are shown; else none."""
    return tuple(_VALUE_LABELS.get(facet, {}))


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]
