"""What the models of the side panels share: one column, and the index type Qt accepts."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

AnyIndex = QModelIndex | QPersistentModelIndex
TOP = QModelIndex()
"""The invalid index: parent of the top rows."""


class TreeModel(QAbstractItemModel):
    """A tree of one column."""

    def columnCount(self, _parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 1
