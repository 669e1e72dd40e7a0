"""The 目录 of one document: its sections, nested as they stand in the text."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt

from reader.ui.models.tree_model import TOP, AnyIndex, TreeModel

if TYPE_CHECKING:
    from reader.corpus.model import Section

READING_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""True for the one section the reader is in."""


def as_printed(text: str) -> str:
    """The text itself: the display function while nothing is converted."""
    return text


class OutlineModel(TreeModel):
    """A tree of :class:`Section`; ``UserRole`` returns the section itself.

    An index carries the section's place in the document's order as its internal id.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections: tuple[Section, ...] = ()
        self._parents: list[int] = []
        self._children: dict[int, list[int]] = {-1: []}
        self._rows: list[int] = []
        self._reading = -1
        self._display: Callable[[str], str] = as_printed

    def set_sections(self, sections: Sequence["Section"]) -> None:
        """Show another document's sections, given in the order of the text; none is being read."""
        self.beginResetModel()
        self._sections = tuple(sections)
        self._parents, self._rows, self._children = [], [], {-1: []}
        self._reading = -1
        open_places: list[int] = []
        for place, section in enumerate(self._sections):
            while open_places and self._sections[open_places[-1]].depth >= section.depth:
                open_places.pop()
            above = open_places[-1] if open_places else -1
            siblings = self._children.setdefault(above, [])
            self._parents.append(above)
            self._rows.append(len(siblings))
            siblings.append(place)
            open_places.append(place)
        self.endResetModel()

    def set_display(self, display: Callable[[str], str]) -> None:
        """Pass every label through ``display`` (繁→简); the sections stay as they are."""
        self._display = display
        for above, places in self._children.items():
            if places:
                parent = self._index(above)
                self.dataChanged.emit(
                    self.index(0, 0, parent), self.index(len(places) - 1, 0, parent)
                )

    def set_position(self, position: int) -> QModelIndex:
        """Mark the section that holds ``position`` as the one being read.

        Args:
            position: Code-point offset in the document's text.

        Returns:
            The section's index; an invalid one before the first heading.
        """
        place = bisect_right(self._sections, position, key=attrgetter("start")) - 1
        if place != self._reading:
            changed = (self._reading, place)
            self._reading = place
            for each in changed:
                if each >= 0:
                    index = self._index(each)
                    self.dataChanged.emit(index, index, [READING_ROLE])
        return self._index(place)

    def _index(self, place: int) -> QModelIndex:
        if place < 0:
            return QModelIndex()
        return self.createIndex(self._rows[place], 0, place)

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """See Qt."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = parent.internalId() if parent.isValid() else -1
        return self.createIndex(row, column, self._children[above][row])

    def parent(self, child: AnyIndex = TOP) -> QModelIndex:  # type: ignore[override]
        """See Qt."""
        return self._index(self._parents[child.internalId()]) if child.isValid() else QModelIndex()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        if parent.column() > 0:
            return 0
        return len(self._children.get(parent.internalId() if parent.isValid() else -1, ()))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt; the tooltip is the whole way from the top, one heading a line."""
        if not index.isValid():
            return None
        section = self._sections[index.internalId()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._display(section.label)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._display("\n".join(section.path or (section.label,)))
        if role == Qt.ItemDataRole.UserRole:
            return section
        if role == READING_ROLE:
            return index.internalId() == self._reading
        return None
