"""The cities side by side as a table: rows by dimension, a column for each city."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from reader.indicators.model import Indicator
from reader.ui.indicators.comparison import Cell, Comparison, Row, State
from reader.ui.indicators.wording import baseline_words, dated_words
from reader.ui.models.tree_model import TOP, AnyIndex

STATES = {State.ABSENT: "未提出", State.UNREVIEWED: "未核对", State.OTHER_YEAR: "另有年份"}


@dataclass(frozen=True, slots=True)
class Group:
    """The line above the rows of a dimension."""

    dimension: str
    rows: int


class ComparisonModel(QAbstractTableModel):
    """A table of :class:`Cell`; ``UserRole`` returns the object, of a vertical header Row or Group.

    The line above a dimension is a row as well; its cells are empty and cannot be chosen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison = Comparison()
        self._lines: tuple[Row | Group, ...] = ()

    def show_rows(self, comparison: Comparison, wanted: Callable[[Row], bool]) -> None:
        """Show those rows of a comparison that are wanted."""
        self.beginResetModel()
        self._comparison = comparison
        kept = [row for row in comparison.rows if wanted(row)]
        self._lines = tuple(
            line
            for dimension, rows in groupby(kept, key=lambda row: row.canonical.dimension)
            for line in _lines(dimension, list(rows))
        )
        self.endResetModel()

    @property
    def indicators(self) -> int:
        """Number of canonical indicators shown."""
        return sum(isinstance(line, Row) for line in self._lines)

    def shown_rows(self) -> tuple[Row, ...]:
        """The canonical indicators shown."""
        return tuple(line for line in self._lines if isinstance(line, Row))

    def shown_indicators(self) -> tuple[Indicator, ...]:
        """All indicators shown, row by row."""
        return tuple(
            each
            for line in self._lines
            if isinstance(line, Row)
            for cell in line.cells
            for promise in cell.promises
            for each in promise.places
        )

    def line_at(self, row: int) -> Row | Group:
        """What a row of the table is."""
        return self._lines[row]

    def cell_at(self, index: AnyIndex) -> Cell | None:
        """What a cell says; None above a dimension."""
        line = self._lines[index.row()] if index.isValid() else None
        return line.cells[index.column()] if isinstance(line, Row) else None

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._comparison.columns)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt."""
        if self.cell_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        cell = self.cell_at(index)
        if cell is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(cell)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self._lines[index.row()]
            name = line.canonical.name if isinstance(line, Row) else ""
            heading = f"{self._comparison.columns[index.column()].label}　{name}"
            return "\n".join([heading, *_explained(cell)])
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See Qt."""
        if orientation == Qt.Orientation.Vertical:
            return _row_header(self._lines[section], role) if section < len(self._lines) else None
        if section >= len(self._comparison.columns):
            return None
        column = self._comparison.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.label
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([column.label, *column.titles])
        return None


def words_of(cell: Cell) -> str:
    """A cell in words: ≥220 家 (2020)；≥100 家 (2019)."""
    if cell.state is not State.PROMISED:
        return STATES[cell.state]
    return "；".join(dated_words(promise.indicator) for promise in cell.promises)


def _lines(dimension: str, rows: Sequence[Row]) -> list[Row | Group]:
    return [Group(dimension, len(rows)), *rows]


def _row_header(line: Row | Group, role: int) -> object:
    if role == Qt.ItemDataRole.UserRole:
        return line
    if isinstance(line, Group):
        return (
            f"{line.dimension}（{line.rows} 项）" if role == Qt.ItemDataRole.DisplayRole else None
        )
    if role == Qt.ItemDataRole.DisplayRole:
        return line.canonical.name
    if role == Qt.ItemDataRole.ToolTipRole:
        return (
            f"{line.canonical.name}（{line.canonical.unit}）\n{line.cities} 个地区提出；点击看图表"
        )
    return None


def _explained(cell: Cell) -> list[str]:
    if cell.state is State.ABSENT:
        return ["未提出：文件已核对，没有这一项。"]
    if cell.state is State.UNREVIEWED:
        return ["未核对：还没有人核对过这个地区的文件。"]
    if cell.state is State.OTHER_YEAR:
        return ["另有年份：有这一项，但不是所选的目标年。"]
    words = []
    for promise in cell.promises:
        each = promise.indicator
        obstacle = f"（{promise.obstacle}，不可直接比较）" if promise.obstacle else ""
        start = f"，基期 {baseline_words(each)}" if baseline_words(each) else ""
        places = f"，{len(promise.places)} 处" if len(promise.places) > 1 else ""
        doubt = "，前后不一" if promise.doubtful else ""
        words.append(f"{dated_words(each)}{start}{obstacle}{places}{doubt}：“{each.quote}”")
    return words
