"""Collects excerpts from wherever they are offered, shows them, brings them onto paper."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.errors import NotesError, ReaderError
from reader.excerpts.collecting import annotation_piece, indicator_piece, quote_piece
from reader.notes.anchors import Anchor, Found
from reader.notes.model import Annotation, Arrangement, Collection, Piece
from reader.ui.excerpting.collecting import Collecting
from reader.ui.excerpting.collection_dialogs import ask_removal, ask_title
from reader.ui.excerpting.piece_places import PiecePlaces
from reader.ui.excerpting.printing import ExcerptPrinting
from reader.ui.noting.late_panel import LatePanel
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.indicators.model import Indicator
    from reader.search import Hit, SearchAnswer
    from reader.ui.desk import Desk
    from reader.ui.excerpting.excerpt_desk import ExcerptDesk, Ranges
    from reader.ui.excerpting.excerpts_panel import ExcerptsPanel
    from reader.ui.reading.document_view import DocumentView

MOST_HITS = 500
"""So many hits are collected at once; more would be no selection."""
TITLE = "摘编"
NOTHING_TO_PRINT = "摘编还是空的，没有可以打印的内容。"
EMPTY = (
    "这个摘编还没有内容。\n在正文中选取文字，按 Ctrl+Shift+A 或拖到这里；\n"
    "也可以从检索结果、指标表和批注加入。"
)
NO_COLLECTION = (
    "还没有摘编。\n在正文中选取文字，按 Ctrl+Shift+A 或拖到这里，\n即可建立一个并放入第一条。"
)
NO_HITS = "没有可以加入摘编的命中，请先检索。"
TOO_MANY = "共有 {count:,} 处，一次最多加入 {most:,} 处；请先缩小范围。"
NOT_KEPT = "摘编中正在写的文字没有保存；再次关闭窗口，就放弃这些文字。"
GONE = "这份文件已从文库移除；摘录的原文仍保留在摘编中。"
IN_DOUBT = "文件更新后未能确定这条摘录的位置，请用“批注”菜单中的“核对批注位置”处理。"


class ExcerptTools(Tool):
    """The panel 摘编 and what is put into it."""

    def __init__(
        self, keeper: NoteKeeper, tasks: TaskRunner, theme: Theme, window: QWidget
    ) -> None:
        """Do nothing before :meth:`take`.

        Args:
            keeper: The way to the notes; the window gives it the library.
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._keeper = keeper
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._desk: ExcerptDesk | None = None
        self._collecting = Collecting(keeper)
        self._views: list[DocumentView] = []
        self._printing: ExcerptPrinting | None = None
        self._places = PiecePlaces(keeper)
        self._warned = False
        self._late: LatePanel[ExcerptsPanel] = LatePanel(self._make_panel, self._refresh)
        self.commands = {
            "go_excerpts": self.go,
            "print_excerpts": self.preview,
        }
        keeper.changed.connect(self._refresh_if_seen)

    def panel(self) -> tuple[str, QWidget] | None:
        """Title and widget of its panel at the right side of the window."""
        return TITLE, self._late.room

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self.set_desk(desk.excerpts)

    def set_desk(self, desk: "ExcerptDesk") -> None:
        """Take what collections need of it."""
        self._desk = desk
        self._places.take(desk)
        if self._printing is not None:
            self._printing.take(desk)
        self._refresh_if_seen()

    def set_theme(self, theme: Theme) -> None:
        """Paint the panel in the colours of ``theme``."""
        self._theme = theme
        if self._late.built is not None:
            self._late.built.set_theme(theme)
        if self._printing is not None:
            self._printing.set_theme(theme)

    def view_opened(self, view: "DocumentView") -> None:
        """Remember a document that was opened: its selection may be dragged onto the panel."""
        self._views.append(view)
        view.destroyed.connect(partial(self._forget, view))

    def _forget(self, view: "DocumentView") -> None:
        if view in self._views:
            self._views.remove(view)

    def may_leave(self) -> bool:
        """False if the words in the editor could not be kept, but only once: then they are lost."""
        panel = self._late.built
        if panel is None:
            return True
        self._refresh()
        if self._warned or panel.editor.save():
            return True
        self._warned = True
        self.noticed.emit(NOT_KEPT)
        return False

    def go(self) -> None:
        """Put the focus into the panel."""
        self.panel_requested.emit()
        self._late.ready().enter()

    # -- collecting -------------------------------------------------------------------------

    def add_range(self, document_id: str, start: int, end: int) -> None:
        """Put a range of a document into the collection in front."""
        desk = self._ready()
        if desk is not None:
            places = [(document_id, start, end)]
            self._tasks.run(partial(desk.anchors, places), self._add_anchors, self.tell)

    def add_hits(self, hits: "Sequence[Hit]") -> None:
        """Put the sentences of some hits into the collection in front."""
        places: dict[str, list[tuple[int, int]]] = {}
        for hit in hits:
            places.setdefault(hit.document_id, []).append((hit.start, hit.end))
        self._add_sentences(list(places.items()), len(hits))

    def add_answer(self, answer: "SearchAnswer | None") -> None:
        """Put the sentences of all hits of an answer into the collection in front."""
        if answer is None or not answer.total_hits:
            self.noticed.emit(NO_HITS)
        elif self._is_selection(answer.total_hits):
            self.add_hits([hit for found in answer.documents for hit in found.hits])

    def _add_sentences(self, places: "Sequence[tuple[str, Ranges]]", count: int) -> None:
        desk = self._ready()
        if desk is None or not places or not self._is_selection(count):
            return
        self.done.emit("正在加入摘编…")
        self._tasks.run(partial(desk.sentences, places), self._add_anchors, self.tell)

    def _is_selection(self, count: int) -> bool:
        """False for more than is collected at once; the user is told."""
        if count > MOST_HITS:
            self.noticed.emit(TOO_MANY.format(count=count, most=MOST_HITS))
        return count <= MOST_HITS

    def _add_anchors(self, anchors: Sequence[Anchor]) -> None:
        self._add(lambda name: [quote_piece(name, anchor) for anchor in anchors])

    def add_annotations(self, annotations: Sequence[Annotation]) -> None:
        """Put annotations with what they were made on into the collection in front."""
        self._add(lambda name: [annotation_piece(name, each) for each in annotations])

    def add_indicators(self, indicators: "Sequence[Indicator]") -> None:
        """Put rows of the indicator table with their sentences into the collection in front."""
        desk = self._ready()
        if desk is None or not self._is_selection(len(indicators)):
            return
        places = [(each.document, each.start, each.end) for each in indicators]
        then = partial(self._add_indicators, tuple(indicators))
        self._tasks.run(partial(desk.anchors, places), then, self.tell)

    def _add_indicators(self, indicators: "Sequence[Indicator]", anchors: Sequence[Anchor]) -> None:
        both = list(zip(indicators, anchors, strict=True))
        self._add(lambda name: [indicator_piece(name, row, anchor) for row, anchor in both])

    def _add(self, made: "Callable[[str], list[Piece]]") -> None:
        if self._ready() is None:
            return
        done = self._collecting.add(made)
        front = self._collecting.front()
        if done is None or front is None:
            return
        added, known = done
        words = f"已加入摘编“{front.title}”{added} 条" if added else f"已在摘编“{front.title}”中"
        if added and known:
            words += f"，另有 {known} 条早已在内"
        self.done.emit(f"{words}，可按 Ctrl+Z 撤销。" if added else f"{words}。")
        self._refresh_if_seen()

    def _drop(self, source: QWidget) -> None:
        """Put the selection of the document it was dragged from into the collection in front."""
        for view in self._views:
            if view is source or view.isAncestorOf(source):
                selected = view.selected_range()
                if selected is not None:
                    self.add_range(view.document.id, *selected)
                return

    def _ready(self) -> "ExcerptDesk | None":
        if self._desk is None:
            self.noticed.emit(NOT_READY)
        elif self._keeper.store is None:
            self.tell(NotesError(self._keeper.trouble or NOT_READY))
            return None
        return self._desk

    # -- the panel --------------------------------------------------------------------------

    def _make_panel(self) -> "ExcerptsPanel":
        from reader.ui.excerpting.excerpts_panel import ExcerptsPanel  # noqa: PLC0415

        panel = ExcerptsPanel(self._save, self._save_collection, self._theme)
        panel.collection_chosen.connect(self._choose)
        panel.creation_requested.connect(self._ask_new)
        panel.renaming_requested.connect(self._ask_name)
        panel.removal_requested.connect(self._ask_removal)
        panel.arrangement_chosen.connect(self._arrange)
        panel.place_requested.connect(self._show_place)
        panel.pieces_removed.connect(self._remove_pieces)
        panel.pieces_moved.connect(self._move)
        panel.own_words_requested.connect(self._add_own_words)
        panel.noticed.connect(self.noticed)
        panel.text_dropped.connect(self._drop)
        panel.preview_requested.connect(self.preview)
        panel.pdf_requested.connect(lambda: self._print(ExcerptPrinting.save_pdf))
        panel.docx_requested.connect(lambda: self._print(ExcerptPrinting.save_docx))
        panel.form_requested.connect(lambda: self._print(ExcerptPrinting.ask_form))
        return panel

    def _refresh_if_seen(self) -> None:
        if self._late.is_seen:
            self._refresh()

    def _refresh(self) -> None:
        """Show the collection as it is now."""
        panel = self._late.built
        if panel is None:
            return
        front = self._collecting.front()
        panel.show_collections(self._collecting.collections(), front)
        if front is None:
            panel.show_lines((), self._keeper.trouble or NO_COLLECTION)
            return
        from reader.ui.excerpting.piece_lines import lines_of  # noqa: PLC0415

        pieces = self._collecting.pieces(front)
        try:
            doubts, seams = self._places.doubts(pieces), self._places.seams(pieces)
        except ReaderError as error:
            self.tell(error)
            doubts, seams = {}, {}
        origins, order = self._places.origins(), self._places.order()
        lines = lines_of(front, pieces, origins, order, lambda p: doubts.get(p.id, ""), seams)
        panel.show_lines(lines, EMPTY)
        panel.editor.set_themes(sorted({piece.theme for piece in pieces if piece.theme}))

    def _show_place(self, piece: Piece) -> None:
        if piece.anchor is None:
            return
        try:
            home = self._places.home(piece.anchor)
        except ReaderError as error:
            self.tell(error)
            return
        if home is None:
            self.noticed.emit(GONE)
        elif isinstance(home.place, Found):
            self.place_activated.emit(home.document_id, home.place.start, home.place.end)
        else:
            self.noticed.emit(IN_DOUBT)

    # -- changes from the panel -------------------------------------------------------------

    def _save(self, piece: Piece, label: str) -> bool:
        kept = self._collecting.save(piece, label)
        self._refresh_if_seen()
        return kept

    def _save_collection(self, collection: Collection, label: str) -> bool:
        return self._collecting.update(collection, label)

    def _choose(self, collection_id: str) -> None:
        self._collecting.choose(collection_id)
        self._refresh()

    def _arrange(self, arrangement: Arrangement) -> None:
        front = self._collecting.front()
        if front is not None:
            self._collecting.arrange(front, arrangement)
            self._refresh()

    def _remove_pieces(self, ids: Sequence[str]) -> None:
        if self._collecting.remove_pieces(ids):
            self.done.emit(f"已删除 {len(ids)} 条摘录，可按 Ctrl+Z 撤销。")
            self._refresh()

    def _move(self, ids: Sequence[str], before: str) -> None:
        self._collecting.move(ids, before)
        self._refresh()

    def _add_own_words(self, kind: str) -> None:
        panel = self._late.ready()
        line = panel.list.current()
        words = "小标题" if kind == "heading" else "编者文字"
        piece = self._collecting.add_own_words(kind, words, line.piece.id if line else "")
        if piece is not None:
            self._refresh()
            panel.choose(piece.id)
            panel.editor.start_writing()

    def _ask_new(self) -> None:
        ask_title(self._window, "新建摘编", "", self._create)

    def _create(self, title: str) -> None:
        if self._collecting.create(title):
            self._refresh()

    def _ask_name(self) -> None:
        front = self._collecting.front()
        if front is not None:
            ask_title(self._window, "摘编改名", front.title, partial(self._rename, front))

    def _rename(self, collection: Collection, title: str) -> None:
        if title != collection.title and self._collecting.rename(collection, title):
            self._refresh()

    def _ask_removal(self) -> None:
        front = self._collecting.front()
        if front is not None:
            count = sum(piece.anchor is not None for piece in self._collecting.pieces(front))
            ask_removal(self._window, front, count, partial(self._remove, front))

    def _remove(self, collection: Collection) -> None:
        if self._collecting.remove(collection):
            self.done.emit(f"已删除摘编“{collection.title}”，可按 Ctrl+Z 撤销。")
            self._refresh()

    # -- paper ------------------------------------------------------------------------------

    def preview(self) -> None:
        """Show the pages of the collection in front."""
        self._print(ExcerptPrinting.preview)

    def _print(self, output: "Callable[[ExcerptPrinting, Collection], None]") -> None:
        desk, front = self._ready(), self._collecting.front()
        if desk is None:
            return
        if front is None or not self._collecting.pieces(front):
            self.noticed.emit(NOTHING_TO_PRINT)
            return
        if self._late.built is not None and not self._late.built.editor.save():
            return
        if self._printing is None:
            self._printing = ExcerptPrinting(desk, self._tasks, self._theme, self._window)
            self._printing.noticed.connect(self.noticed)
            self._printing.failed.connect(self.tell)
            self._printing.renamed.connect(self._rename)
        output(self._printing, self._collecting.front() or front)
