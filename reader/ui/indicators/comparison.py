"""The matrix of targets as the window shows it: who was reviewed, what is said twice, bars."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING

from reader.indicators.model import Indicator, Review
from reader.library.model import UNKNOWN_PLACE, DocumentSummary

if TYPE_CHECKING:
    from reader.indicators.table import Entry, MatrixRow
    from reader.indicators.taxonomy import Canonical, Taxonomy


class State(Enum):
    """What a cell says."""

    PROMISED = auto()
    """The city names a number."""
    ABSENT = auto()
    """Its documents are reviewed and name none: 未提出."""
    UNREVIEWED = auto()
    """Nobody reviewed its documents: 未核对."""
    OTHER_YEAR = auto()
    """It names numbers, but none for the year that is looked at."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One value of a city.

    Attributes:
        places: Every sentence of a document that says the same, in the order of the text; one that
            knows the baseline stands first.
        obstacle: Why it cannot be compared with the rest of the row, "" if it can.
        share: Of the largest comparable value of the row, 0 … 1; 0 if not comparable.
        baseline_share: Likewise of what the target starts from; None where that is not said.
        doubtful: The document says something else elsewhere.
    """

    places: tuple[Indicator, ...]
    obstacle: str
    share: float = 0.0
    baseline_share: float | None = None
    doubtful: bool = False

    @property
    def indicator(self) -> Indicator:
        """The first of its places."""
        return self.places[0]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one city says on one indicator."""

    state: State
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One city.

    Attributes:
        label: Its name.
        titles: Of its documents.
        reviewed: Its documents hold indicators, and somebody looked at every one of them.
    """

    label: str
    titles: tuple[str, ...]
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One canonical indicator over all columns.

    Attributes:
        cities: Number of cities that name a number.
    """

    canonical: "Canonical"
    cells: tuple[Cell, ...]
    cities: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All canonical indicators that any city names, by dimension; those of most cities first."""

    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def reviewed(self) -> int:
        """Number of cities with reviewed documents."""
        return sum(column.reviewed for column in self.columns)


def compare(
    summaries: Sequence[DocumentSummary],
    indicators: Iterable[Indicator],
    taxonomy: "Taxonomy",
    doubts: Collection[Indicator] = (),
) -> Comparison:
    """Lay indicators side by side.

    Args:
        summaries: Their documents; a city stands where its first document stands, cities that
            nobody reviewed after the others.
        indicators: Those that the user rejected are left out.
        taxonomy: Names rows and dimensions.
        doubts: Those of which the document says something else elsewhere.
    """
    from reader.indicators.table import Matrix  # noqa: PLC0415 - not loaded with the window

    every = tuple(indicators)
    kept = [each for each in every if each.review is not Review.REJECTED]
    columns = _columns(summaries, every)
    place_of = {summary.id: summary.place for summary in summaries}
    rank = {column.label: number for number, column in enumerate(columns)}
    shown = [each for each in summaries if each.place in rank]
    shown.sort(key=lambda summary: rank[summary.place])
    matrix = Matrix.of(kept, taxonomy, {each.id: place_of[each.id] for each in shown})
    rows = [_row(row, columns, doubts) for row in matrix.rows]
    order = {dimension: number for number, dimension in enumerate(taxonomy.dimensions)}
    rows.sort(key=lambda row: (order.get(row.canonical.dimension, len(order)), -row.cities))
    return Comparison(columns, tuple(rows))


def of_year(comparison: Comparison, year: int) -> Comparison:
    """What is promised for one year; rows in which no city does are left out."""
    rows = (_row_of_year(row, year) for row in comparison.rows)
    return replace(comparison, rows=tuple(row for row in rows if row.cities))


def _row_of_year(row: Row, year: int) -> Row:
    cells = tuple(_cell_of_year(cell, year) for cell in row.cells)
    return replace(row, cells=cells, cities=sum(bool(cell.promises) for cell in cells))


def _cell_of_year(cell: Cell, year: int) -> Cell:
    if not cell.promises:
        return cell
    kept = tuple(each for each in cell.promises if each.indicator.target_year == year)
    return Cell(State.PROMISED if kept else State.OTHER_YEAR, kept)


def _columns(
    summaries: Sequence[DocumentSummary], indicators: Sequence[Indicator]
) -> tuple[Column, ...]:
    unseen = {each.document for each in indicators if each.review is Review.EXTRACTED}
    with_rows = {each.document for each in indicators}
    documents: dict[str, list[DocumentSummary]] = {}
    for summary in summaries:
        if summary.place != UNKNOWN_PLACE or summary.id in with_rows:
            documents.setdefault(summary.place, []).append(summary)
    columns = []
    for label, own in documents.items():
        named = {each.id for each in own} & with_rows
        reviewed = bool(named) and not named & unseen
        columns.append(Column(label, tuple(each.title for each in own), reviewed))
    return tuple(sorted(columns, key=lambda column: not column.reviewed))


def _row(row: "MatrixRow", columns: Sequence[Column], doubts: Collection[Indicator]) -> Row:
    numbers = [
        number
        for cell in row.cells
        for entry in cell
        if entry.comparable
        for number in (entry.value, entry.baseline)
        if number is not None
    ]
    most = max(numbers, default=Decimal(0))
    cells = (
        _cell(column, [_promise(group, most, doubts) for group in _alike(cell)])
        for column, cell in zip(columns, row.cells, strict=True)
    )
    return Row(row.canonical, tuple(cells), sum(bool(cell) for cell in row.cells))


def _cell(column: Column, promises: Sequence[Promise]) -> Cell:
    if not promises:
        return Cell(State.ABSENT if column.reviewed else State.UNREVIEWED)
    return Cell(State.PROMISED, tuple(promises))


def _alike(entries: Sequence["Entry"]) -> Iterable[list["Entry"]]:
    """Those of one document that say the same, together."""
    same: dict[object, list[Entry]] = {}
    for entry in entries:
        each = entry.indicator
        said = (each.comparator, each.value, each.value_to, each.unit, each.target_year)
        same.setdefault((each.document, *said, entry.differences), []).append(entry)
    return same.values()


def _promise(entries: Sequence["Entry"], most: Decimal, doubts: Collection[Indicator]) -> Promise:
    ordered = sorted(entries, key=lambda e: (e.baseline is None, e.indicator.start))
    first = ordered[0]
    places = tuple(entry.indicator for entry in ordered)
    obstacle, doubtful = "，".join(first.differences), any(each in doubts for each in places)
    if obstacle or first.value is None or most <= 0:
        return Promise(places, obstacle, doubtful=doubtful)
    baseline = None if first.baseline is None else _share(first.baseline, most)
    return Promise(places, "", _share(first.value, most), baseline, doubtful)


def _share(value: Decimal, most: Decimal) -> float:
    return max(float(value / most), 0.0)
