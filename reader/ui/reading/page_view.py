"""The sheet of paper on which a page is read: scrolling, selecting, copying, marks."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextTableCell,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from reader.ui.reading.page import Page
from reader.ui.reading.page_table import chosen_cells
from reader.ui.reading.placed_page import TOP_GAP, PlacedPage
from reader.ui.theme import Theme

_DESK = 16
"""Least width of the desk beside the paper; with less room the paper takes all."""
_WHEEL_STEP = 120

_MOVING_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    }
)
_UNDOING = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured stretch of the text ``[start, end)``; colours are ``#rrggbb``."""

    start: int
    end: int
    background: str
    color: str


class PageLayer(Protocol):
    """Paints on a page what is not part of it."""

    def paint_under(self, painter: QPainter) -> None:
        """Paint on the paper, before the text."""

    def paint_over(self, painter: QPainter) -> None:
        """Paint on the text."""


class PageView(PlacedPage):
    """Shows one page at a time; all positions are those of ``Document.text``.

    Signals:
        menu_requested: A context menu is wanted: document position, place on the screen.
        zoom_requested: Steps by which to zoom, from the wheel with Ctrl.
    """

    menu_requested = Signal(int, QPoint)
    zoom_requested = Signal(int)

    def __init__(self, text: str, page: Page, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``page``, which shows ``text``; copying gives pieces of ``text``."""
        super().__init__(text, page, theme, parent)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("正文")
        self.setCursorWidth(0)
        self._marks: Sequence[Mark] = ()
        self._mark_starts: list[int] = []
        self._over: tuple[Mark, ...] = ()
        self._layers: list[PageLayer] = []

    def set_page(self, page: Page, theme: Theme) -> None:
        """Show another rendering of the same text at the same place, with the same selection."""
        place = self._kept_place()
        selection = self.selected_range()
        replaced = self._page.text_document
        self._put(page, theme)
        replaced.deleteLater()
        if selection is not None:
            self._select(*selection)
        self._go_to(place)
        self._place_changed()

    # Selecting and copying

    def selected_range(self) -> tuple[int, int] | None:
        """Document range of the selection, None if nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._page.document_position(cursor.selectionStart())
        end = self._page.document_position(cursor.selectionEnd())
        return (start, end) if start < end else None

    def _select(self, start: int, end: int) -> None:
        low, high = self._page.qt_range(start, end)
        cursor = self.textCursor()
        cursor.setPosition(low)
        cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def selected_text(self) -> str:
        """What copying gives: the original text; cells chosen in a table with tabs between them."""
        selection = self.selected_range()
        if selection is None:
            return ""
        cells = chosen_cells(self.textCursor())
        if cells is None:
            return self._text[slice(*selection)]
        return "\n".join("\t".join(map(self._text_of, row)) for row in cells)

    def _text_of(self, cell: QTextTableCell) -> str:
        first, last = cell.firstPosition(), cell.lastPosition()
        if first == last:
            return ""
        start = self._page.document_position(first)
        return self._text[start : self._page.document_position(last)]

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain original text, whatever is displayed."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    # Marks

    def set_marks(self, marks: Iterable[Mark], over: Iterable[Mark] = ()) -> None:
        """Colour stretches of the text; those in ``over`` lie on top and may be anywhere."""
        self._marks = sorted(marks, key=lambda mark: (mark.start, mark.end))
        self._mark_starts = [mark.start for mark in self._marks]
        self._over = tuple(over)
        self._place_changed()

    def _place_changed(self) -> None:
        """Hand Qt the marks near the visible part: it looks at each of them for each paragraph."""
        if not self.isVisible():
            return
        shown: list[Mark] = []
        if self._marks:
            height = self.viewport().height()
            low = self._position_at(QPoint(self._column_left(), -height))
            high = self._position_at(QPoint(self.viewport().width(), 2 * height))
            longest = max(mark.end - mark.start for mark in self._marks)
            first = bisect_left(self._mark_starts, low - longest)
            shown = list(self._marks[first : bisect_left(self._mark_starts, high + 1)])
        self.setExtraSelections(
            [selection for mark in (*shown, *self._over) for selection in self._selections(mark)]
        )

    def _selections(self, mark: Mark) -> Iterable[QTextEdit.ExtraSelection]:
        form = QTextCharFormat()
        form.setBackground(QColor(mark.background))
        form.setForeground(QColor(mark.color))
        for low, high in self._page.qt_pieces(mark.start, mark.end):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(low)
            cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor  # type: ignore[attr-defined]
            selection.format = form  # type: ignore[attr-defined]
            yield selection

    def caret_position(self) -> int | None:
        """Document position that was clicked last, None where it is not seen any more."""
        cursor = self.textCursor()
        seen = self.viewport().rect().contains(self.cursorRect().center())
        return (
            self._page.document_position(cursor.position()) if cursor.position() and seen else None
        )

    # Layers

    def add_layer(self, layer: PageLayer) -> None:
        """Let ``layer`` paint on the page from now on."""
        self._layers.append(layer)

    # Events

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: nothing can be typed here."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _UNDOING)
        ):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the paper on the desk, then draw the text on it."""
        painter = QPainter(self.viewport())
        painter.fillRect(self._paper(), QColor(self._theme.paper))
        for layer in self._layers:
            layer.paint_under(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        for layer in self._layers:
            layer.paint_over(painter)
        painter.end()

    def _paper(self) -> QRect:
        room = self.viewport().width()
        wanted = int(self._page.column_width(room) + 8 * self._page.typography.em)
        width = wanted if room - wanted >= 2 * _DESK else room
        return QRect((room - width) // 2, 0, width, self.viewport().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl ask for another zoom, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zoom_requested.emit(
                    max(abs(turned) // _WHEEL_STEP, 1) * (1 if turned > 0 else -1)
                )
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys without Shift scroll, as in a reader; with Shift they select from what is seen."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space and not control:
            self._scroll_by(self._page_step() * (-1 if shift else 1))
        elif shift and event.key() in _MOVING_KEYS:
            self._begin_selecting()
            super().keyPressEvent(event)
        elif not self._scroll_key(event.key()):
            super().keyPressEvent(event)

    def _begin_selecting(self) -> None:
        """Show the text cursor, and bring it into view where it is not."""
        self.setCursorWidth(2)
        if self.textCursor().hasSelection():
            return
        if not self.viewport().rect().contains(self.cursorRect().center()):
            cursor = self.textCursor()
            top = QPoint(self._column_left() + 2, TOP_GAP + 3)
            cursor.setPosition(self.cursorForPosition(top).position())
            self.setTextCursor(cursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place under the pointer; of the first line for the menu key."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_requested.emit(self._position_at(event.pos()), event.globalPos())
        else:
            self.menu_requested.emit(
                self.position(), self.viewport().mapToGlobal(self.cursorRect().bottomRight())
            )
