"""明细: one row for each indicator."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, QSortFilterProxyModel, Qt
from PySide6.QtGui import QFont

from reader.indicators.model import Indicator, Review
from reader.indicators.wording import KINDS, REVIEWS, promise_words
from reader.ui.indicators.wording import amount_words, baseline_words
from reader.ui.models.tree_model import TOP, AnyIndex

HEADINGS = ("地区", "指标", "数值", "单位", "年份", "基期", "类别", "章节", "核对")
CITY, SUBJECT, VALUE, UNIT, YEAR, BASELINE, KIND, SECTION, REVIEW = range(len(HEADINGS))
_NUMBERS = {VALUE, YEAR, BASELINE}
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator as the list shows it.

    Attributes:
        city: Where it is promised.
        dimension: Of its canonical indicator, "" for none.
        haystack: Folded words a filter looks through.
        doubtful: The document says something else elsewhere.
    """

    indicator: Indicator
    city: str
    dimension: str
    haystack: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which indicators are listed; "" leaves a filter open, all words are to be found."""

    city: str = ""
    kind: str = ""
    dimension: str = ""
    words: tuple[str, ...] = ()
    year: int | None = None
    review: str = ""
    doubtful: bool = False


class IndicatorModel(QAbstractTableModel):
    """A table of :class:`IndicatorRow`; ``UserRole`` returns the object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: tuple[IndicatorRow, ...] = ()
        self._rows: tuple[IndicatorRow, ...] = ()

    def set_rows(self, rows: Sequence[IndicatorRow]) -> None:
        """List other indicators."""
        self.beginResetModel()
        self._given = self._rows = tuple(rows)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See Qt; a column of -1 brings back the order of the documents."""
        self.beginResetModel()
        self._rows = self._given
        if column >= 0:
            backwards = order == Qt.SortOrder.DescendingOrder
            keys = _KEYS.get(column, lambda row: _words(row, column))
            self._rows = tuple(sorted(self._given, key=keys, reverse=backwards))
        self.endResetModel()

    def row_at(self, row: int) -> IndicatorRow:
        """One of the rows."""
        return self._rows[row]

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        look = _LOOKS.get(role)
        return look(row, column) if look is not None else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See Qt."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in _NUMBERS else None
        return HEADINGS[section] if role == Qt.ItemDataRole.DisplayRole else None


class WantedIndicators(QSortFilterProxyModel):
    """Leaves out of the list what is not wanted."""

    def __init__(self, model: IndicatorModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._wanted = Wanted()
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """See Qt; the list below sorts itself, which is faster than asking it pair by pair."""
        self._model.sort(column, order)

    def set_wanted(self, wanted: Wanted) -> None:
        """List what is wanted; ``wanted.words`` are folded."""
        self._wanted = wanted
        self.invalidateFilter()

    def row_of(self, indicator: Indicator) -> int:
        """The row of the list in which an indicator stands, -1 if it is not listed."""
        for row in range(self.rowCount()):
            source = self.mapToSource(self.index(row, 0)).row()
            if self._model.row_at(source).indicator.key == indicator.key:
                return row
        return -1

    def shown_indicators(self) -> tuple[Indicator, ...]:
        """All indicators listed, in the order of the list."""
        rows = (self.mapToSource(self.index(row, 0)).row() for row in range(self.rowCount()))
        return tuple(self._model.row_at(row).indicator for row in rows)

    def filterAcceptsRow(self, source_row: int, _source_parent: AnyIndex) -> bool:
        """See Qt."""
        row, wanted = self._model.row_at(source_row), self._wanted
        return (
            wanted.city in ("", row.city)
            and wanted.kind in ("", KINDS[row.indicator.kind])
            and wanted.dimension in ("", row.dimension)
            and all(word in row.haystack for word in wanted.words)
            and wanted.year in (None, row.indicator.target_year)
            and wanted.review in ("", REVIEWS[row.indicator.review])
            and (row.doubtful or not wanted.doubtful)
        )


def rows_of(
    indicators: Sequence[Indicator],
    cities: Mapping[str, str],
    dimensions: Mapping[str, str],
    fold: Callable[[str], str],
    doubts: Collection[Indicator] = (),
) -> tuple[IndicatorRow, ...]:
    """The rows of the list.

    Args:
        indicators: Of any documents.
        cities: By id of the document; indicators of others are passed over.
        dimensions: By id of the canonical indicator.
        fold: Makes two texts comparable.
        doubts: Those of which the document says something else elsewhere.
    """
    return tuple(
        IndicatorRow(
            each,
            cities[each.document],
            dimensions.get(each.canonical or "", ""),
            fold(" ".join((each.subject, each.quote, *each.section_path))),
            each in doubts,
        )
        for each in indicators
        if each.document in cities
    )


def _words(row: IndicatorRow, column: int) -> str:
    each = row.indicator
    words = {
        CITY: row.city,
        SUBJECT: f"{each.subject}（{each.scope}）" if each.scope else each.subject,
        VALUE: amount_words(each),
        UNIT: each.unit,
        YEAR: str(each.target_year or ""),
        BASELINE: baseline_words(each),
        KIND: KINDS[each.kind],
        SECTION: " › ".join(each.section_path),
        REVIEW: f"{REVIEWS[each.review]}（自加）" if each.added else REVIEWS[each.review],
    }
    return words[column]


_KEYS: dict[int, Callable[[IndicatorRow], Any]] = {
    VALUE: lambda row: row.indicator.value,
    YEAR: lambda row: row.indicator.target_year or 0,
    BASELINE: lambda row: (
        row.indicator.baseline_value is not None,
        row.indicator.baseline_value or 0,
    ),
    SECTION: lambda row: (row.indicator.document, row.indicator.start),
}
"""What a column is sorted by where that is not its words."""


def _alignment(_row: IndicatorRow, column: int) -> object:
    return _RIGHT if column in _NUMBERS else None


def _was(indicator: Indicator) -> str:
    """What an edited row said before."""
    return f"\n改前：{promise_words(indicator.original)}" if indicator.original else ""


def _font(indicator: Indicator) -> object:
    """A rejected row is struck out."""
    if indicator.review is not Review.REJECTED:
        return None
    font = QFont()
    font.setStrikeOut(True)
    return font


_LOOKS: dict[int, Callable[[IndicatorRow, int], object]] = {
    Qt.ItemDataRole.UserRole: lambda row, _column: row,
    Qt.ItemDataRole.DisplayRole: _words,
    Qt.ItemDataRole.TextAlignmentRole: _alignment,
    Qt.ItemDataRole.ToolTipRole: lambda row, column: (
        f"{_words(row, column)}\n“{row.indicator.quote}”{_was(row.indicator)}"
    ),
    Qt.ItemDataRole.FontRole: lambda row, _column: _font(row.indicator),
}
