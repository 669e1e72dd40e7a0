"""The list of search results: documents with their hits, loaded as they come into view."""

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal

from reader.search import Hit
from reader.ui.models.hit_model import HitModel
from reader.ui.models.tree_model import AnyIndex
from reader.ui.searching.hit_delegate import HitDelegate
from reader.ui.side_tree import SideTree
from reader.ui.theme import Theme

OPEN_AT_FIRST = 300
"""Documents are open at first until so many hits are in sight; the rest show their count."""


class HitTree(SideTree):
    """A tree over a :class:`HitModel`.

    Signals:
        hit_selected(Hit): A hit became the current row, by arrow key, click or :meth:`step`.
        hit_chosen(Hit): A hit was chosen by Enter or double click.
    """

    hit_selected = Signal(object)
    hit_chosen = Signal(object)

    def __init__(self, model: HitModel, theme: Theme) -> None:
        super().__init__("检索结果", indentation=12)
        self.hits = model
        self.delegate = HitDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(HitTree.SelectionMode.ExtendedSelection)
        self.setModel(model)
        self.activated.connect(self._activate)
        self.verticalScrollBar().valueChanged.connect(self._load_in_view)
        self.expanded.connect(self._load_in_view)

    def open_first(self) -> None:
        """Open the first documents, as far as their hits are few enough to look through."""
        shown = 0
        with QSignalBlocker(self):  # or every document opened would lay out all rows again
            for row in range(self.hits.rowCount()):
                index = self.hits.index(row, 0)
                shown += self.hits.rowCount(index)
                if row and shown > OPEN_AT_FIRST:
                    break
                self.expand(index)
        self.scrollToTop()

    def open_all(self) -> None:
        """Open every document."""
        self.hits.load_documents(every=True)
        self.expandAll()

    def current_hit(self) -> Hit | None:
        """The hit of the current row; None on a document's row and without a row."""
        value = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return value if isinstance(value, Hit) else None

    def step(self, by: int) -> None:
        """Make the next (1) or previous (-1) hit current, across documents, round at the ends."""
        index = self.hits.step(self.currentIndex(), by)
        if not index.isValid():
            return
        if index == self.currentIndex():
            self.hit_selected.emit(index.data(Qt.ItemDataRole.UserRole))
        self.make_current(index)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """See Qt."""
        super().currentChanged(current, previous)
        value = current.data(Qt.ItemDataRole.UserRole) if current.isValid() else None
        if isinstance(value, Hit):
            self.hit_selected.emit(value)

    def _activate(self, index: QModelIndex) -> None:
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Hit):
            self.hit_chosen.emit(value)
        else:
            self.toggle(index)

    def _load_in_view(self) -> None:
        """Ask for more hits of every document whose last loaded hit is in view."""
        viewport = self.viewport().rect()
        index = self.indexAt(QPoint(1, viewport.bottom()))
        if not index.isValid():
            return
        while index.isValid() and self.visualRect(index).bottom() >= 0:
            parent = index.parent()
            if parent.isValid() and index.row() == self.hits.rowCount(parent) - 1:
                self.hits.load_more(parent)
            index = self.indexAbove(index)
        self._load_documents_in_view()

    def _load_documents_in_view(self) -> None:
        """Ask for more documents if the last one that is a row is in view."""
        last = self.hits.index(self.hits.rowCount() - 1, 0)
        if self.visualRect(last).top() <= self.viewport().rect().bottom():
            self.hits.load_documents()
