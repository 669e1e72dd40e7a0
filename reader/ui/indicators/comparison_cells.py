"""How a cell of the comparison is drawn: values one under the other, each with its bar."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.indicators.model import Review
from reader.indicators.wording import REVIEWS
from reader.ui.indicators.comparison import Cell, Promise, State
from reader.ui.indicators.wording import baseline_words, dated_words
from reader.ui.models.comparison_model import STATES
from reader.ui.row_painting import Row, paint_line, row_of, small
from reader.ui.theme import Theme

MOST_VALUES = 3
"""So many values of one city are drawn; the rest is counted."""
PAD_X, PAD_Y = 8, 5
_TOLD = {Review.EXTRACTED, Review.EDITED}
_BAR = 4
_BAR_ROOM = 8


@dataclass(frozen=True, slots=True)
class Lines:
    """Heights in pixels: of a value, and of what explains it."""

    value: int
    note: int

    @classmethod
    def of(cls, font: QFont) -> "Lines":
        """Those of a font."""
        return cls(QFontMetrics(font).height(), QFontMetrics(small(font)).height())


def height_of(cell: Cell, lines: Lines) -> int:
    """Room a cell needs, in pixels."""
    shown = cell.promises[:MOST_VALUES]
    height = sum(_height(promise, lines) for promise in shown)
    if len(cell.promises) > MOST_VALUES:
        height += lines.note
    return max(height, lines.value + _BAR_ROOM) + 2 * PAD_Y


def promise_at(cell: Cell, lines: Lines, height: int) -> int | None:
    """Number of the value drawn ``height`` pixels below the top of a cell.

    Returns:
        None for a cell without values and for the line that counts the rest.
    """
    below = PAD_Y
    for number, promise in enumerate(cell.promises[:MOST_VALUES]):
        below += _height(promise, lines)
        if height < below:
            return number
    return None if len(cell.promises) > MOST_VALUES or not cell.promises else 0


def _height(promise: Promise, lines: Lines) -> int:
    return lines.value + (lines.note if promise.obstacle else _BAR_ROOM)


class CellDelegate(QStyledItemDelegate):
    """Paints a :class:`Cell`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        cell = index.data(Qt.ItemDataRole.UserRole)
        row = row_of(option)
        painter.save()
        if isinstance(cell, Cell):
            self._paint_cell(painter, row, cell)
        else:
            painter.fillRect(row.rect, QColor(self.theme.hover))
        painter.restore()

    def _paint_cell(self, painter: QPainter, row: Row, cell: Cell) -> None:
        painter.fillRect(row.rect, QColor(self.theme.paper))
        if cell.state is State.PROMISED:
            self._paint_values(painter, row, cell)
        else:
            self._paint_state(painter, row, cell.state)
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(row.rect.bottomLeft(), row.rect.bottomRight())
        painter.drawLine(row.rect.topRight(), row.rect.bottomRight())
        if row.selected:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(row.rect.adjusted(1, 1, -1, -1))

    def _paint_state(self, painter: QPainter, row: Row, state: State) -> None:
        painter.setFont(row.small_font)
        if state is State.UNREVIEWED:
            painter.fillRect(row.rect, QColor(self.theme.panel))
            painter.fillRect(
                row.rect, QBrush(QColor(self.theme.border), Qt.BrushStyle.BDiagPattern)
            )
            words = QFontMetrics(row.small_font).boundingRect(STATES[state])
            words.moveCenter(row.rect.center())
            painter.fillRect(words.adjusted(-5, -2, 5, 2), QColor(self.theme.panel))
        painter.setPen(QColor(self.theme.secondary))
        painter.drawText(row.rect, Qt.AlignmentFlag.AlignCenter, STATES[state])

    def _paint_values(self, painter: QPainter, row: Row, cell: Cell) -> None:
        place = row.rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        lines = Lines.of(row.font)
        for promise in cell.promises[:MOST_VALUES]:
            height = _height(promise, lines)
            self._paint_promise(painter, row, promise, QRect(place.topLeft(), place.size()))
            place.setTop(place.top() + height)
        rest = len(cell.promises) - MOST_VALUES
        if rest > 0:
            place.setHeight(QFontMetrics(row.small_font).height())
            color = QColor(self.theme.accent)
            paint_line(painter, place, f"还有 {rest} 项", row.small_font, color)

    def _paint_promise(self, painter: QPainter, row: Row, promise: Promise, place: QRect) -> None:
        line = QRect(place.left(), place.top(), place.width(), QFontMetrics(row.font).height())
        self._paint_words(painter, row, promise, line)
        below = QPoint(line.left(), line.bottom() + 1)
        if promise.obstacle:
            height = QFontMetrics(row.small_font).height()
            note = QRect(below.x(), below.y(), place.width(), height)
            words = f"≠ {promise.obstacle}"
            paint_line(painter, note, words, row.small_font, QColor(self.theme.warning))
        else:
            track = QRectF(below.x(), below.y() + 1, place.width(), _BAR)
            self._paint_bar(painter, track, promise)

    def _paint_words(self, painter: QPainter, row: Row, promise: Promise, line: QRect) -> None:
        """The value; beside it, where there is room, its baseline and how often it is said."""
        strong = QFont(row.font)
        strong.setBold(not promise.obstacle)
        words, metrics = dated_words(promise.indicator), QFontMetrics(strong)
        used = metrics.horizontalAdvance(words)
        paint_line(painter, line, words, strong, QColor(self.theme.text))
        notes = [f"{len(promise.places)}处"] if len(promise.places) > 1 else []
        notes += ["前后不一"] if promise.doubtful else []
        notes += [f"基期 {each}" for each in [baseline_words(promise.indicator)] if each]
        if promise.indicator.review in _TOLD:
            notes.append(REVIEWS[promise.indicator.review])
        room = line.width() - used - PAD_X
        while notes and QFontMetrics(row.small_font).horizontalAdvance("　".join(notes)) > room:
            notes.pop(0)
        painter.setFont(row.small_font)
        painter.setPen(QColor(self.theme.secondary))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, right, "　".join(notes))

    def _paint_bar(self, painter: QPainter, track: QRectF, promise: Promise) -> None:
        """The target as a bar; the part that is there already is stronger."""
        painter.fillRect(track, QColor(self.theme.hover))
        target = QRectF(track)
        target.setWidth(track.width() * promise.share)
        color = QColor(self.theme.positive)
        start = promise.baseline_share
        if start is None:
            painter.fillRect(target, color)
            return
        color.setAlphaF(0.45)
        painter.fillRect(target, color)
        reached = QRectF(track)
        reached.setWidth(track.width() * start)
        painter.fillRect(reached, QColor(self.theme.accent))
