"""Bookmarks in their folders; can be dragged from one folder into another."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from reader.notes.model import Bookmark
from reader.ui.models.tree_model import AnyIndex

_IDS = "application/x-antou-bookmarks"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of bookmarks.

    Attributes:
        path: Names from the top, joined by "/".
    """

    path: str

    @property
    def name(self) -> str:
        """Its own name."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class BookmarkRow:
    """A bookmark as it is listed.

    Attributes:
        title: Of its document.
        gone: True if the document is not in the library any more.
    """

    bookmark: Bookmark
    title: str
    gone: bool = False

    @property
    def name(self) -> str:
        """What it is called, else the beginning of its quote."""
        return self.bookmark.name or self.bookmark.anchor.quote.replace("\n", " ")


class BookmarkModel(QStandardItemModel):
    """Folders first, then bookmarks; ``UserRole`` returns the object.

    Signals:
        renamed(object, str): A :class:`Folder` or a :class:`BookmarkRow` is to be called otherwise.
        moved(list, str): Ids of bookmarks that are to lie in a folder.
    """

    renamed = Signal(object, str)
    moved = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folders: dict[str, QStandardItem] = {}

    def set_rows(self, rows: Iterable[BookmarkRow], folders: Iterable[str]) -> None:
        """Show other bookmarks.

        Args:
            rows: In the order in which they are to be listed in their folders.
            folders: Folders that are shown although they may be empty.
        """
        self.clear()
        self._folders = {}
        listed = list(rows)
        for path in sorted({*folders, *(row.bookmark.folder for row in listed)} - {""}):
            self._folder(path)
        for row in listed:
            item = _item(row, row.name)
            item.setDropEnabled(False)
            quote = escape(row.bookmark.anchor.quote).replace("\n", "<br>")
            item.setToolTip(f"<p>{escape(row.title)}<br>“{quote}”</p>")
            self._folder(row.bookmark.folder).appendRow(item)

    def _folder(self, path: str) -> QStandardItem:
        if not path:
            return self.invisibleRootItem()
        if path not in self._folders:
            folder = Folder(path)
            item = _item(folder, folder.name)
            item.setDragEnabled(False)
            self._folder(path.rpartition("/")[0]).appendRow(item)
            self._folders[path] = item
        return self._folders[path]

    def index_of(self, bookmark_id: str) -> QModelIndex:
        """The row of a bookmark, an invalid index if it is not listed."""
        for item in self.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive):
            value = item.data(Qt.ItemDataRole.UserRole)
            if isinstance(value, BookmarkRow) and value.bookmark.id == bookmark_id:
                return item.index()
        return QModelIndex()

    def folder_index(self, path: str) -> QModelIndex:
        """The row of a folder, an invalid index if there is none."""
        item = self._folders.get(path)
        return item.index() if item is not None else QModelIndex()

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """See Qt: a new name is told, and comes back with the next rows."""
        if role != Qt.ItemDataRole.EditRole:
            return super().setData(index, value, role)
        name = " ".join(str(value).split())
        if name and name != index.data(Qt.ItemDataRole.EditRole):
            self.renamed.emit(index.data(Qt.ItemDataRole.UserRole), name)
        return True

    # Dragging

    def mimeTypes(self) -> list[str]:
        """See Qt."""
        return [_IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """See Qt: the ids of the bookmarks."""
        values = [index.data(Qt.ItemDataRole.UserRole) for index in indexes]
        ids = [value.bookmark.id for value in values if isinstance(value, BookmarkRow)]
        data = QMimeData()
        data.setData(_IDS, QByteArray(json.dumps(ids).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """See Qt."""
        return Qt.DropAction.MoveAction

    def dropMimeData(
        self,
        data: QMimeData,
        _action: Qt.DropAction,
        _row: int,
        _column: int,
        parent: AnyIndex,
    ) -> bool:
        """See Qt: bookmarks dropped on a folder, or between its rows, are to lie in it."""
        if not data.hasFormat(_IDS):
            return False
        value = parent.data(Qt.ItemDataRole.UserRole) if parent.isValid() else None
        folder = value.path if isinstance(value, Folder) else ""
        self.moved.emit(json.loads(bytes(data.data(_IDS).data()).decode()), folder)
        return False


def _item(value: Folder | BookmarkRow, name: str) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(value, Qt.ItemDataRole.UserRole)
    return item
