"""The 文库: provinces, their cities, their documents."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from reader.library.model import DocumentSummary
from reader.ui.marks import describe, marks_of
from reader.ui.models.tree_model import TOP, AnyIndex, TreeModel

NOWHERE = "未注明地区"
DOCUMENT_MIME = "application/x-antou-document"
"""What a document that is dragged carries: its id."""


@dataclass(frozen=True, slots=True)
class Place:
    """A province, or a city in it.

    Attributes:
        name: Full name.
        documents: Number of documents in it, those of its cities included.
    """

    name: str
    documents: int


@dataclass(slots=True, eq=False)
class _Branch:
    """A row and the rows under it; ``key`` tells it from its siblings over all refreshes."""

    serial: int
    key: tuple[str, str]
    value: Place | DocumentSummary
    above: "_Branch | None"
    below: list["_Branch"] = field(default_factory=list)


@dataclass(slots=True)
class _Wanted:
    """What a row should be after a refresh."""

    value: Place | DocumentSummary
    below: dict[tuple[str, str], "_Wanted"] = field(default_factory=dict)


def _places(summary: DocumentSummary) -> tuple[str, ...]:
    """The rows a document lies in; a city under direct control of the state is its own province."""
    names = [name for name in (summary.province, summary.city) if name]
    return tuple(dict.fromkeys(names)) or (NOWHERE,)


def _tree_of(summaries: Sequence[DocumentSummary]) -> _Wanted:
    root = _Wanted(Place("", len(summaries)))
    for summary in summaries:
        at = root
        for name in _places(summary):
            key = ("place", name)
            at = at.below.setdefault(key, _Wanted(Place(name, 0)))
            at.value = Place(name, at.value.documents + 1 if isinstance(at.value, Place) else 1)
        at.below["document", summary.id] = _Wanted(summary)
    return root


def _row_of(key: tuple[str, str], branches: Sequence[_Branch], expected: int) -> int:
    """Where a row stands now; looks at the place where it should be first."""
    if branches[expected].key == key:
        return expected
    return next(row for row, each in enumerate(branches) if each.key == key)


def _ranges(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as ranges, first and last of each."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


class LibraryModel(TreeModel):
    """A tree of :class:`Place` and :class:`DocumentSummary`; ``UserRole`` returns the object.

    The order is the one in which the documents are given. A refresh inserts, moves and removes
    exactly the rows that changed, so that a view keeps what is selected and open.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serials = count(1)
        self._root = _Branch(0, ("", ""), Place("", 0), None)
        self._branches: dict[int, _Branch] = {}
        self._documents: dict[str, _Branch] = {}

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents, in this order."""
        self._refresh(self._root, TOP, _tree_of(summaries))

    def replace_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show quite other documents, in this order; a view forgets what is selected and open."""
        self.beginResetModel()
        self._branches.clear()
        self._documents.clear()
        wanted = _tree_of(summaries).below
        self._root.below = [self._grow(key, each, self._root) for key, each in wanted.items()]
        self.endResetModel()

    def index_of(self, document_id: str) -> QModelIndex:
        """The row of a document; an invalid index if it is not there."""
        branch = self._documents.get(document_id)
        return self._index(branch) if branch is not None else QModelIndex()

    def first_document(self) -> QModelIndex:
        """The uppermost document; an invalid index if there is none."""
        branch = self._root
        while branch.below:
            branch = branch.below[0]
        return self._index(branch)

    def places(self) -> dict[tuple[str, ...], QModelIndex]:
        """All provinces and cities, by the names that lead to them."""
        found: dict[tuple[str, ...], QModelIndex] = {}
        waiting: list[tuple[tuple[str, ...], _Branch]] = [((), self._root)]
        while waiting:
            path, branch = waiting.pop()
            for row, each in enumerate(branch.below):
                if isinstance(each.value, Place):
                    below = (*path, each.value.name)
                    found[below] = self.createIndex(row, 0, each.serial)
                    waiting.append((below, each))
        return found

    def _refresh(self, branch: _Branch, index: QModelIndex, wanted: _Wanted) -> None:
        if branch.value != wanted.value:
            branch.value = wanted.value
            if index.isValid():
                self.dataChanged.emit(index, index)
        gone = [row for row, each in enumerate(branch.below) if each.key not in wanted.below]
        for first, last in reversed(_ranges(gone)):
            self._remove(branch, index, first, last)
        known = {each.key for each in branch.below}
        new = [row for row, key in enumerate(wanted.below) if key not in known]
        keys = list(wanted.below)
        for first, last in _ranges(new):
            added = {key: wanted.below[key] for key in keys[first : last + 1]}
            self._insert(branch, index, first, added)
        for row, (key, below) in enumerate(wanted.below.items()):
            at = _row_of(key, branch.below, row)
            if at != row:
                self.beginMoveRows(index, at, at, index, row)
                branch.below.insert(row, branch.below.pop(at))
                self.endMoveRows()
            self._refresh(branch.below[row], self.index(row, 0, index), below)

    def _remove(self, branch: _Branch, index: QModelIndex, first: int, last: int) -> None:
        self.beginRemoveRows(index, first, last)
        for each in branch.below[first : last + 1]:
            self._forget(each)
        del branch.below[first : last + 1]
        self.endRemoveRows()

    def _forget(self, branch: _Branch) -> None:
        del self._branches[branch.serial]
        if self._documents.get(branch.key[1]) is branch:
            del self._documents[branch.key[1]]
        for below in branch.below:
            self._forget(below)

    def _insert(
        self,
        branch: _Branch,
        index: QModelIndex,
        row: int,
        added: dict[tuple[str, str], _Wanted],
    ) -> None:
        row = min(row, len(branch.below))
        self.beginInsertRows(index, row, row + len(added) - 1)
        branch.below[row:row] = [self._grow(key, each, branch) for key, each in added.items()]
        self.endInsertRows()

    def _grow(self, key: tuple[str, str], wanted: _Wanted, above: _Branch) -> _Branch:
        branch = _Branch(next(self._serials), key, wanted.value, above)
        self._branches[branch.serial] = branch
        if isinstance(wanted.value, DocumentSummary):
            self._documents[wanted.value.id] = branch
        branch.below = [self._grow(each, below, branch) for each, below in wanted.below.items()]
        return branch

    def _branch(self, index: AnyIndex) -> _Branch:
        return self._branches[index.internalId()] if index.isValid() else self._root

    def _index(self, branch: _Branch) -> QModelIndex:
        if branch.above is None:
            return QModelIndex()
        return self.createIndex(branch.above.below.index(branch), 0, branch.serial)

    def index(self, row: int, column: int, parent: AnyIndex = TOP) -> QModelIndex:
        """See Qt."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, self._branch(parent).below[row].serial)

    def parent(self, child: AnyIndex = TOP) -> QModelIndex:  # type: ignore[override]
        """See Qt."""
        above = self._branch(child).above
        return self._index(above) if above is not None else QModelIndex()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return len(self._branch(parent).below) if parent.column() <= 0 else 0

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt: documents may be dragged, into a comparison."""
        flags = super().flags(index)
        is_document = index.isValid() and isinstance(self._branch(index).value, DocumentSummary)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_document else flags

    def mimeTypes(self) -> list[str]:
        """See Qt."""
        return [DOCUMENT_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """See Qt; the id of the first document."""
        data = QMimeData()
        values = (self._branch(index).value for index in indexes)
        chosen = next((each for each in values if isinstance(each, DocumentSummary)), None)
        if chosen is not None:
            data.setData(DOCUMENT_MIME, chosen.id.encode())
        return data

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt; the tooltip tells a document's issuer, number, dates and marks."""
        if not index.isValid():
            return None
        value = self._branch(index).value
        if role == Qt.ItemDataRole.UserRole:
            return value
        if isinstance(value, Place):
            return _place_data(value, role)
        return _document_data(value, role)


def _place_data(place: Place, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return place.name
    if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        return f"{place.name}，{place.documents:,} 篇"
    return None


def _document_data(summary: DocumentSummary, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return summary.title
    if role == Qt.ItemDataRole.ToolTipRole:
        return describe(summary)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        words = (summary.title, summary.apart, *(mark.text for mark in marks_of(summary)))
        return "，".join(filter(None, words))
    return None
