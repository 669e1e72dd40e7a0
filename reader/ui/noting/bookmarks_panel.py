"""书签: the bookmarks of all documents in their folders, filtered and sorted."""

from collections.abc import Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.bookmark_model import BookmarkModel, BookmarkRow, Folder
from reader.ui.noting.bookmark_delegate import BookmarkDelegate
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN, MessageStack, SideTree, panel_header
from reader.ui.theme import Theme

Order = Literal["document", "time"]
EMPTY = "还没有书签。\n阅读时按 Ctrl+D，在当前位置加书签。"
NO_MATCH = "没有符合的书签。"
NEW_FOLDER = "新文件夹"
_TYPED = 150


class BookmarksPanel(QWidget):
    """Filter, order, tree.

    Signals:
        filter_changed(): Other words, or another order.
        place_requested(Bookmark): Show its place.
        edit_requested(Bookmark): Change name and folder.
        renamed(object, str): A :class:`Folder` or a :class:`BookmarkRow` gets another name.
        moved(list, str): Ids of bookmarks that are to lie in a folder.
        removal_requested(list): Ids of the bookmarks to be removed.
    """

    filter_changed = Signal()
    place_requested = Signal(object)
    edit_requested = Signal(object)
    renamed = Signal(object, str)
    moved = Signal(object, str)
    removal_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it empty."""
        super().__init__(parent)
        self._new_folders: list[str] = []
        self._closed: set[str] = set()
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._field = QLineEdit()
        self._field.setPlaceholderText("筛选：名称、文件、原文")
        self._field.setAccessibleName("筛选书签")
        self._field.setClearButtonEnabled(True)
        segments = (
            Segment("document", "按文件", "按文件和正文顺序"),
            Segment("time", "按时间", "最近添加的在前"),
        )
        self._order = SegmentedSwitch("排序", segments, quiet=True)
        self._order.value_changed.connect(lambda _value: self.filter_changed.emit())
        self._new = QToolButton()
        self._new.setText("新建文件夹")
        self._new.setProperty("role", "quiet")
        self._new.clicked.connect(self._add_folder)
        self._model = BookmarkModel(self)
        self._model.renamed.connect(self._rename)
        self._model.moved.connect(self.moved)
        self._tree = SideTree("书签")
        self._delegate = BookmarkDelegate(theme, self._tree)
        self._stack = MessageStack(self._tree)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED)
        self._typing.timeout.connect(self.filter_changed)
        self._field.textChanged.connect(lambda _text: self._typing.start())
        self._set_up_tree()
        self._lay_out()
        self.setFocusProxy(self._field)

    def _set_up_tree(self) -> None:
        tree = self._tree
        tree.setModel(self._model)
        tree.setItemDelegate(self._delegate)
        tree.setSelectionMode(QTreeView.SelectionMode.ExtendedSelection)
        tree.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        tree.setDragEnabled(True)
        tree.setAcceptDrops(True)
        tree.setDropIndicatorShown(True)
        tree.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        tree.setDefaultDropAction(Qt.DropAction.MoveAction)
        tree.clicked.connect(self._go)
        tree.activated.connect(self._go)
        tree.collapsed.connect(lambda index: self._closed.add(_path(index)))
        tree.expanded.connect(lambda index: self._closed.discard(_path(index)))
        tree.add_action("转到此处", lambda: self._go(tree.currentIndex()))
        tree.add_action("名称和文件夹…", self._edit)
        tree.add_action("重命名（F2）", lambda: tree.edit(tree.currentIndex()))
        tree.add_action("删除", self._remove, QKeySequence.StandardKey.Delete)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, 4, MARGIN, 2)
        top.addWidget(self._field)
        below = QHBoxLayout()
        below.setContentsMargins(MARGIN, 2, MARGIN, 4)
        below.addWidget(self._order)
        below.addStretch(1)
        below.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(panel_header("书签", self._count))
        column.addLayout(top)
        column.addLayout(below)
        column.addWidget(self._stack, 1)

    # -- from outside -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self._tree.viewport().update()

    @property
    def words(self) -> str:
        """What the bookmarks are filtered by."""
        return self._field.text().strip()

    @property
    def order(self) -> Order:
        """How they are to be sorted within their folders."""
        return "time" if self._order.value == "time" else "document"

    def show_rows(self, rows: Sequence[BookmarkRow], total: int, message: str) -> None:
        """List bookmarks.

        Args:
            rows: In their order.
            total: How many there are without a filter.
            message: Said where there is nothing to be listed.
        """
        value = self._tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        kept = value.bookmark.id if isinstance(value, BookmarkRow) else ""
        folder = value.path if isinstance(value, Folder) else ""
        closed = set(self._closed)
        used = {row.bookmark.folder for row in rows}
        self._new_folders = [each for each in self._new_folders if each not in used]
        self._model.set_rows(rows, () if self.words else self._new_folders)
        self._closed = closed
        self._open_folders(QModelIndex())
        self._count.setText(
            f"{len(rows)} 个" if len(rows) == total else f"{len(rows)} / {total} 个"
        )
        if rows or (self._new_folders and not self.words):
            self._stack.show_content()
        else:
            self._stack.show_message(message)
        index = self._model.index_of(kept) if kept else self._model.folder_index(folder)
        if index.isValid():
            self._tree.setCurrentIndex(index)

    def _open_folders(self, parent: QModelIndex) -> None:
        for row in range(self._model.rowCount(parent)):
            index = self._model.index(row, 0, parent)
            if isinstance(index.data(Qt.ItemDataRole.UserRole), Folder):
                self._tree.setExpanded(index, bool(self.words) or _path(index) not in self._closed)
                self._open_folders(index)

    # -- the tree ---------------------------------------------------------------------------

    def _go(self, index: QModelIndex) -> None:
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, BookmarkRow):
            self.place_requested.emit(value.bookmark)
        elif isinstance(value, Folder):
            self._tree.toggle(index)

    def _edit(self) -> None:
        value = self._tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(value, BookmarkRow):
            self.edit_requested.emit(value.bookmark)
        elif isinstance(value, Folder):
            self._tree.edit(self._tree.currentIndex())

    def _rename(self, value: object, name: str) -> None:
        if isinstance(value, Folder) and value.path in self._new_folders:
            above, joint, _old = value.path.rpartition("/")
            place = self._new_folders.index(value.path)
            self._new_folders[place] = f"{above}{joint}{name.replace('/', '／')}"
            self.filter_changed.emit()
        else:
            self.renamed.emit(value, name)

    def _add_folder(self) -> None:
        """Make a folder in the current one, to be named at once."""
        value = self._tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        above = f"{value.path}/" if isinstance(value, Folder) else ""
        name, number = f"{above}{NEW_FOLDER}", 1
        while self._model.folder_index(name).isValid():
            number += 1
            name = f"{above}{NEW_FOLDER}{number}"
        self._new_folders.append(name)
        self.filter_changed.emit()
        index = self._model.folder_index(name)
        if index.isValid():
            self._tree.make_current(index)
            self._tree.edit(index)

    def _remove(self) -> None:
        ids: dict[str, None] = {}
        for index in self._tree.selectedIndexes():
            value = index.data(Qt.ItemDataRole.UserRole)
            if isinstance(value, Folder):
                self._new_folders = [
                    each for each in self._new_folders if not _lies_in(each, value.path)
                ]
            ids.update(dict.fromkeys(_ids_below(index)))
        if ids:
            self.removal_requested.emit(list(ids))
        else:
            self.filter_changed.emit()


def _path(index: QModelIndex) -> str:
    value = index.data(Qt.ItemDataRole.UserRole)
    return value.path if isinstance(value, Folder) else ""


def _lies_in(folder: str, above: str) -> bool:
    return folder == above or folder.startswith(f"{above}/")


def _ids_below(index: QModelIndex) -> Iterable[str]:
    """The ids of a bookmark, or of all bookmarks in a folder."""
    value = index.data(Qt.ItemDataRole.UserRole)
    if isinstance(value, BookmarkRow):
        yield value.bookmark.id
        return
    model = index.model()
    for row in range(model.rowCount(index)):
        yield from _ids_below(model.index(row, 0, index))
