"""A page in a window of changing size: going to places of the text and staying there."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QWidget

from reader.ui.reading.page import Page
from reader.ui.reading.page_lines import LinePiece, line_pieces
from reader.ui.theme import Theme

TOP_GAP = 6
"""Pixels between the upper edge and the line that is gone to."""
_UPPER_THIRD = 0.3


@dataclass(frozen=True, slots=True)
class _Place:
    """A position and how much of the view's height is to be above it."""

    position: int
    share: float


class PlacedPage(QTextBrowser):
    """Shows one page at a time; all positions are those of ``Document.text``.

    Signals:
        scrolled: The visible part has changed.
    """

    scrolled = Signal()

    def __init__(self, text: str, page: Page, theme: Theme, parent: QWidget | None = None) -> None:
        """Show ``page``, which shows ``text``."""
        super().__init__(parent)
        self._text = text
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

    def position(self) -> int:
        """Document position of the first line that is seen.

        Going to a position and asking for it gives the same one until the user scrolls.
        """
        if self._held is not None and (self._held.share == 0 or not self.isVisible()):
            return self._held.position
        if self.verticalScrollBar().value() == 0:
            return 0
        return self._position_at(QPoint(self._column_left() + 2, TOP_GAP + 3))

    def reading_position(self) -> int:
        """Document position where the eye rests: the line at which a place asked for is shown.

        At the beginning that is the first line seen, at the end the last one.
        """
        bar = self.verticalScrollBar()
        if bar.value() == 0:
            return 0
        height = self.viewport().height()
        y = height - TOP_GAP if bar.value() == bar.maximum() else int(height * _UPPER_THIRD) + 3
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
            gap = max(int(self.viewport().height() * place.share), TOP_GAP)
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
        self._place_changed()
        self.scrolled.emit()

    def _place_changed(self) -> None:
        """Another part of the text is seen, or the same part elsewhere."""

    # Where things are

    @property
    def em(self) -> float:
        """Width of a Han character of the body text, in pixels."""
        return self._page.typography.em

    def column(self) -> tuple[int, int]:
        """Left and right edge of the text column, in pixels of the viewport."""
        margin = int(self.document().rootFrame().frameFormat().rightMargin())
        return self._column_left(), self.viewport().width() - margin

    def seen_range(self) -> tuple[int, int]:
        """Document positions between which everything lies that is seen."""
        height, width = self.viewport().height(), self.viewport().width()
        return (
            self._position_at(QPoint(self._column_left(), -int(2 * self.em))),
            self._position_at(QPoint(width, height + int(2 * self.em))),
        )

    def pieces_of(self, start: int, end: int) -> list[LinePiece]:
        """The pieces of lines that ``[start, end)`` takes, in pixels of the viewport's width.

        Their height counts from the top of the document: take ``verticalScrollBar().value()`` off.
        """
        return [
            piece
            for low, high in self._page.qt_pieces(start, end)
            for piece in line_pieces(self.document(), low, high)
        ]

    # Scrolling by keys

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

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the column anew and stay at the same place."""
        if event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        place = self._kept_place()
        self._page.fit(event.size().width())
        super().resizeEvent(event)
        self._go_to(place)
        self._place_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Go to the place asked for while hidden; Qt would go to the text cursor."""
        place = self._kept_place()
        super().showEvent(event)
        self._go_to(place)
        self._place_changed()
