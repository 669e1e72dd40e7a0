"""The answer to a search as a tree: documents, and the hits in each."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from PySide6.QtCore import QModelIndex, QObject, Qt

from reader.search import DocumentHits, Hit
from reader.ui.models.tree_model import TOP, AnyIndex, GroupedModel

BATCH = 100
"""Rows a document has at first, and gains whenever more are asked for."""
DOCUMENTS = 200
"""Documents that are rows at first, and how many more become rows whenever they are asked for."""

OUTSIDE = "章节之外"
"""Stands where a hit lies before the first heading."""


def path_text(hit: Hit) -> str:
    """The headings above a hit, outermost first."""
    return " › ".join(hit.section_path) or OUTSIDE


class HitModel(GroupedModel):
    """A tree of :class:`DocumentHits` and :class:`Hit`; ``UserRole`` returns the object.

    Documents and hits become rows in batches (:meth:`load_documents`, :meth:`load_more`);
    :attr:`total` and :meth:`ordinal` count all of them. Qt's own ``fetchMore`` is not used: a
    QTreeView calls it for every open row whenever it lays out its rows, so that a few changes of
    its width would load everything.

    Attributes:
        apart: What sets documents of the same title apart, by id.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.apart: Mapping[str, str] = {}
        self._documents: tuple[DocumentHits, ...] = ()
        self._rows: list[int] = []
        self._shown = 0
        self._before: list[int] = [0]
        self._seen: dict[tuple[int, int], Sequence[Hit]] = {}

    def set_documents(self, documents: Sequence[DocumentHits]) -> None:
        """Show other hits; documents without any are left out."""
        self.beginResetModel()
        self._documents = tuple(each for each in documents if each.hits)
        self._rows = [min(BATCH, len(each.hits)) for each in self._documents]
        self._shown = min(DOCUMENTS, len(self._documents))
        self._before = list(accumulate((len(each.hits) for each in self._documents), initial=0))
        self._seen.clear()
        self.endResetModel()

    @property
    def total(self) -> int:
        """Number of hits, shown as rows or not."""
        return self._before[-1]

    def ordinal(self, index: AnyIndex) -> int | None:
        """Place of a hit among all hits, 1 for the first; None for another row."""
        document = self.group_of(index) if index.isValid() else None
        return None if document is None else self._before[document] + index.row() + 1

    def hit_at(self, ordinal: int) -> QModelIndex:
        """The row of a hit by its number, as :meth:`ordinal` gives it; fetched if need be."""
        document = bisect_right(self._before, ordinal - 1) - 1
        row = ordinal - 1 - self._before[document]
        if document >= self._shown:
            self._show_documents(document + DOCUMENTS)
        parent = self.index(document, 0)
        if row >= self._rows[document]:
            self._show_rows(parent, row + BATCH)
        return self.index(row, 0, parent)

    def step(self, index: AnyIndex, by: int) -> QModelIndex:
        """The next (``by`` = 1) or previous (-1) hit, going round at the ends.

        Args:
            index: Where to start: a hit, a document (its first hit is the next one), or nothing.
            by: 1 or -1.
        """
        if not self.total:
            return QModelIndex()
        here = self.ordinal(index)
        if here is None:
            first = self._before[index.row()] + 1 if index.isValid() else 1
            here = first - 1 if by > 0 else first
        return self.hit_at((here + by - 1) % self.total + 1)

    def load_more(self, document: AnyIndex) -> None:
        """Make the next batch of a document's hits rows; does nothing when all of them are."""
        if self._rows[document.row()] < len(self._documents[document.row()].hits):
            self._show_rows(document, self._rows[document.row()] + BATCH)

    def load_documents(self, *, every: bool = False) -> None:
        """Make the next batch of documents rows, or every one; nothing when all of them are."""
        self._show_documents(len(self._documents) if every else self._shown + DOCUMENTS)

    def _show_documents(self, wanted: int) -> None:
        wanted = min(wanted, len(self._documents))
        if wanted > self._shown:
            self.beginInsertRows(TOP, self._shown, wanted - 1)
            self._shown = wanted
            self.endInsertRows()

    def _show_rows(self, parent: AnyIndex, wanted: int) -> None:
        shown = self._rows[parent.row()]
        wanted = min(wanted, len(self._documents[parent.row()].hits))
        self.beginInsertRows(parent, shown, wanted - 1)
        self._rows[parent.row()] = wanted
        self.endInsertRows()

    def groups_shown(self) -> int:
        """See :class:`GroupedModel`."""
        return self._shown

    def rows_shown(self, group: int) -> int:
        """See :class:`GroupedModel`."""
        return self._rows[group]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        document = self.group_of(index)
        if document is None:
            found = self._documents[index.row()]
            return _document_data(found, role, self.apart.get(found.id, ""))
        return _hit_data(self._hit(document, index.row()), role)

    def _hit(self, document: int, row: int) -> Hit:
        """A hit; the answer makes it, with those around it, when it is first looked at."""
        batch, place = divmod(row, BATCH)
        if (document, batch) not in self._seen:
            first = batch * BATCH
            self._seen[document, batch] = self._documents[document].hits[first : first + BATCH]
        return self._seen[document, batch][place]


def _document_data(document: DocumentHits, role: int, apart: str) -> object:
    if role == Qt.ItemDataRole.UserRole:
        return document
    if role == Qt.ItemDataRole.DisplayRole:
        return document.title
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        found = f"{document.title}\n{document.city}，{len(document.hits):,} 处"
        return f"{found}\n{apart}" if apart else found
    return None


def _hit_data(hit: Hit, role: int) -> object:
    if role == Qt.ItemDataRole.UserRole:
        return hit
    if role == Qt.ItemDataRole.DisplayRole:
        return hit.shown()[0]
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{path_text(hit)}\n{hit.shown()[0]}"
    return None
