"""How a piece is painted in the panel: number and heading, two lines of the quotation, source."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from reader.ui.models.piece_model import GroupLine, PieceLine
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import GAP, PADDING, SMALL, Row, RowDelegate, paint_line, text_color
from reader.ui.text_lines import Quote, fit, paint_lines
from reader.ui.theme import Theme

_QUOTE_LINES = 2
_SHOWN = 200
"""More characters than two lines hold in any panel."""


class PieceDelegate(RowDelegate):
    """Paints :class:`GroupLine` and :class:`PieceLine`."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
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

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, GroupLine):
            ink = QColor(self.theme.secondary)
            self.paint_heading(painter, row, value.text, f"{value.count} 条", ink)
        elif isinstance(value, PieceLine):
            self._paint_piece(painter, row, value)

    def _paint_piece(self, painter: QPainter, row: Row, value: PieceLine) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        height = QFontMetrics(row.font).height()
        strong = text_color(row, self.theme)
        top = QRect(inner.left(), inner.top(), inner.width(), height)
        if value.piece.kind == "heading":
            paint_line(painter, top, value.heading, row.bold_font, strong)
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
            foot = paint_line(painter, foot, value.doubt, row.small_font, QColor(ink))
        words = f"附注  {value.source}" if value.noted else value.source
        color = text_color(row, self.theme, secondary=True)
        paint_line(painter, foot, words, row.small_font, color)
