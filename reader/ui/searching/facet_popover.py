"""筛选: choose documents by province, city, year and so on, each value with its count."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from reader.search import Facet, FacetCount
from reader.ui.models.facet_model import Counts, FacetGroup, FacetModel
from reader.ui.side_tree import SideTree

WIDTH = 300
OPEN_AT_FIRST = 8
"""Groups with so few values are open at first."""


class FacetPopover(QFrame):
    """A tree of facets; a check mark or Enter or Space chooses a value and takes it back.

    The answer that follows is shown in the same popover: it stays open until Esc or a click
    outside.

    Signals:
        choice_toggled(str, str): Facet and value.
        closed(): It was closed.
    """

    choice_toggled = Signal(str, str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popover")
        self._counts: Counts = {}
        self._open: dict[Facet, bool] = {}
        self._model = FacetModel(self)
        self._field = QLineEdit()
        self._field.setPlaceholderText("在选项中查找，如“山东”")
        self._field.setAccessibleName("查找选项")
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._refresh)
        self._field.installEventFilter(self)
        self._tree = self._make_tree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._field)
        layout.addWidget(self._tree, 1)
        self.setFocusProxy(self._field)

    def _make_tree(self) -> SideTree:
        tree = SideTree("筛选条件")
        tree.setModel(self._model)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        tree.setUniformRowHeights(True)
        tree.clicked.connect(self._toggle)
        tree.activated.connect(self._toggle)
        tree.expanded.connect(lambda index: self._remember(index, is_open=True))
        tree.collapsed.connect(lambda index: self._remember(index, is_open=False))
        tree.installEventFilter(self)
        return tree

    def set_counts(self, counts: Mapping[Facet, tuple[FacetCount, ...]]) -> None:
        """Show the values of another answer; what is open and where one stands stay."""
        self._counts = counts
        self._refresh()

    def open_at(self, anchor: QWidget) -> None:
        """Show it below a widget, on the screen as a whole."""
        room = anchor.screen().availableGeometry()
        width = min(WIDTH, room.width() - 16)
        height = min(460, room.height() - 32)
        corner = anchor.mapToGlobal(QPoint(anchor.width() - width, anchor.height() + 2))
        left = min(max(corner.x(), room.left() + 8), room.right() - width - 8)
        top = max(min(corner.y(), room.bottom() - height - 8), room.top())
        self.setGeometry(left, top, width, height)
        self.show()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """See Qt."""
        super().hideEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: arrow down leads from the field into the tree, Space chooses there."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._field and event.key() == Qt.Key.Key_Down:
                self._enter_tree()
                return True
            if watched is self._tree and event.key() == Qt.Key.Key_Space:
                self._toggle(self._tree.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _enter_tree(self) -> None:
        if not self._tree.currentIndex().isValid():
            self._tree.setCurrentIndex(self._model.index(0, 0))
        self._tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refresh(self) -> None:
        here = self._current_key()
        wanted = self._field.text().strip()
        self._model.set_counts(self._counts, wanted)
        for row, group in enumerate(self._model.groups):
            usual = len(group.counts) <= OPEN_AT_FIRST
            is_open = bool(wanted) or self._open.get(group.facet, usual)
            index = self._model.index(row, 0)
            self._tree.blockSignals(True)  # noqa: FBT003 - Qt's
            self._tree.setFirstColumnSpanned(row, QModelIndex(), True)  # noqa: FBT003 - Qt's
            self._tree.setExpanded(index, is_open)
            self._tree.blockSignals(False)  # noqa: FBT003 - Qt's
        if here is not None:
            index = self._model.find(*here)
            if index.isValid():
                self._tree.make_current(index)

    def _current_key(self) -> tuple[Facet, str] | None:
        index = self._tree.currentIndex()
        count = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(count, FacetCount):
            return self._model.facet_of(index), count.value
        return None

    def _remember(self, index: QModelIndex, *, is_open: bool) -> None:
        group = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(group, FacetGroup) and not self._field.text().strip():
            self._open[group.facet] = is_open

    def _toggle(self, index: QModelIndex) -> None:
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, FacetGroup):
            self._tree.toggle(index.siblingAtColumn(0))
        elif isinstance(value, FacetCount):
            self.choice_toggled.emit(self._model.facet_of(index), value.value)
