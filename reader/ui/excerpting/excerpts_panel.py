"""摘编: the collection in front, its pieces, the piece in hand, and the way to paper."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.notes.model import Collection
from reader.ui.excerpting.piece_editor import PieceEditor, SaveCollection, SavePiece
from reader.ui.excerpting.piece_list import PieceList
from reader.ui.flow_layout import FlowLayout
from reader.ui.models.piece_model import Line, PieceLine
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN, MessageStack
from reader.ui.theme import Theme

ARRANGEMENTS = (
    Segment("hand", "手动", "按自己排定的次序；可拖动，或按 Alt+↑、Alt+↓ 移动"),
    Segment("theme", "按主题", "按每条的主题分组"),
    Segment("city", "按地区", "按文件所属地区分组，地区依行政区划次序"),
)

NOT_BY_HAND = "按主题、按地区编排时不能移动；请先选“手动”。"
_LEAST_EDITOR = 60
_FIRST_HEIGHTS = (330, 220)


class ExcerptsPanel(QWidget):
    """Shows one collection; what is asked of it is reported.

    Attributes:
        editor: Edits the piece in hand.
        list: The pieces.

    Signals:
        collection_chosen(str): Another collection is to be in front, by its id.
        creation_requested(): A new collection is wanted.
        renaming_requested(): The one in front is to be called otherwise.
        removal_requested(): The one in front is to be removed.
        arrangement_chosen(str): It is to be ordered by hand, theme or city.
        place_requested(Piece): Show where a piece comes from.
        pieces_removed(list): Ids of pieces to be removed.
        pieces_moved(list, str): Ids of pieces, and the one they go before, "" for the end.
        own_words_requested(str): A heading or a text is wanted behind the piece in hand.
        noticed(str): A sentence the user should know.
        text_dropped(QWidget): Selected text of this widget was dropped.
        form_requested(): How it is printed is to be chosen.
        preview_requested(): Show the pages.
        pdf_requested(): Write them as PDF.
        docx_requested(): Write them as Word document.
    """

    collection_chosen = Signal(str)
    creation_requested = Signal()
    renaming_requested = Signal()
    removal_requested = Signal()
    arrangement_chosen = Signal(str)
    place_requested = Signal(object)
    pieces_removed = Signal(object)
    pieces_moved = Signal(object, str)
    own_words_requested = Signal(str)
    noticed = Signal(str)
    text_dropped = Signal(object)
    form_requested = Signal()
    preview_requested = Signal()
    pdf_requested = Signal()
    docx_requested = Signal()

    def __init__(
        self,
        save: SavePiece,
        save_collection: SaveCollection,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Build it without a collection.

        Args:
            save: Keeps a changed piece.
            save_collection: Keeps a changed collection.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._collection: Collection | None = None
        self._chooser = QComboBox()
        self._chooser.setAccessibleName("摘编")
        self._chooser.setMinimumContentsLength(6)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self._chooser.setSizeAdjustPolicy(adjust)
        self._chooser.activated.connect(
            lambda place: self.collection_chosen.emit(self._chooser.itemData(place))
        )
        self._new = _button("新建", "新建一个摘编", self.creation_requested.emit)
        self._more = QToolButton()
        self._more.setText("⋯")
        self._more.setToolTip("小标题、文字、前言、版式、改名、删除")
        self._more.setAccessibleName("更多摘编功能")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._collection_menu())
        self._switch = SegmentedSwitch("编排", ARRANGEMENTS, quiet=True)
        self._switch.value_changed.connect(self.arrangement_chosen.emit)
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._count.setContentsMargins(4, 4, 0, 0)
        self.list = PieceList(theme)
        self._stack = MessageStack(self.list)
        self.editor = PieceEditor(save, save_collection, theme)
        self._printing = [
            _button("打印预览", "看印出来的样子，再打印", self.preview_requested.emit),
            _button("存为 PDF", "", self.pdf_requested.emit),
            _button("存为 DOCX", "", self.docx_requested.emit),
        ]
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setFocusProxy(self.list)

    # -- building ---------------------------------------------------------------------------

    def _collection_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("添加小标题", lambda: self.own_words_requested.emit("heading"))
        menu.addAction("添加文字", lambda: self.own_words_requested.emit("text"))
        menu.addAction("写前言", self._write_introduction)
        menu.addSeparator()
        menu.addAction("编印单位和版式…", self.form_requested.emit)
        menu.addSeparator()
        menu.addAction("改名…", self.renaming_requested.emit)
        menu.addAction("删除这个摘编…", self.removal_requested.emit)
        return menu

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._chooser, 1)
        top.addWidget(self._new)
        top.addWidget(self._more)
        order = FlowLayout()
        order.addWidget(self._switch)
        order.addWidget(self._count)
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, 6, MARGIN, 2)
        head.setSpacing(4)
        head.addLayout(top)
        head.addLayout(order)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._stack)
        self._room = self._scrolled_editor()
        parts.addWidget(self._room)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setSizes(list(_FIRST_HEIGHTS))
        foot = FlowLayout(spacing=4)
        foot.setContentsMargins(MARGIN, 4, MARGIN, 6)
        for button in self._printing:
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(parts, 1)
        column.addLayout(foot)

    def _scrolled_editor(self) -> QScrollArea:
        """The editor in a room of its own, which scrolls where the screen is low."""
        room = QScrollArea()
        room.setFrameShape(QFrame.Shape.NoFrame)
        room.setWidgetResizable(True)
        room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        room.setMinimumHeight(_LEAST_EDITOR)
        room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        room.setWidget(self.editor)
        return room

    def _connect(self) -> None:
        self.list.clicked.connect(lambda _index: self._go())
        self.list.entered_row.connect(self._go)
        self.list.removal_pressed.connect(self._remove)
        self.list.step_pressed.connect(self._step)
        self.list.chosen.connect(self._edit_current)
        self.list.pieces.moved.connect(self.pieces_moved)
        self.list.customContextMenuRequested.connect(self._show_menu)

    # -- from outside -----------------------------------------------------------------------

    @property
    def collection(self) -> Collection | None:
        """The one in front."""
        return self._collection

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.list.delegate.theme = theme
        self.list.viewport().update()
        self.editor.set_theme(theme)

    def show_collections(self, collections: Sequence[Collection], front: Collection | None) -> None:
        """Offer collections, one of them in front."""
        self._collection = front
        self._chooser.clear()
        for collection in collections:
            self._chooser.addItem(collection.title, collection.id)
            last = self._chooser.count() - 1
            self._chooser.setItemData(last, collection.title, Qt.ItemDataRole.ToolTipRole)
        self._chooser.setEnabled(bool(collections))
        self._more.setEnabled(front is not None)
        self._switch.setEnabled(front is not None)
        self._room.setVisible(front is not None)
        if front is not None:
            self._chooser.setCurrentIndex(self._chooser.findData(front.id))
            self._chooser.setToolTip(front.title)
            self._switch.set_value(front.arrangement)

    def show_lines(self, lines: Sequence[Line], message: str) -> None:
        """Show the pieces of the collection in front.

        Args:
            lines: In their order, with groups.
            message: In their place if there are none.
        """
        current = self.list.current()
        by_hand = self._collection is not None and self._collection.arrangement == "hand"
        quotes = sum(isinstance(line, PieceLine) and line.number > 0 for line in lines)
        doubts = sum(isinstance(line, PieceLine) and bool(line.doubt) for line in lines)
        self._count.setText(_count_words(quotes, doubts))
        for button in self._printing:
            button.setEnabled(bool(lines))
        scrolled = self.list.verticalScrollBar().value()
        self.list.pieces.set_lines(lines, movable=by_hand)
        if lines:
            self._stack.show_content()
        else:
            self._stack.show_message(message)
        if current is not None:
            self.choose(current.piece.id)
            self.list.verticalScrollBar().setValue(scrolled)
        self._edit_current()

    def enter(self) -> None:
        """Take the focus: on the pieces, or where a collection is made."""
        first = self.list if self.list.isVisible() else self._new
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, piece_id: str) -> None:
        """Make a piece the one in hand."""
        index = self.list.pieces.row_of(piece_id)
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    # -- what the user does -----------------------------------------------------------------

    def _go(self) -> None:
        line = self.list.current()
        if line is not None and line.piece.anchor is not None:
            self.place_requested.emit(line.piece)
        elif line is not None:
            self.editor.start_writing()

    def _edit_current(self) -> None:
        line = self.list.current()
        if line is None:
            self.editor.edit(self._collection, None)
        else:
            self.editor.edit(self._collection, line.piece, line.seams)

    def _write_introduction(self) -> None:
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.rootIndex())
        self.editor.edit(self._collection, None)
        self.editor.start_writing()

    def _remove(self) -> None:
        ids = [line.piece.id for line in self.list.selected()]
        if ids:
            self.pieces_removed.emit(ids)

    def _step(self, places: int) -> None:
        """Move the chosen pieces past the one above or below them."""
        if self._collection is None or self._collection.arrangement != "hand":
            self.noticed.emit(NOT_BY_HAND)
            return
        chosen = [line.piece.id for line in self.list.selected()]
        rows = [line.piece.id for line in self.list.pieces.listed if isinstance(line, PieceLine)]
        if not chosen:
            return
        first, last = rows.index(chosen[0]), rows.index(chosen[-1])
        if places < 0 and first > 0:
            self.pieces_moved.emit(chosen, rows[first - 1])
        elif places > 0 and last < len(rows) - 1:
            self.pieces_moved.emit(chosen, rows[last + 2] if last + 2 < len(rows) else "")

    def _show_menu(self, where: QPoint) -> None:
        line = self.list.current()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line is not None and self.list.indexAt(where).isValid():
            if line.piece.anchor is not None:
                menu.addAction("转到原文", self._go)
            if self._collection is not None and self._collection.arrangement == "hand":
                for words, keys, step in (("上移", "Alt+Up", -1), ("下移", "Alt+Down", 1)):
                    action = menu.addAction(words, self._stepper(step))
                    action.setShortcut(QKeySequence(keys))
            menu.addAction("删除", self._remove).setShortcut(QKeySequence("Delete"))
            menu.addSeparator()
        menu.addAction("添加小标题", lambda: self.own_words_requested.emit("heading"))
        menu.addAction("添加文字", lambda: self.own_words_requested.emit("text"))
        menu.popup(self.list.viewport().mapToGlobal(where))

    def _stepper(self, step: int) -> Callable[[], None]:
        return lambda: self._step(step)

    # -- dropping ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Qt: selected text of an open document is taken."""
        if isinstance(event.source(), QWidget) and event.mimeData().hasText():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See Qt."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.text_dropped.emit(event.source())


def _button(words: str, tip: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.clicked.connect(lambda _on: run())
    return button


def _count_words(quotes: int, doubts: int) -> str:
    if not quotes:
        return ""
    return f"{quotes:,} 条" + (f"，{doubts:,} 条待核对" if doubts else "")
