"""How an annotation is painted in the panel: swatch, quote, note, where it stands."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from reader.ui.models.annotation_model import AnnotationRow, DocumentHeading
from reader.ui.models.tree_model import AnyIndex
from reader.ui.noting.meaning_look import paint_swatch
from reader.ui.row_painting import GAP, PADDING, SMALL, Row, RowDelegate, paint_line, text_color
from reader.ui.text_lines import Quote, fit, paint_lines
from reader.ui.theme import Theme

_SWATCH = 18
_NOTE_LINES = 2


class AnnotationDelegate(RowDelegate):
    """Paints :class:`DocumentHeading` and :class:`AnnotationRow`."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """See Qt."""
        line = QFontMetrics(self._view.font()).height()
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, DocumentHeading):
            return QSize(0, line + 2 * PADDING + GAP)
        has_foot = isinstance(value, AnnotationRow) and (value.lost or _facts(value))
        small = int(line * SMALL) + 1 if has_foot else 0
        lines = 0
        if isinstance(value, AnnotationRow) and value.annotation.note:
            room = self._view.viewport().width() - 2 * PADDING - _SWATCH - GAP
            characters = max(room // QFontMetrics(self._view.font()).horizontalAdvance("政"), 1)
            note = value.annotation.note
            lines = _NOTE_LINES if len(note) > characters or "\n" in note else 1
        return QSize(0, line + lines * line + small + 2 * PADDING + GAP)

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, DocumentHeading):
            count = f"{value.count} 条" + ("，文件已移除" if value.gone else "")
            ink = self.theme.expired if value.gone else self.theme.secondary
            self.paint_heading(painter, row, value.title, count, QColor(ink))
        elif isinstance(value, AnnotationRow):
            self._paint_annotation(painter, row, value)

    def _paint_annotation(self, painter: QPainter, row: Row, value: AnnotationRow) -> None:
        annotation = value.annotation
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        metrics, small = QFontMetrics(row.font), QFontMetrics(row.small_font)
        swatch = QRectF(inner.left(), inner.top() + 1, _SWATCH, _SWATCH)
        paint_swatch(painter, annotation.meaning, self.theme, swatch)
        left = inner.left() + _SWATCH + GAP
        quote = QRect(left, inner.top(), inner.right() - left, metrics.height())
        words = annotation.anchor.quote.replace("\n", " ")
        strong = text_color(row, self.theme)
        paint_line(painter, quote, words, row.font, strong)
        top = quote.bottom() + 1
        if annotation.note:
            note = fit(Quote(annotation.note), row.font, quote.width(), _NOTE_LINES, None)
            ink = self.theme.on_selection if row.selected else self.theme.accent
            paint_lines(painter, QPointF(left, top), note, QColor(ink))
        foot = QRect(left, 0, quote.width(), small.height())
        foot.moveBottom(inner.bottom())
        self._paint_foot(painter, row, foot, value)

    def _paint_foot(self, painter: QPainter, row: Row, foot: QRect, value: AnnotationRow) -> None:
        """What is wrong with it, its tags, then the section it stands in."""
        if value.lost:
            ink = self.theme.on_selection if row.selected else self.theme.expired
            foot = paint_line(painter, foot, value.lost, row.small_font, QColor(ink))
        color = text_color(row, self.theme, secondary=True)
        paint_line(painter, foot, _facts(value), row.small_font, color)


def _facts(row: AnnotationRow) -> str:
    """Who wrote it if it was another, tags, and the heading it stands under."""
    tags = [f"#{tag}" for tag in row.annotation.tags]
    by = [row.by] if row.by else []
    return "  ".join([*by, *tags, *row.annotation.anchor.section_path[-1:]])
