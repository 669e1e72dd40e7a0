"""What side panels are built from: a tree, and a sentence in its place when it is empty."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTreeView,
    QWidget,
)

MARGIN = 8
"""Device-independent pixels between a panel's edge and what stands in it."""


class SideTree(QTreeView):
    """A tree of one column without header, with actions in its context menu.

    ``activated`` comes with Enter and with a double click.
    """

    def __init__(self, accessible_name: str, *, indentation: int = 14) -> None:
        super().__init__()
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

    def row_width(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Room for a row's content, in device-independent pixels."""
        depth = 1
        above = index.parent()
        while above.isValid():
            depth += 1
            above = above.parent()
        return self.viewport().width() - depth * self.indentation()

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
