"""The indicators as tables: one row each (明细), and side by side (对照)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reader.export.columns import Value, YearCell
from reader.indicators.contradictions import Contradiction, contradictions
from reader.indicators.magnitudes import converted
from reader.indicators.model import Indicator, Review
from reader.indicators.table import Entry, Matrix
from reader.indicators.taxonomy import Canonical, Taxonomy
from reader.indicators.wording import (
    COMPARATORS,
    KINDS,
    REVIEWS,
    YEAR_SOURCES,
    binding_words,
    entry_words,
    period_words,
    promise_words,
)
from reader.library.citation import cite
from reader.library.model import DocumentSummary
from reader.library.wording import PATH_JOINT, PUBLIC_TEXT, chinese_date

ABSENT = "未提出"
"""The documents of the place were reviewed and set no such target."""
UNREVIEWED = "未核对"
"""Nobody has reviewed the documents of the place: what is missing may only not have been found."""


@dataclass(frozen=True)
class IndicatorReport:
    """Indicators to be taken along.

    Attributes:
        indicators: In the order in which they are written.
        summaries: Their documents by id, in the order of the places.
        taxonomy: Names what is compared.
        conditions: What was asked for: name and words.
        made_on: The day that is written on it.
    """

    indicators: tuple[Indicator, ...]
    summaries: Mapping[str, DocumentSummary]
    taxonomy: Taxonomy
    conditions: tuple[tuple[str, str], ...]
    made_on: date

    @cached_property
    def matrix(self) -> Matrix:
        """The targets side by side; only places whose documents hold an indicator."""
        held = {indicator.document for indicator in self.indicators}
        places = {name: s.place for name, s in self.summaries.items() if name in held}
        return Matrix.of(self.indicators, self.taxonomy, places)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """What a document says twice and differently."""
        return contradictions(self.indicators, self.taxonomy)

    @cached_property
    def reviewed_places(self) -> frozenset[str]:
        """Places all of whose indicators were looked at by somebody."""
        places: dict[str, bool] = {}
        for indicator in self.indicators:
            place = self.summaries[indicator.document].place
            seen = indicator.review is not Review.EXTRACTED
            places[place] = places.get(place, True) and seen
        return frozenset(place for place, reviewed in places.items() if reviewed)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Name and value of what one must know of the list."""
        documents = len({indicator.document for indicator in self.indicators})
        return (
            *self.conditions,
            ("指标", f"{len(self.indicators):,} 条，出自 {documents:,} 篇文件。"),
            ("导出日期", chinese_date(self.made_on.isoformat())),
            ("说明", PUBLIC_TEXT),
        )

    @property
    def matrix_facts(self) -> tuple[tuple[str, str], ...]:
        """Name and value of what one must know of 对照 as well."""
        return (
            *self.facts,
            ("对照", "每地首个可比的目标列为数值；口径、范围、单位不同的注明，不合并。"),
            (ABSENT, "文件已经人工核对，其中没有提出这一指标。"),
            (UNREVIEWED, "文件没有经过人工核对，没有列出不等于没有提出。"),
        )

    def canonical_of(self, indicator: Indicator) -> Canonical | None:
        """The canonical indicator it belongs to, if to any."""
        return self.taxonomy.canonical(indicator.canonical) if indicator.canonical else None

    def rows(self) -> Iterator[list[Value]]:
        """The values of COLUMNS for every indicator."""
        for number, indicator in enumerate(self.indicators, 1):
            row = IndicatorRow(
                number,
                indicator,
                self.summaries[indicator.document],
                self.canonical_of(indicator),
            )
            yield [column.value(row) for column in COLUMNS]


class IndicatorRow(NamedTuple):
    """An indicator with its number in the table and what it belongs to."""

    number: int
    indicator: Indicator
    summary: DocumentSummary
    canonical: Canonical | None

    @property
    def comparable_value(self) -> Decimal | None:
        """The value in the unit of the canonical indicator, where it can be counted in it."""
        if self.canonical is None:
            return None
        return converted(self.indicator.value, self.indicator.unit, self.canonical.unit)


@dataclass(frozen=True, slots=True)
class IndicatorColumn:
    """One column of 明细.

    Attributes:
        name: Its heading.
        width: In characters of Excel's default font; a Han character takes two.
        value: What stands in it.
    """

    name: str
    width: int
    value: Callable[[IndicatorRow], Value]


def _year(year: int | None) -> Value:
    return "" if year is None else YearCell(year)


def _number(number: Decimal | None) -> Value:
    return "" if number is None else number


def _source_words(indicator: Indicator) -> str:
    return YEAR_SOURCES[indicator.year_source] if indicator.year_source else ""


def _was(indicator: Indicator) -> str:
    """What an edited row said before."""
    return promise_words(indicator.original) if indicator.original else ""


COLUMNS = (
    IndicatorColumn("序号", 8, lambda row: row.number),
    IndicatorColumn("地区", 12, lambda row: row.summary.place),
    IndicatorColumn("类别", 8, lambda row: KINDS[row.indicator.kind]),
    IndicatorColumn("领域", 8, lambda row: row.canonical.dimension if row.canonical else ""),
    IndicatorColumn("指标", 30, lambda row: row.indicator.subject),
    IndicatorColumn("统一指标", 30, lambda row: row.canonical.name if row.canonical else ""),
    IndicatorColumn("范围", 20, lambda row: row.indicator.scope),
    IndicatorColumn("基期年", 8, lambda row: _year(row.indicator.baseline_year)),
    IndicatorColumn("基期值", 10, lambda row: _number(row.indicator.baseline_value)),
    IndicatorColumn("目标年", 8, lambda row: _year(row.indicator.target_year)),
    IndicatorColumn("年份依据", 8, lambda row: _source_words(row.indicator)),
    IndicatorColumn("比较", 8, lambda row: COMPARATORS[row.indicator.comparator]),
    IndicatorColumn("数值", 12, lambda row: row.indicator.value),
    IndicatorColumn("数值上限", 10, lambda row: _number(row.indicator.value_to)),
    IndicatorColumn("单位", 10, lambda row: row.indicator.unit),
    IndicatorColumn("可比数值", 12, lambda row: _number(row.comparable_value)),
    IndicatorColumn("可比单位", 10, lambda row: row.canonical.unit if row.canonical else ""),
    IndicatorColumn("口径", 10, lambda row: period_words(row.indicator)),
    IndicatorColumn("属性", 8, lambda row: binding_words(row.indicator)),
    IndicatorColumn("原文", 48, lambda row: row.indicator.quote),
    IndicatorColumn("章节", 36, lambda row: PATH_JOINT.join(row.indicator.section_path)),
    IndicatorColumn("出处", 44, lambda row: cite(row.summary)),
    IndicatorColumn("核对", 8, lambda row: REVIEWS[row.indicator.review]),
    IndicatorColumn("改前", 24, lambda row: _was(row.indicator)),
    IndicatorColumn("备注", 24, lambda row: row.indicator.note),
    IndicatorColumn("起始位置", 10, lambda row: row.indicator.start),
    IndicatorColumn("结束位置", 10, lambda row: row.indicator.end),
    IndicatorColumn("指标标识", 20, lambda row: row.indicator.canonical or ""),
    IndicatorColumn("文件标识", 14, lambda row: row.summary.id),
)

MATRIX_HEADS = ("领域", "指标", "单位")


def matrix_heads(report: IndicatorReport) -> tuple[str, ...]:
    """Headings of 对照: of each place the number, its year, and all that is said."""
    places = report.matrix.columns
    of_places = (f"{place}{part}" for place in places for part in ("", " 目标年", " 全部目标"))
    return (*MATRIX_HEADS, *of_places)


def matrix_rows(report: IndicatorReport) -> Iterator[list[Value]]:
    """The rows of 对照, as ``matrix_heads`` says."""
    for row in report.matrix.rows:
        values: list[Value] = [row.canonical.dimension, row.canonical.name, row.canonical.unit]
        for place, cell in zip(report.matrix.columns, row.cells, strict=True):
            first = next((entry for entry in cell if entry.comparable), None)
            values += _first_values(first)
            values.append(cell_words(report, place, cell))
        yield values


def _first_values(entry: Entry | None) -> tuple[Value, Value]:
    if entry is None:
        return "", ""
    return _number(entry.value), _year(entry.indicator.target_year)


def cell_words(report: IndicatorReport, place: str, cell: tuple[Entry, ...]) -> str:
    """All that a place says on an indicator, each once; 未提出 or 未核对 where it says nothing."""
    if not cell:
        return ABSENT if place in report.reviewed_places else UNREVIEWED
    return "；".join(dict.fromkeys(map(entry_words, cell)))
