"""What side panels are built from: a tree, and a sentence in its place when it is empty."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QFontMetrics,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QWidget,
)

from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import PADDING, small

MARGIN = 8
"""Device-independent pixels between a panel's edge and what stands in it."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of a line of text and of small text, width of a Han character."""

    line: int
    small: int
    character: int


class SideTree(QTreeView):
    """A tree of one column without header, with actions in its context menu.

    ``activated`` comes with Enter and with a double click.
    """

    def __init__(self, accessible_name: str, *, indentation: int = 14) -> None:
        self._measures: Measures | None = None
        super().__init__()
        self.setViewport(_viewport())
        self.setAccessibleName(accessible_name)
        self.setHeaderHidden(True)
        self.setIndentation(indentation)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setMinimumSize(120, 60)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def add_action(
        self, text: str, run: Callable[[], object], key: QKeySequence.StandardKey | None = None
    ) -> QAction:
        """Put an action into the context menu; it works on the current row.

        Args:
            text: What the menu shows.
            run: Called when the action is chosen.
            key: A key that works while the tree has the focus.
        """
        action = QAction(text, self)
        action.triggered.connect(lambda _checked: run())
        if key is not None:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def measures(self) -> Measures:
        """Sizes of the font, kept until it changes: they are asked for once for every row."""
        if self._measures is None:
            metrics, secondary = QFontMetrics(self.font()), QFontMetrics(small(self.font()))
            self._measures = Measures(
                metrics.height(), secondary.height(), metrics.horizontalAdvance("政")
            )
        return self._measures

    def title_lines(self, title: str, index: AnyIndex, most: int) -> int:
        """How many lines a title of Han characters takes in a row, at most ``most``.

        Counts every character as a Han character: it may be one line too many, never too few.
        """
        width = len(title) * self.measures().character
        room = self.viewport().width() - self.indentation() - 2 * PADDING
        while width <= most * room and index.parent().isValid():
            index = index.parent()
            room -= self.indentation()
        return max(min(most, -(-width // max(room, 1))), 1)

    def changeEvent(self, event: QEvent) -> None:
        """See Qt."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measures = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; the height of a row may depend on its width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """See Qt; who comes by keyboard sees on which row he is."""
        super().focusInEvent(event)
        current = self.currentIndex()
        if current.isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectionModel().select(current, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def make_current(self, index: QModelIndex) -> None:
        """Select a row, open what it lies in, bring it into view; the focus stays where it is."""
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def toggle(self, index: QModelIndex) -> None:
        """Open a closed row, close an open one."""
        self.setExpanded(index, not self.isExpanded(index))


def _viewport() -> QWidget:
    """The viewport of a tree, as Qt makes it.

    When one that Qt made is asked for, PySide makes all widget classes there are to find the one
    it belongs to: a tenth of what an empty window takes.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    return viewport


class MessageStack(QStackedWidget):
    """Shows a widget, or a sentence that says why there is nothing to see in it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._message = QLabel()
        self._message.setProperty("role", "secondary")
        self._message.setWordWrap(True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._message.setContentsMargins(MARGIN, 3 * MARGIN, MARGIN, MARGIN)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.addWidget(content)
        self.addWidget(self._message)

    def show_content(self) -> None:
        """Show the widget."""
        self.setCurrentWidget(self._content)

    def show_message(self, sentence: str) -> None:
        """Show a sentence instead of the widget."""
        self._message.setText(sentence)
        self.setCurrentWidget(self._message)


def panel_header(title: str, *right: QWidget) -> QHBoxLayout:
    """The top line of a panel: its name, and small widgets at the right end."""
    row = QHBoxLayout()
    row.setContentsMargins(MARGIN, 2, MARGIN, 0)
    label = QLabel(title)
    label.setProperty("role", "heading")
    row.addWidget(label)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row
