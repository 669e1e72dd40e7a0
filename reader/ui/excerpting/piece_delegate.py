"""How a piece is painted in the panel: number and heading, two lines of the quotation, source."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.models.piece_model import GroupLine, PieceLine
from reader.ui.row_painting import (
    GAP,
    PADDING,
    SMALL,
    Row,
    paint_background,
    paint_line,
    row_of,
    text_color,
)
from reader.ui.text_lines import Quote, fit, paint_lines
from reader.ui.theme import Theme

_QUOTE_LINES = 2
_SHOWN = 200
"""More characters than two lines hold in any panel."""


class PieceDelegate(QStyledItemDelegate):
    """Paints :class:`GroupLine` and :class:`PieceLine`.

    Attributes:
        theme: Colours.
    """

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self.theme = theme
        self._view = view

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        metrics = QFontMetrics(self._view.font())
        line = metrics.height()
        value = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(value, PieceLine):
            return QSize(0, line + 2 * PADDING + GAP)
        lines = 1 + self._quote_lines(value, metrics)
        small = int(line * SMALL) + 1 if value.source else 0
        return QSize(0, lines * line + small + 2 * PADDING + 2)

    def _quote_lines(self, value: PieceLine, metrics: QFontMetrics) -> int:
        if value.piece.kind == "heading":
            return 0
        room = max(self._view.viewport().width() - 4 * PADDING, 1)
        width = metrics.horizontalAdvance("政") * len(value.beginning(_SHOWN))
        return min(-(-width // room), _QUOTE_LINES)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        row = row_of(option)
        value = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(value, GroupLine):
            self._paint_group(painter, row, value)
        elif isinstance(value, PieceLine):
            paint_background(painter, option)
            self._paint_piece(painter, row, value)
        painter.restore()

    def _paint_group(self, painter: QPainter, row: Row, group: GroupLine) -> None:
        inner = row.rect.adjusted(PADDING, PADDING + GAP, -PADDING, -PADDING)
        words = f"{group.count} 条"
        width = QFontMetrics(row.small_font).horizontalAdvance(words)
        name = inner.adjusted(0, 0, -width - 2 * GAP, 0)
        paint_line(painter, name, group.text, _bold(row.font), QColor(self.theme.text))
        place = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        paint_line(painter, place, words, row.small_font, QColor(self.theme.secondary))
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(row.rect.bottomLeft(), row.rect.bottomRight())

    def _paint_piece(self, painter: QPainter, row: Row, value: PieceLine) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        height = QFontMetrics(row.font).height()
        strong = text_color(row, self.theme)
        top = QRect(inner.left(), inner.top(), inner.width(), height)
        if value.piece.kind == "heading":
            paint_line(painter, top, value.heading, _bold(row.font), strong)
            return
        title = value.title if value.number else "编者文字"
        ink = QColor(self.theme.on_selection if row.selected else self.theme.accent)
        paint_line(painter, top, title, row.font, ink)
        left = inner.left() + PADDING
        room = inner.right() - left
        quote = fit(Quote(value.beginning(_SHOWN)), row.font, room, _QUOTE_LINES, None)
        paint_lines(painter, QPointF(left, top.bottom() + 1), quote, strong)
        if value.source:
            self._paint_foot(painter, row, value, QRect(left, 0, room, inner.bottom()))

    def _paint_foot(self, painter: QPainter, row: Row, value: PieceLine, inner: QRect) -> None:
        """What is wrong with it, whether it has a note, then where it comes from."""
        small = QFontMetrics(row.small_font)
        foot = QRect(inner.left(), inner.bottom() - small.height() + 1, inner.width(), 0)
        foot.setHeight(small.height())
        if value.doubt:
            ink = self.theme.on_selection if row.selected else self.theme.expired
            paint_line(painter, foot, value.doubt, row.small_font, QColor(ink))
            foot.setLeft(foot.left() + small.horizontalAdvance(value.doubt) + 2 * GAP)
        words = f"附注  {value.source}" if value.noted else value.source
        color = text_color(row, self.theme, secondary=True)
        paint_line(painter, foot, words, row.small_font, color)


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
