"""The sheet of paper on which a page is read: scrolling, selecting, copying, marks."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextTableCell,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from reader.ui.reading.page import Page
from reader.ui.theme import Theme

_TOP_GAP = 6
"""Pixels between the upper edge and the line that is gone to."""
_DESK = 16
"""Least width of the desk beside the paper; with less room the paper takes all."""
_SCROLL_LINES = 3
_WHEEL_STEP = 120
_UPPER_THIRD = 0.3

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


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured stretch of the text ``[start, end)``; colours are ``#rrggbb``."""

    start: int
    end: int
    background: str
    color: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A position and how much of the view's height is to be above it."""

    position: int
    share: float


class PageView(QTextBrowser):
    """Shows one page at a time; all positions are those of ``Document.text``.

    Signals:
        menu_requested: A context menu is wanted: document position, place on the screen.
        zoom_requested: Steps by which to zoom, from the wheel with Ctrl.
        scrolled: The visible part has changed.
    """

    menu_requested = Signal(int, QPoint)
    zoom_requested = Signal(int)
    scrolled = Signal()

    def __init__(self, text: str, page: Page, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``page``, which shows ``text``; copying gives pieces of ``text``."""
        super().__init__(parent)
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
        self._text = text
        self._marks: Sequence[Mark] = ()
        self._mark_starts: list[int] = []
        self._over: tuple[Mark, ...] = ()
        self._held: _Place | None = None
        self._put(page, theme)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    def _put(self, page: Page, theme: Theme) -> None:
        self._page = page
        self._theme = theme
        page.fit(self.viewport().width())
        page.text_document.setParent(self)
        self.setDocument(page.text_document)
        self.setCursorWidth(0)
        self.verticalScrollBar().setSingleStep(round(page.typography.em * 1.75))

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
        self._paint_marks()

    # Places

    def position(self) -> int:
        """Document position of the first line that is seen.

        Going to a position and asking for it gives the same one until the user scrolls.
        """
        if self._held is not None and (self._held.share == 0 or not self.isVisible()):
            return self._held.position
        if self.verticalScrollBar().value() == 0:
            return 0
        return self._position_at(QPoint(self._column_left() + 2, _TOP_GAP + 3))

    def reading_position(self) -> int:
        """Document position where the eye rests: the line at which a place asked for is shown.

        At the beginning that is the first line seen, at the end the last one.
        """
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return 0
        height = self.viewport().height()
        y = height - _TOP_GAP if bar.value() == bar.maximum() else int(height * _UPPER_THIRD) + 3
        return self._position_at(QPoint(self._column_left() + 2, y))

    def _column_left(self) -> int:
        return int(self.document().rootFrame().frameFormat().leftMargin())

    def _position_at(self, point: QPoint) -> int:
        return self._page.document_position(self.cursorForPosition(point).position())

    def rect_of(self, position: int) -> QRect:
        """Left edge of the character at ``position``, in pixels of the viewport; no width."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._page.qt_range(position, position + 1)[0])
        return self.cursorRect(cursor)

    def _y_of(self, position: int) -> int:
        """Distance of the line of ``position`` from the top of the document, in pixels."""
        return self.rect_of(position).top() + self.verticalScrollBar().value()

    def go_to_position(self, position: int) -> None:
        """Scroll so that the line of ``position`` is the first one seen."""
        self._go_to(_Place(min(max(position, 0), len(self._text)), 0.0))

    def show_place(self, start: int) -> None:
        """Scroll so that the line of ``start`` stands in the upper third."""
        self._go_to(_Place(start, _UPPER_THIRD))

    def _go_to(self, place: _Place) -> None:
        """Scroll to ``place`` and stay there through changes of size and rendering.

        While the view is hidden its size means nothing: it scrolls when it is shown.
        """
        if self.isVisible():
            gap = max(int(self.viewport().height() * place.share), _TOP_GAP)
            self._lay_out_all()
            self.verticalScrollBar().setValue(
                self._y_of(place.position) - gap if place.position else 0
            )
        self._held = place

    def _lay_out_all(self) -> None:
        """Make Qt finish the layout: until then the range of the scroll bar is an estimate."""
        document = self.document()
        document.documentLayout().blockBoundingRect(document.lastBlock())

    def _kept_place(self) -> _Place:
        return self._held or _Place(self.position(), 0.0)

    def _on_scroll(self) -> None:
        self._held = None
        self._paint_marks()
        self.scrolled.emit()

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
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is None or not cursor.hasComplexSelection():
            return self._text[slice(*selection)]
        one, other = table.cellAt(cursor.anchor()), table.cellAt(cursor.position())
        top, bottom = sorted((one.row(), other.row()))
        left, right = sorted((one.column(), other.column()))
        return "\n".join(
            "\t".join(self._text_of(table.cellAt(row, column)) for column in range(left, right + 1))
            for row in range(top, bottom + 1)
        )

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
        self._paint_marks()

    def _paint_marks(self) -> None:
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

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lay the paper on the desk, then draw the text on it."""
        painter = QPainter(self.viewport())
        painter.fillRect(self._paper(), QColor(self._theme.paper))
        painter.end()
        super().paintEvent(event)

    def _paper(self) -> QRect:
        room = self.viewport().width()
        wanted = int(self._page.column_width(room) + 8 * self._page.typography.em)
        width = wanted if room - wanted >= 2 * _DESK else room
        return QRect((room - width) // 2, 0, width, self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew and stay at the same place."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        place = self._kept_place()
        self._page.fit(event.size().width())
        super().resizeEvent(event)
        self._go_to(place)
        self._paint_marks()

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the place asked for while hidden; Qt would go to the text cursor."""
        place = self._kept_place()
        super().showEvent(event)
        self._go_to(place)
        self._paint_marks()

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

    def _scroll_key(self, key: int) -> bool:
        """Scroll for ``key``; False for a key that does not scroll."""
        bar = self.verticalScrollBar()
        steps = {
            Qt.Key.Key_Up.value: -bar.singleStep(),
            Qt.Key.Key_Down.value: bar.singleStep(),
            Qt.Key.Key_PageUp.value: -self._page_step(),
            Qt.Key.Key_PageDown.value: self._page_step(),
            Qt.Key.Key_Home.value: -bar.maximum(),
            Qt.Key.Key_End.value: int(self.document().size().height()),
        }
        if key not in steps:
            return False
        self._lay_out_all()
        self._scroll_by(steps[key])
        return True

    def _page_step(self) -> int:
        return self.viewport().height() - 2 * self.verticalScrollBar().singleStep()

    def _scroll_by(self, pixels: int) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pixels)

    def _begin_selecting(self) -> None:
        """Show the text cursor, and bring it into view where it is not."""
        self.setCursorWidth(2)
        if self.textCursor().hasSelection():
            return
        if not self.viewport().rect().contains(self.cursorRect().center()):
            cursor = self.textCursor()
            top = QPoint(self._column_left() + 2, _TOP_GAP + 3)
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
