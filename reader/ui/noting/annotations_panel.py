"""批注: the annotations of the document in front or of all, filtered, and the editor of one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.notes.model import Annotation, Meaning
from reader.ui.models.annotation_model import AnnotationModel, AnnotationRow, Line
from reader.ui.noting.annotation_delegate import AnnotationDelegate
from reader.ui.noting.listing import Filter
from reader.ui.noting.narrowing_row import NarrowingRow
from reader.ui.noting.note_editor import NoteEditor, Save
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN, MessageStack, panel_header
from reader.ui.theme import Theme

_ROOM_FOR_BOTH = 400
"""Pixels: in a lower panel there is room for the list or the editor."""
_TYPED = 150
"""Milliseconds after the last key until the list is filtered."""


class _List(QListView):
    """Rows of different heights; Enter is reported also where the style opens by one click."""

    entered_row = Signal()
    removal_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())


class AnnotationsPanel(QWidget):
    """Filters, list, editor.

    Attributes:
        editor: Edits the chosen annotation.

    Signals:
        filter_changed(): Other annotations are to be listed.
        place_requested(Annotation): Show where it stands; the focus stays in the panel.
        writing_requested(Annotation): Show it in the editor with the cursor in it.
        removal_requested(list): Ids of the annotations to be removed.
        excerpt_requested(list): Annotations that are to be put into a collection.
        review_requested(): The user wants to go through those in doubt.
    """

    filter_changed = Signal()
    place_requested = Signal(object)
    writing_requested = Signal(object)
    removal_requested = Signal(object)
    excerpt_requested = Signal(object)
    review_requested = Signal()

    def __init__(self, save: Save, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it empty.

        Args:
            save: Keeps what is written in the editor.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._menu = QToolButton()
        self._menu.setText("⋯")
        self._menu.setToolTip("导出、导入、备份、名称")
        self._menu.setAccessibleName("更多批注功能")
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        segments = (Segment("here", "本文件", "当前文件的批注"), Segment("all", "全部", "全部批注"))
        self._scope = SegmentedSwitch("范围", segments, quiet=True)
        self._scope.value_changed.connect(lambda _value: self.filter_changed.emit())
        self._words = QLineEdit()
        self._words.setPlaceholderText("检索批注和所批原文")
        self._words.setAccessibleName("检索批注")
        self._words.setClearButtonEnabled(True)
        self._narrowing = NarrowingRow(theme)
        self._narrowing.changed.connect(self.filter_changed)
        self._review = QPushButton()
        self._review.setProperty("role", "link")
        self._review.clicked.connect(self.review_requested)
        self._review.hide()
        self._model = AnnotationModel(self)
        self._list = _List()
        self._delegate = AnnotationDelegate(theme, self._list)
        self._stack = MessageStack(self._list)
        self.editor = NoteEditor(save, theme)
        self.editor.left.connect(self.leave_editor)
        self.editor.installEventFilter(self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED)
        self._typing.timeout.connect(self.filter_changed)
        self._words.textChanged.connect(lambda _text: self._typing.start())
        self._in_doubt = 0
        self._after_editor: Callable[[], None] = self._list.setFocus
        self._set_up_list()
        self._lay_out()
        self.set_theme(theme)
        self.setFocusProxy(self._words)

    def _set_up_list(self) -> None:
        self._list.setAccessibleName("批注列表")
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._delegate)
        self._list.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMinimumHeight(40)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for words, run in (
            ("转到原文", self._go),
            ("修改批注", self._write),
            ("加入摘编", self._excerpt),
            ("删除", self._remove),
        ):
            action = QAction(words, self._list)
            action.triggered.connect(run)
            self._list.addAction(action)
        self._list.clicked.connect(lambda _index: self._go())
        self._list.doubleClicked.connect(lambda _index: self._write())
        self._list.entered_row.connect(self._write)
        self._list.removal_pressed.connect(self._remove)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_current())

    def _lay_out(self) -> None:
        self._asking = QWidget()
        row = QHBoxLayout(self._asking)
        row.setContentsMargins(MARGIN, 4, MARGIN, 0)
        row.addWidget(self._scope)
        row.addWidget(self._words, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._stack)
        parts.addWidget(self.editor)
        parts.setStretchFactor(0, 1)
        parts.setSizes([420, 190])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(panel_header("批注", self._count, self._menu))
        column.addWidget(self._asking)
        column.addWidget(self._narrowing)
        column.addWidget(self._review, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(parts, 1)

    # -- from outside -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self.editor.set_theme(theme)
        self._narrowing.set_theme(theme)
        self._list.viewport().update()

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Put what can be done with all notes into the menu of the panel."""
        menu = QMenu(self._menu)
        menu.addActions(list(actions))
        self._menu.setMenu(menu)

    def set_words(self, names: dict[Meaning, str], tags: Sequence[str]) -> None:
        """Say what the meanings are called, and which tags there are."""
        self._narrowing.set_words(names, tags)
        self.editor.set_words(names, tags)

    @property
    def all_documents(self) -> bool:
        """True if the annotations of all documents are to be listed."""
        return self._scope.value == "all"

    @property
    def query(self) -> str:
        """The words that are looked for."""
        return self._words.text().strip()

    def chosen(self, found: frozenset[str] | None) -> Filter:
        """What the user wants to see.

        Args:
            found: Ids of the annotations in which ``query`` stands, None if it is empty.
        """
        return Filter(self._narrowing.meanings, self._narrowing.tag, found)

    def show_lines(self, lines: Sequence[Line], total: int, message: str) -> None:
        """List annotations.

        Args:
            lines: To be listed.
            total: How many there are without filters.
            message: What is said if there are none.
        """
        current = self.current()
        self._model.show(lines)
        shown = sum(isinstance(line, AnnotationRow) for line in lines)
        self._count.setText(f"{shown} 条" if shown == total else f"{shown} / {total} 条")
        if shown:
            self._stack.show_content()
        else:
            self._stack.show_message(message)
        if current is not None:
            self.choose(current.id)

    def show_review(self, count: int) -> None:
        """Say how many annotations wait for a decision."""
        self._review.setText(f"{count} 条待核对…")
        self._review.setToolTip("文件更新后，这些批注不能确定在新文本中的位置。")
        self._in_doubt = count
        self._fit()

    def current(self) -> Annotation | None:
        """The chosen annotation."""
        row = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.annotation if isinstance(row, AnnotationRow) else None

    def choose(self, annotation_id: str) -> bool:
        """Choose an annotation in the list; False if it is not listed."""
        index = self._model.row_of(annotation_id)
        if index.isValid():
            self._list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._list.scrollTo(index)
        return index.isValid()

    def show_all(self, words: str = "") -> None:
        """List all documents' annotations in which ``words`` stand, whatever was chosen before."""
        self._scope.set_value("all")
        self._narrowing.clear()
        self._words.setText(words)
        self._typing.stop()
        self.filter_changed.emit()

    def write(self, annotation: Annotation, *, is_new: bool, back: Callable[[], None]) -> None:
        """Open an annotation in the editor with the cursor in it.

        Args:
            annotation: As it is kept, or a draft.
            is_new: It is a draft.
            back: Where the focus goes when the user is done.
        """
        self.editor.edit(annotation, is_new=is_new)
        self.choose(annotation.id)
        self._after_editor = back
        self.editor.start_writing()

    def leave_editor(self) -> None:
        """Put the focus where it came from; where there is no room for both, show the list."""
        if self._stack.isHidden():
            self.editor.close_editor()
        self._after_editor()

    # -- little room ------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; on a low screen the editor takes the place of the list while it is open."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: the editor is opened or closed."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        alone = self.height() < _ROOM_FOR_BOTH and not self.editor.isHidden()
        for widget in (self._asking, self._narrowing, self._stack):
            widget.setVisible(not alone)
        self._review.setVisible(not alone and self._in_doubt > 0)

    # -- the list ---------------------------------------------------------------------------

    def _selected(self) -> list[Annotation]:
        rows = (index.data(Qt.ItemDataRole.UserRole) for index in self._list.selectedIndexes())
        return [row.annotation for row in rows if isinstance(row, AnnotationRow)]

    def _show_current(self) -> None:
        annotation = self.current()
        if annotation is not None and self._list.hasFocus():
            self.editor.edit(annotation)
            self.place_requested.emit(annotation)

    def _go(self) -> None:
        annotation = self.current()
        if annotation is not None:
            self.editor.edit(annotation)
            self.place_requested.emit(annotation)

    def _write(self) -> None:
        annotation = self.current()
        if annotation is not None:
            self._after_editor = partial(self._list.setFocus, Qt.FocusReason.OtherFocusReason)
            self.writing_requested.emit(annotation)

    def _excerpt(self) -> None:
        chosen = self._selected()
        if chosen:
            self.excerpt_requested.emit(chosen)

    def _remove(self) -> None:
        ids = [annotation.id for annotation in self._selected()]
        if ids:
            self.removal_requested.emit(ids)
