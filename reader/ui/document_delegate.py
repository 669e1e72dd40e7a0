"""How a row of the 文库 is painted: a place and its count; a document's title, year and marks."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.library.model import DocumentSummary
from reader.ui.marks import marks_of
from reader.ui.models.library_model import Place
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import (
    GAP,
    PADDING,
    Row,
    RowDelegate,
    paint_at_right,
    paint_line,
    paint_marks,
    text_color,
)
from reader.ui.side_tree import SideTree
from reader.ui.text_lines import Quote, fit, paint_lines
from reader.ui.theme import Theme

_TITLE_LINES = 2


class DocumentDelegate(RowDelegate):
    """Paints :class:`Place` and :class:`DocumentSummary`; a title has at most two lines."""

    def __init__(self, theme: Theme, tree: SideTree) -> None:
        super().__init__(theme, tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """See Qt."""
        measures = self._tree.measures()
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Place):
            return QSize(0, measures.line + 2 * PADDING + 2)
        lines = self._tree.title_lines(value.title, index, _TITLE_LINES)
        return QSize(0, lines * measures.line + measures.small + 2 * PADDING + GAP)

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Place):
            self._paint_place(painter, row, value)
        else:
            self._paint_document(painter, row, value)

    def _paint_place(self, painter: QPainter, row: Row, place: Place) -> None:
        inner = row.rect.adjusted(PADDING, 0, -2 * PADDING, 0)
        number = f"{place.documents:,}" if place.documents > 1 else ""
        faint = text_color(row, self.theme, secondary=True)
        left = paint_at_right(painter, inner, number, row.small_font, faint)
        paint_line(painter, left, place.name, row.font, text_color(row, self.theme))

    def _paint_document(self, painter: QPainter, row: Row, summary: DocumentSummary) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        title = fit(Quote(summary.title), row.font, inner.width(), _TITLE_LINES, None)
        paint_lines(painter, QPointF(inner.topLeft()), title, text_color(row, self.theme))
        small = QFontMetrics(row.small_font).height()
        below = QRect(inner.left(), inner.bottom() - small + 1, inner.width(), small)
        self._paint_foot(painter, row, below, summary)

    def _paint_foot(
        self, painter: QPainter, row: Row, place: QRect, summary: DocumentSummary
    ) -> None:
        year = (summary.issue_date or summary.publication_date or "")[:4]
        words = summary.apart if year in summary.apart else f"{year}  {summary.apart}".rstrip()
        rest = place
        if words or year:
            color = text_color(row, self.theme, secondary=True)
            rest = paint_line(painter, place, words or year, row.small_font, color)
        paint_marks(painter, rest, marks_of(summary), row.small_font, self.theme)
