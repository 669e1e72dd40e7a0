"""What the models of lists and trees share: the index type Qt accepts, rows, and how they nest."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

AnyIndex = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
"""The invalid index: parent of the top rows."""

Listed = TypeVar("Listed")


class ListModel(QAbstractListModel, Generic[Listed]):
    """Objects in a list; ``UserRole`` returns the object, a subclass tells it in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: tuple[Listed, ...] = ()

    @property
    def listed(self) -> Sequence[Listed]:
        """What is shown, from top to bottom."""
        return self._listed

    def show(self, listed: Sequence[Listed]) -> None:
        """Show other objects; the view stays as it is if they are the same."""
        if tuple(listed) != self._listed:
            self.beginResetModel()
            self._listed = tuple(listed)
            self.endResetModel()

    def words_of(self, value: Listed, role: int) -> object:
        """What a role of Qt's, other than ``UserRole``, says of an object; None for nothing."""
        raise NotImplementedError

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        value = self._listed[index.row()]
        return value if role == Qt.ItemDataRole.UserRole else self.words_of(value, role)


class TreeModel(QAbstractItemModel):
    """A tree of one column."""

    def columnCount(self, _parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 1


class GroupedModel(TreeModel):
    """A tree of two levels, groups and their rows; a subclass says how many are shown.

    The internal id of an index is 0 for a group, else the place of the row's group + 1.
    """

    def groups_shown(self) -> int:
        """Number of groups."""
        raise NotImplementedError

    def rows_shown(self, group: int) -> int:
        """Number of rows in the group at this place."""
        raise NotImplementedError

    def group_of(self, index: AnyIndex) -> int | None:
        """Place of the group a row lies in; None for a group itself."""
        return int(index.internalId()) - 1 if index.internalId() else None

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """See Qt."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: AnyIndex = TOP) -> QModelIndex:  # type: ignore[override]
        """See Qt."""
        group = self.group_of(child) if child.isValid() else None
        return QModelIndex() if group is None else self.createIndex(group, 0, 0)

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        if not parent.isValid():
            return self.groups_shown()
        if parent.column() > 0 or self.group_of(parent) is not None:
            return 0
        return self.rows_shown(parent.row())
