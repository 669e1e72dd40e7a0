"""The comparison: canonical indicators by places.

Nothing is merged: a cell holds every target of its place. One that cannot be compared with the
others of its row (another unit, a narrower scope, new ones against all there are) stands beside
them and says why.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reader.indicators.magnitudes import converted
from reader.indicators.model import Indicator, Kind, Period, Review
from reader.indicators.taxonomy import Canonical, Taxonomy

PERIOD_WORDS: Mapping[Period, str] = {
    Period.STOCK: "存量",
    Period.ANNUAL: "每年",
    Period.CUMULATIVE: "累计新增",
    Period.GROWTH_ANNUAL: "年均增长",
    Period.GROWTH_TOTAL: "累计增长",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One target in a cell.

    Attributes:
        indicator: As it was found.
        value: In the unit of the row; None if its unit counts something else.
        value_to: Upper end of a range in the unit of the row, else None.
        baseline: What it starts from, in the unit of the row; None where there is none.
        differences: Chinese words on why it cannot be compared with the row; empty if it can.
    """

    indicator: Indicator
    value: Decimal | None
    value_to: Decimal | None
    baseline: Decimal | None
    differences: tuple[str, ...]

    @property
    def comparable(self) -> bool:
        """True if it counts what the row counts."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One canonical indicator.

    Attributes:
        cells: One for each column, each with the targets of that place: comparable ones first, then
            in the order of the text. Empty where the place has set none.
    """

    canonical: Canonical
    cells: tuple[tuple[Entry, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Canonical indicators by places.

    Attributes:
        columns: The places.
        rows: By dimension, in the order of the taxonomy; only indicators that some place sets.
    """

    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    @classmethod
    def of(
        cls, indicators: Iterable[Indicator], taxonomy: Taxonomy, places: Mapping[str, str]
    ) -> "Matrix":
        """Arrange the targets; those without a canonical indicator are left out.

        Args:
            indicators: Of any documents, those of one document in the order of its text; rejected
                ones are left out.
            taxonomy: Names the rows.
            places: The column of each document, by id; columns stand in the order of this mapping.
        """
        columns = tuple(dict.fromkeys(places.values()))
        found: dict[str, list[Indicator]] = {}
        for indicator in indicators:
            if (
                indicator.kind is Kind.TARGET
                and indicator.canonical
                and indicator.document in places
                and indicator.review is not Review.REJECTED
            ):
                found.setdefault(indicator.canonical, []).append(indicator)
        order = {dimension: rank for rank, dimension in enumerate(taxonomy.dimensions)}
        canonicals = sorted(taxonomy.canonicals, key=lambda c: order.get(c.dimension, len(order)))
        rows = (
            _row(canonical, found[canonical.id], columns, places)
            for canonical in canonicals
            if canonical.id in found
        )
        return cls(columns, tuple(rows))

    def cell(self, canonical: str, column: str) -> tuple[Entry, ...]:
        """The targets of a place for a canonical indicator; empty where there are none."""
        place = self.columns.index(column)
        return next((row.cells[place] for row in self.rows if row.canonical.id == canonical), ())


def _row(
    canonical: Canonical,
    indicators: Sequence[Indicator],
    columns: Sequence[str],
    places: Mapping[str, str],
) -> MatrixRow:
    period = _usual_period(canonical, indicators)
    cells: dict[str, list[Entry]] = {column: [] for column in columns}
    for indicator in indicators:
        cells[places[indicator.document]].append(_entry(indicator, canonical, period))
    ordered = (sorted(cells[column], key=lambda entry: not entry.comparable) for column in columns)
    return MatrixRow(canonical, tuple(tuple(cell) for cell in ordered))


def _usual_period(canonical: Canonical, indicators: Iterable[Indicator]) -> Period | None:
    """What most of a row's targets for a whole place count; the first of equals."""
    whole = [i for i in indicators if not i.scope and _converts(i, canonical.unit)]
    counted = Counter(i.period for i in (whole or indicators))
    return counted.most_common(1)[0][0] if counted else None


def _converts(indicator: Indicator, unit: str) -> bool:
    return converted(indicator.value, indicator.unit, unit) is not None


def _entry(indicator: Indicator, canonical: Canonical, period: Period | None) -> Entry:
    def in_unit(value: Decimal | None) -> Decimal | None:
        return None if value is None else converted(value, indicator.unit, canonical.unit)

    value = in_unit(indicator.value)
    differences = []
    if value is None:
        differences.append(f"单位：{indicator.unit}")
    if indicator.scope:
        differences.append(f"范围：{indicator.scope}")
    if indicator.period is not period:
        word = PERIOD_WORDS[indicator.period] if indicator.period else "时长"
        differences.append(f"口径：{word}")
    baseline = in_unit(indicator.baseline_value)
    return Entry(indicator, value, in_unit(indicator.value_to), baseline, tuple(differences))
