"""The 文库: every document at hand, by province and city, with a field to find one by its title."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from reader.library.citation import cite
from reader.library.model import DocumentSummary
from reader.ui.document_delegate import DocumentDelegate
from reader.ui.models.library_model import LibraryModel
from reader.ui.side_tree import MARGIN, MessageStack, SideTree, panel_header
from reader.ui.theme import Theme

NO_MATCH = "没有符合的文件"
OPENING = "正在打开文库…"
EMPTY = "文库里还没有文件"
COMPARE = "加入对照阅读"
REMOVE = "移除…"
CANNOT_REMOVE: dict[str | None, str] = {
    "shipped": "移除（随程序提供的文件不能移除）",
    "pack": "移除（资源包中的文件随资源包恢复或移除）",
}
OPEN_AT_FIRST = 60
"""Up to so many documents all cities are open at first; with more, the provinces are closed."""
OPEN_WHEN_FILTERED = 300
"""Of what a filter lets through, places are open until so many documents are in sight."""
FOLDED_AT_ONCE = 40
"""Documents whose names are made comparable between two looks at what the user does: 5 ms."""


class LibraryPanel(QWidget):
    """A tree of provinces, cities and documents, and a filter.

    Signals:
        document_activated(str): The reader chose a document, by Enter or double click; its id.
        removal_requested(DocumentSummary): The reader wants an imported document removed.
        versions_requested(DocumentSummary): The reader wants to see its older versions.
        comparison_requested(DocumentSummary): The reader wants it beside what is being read.
    """

    document_activated = Signal(str)
    removal_requested = Signal(object)
    versions_requested = Signal(object)
    comparison_requested = Signal(object)

    def __init__(
        self, fold: Callable[[str], str], theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Build the panel without documents.

        Args:
            fold: Makes what is typed and what it is looked for in comparable (script, width, case).
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._summaries: tuple[DocumentSummary, ...] = ()
        self._fold = fold
        self._folded: dict[DocumentSummary, str] = {}
        self._unfolded: list[DocumentSummary] = []
        self._folding = QTimer(self)
        self._folding.setSingleShot(True)
        self._folding.timeout.connect(self._fold_some)
        self._open_before: set[tuple[str, ...]] | None = None
        self._current: str | None = None
        self._model = LibraryModel(self)
        self._count = QLabel()
        self._count.setProperty("role", "secondary")
        self._field = self._make_field()
        self._tree = self._make_tree()
        self._delegate = DocumentDelegate(theme, self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.selectionModel().currentChanged.connect(self._show_actions)
        self._stack = MessageStack(self._tree)
        self._lay_out()
        self.setFocusProxy(self._field)
        self._stack.show_message(OPENING)

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("筛选：标题、城市、文号、机关")
        field.setAccessibleName("筛选文库")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._apply_filter)
        field.returnPressed.connect(self._open_first)
        field.installEventFilter(self)
        return field

    def _make_tree(self) -> SideTree:
        tree = SideTree("文库", indentation=12)
        tree.setModel(self._model)
        tree.setDragEnabled(True)
        tree.setDragDropMode(SideTree.DragDropMode.DragOnly)
        tree.activated.connect(self._activate)
        tree.add_action("打开", lambda: self._activate(tree.currentIndex()))
        self._compare = tree.add_action(
            COMPARE, lambda: self._emit_current(self.comparison_requested)
        )
        tree.add_action("复制标题和文号", self._copy_citation, QKeySequence.StandardKey.Copy)
        self._versions = tree.add_action(
            "旧版…", lambda: self._emit_current(self.versions_requested)
        )
        self._remove = tree.add_action(
            REMOVE,
            lambda: self._emit_current(self.removal_requested),
            QKeySequence.StandardKey.Delete,
        )
        tree.add_action("全部展开", tree.expandAll)
        tree.add_action("全部收起", tree.collapseAll)
        return tree

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(panel_header("文库", self._count))
        around = QVBoxLayout()
        around.setContentsMargins(MARGIN, 2, MARGIN, MARGIN)
        around.addWidget(self._field)
        layout.addLayout(around)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self._tree.viewport().update()

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Show these documents in this order; what is selected and open stays so."""
        first_time = not self._summaries
        self._summaries = tuple(summaries)
        self._unfolded = [each for each in summaries if each not in self._folded]
        self._folding.start()
        matching = self._matching()
        self._model.set_documents(matching)
        self._show_state(len(matching))
        if first_time and len(summaries) <= OPEN_AT_FIRST:
            self._tree.expandAll()

    def set_current_document(self, document_id: str | None) -> None:
        """Select the document that is being read; the focus stays where it is."""
        self._current = document_id
        index = self._model.index_of(document_id) if document_id is not None else QModelIndex()
        if index.isValid():
            self._tree.make_current(index)
        else:
            self._tree.clearSelection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: the arrow down leads from the field into the tree, Esc empties the field."""
        if watched is self._field and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self._enter_tree()
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._field.clear()
                return True
        return super().eventFilter(watched, event)

    def _apply_filter(self, typed: str) -> None:
        if typed.strip() and self._open_before is None:
            places = self._model.places()
            self._open_before = {path for path in places if self._tree.isExpanded(places[path])}
        matching = self._matching()
        self._model.replace_documents(matching)
        self._show_state(len(matching))
        if typed.strip():
            self._open_filtered(matching)
        elif self._open_before is not None:
            places = self._model.places()
            if self._open_before >= places.keys():
                self._tree.expandAll()
            for path in self._open_before & places.keys():
                self._tree.expand(places[path])
            self._open_before = None
        current = self._model.index_of(self._current) if self._current else QModelIndex()
        if current.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self._tree.selectionModel().select(current, flag)

    def _open_filtered(self, matching: Sequence[DocumentSummary]) -> None:
        """Open the first places; to lay out two thousand rows takes longer than one key press."""
        if len(matching) <= OPEN_WHEN_FILTERED:
            self._tree.expandAll()
            return
        shown: set[str | None] = set()
        for summary in matching[:OPEN_WHEN_FILTERED]:
            shown |= {summary.province, summary.city}
        for path, index in self._model.places().items():
            if path[-1] in shown:
                self._tree.expand(index)

    def _fold_some(self) -> None:
        """Make some more names comparable while the user does nothing, ready for the first key."""
        for summary in self._unfolded[:FOLDED_AT_ONCE]:
            self._text(summary)
        del self._unfolded[:FOLDED_AT_ONCE]
        if self._unfolded:
            self._folding.start()

    def _matching(self) -> list[DocumentSummary]:
        """The documents that hold every word typed."""
        words = [self._fold(word) for word in self._field.text().split()]
        return [each for each in self._summaries if all(word in self._text(each) for word in words)]

    def _show_state(self, shown: int) -> None:
        total = len(self._summaries)
        filtered = bool(self._field.text().strip())
        self._count.setText(f"{shown:,} / {total:,} 篇" if filtered else f"{total:,} 篇")
        if shown:
            self._stack.show_content()
        else:
            self._stack.show_message(NO_MATCH if total else EMPTY)

    def _text(self, summary: DocumentSummary) -> str:
        """What the filter looks at, folded; kept, because folding is the slow part."""
        if summary not in self._folded:
            fields = (
                summary.title,
                summary.city,
                summary.province,
                summary.issuer,
                summary.document_number,
            )
            self._folded[summary] = self._fold("\n".join(field for field in fields if field))
        return self._folded[summary]

    def _enter_tree(self) -> None:
        first = self._model.first_document()
        if first.isValid() and not self._tree.selectedIndexes():
            self._tree.make_current(first)
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_first(self) -> None:
        first = self._model.first_document()
        if first.isValid() and self._field.text().strip():
            self._tree.make_current(first)
            self._activate(first)

    def _activate(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, DocumentSummary):
            self.document_activated.emit(value.id)
        else:
            self._tree.toggle(index)

    def _show_actions(self, index: QModelIndex) -> None:
        """Offer what can be done with the current row."""
        value = index.data(Qt.ItemDataRole.UserRole)
        origin = value.origin if isinstance(value, DocumentSummary) else None
        self._remove.setText(CANNOT_REMOVE.get(origin, REMOVE))
        self._remove.setEnabled(origin == "imported")
        for action in (self._versions, self._compare):
            action.setEnabled(isinstance(value, DocumentSummary))

    def _emit_current(self, signal: SignalInstance) -> None:
        value = self._tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(value, DocumentSummary):
            signal.emit(value)

    def _copy_citation(self) -> None:
        value = self._tree.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(value, DocumentSummary):
            QGuiApplication.clipboard().setText(cite(value))
