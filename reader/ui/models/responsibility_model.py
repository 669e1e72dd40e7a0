"""责任分工: units with their tasks, or tasks with their units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from reader.indicators.responsible import Responsibility
from reader.indicators.wording import ROLES
from reader.ui.models.tree_model import TOP, AnyIndex, GroupedModel

HEADINGS = ("单位和任务", "职责", "地区", "核对")
NAME, ROLE, CITY, REVIEW = range(len(HEADINGS))


class Arrangement(Enum):
    """What stands at the top."""

    UNITS = auto()
    """Each unit of a place, with its tasks."""
    TASKS = auto()
    """Each task of a document, with its units."""


@dataclass(frozen=True, slots=True)
class Group:
    """A unit or a task.

    Attributes:
        name: What stands at the top.
        city: Where it holds.
        rows: In the order of the text.
    """

    name: str
    city: str
    rows: tuple[Responsibility, ...]


def grouped(
    rows: Sequence[Responsibility], cities: Mapping[str, str], arrangement: Arrangement
) -> tuple[Group, ...]:
    """Rows by unit (the busiest first) or by task (in the order of the text).

    Args:
        rows: Document by document.
        cities: By id of the document. A unit of another city is another unit.
        arrangement: What stands at the top.
    """
    found: dict[tuple[object, ...], list[Responsibility]] = {}
    for row in rows:
        by_unit = (cities[row.document], row.unit)
        by_task = (row.document, row.task)
        key = by_unit if arrangement is Arrangement.UNITS else by_task
        found.setdefault(key, []).append(row)
    groups = [
        Group(_name(own[0], arrangement), cities[own[0].document], tuple(own))
        for own in found.values()
    ]
    if arrangement is Arrangement.UNITS:
        groups.sort(key=lambda group: -len(group.rows))
    return tuple(groups)


def _name(row: Responsibility, arrangement: Arrangement) -> str:
    return row.unit if arrangement is Arrangement.UNITS else row.task


class ResponsibilityModel(GroupedModel):
    """A tree of two levels; ``UserRole`` returns the Group or the Responsibility."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Group, ...] = ()
        self._arrangement = Arrangement.UNITS

    def show_groups(self, groups: Sequence[Group], arrangement: Arrangement) -> None:
        """Show others."""
        self.beginResetModel()
        self._groups, self._arrangement = tuple(groups), arrangement
        self.endResetModel()

    @property
    def rows(self) -> tuple[Responsibility, ...]:
        """All rows shown, from the top."""
        return tuple(row for group in self._groups for row in group.rows)

    def groups_shown(self) -> int:
        """See :class:`GroupedModel`."""
        return len(self._groups)

    def rows_shown(self, group: int) -> int:
        """See :class:`GroupedModel`."""
        return len(self._groups[group].rows)

    def columnCount(self, _parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return len(HEADINGS)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        found = self._at(index)
        if role == Qt.ItemDataRole.UserRole:
            return found
        if isinstance(found, Group):
            counted = "项" if self._arrangement is Arrangement.UNITS else "个单位"
            return _group_look(found, role, index.column(), counted)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(found, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return " › ".join(found.section_path)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See Qt."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def _at(self, index: AnyIndex) -> Group | Responsibility:
        group = self.group_of(index)
        if group is None:
            return self._groups[index.row()]
        return self._groups[group].rows[index.row()]

    def _words(self, row: Responsibility, column: int) -> str:
        if column == NAME:
            return row.task if self._arrangement is Arrangement.UNITS else row.unit
        if column == ROLE:
            return ROLES[row.role]
        return ("已核" if row.reviewed else "未核") if column == REVIEW else ""


def _group_look(group: Group, role: int, column: int, counted: str) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        if column == NAME:
            return f"{group.name}（{len(group.rows)} {counted}）"
        return group.city if column == CITY else ""
    if role == Qt.ItemDataRole.FontRole:
        font = QFont()
        font.setBold(True)
        return font
    return group.name if role == Qt.ItemDataRole.ToolTipRole else None
