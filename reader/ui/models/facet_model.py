"""The facets of an answer as a tree: what documents are chosen by, and the values of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QObject, Qt

from reader.search import FACET_LABELS, Facet, FacetCount
from reader.ui.models.tree_model import TOP, AnyIndex, GroupedModel

Counts = Mapping[Facet, Sequence[FacetCount]]


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet with the values that are shown.

    Attributes:
        counts: Values in their order.
    """

    facet: Facet
    counts: tuple[FacetCount, ...] = field(repr=False)

    @property
    def label(self) -> str:
        """Name of the facet, and how many of its values are chosen."""
        chosen = sum(count.chosen for count in self.counts)
        return FACET_LABELS[self.facet] + (f"（已选 {chosen}）" if chosen else "")


class FacetModel(GroupedModel):
    """A tree of :class:`FacetGroup` and :class:`FacetCount`; ``UserRole`` returns the object.

    Two columns: the name, with a check mark for a value; the number of hits.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[FacetGroup, ...] = ()

    def set_counts(self, counts: Counts, wanted: str = "") -> None:
        """Show the values of another answer.

        Args:
            counts: By facet; one without values is left out.
            wanted: Show only values whose name holds this, and those that are chosen.
        """
        groups = (
            FacetGroup(facet, tuple(each for each in values if each.chosen or wanted in each.label))
            for facet, values in counts.items()
        )
        self.beginResetModel()
        self._groups = tuple(group for group in groups if group.counts)
        self.endResetModel()

    @property
    def groups(self) -> tuple[FacetGroup, ...]:
        """The facets that are shown."""
        return self._groups

    def find(self, facet: Facet, value: str) -> QModelIndex:
        """The row of a value; an invalid index if it is not shown."""
        for row, group in enumerate(self._groups):
            for place, count in enumerate(group.counts):
                if (group.facet, count.value) == (facet, value):
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def facet_of(self, index: AnyIndex) -> Facet:
        """The facet a value belongs to."""
        return self._groups[index.parent().row()].facet

    def groups_shown(self) -> int:
        """See :class:`GroupedModel`."""
        return len(self._groups)

    def rows_shown(self, group: int) -> int:
        """See :class:`GroupedModel`."""
        return len(self._groups[group].counts)

    def columnCount(self, _parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 2

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        group = self.group_of(index)
        if group is None:
            return _group_data(self._groups[index.row()], index.column(), role)
        return _count_data(self._groups[group].counts[index.row()], index.column(), role)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt."""
        flags = super().flags(index)
        if index.isValid() and self.group_of(index) is not None and index.column() == 0:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags


def _group_data(group: FacetGroup, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.UserRole:
        return group
    if column == 0 and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
        return group.label
    return None


def _count_data(count: FacetCount, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.UserRole:
        return count
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{count.label}：{count.hits:,} 处，{count.documents:,} 篇"
    if column == 1:
        return _number_data(count, role)
    if role == Qt.ItemDataRole.DisplayRole:
        return count.label
    if role == Qt.ItemDataRole.CheckStateRole:
        return Qt.CheckState.Checked if count.chosen else Qt.CheckState.Unchecked
    return None


def _number_data(count: FacetCount, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{count.hits:,}"
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    return None
