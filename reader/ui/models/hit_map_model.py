"""The hit map as a table: a row for each word, a column for each city or document."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from reader.ui.models.tree_model import TOP, AnyIndex

if TYPE_CHECKING:  # the engine takes longer to load than the window
    from reader.search.hit_map import Column, HitMap

Order = Literal["given", "most"]
"""Columns as they come, by province and city; or those with most hits first."""


@dataclass(frozen=True, slots=True)
class MapCell:
    """One count.

    Attributes:
        row: The word.
        column: The city, or the title of the document.
        hits: Places.
        documents: Documents that have any.
        share: 1 for the largest count of the row, 0 for none.
    """

    row: str
    column: str
    hits: int
    documents: int
    share: float


class HitMapModel(QAbstractTableModel):
    """A table of :class:`MapCell`; ``UserRole`` returns the object, ``DisplayRole`` the count.

    The header of a row is the word with the sum of its counts, that of a column the city or title.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._map: HitMap | None = None
        self._columns: tuple[Column, ...] = ()
        self._cells: tuple[tuple[MapCell, ...], ...] = ()
        self._totals: tuple[int, ...] = ()

    def set_map(
        self, hit_map: "HitMap", order: Order = "given", *, with_hits: bool = False
    ) -> None:
        """Show counts.

        Args:
            hit_map: The counts.
            order: Of the columns.
            with_hits: Leave out columns in which no word has a hit.
        """
        self.beginResetModel()
        self._map = hit_map
        columns = [(column, _cells_of(hit_map, column)) for column in hit_map.columns]
        if with_hits:
            columns = [(c, cells) for c, cells in columns if any(cell.hits for cell in cells)]
        if order == "most":
            columns.sort(key=lambda each: -sum(cell.hits for cell in each[1]))
        self._columns = tuple(column for column, _cells in columns)
        by_column = [cells for _column, cells in columns]
        self._cells = tuple(
            _with_shares([cells[row] for cells in by_column]) for row in range(len(hit_map.rows))
        )
        self._totals = tuple(answer.total_hits for answer in hit_map.answers)
        self.endResetModel()

    @property
    def hit_map(self) -> "HitMap | None":
        """What is shown."""
        return self._map

    @property
    def largest(self) -> int:
        """The largest count of all; 0 if there is none."""
        return max((cell.hits for row in self._cells for cell in row), default=0)

    def column_at(self, section: int) -> "Column":
        """The city or document of a column."""
        return self._columns[section]

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        cell = self._cells[index.row()][index.column()]
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{cell.hits:,}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{cell.column}\n“{cell.row}”：{cell.hits:,} 处，{cell.documents:,} 篇"
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See Qt."""
        if self._map is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self._row_header(section, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return _heading(self._columns[section], self._map.kind)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._columns[section].label
        if role == Qt.ItemDataRole.ToolTipRole:
            total = sum(row[section].hits for row in self._cells)
            return f"{self._columns[section].label}\n各词共 {total:,} 处"
        return None

    def _row_header(self, section: int, role: int) -> object:
        if self._map is None:
            return None
        label, total = self._map.rows[section].label, self._totals[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{label}　{total:,}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            documents = self._map.answers[section].total_documents
            return f"“{label}”：共 {total:,} 处，{documents:,} 篇"
        return None


def _heading(column: "Column", kind: str) -> str:
    """The city; for a document the city and what its title is about."""
    if kind == "city":
        return column.label
    about = column.label.partition("关于")[2] or column.label
    return f"{column.city}·{about.removeprefix('印发')}"


def _cells_of(hit_map: "HitMap", column: "Column") -> list[MapCell]:
    cells = []
    for row, named in enumerate(hit_map.rows):
        count = hit_map.cell(row, column)
        cells.append(MapCell(named.label, column.label, count.hits, count.documents, 0))
    return cells


def _with_shares(cells: Sequence[MapCell]) -> tuple[MapCell, ...]:
    most = max((cell.hits for cell in cells), default=0) or 1
    return tuple(
        MapCell(cell.row, cell.column, cell.hits, cell.documents, cell.hits / most)
        for cell in cells
    )
