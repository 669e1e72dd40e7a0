"""Bookmarks: made at a place of the document in front, listed in the panel 书签."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reader.errors import NotesError, ReaderError
from reader.notes.anchors import Anchor, Found, make_anchor
from reader.notes.model import Bookmark
from reader.ui.noting.late_panel import LatePanel
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.theme import Theme
from reader.ui.tool import Tool

if TYPE_CHECKING:
    from reader.notes.store import NotesStore
    from reader.ui.desk import Desk
    from reader.ui.models.bookmark_model import BookmarkRow
    from reader.ui.noting.bookmark_layer import BookmarkLayer
    from reader.ui.noting.bookmarks_panel import BookmarksPanel
    from reader.ui.reading.document_view import DocumentView

GONE = "这份文件已从文库移除；书签仍保留。"
IN_DOUBT = "文件更新后未能确定这个书签的位置，请用“批注”菜单中的“核对批注位置”处理。"
_QUOTED = 40
"""A bookmark without a selection holds on to so many characters at most."""
_NAMED = 24


class BookmarkTools(Tool):
    """Keeps places, leads back to them."""

    def __init__(self, keeper: NoteKeeper, theme: Theme, window: QWidget) -> None:
        """Do nothing before :meth:`take`.

        Args:
            keeper: The way to the notes.
            theme: Colours to start with.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._keeper = keeper
        self._theme = theme
        self._window = window
        self._current: DocumentView | None = None
        self._layers: list[BookmarkLayer] = []
        self._late: LatePanel[BookmarksPanel] = LatePanel(self._make_panel, self._list)
        self.commands = {"add_bookmark": self.add, "go_bookmarks": self.go}
        keeper.changed.connect(self._refresh)

    def panel(self) -> tuple[str, QWidget] | None:
        """Title and widget of its panel at the right side of the window."""
        return "书签", self._late.room

    def take(self, _desk: "Desk") -> None:
        """Follow the library; the keeper is given the desk by the window."""
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint the panel in the colours of ``theme``."""
        self._theme = theme
        if self._late.built is not None:
            self._late.built.set_theme(theme)

    def view_opened(self, view: "DocumentView") -> None:
        """Show the bookmarks of a document, and offer another in its context menu."""
        from reader.ui.noting.bookmark_layer import BookmarkLayer  # noqa: PLC0415

        layer = BookmarkLayer(view)
        layer.opened.connect(partial(self._edit_named, view))
        layer.wanted.connect(partial(self.add_in, view))
        view.destroyed.connect(partial(self._forget, layer))
        self._layers.append(layer)
        self._show_ribbons(layer)
        view.menu_opening.connect(
            lambda menu, position: menu.addAction(
                "在此处加书签…", partial(self.add_at, view, position)
            )
        )

    def _forget(self, layer: "BookmarkLayer") -> None:
        self._layers.remove(layer)

    def _show_ribbons(self, layer: "BookmarkLayer") -> None:
        from reader.ui.noting.bookmark_layer import Ribbon  # noqa: PLC0415

        placed = self._keeper.placed_bookmarks(layer.view.document)
        layer.set_ribbons([Ribbon(each.item.id, each.start, each.item.name) for each in placed])

    def _edit_named(self, view: "DocumentView", name: str) -> None:
        found = [each for each in self._keeper.bookmarks() if each.id == name]
        if found:
            self._ask(found[0], view, is_new=False)

    def _refresh(self) -> None:
        """Show the bookmarks as they are now, in the text and in the panel."""
        for layer in self._layers:
            self._show_ribbons(layer)
        self._list_if_seen()

    def current_changed(self, view: "DocumentView | None") -> None:
        """Follow the document in front."""
        self._current = view

    # -- making -----------------------------------------------------------------------------

    def add(self) -> None:
        """Make a bookmark at the selection, at what was clicked last, or where the eye rests."""
        if self._current is not None:
            self.add_in(self._current)

    def add_in(self, view: "DocumentView") -> None:
        """Make a bookmark in a view, be it the one in front or one of another window."""
        selected = view.selected_range()
        clicked = view.page_view.caret_position()
        place = view.reading_position() if clicked is None else clicked
        self.add_at(view, selected[0] if selected is not None else place)

    def add_at(self, view: "DocumentView", position: int) -> None:
        """Ask for name and folder of a bookmark at a position; there is one already: change it."""
        anchor = anchor_at(view, position)
        if anchor is None:
            return
        try:
            self._keeper.ready()
        except NotesError as error:
            self.tell(error)
            return
        placed = self._keeper.placed_bookmarks(view.document)
        here = next((each.item for each in placed if each.start == anchor.start), None)
        if here is not None:
            self._ask(here, view, is_new=False)
        else:
            self._ask(Bookmark(anchor=anchor, name=name_of(anchor)), view, is_new=True)

    def edit(self, bookmark: Bookmark) -> None:
        """Ask for another name or folder."""
        self._ask(bookmark, self._window, is_new=False)

    def _ask(self, bookmark: Bookmark, over: QWidget, *, is_new: bool) -> None:
        """Open the dialog over the window in which ``over`` stands."""
        from reader.ui.noting.bookmark_dialog import BookmarkDialog  # noqa: PLC0415

        folders = sorted({each.folder for each in self._keeper.bookmarks()} - {""})
        dialog = BookmarkDialog(
            bookmark.name,
            bookmark.folder,
            folders,
            " ".join(bookmark.anchor.quote.split())[:_QUOTED],
            is_new=is_new,
            parent=over.window(),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.kept.connect(partial(self._keep, bookmark, is_new))
        dialog.removal_requested.connect(lambda: self._remove([bookmark.id]))
        dialog.open()

    def _keep(self, bookmark: Bookmark, is_new: bool, name: str, folder: str) -> None:  # noqa: FBT001
        named = replace(bookmark, name=name or bookmark.name, folder=folder)
        if is_new:
            if self._keeper.act(lambda store: store.bookmarks.add(named)):
                self.done.emit(f"已加书签“{named.name}”。")
        else:
            self._keeper.act(lambda store: store.bookmarks.update(named))

    # -- the panel --------------------------------------------------------------------------

    def _make_panel(self) -> "BookmarksPanel":
        from reader.ui.noting.bookmarks_panel import BookmarksPanel  # noqa: PLC0415

        panel = BookmarksPanel(self._theme)
        panel.filter_changed.connect(self._list)
        panel.place_requested.connect(self._show_place)
        panel.edit_requested.connect(self.edit)
        panel.renamed.connect(self._rename)
        panel.moved.connect(self._move)
        panel.removal_requested.connect(self._remove)
        return panel

    def go(self) -> None:
        """Put the cursor into the panel."""
        self.panel_requested.emit()
        self._late.ready().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_place(self, bookmark: Bookmark) -> None:
        noted = self._keeper.noted
        try:
            home = noted.home(bookmark.anchor) if noted is not None else None
        except ReaderError as error:
            self.tell(error)
            return
        if home is None:
            self.done.emit(GONE)
        elif isinstance(home.place, Found):
            self.place_activated.emit(home.document_id, home.place.start, home.place.end)
        else:
            self.done.emit(IN_DOUBT)

    def _rename(self, value: object, name: str) -> None:
        from reader.ui.models.bookmark_model import BookmarkRow, Folder  # noqa: PLC0415

        if isinstance(value, BookmarkRow):
            named = replace(value.bookmark, name=name)
            self._keeper.act(lambda store: store.bookmarks.update(named, label="重命名书签"))
        elif isinstance(value, Folder):
            above, joint, _old = value.path.rpartition("/")
            new = f"{above}{joint}{name.replace('/', '／')}"
            inside = [
                replace(each, folder=new + each.folder[len(value.path) :])
                for each in self._keeper.bookmarks()
                if each.folder == value.path or each.folder.startswith(f"{value.path}/")
            ]
            self._keeper.act(partial(_update_all, inside, "重命名文件夹"))

    def _move(self, ids: list[str], folder: str) -> None:
        moving = [
            replace(each, folder=folder)
            for each in self._keeper.bookmarks()
            if each.id in ids and each.folder != folder
        ]
        if moving:
            label = f"移动 {len(moving)} 个书签" if len(moving) > 1 else "移动书签"
            self._keeper.act(partial(_update_all, moving, label))

    def _remove(self, ids: list[str]) -> None:
        if self._keeper.act(lambda store: store.bookmarks.remove(ids)):
            self.done.emit(f"已删除 {len(ids)} 个书签，可按 Ctrl+Z 撤销。")

    def _list_if_seen(self) -> None:
        if self._late.is_seen:
            self._list()

    def _list(self) -> None:
        from reader.ui.noting.bookmarks_panel import EMPTY, NO_MATCH  # noqa: PLC0415

        panel = self._late.built
        if panel is None:
            return
        rows = self._rows(by_time=panel.order == "time")
        found = self._found(panel.words)
        shown = [
            row
            for row in rows
            if found is None or row.bookmark.id in found or panel.words in row.title
        ]
        empty = self._keeper.trouble or (NO_MATCH if rows else EMPTY)
        panel.show_rows(shown, len(rows), empty)

    def _rows(self, *, by_time: bool) -> "list[BookmarkRow]":
        from reader.ui.models.bookmark_model import BookmarkRow  # noqa: PLC0415

        desk, store = self._keeper.desk, self._keeper.store
        if desk is None or store is None:
            return []
        places = {summary.id: n for n, summary in enumerate(desk.summaries)}
        titles = {summary.id: summary.title for summary in desk.summaries}
        known = store.noted_documents()
        rows = []
        for bookmark in self._keeper.bookmarks():
            name = bookmark.anchor.document_id
            gone = name not in titles and not self._has_home(bookmark.anchor)
            title = titles.get(name) or (known[name].title if name in known else name)
            rows.append(BookmarkRow(bookmark, title, gone))
        if by_time:
            return sorted(rows, key=lambda row: row.bookmark.created, reverse=True)
        last = len(places)
        return sorted(
            rows,
            key=lambda row: (
                places.get(row.bookmark.anchor.document_id, last),
                row.title,
                row.bookmark.anchor.start,
            ),
        )

    def _has_home(self, anchor: Anchor) -> bool:
        noted = self._keeper.noted
        try:
            return noted is not None and noted.home(anchor) is not None
        except ReaderError:
            return False

    def _found(self, words: str) -> frozenset[str] | None:
        store = self._keeper.store
        if not words or store is None:
            return None
        try:
            return frozenset(bookmark.id for bookmark in store.bookmarks.search(words))
        except ReaderError as error:
            self.tell(error)
            return frozenset()


def anchor_at(view: "DocumentView", position: int) -> Anchor | None:
    """An anchor on the selection if it begins there, else on the words from a position on."""
    text = view.document.text
    selected = view.selected_range()
    if selected is not None and selected[0] == position:
        start, end = selected
    else:
        start = _sentence_start(text, min(position, max(len(text) - 1, 0)))
        line_end = text.find("\n", start)
        end = min(start + _QUOTED, line_end if line_end > start else len(text))
    while start < end and text[start].isspace():
        start += 1
    return make_anchor(view.document, start, end) if start < end else None


def _sentence_start(text: str, position: int) -> int:
    """Where the sentence or paragraph of a position begins, if that is near."""
    before = text[max(position - _QUOTED, 0) : position]
    last = max(before.rfind(mark) for mark in "\n。；！？")
    if last >= 0:
        return position - len(before) + last + 1
    return 0 if position <= _QUOTED else position


def name_of(anchor: Anchor) -> str:
    """What a bookmark is called if the user does not say: the heading above it, else its words."""
    words = " ".join((anchor.section_path[-1] if anchor.section_path else anchor.quote).split())
    return words if len(words) <= _NAMED else f"{words[:_NAMED]}…"


def _update_all(bookmarks: Iterable[Bookmark], label: str, store: "NotesStore") -> None:
    with store.action(label):
        for bookmark in bookmarks:
            store.bookmarks.update(bookmark)
