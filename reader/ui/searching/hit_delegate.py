"""How a search result is painted: a document with city and count; a hit in its context."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.library.model import CONTEXT_CHARACTERS
from reader.search import DocumentHits, Hit
from reader.ui.marks import marks_of
from reader.ui.models.hit_model import path_text
from reader.ui.models.outline_model import as_printed
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import (
    GAP,
    PADDING,
    Row,
    RowDelegate,
    paint_line,
    paint_marks,
    text_color,
)
from reader.ui.side_tree import SideTree
from reader.ui.text_lines import MarkColors, Quote, fit, paint_lines
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.library.model import DocumentSummary

_TITLE_LINES = 2
_SNIPPET_LINES = 2


class HitDelegate(RowDelegate):
    """Paints :class:`DocumentHits` and :class:`Hit`.

    A document has its title in at most two lines, then city, count and marks; a hit has its section
    path in one line and two lines of text with the match marked.

    Attributes:
        display: Text is passed through it before it is painted (繁→简); keeps the length.
        summaries: What the library knows of the documents, by id: for the marks.
        reasons: Leave a line under each hit that says why it is one, where it is not literal.
    """

    def __init__(self, theme: Theme, tree: SideTree) -> None:
        super().__init__(theme, tree)
        self.display: Callable[[str], str] = as_printed
        self.summaries: Mapping[str, DocumentSummary] = {}
        self.reasons = False
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """See Qt."""
        measures = self._tree.measures()
        if index.parent().isValid():
            text = _SNIPPET_LINES * measures.line
            reason = measures.small if self.reasons else 0
            return QSize(0, measures.small + text + reason + 2 * PADDING + 1)
        title = index.data(Qt.ItemDataRole.DisplayRole)
        lines = self._tree.title_lines(title, index, _TITLE_LINES)
        return QSize(0, lines * measures.line + measures.small + 2 * PADDING + GAP)

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Hit):
            self._paint_hit(painter, row, value)
        elif isinstance(value, DocumentHits):
            self._paint_document(painter, row, value)

    def _paint_document(self, painter: QPainter, row: Row, document: DocumentHits) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        title = fit(Quote(document.title), row.bold_font, inner.width(), _TITLE_LINES, None)
        paint_lines(painter, QPointF(inner.topLeft()), title, text_color(row, self.theme))
        metrics = QFontMetrics(row.small_font)
        foot = QRect(0, 0, inner.width(), metrics.height())
        foot.moveBottomLeft(inner.bottomLeft())
        summary = self.summaries.get(document.id)
        apart = summary.apart if summary is not None and summary.apart != document.city else ""
        words = f"{document.city}  {len(document.hits):,} 处  {apart}".rstrip()
        color = text_color(row, self.theme, secondary=True)
        rest = paint_line(painter, foot, words, row.small_font, color)
        if summary is not None:
            paint_marks(painter, rest, marks_of(summary), row.small_font, self.theme)

    def _paint_hit(self, painter: QPainter, row: Row, hit: Hit) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        small = QFontMetrics(row.small_font)
        path = small.elidedText(
            self.display(path_text(hit)), Qt.TextElideMode.ElideLeft, inner.width()
        )
        top = QRect(inner.left(), inner.top(), inner.width(), small.height())
        color = text_color(row, self.theme, secondary=True)
        paint_line(painter, top, path, row.small_font, color)
        mark = MarkColors(QColor(self.theme.on_hit), QColor(self.theme.hit))
        if row.selected:
            mark = MarkColors(QColor(self.theme.on_current_hit), QColor(self.theme.current_hit))
        quote = _quote_of(hit, self.display)
        text = fit(quote, row.font, inner.width(), _SNIPPET_LINES, mark)
        below = QPointF(inner.left(), top.bottom() + 2)
        paint_lines(painter, below, text, text_color(row, self.theme))
        reason = reason_of(hit)
        if self.reasons and reason:
            foot = QRect(inner.left(), 0, inner.width(), small.height())
            foot.moveTop(round(below.y() + text.boundingRect().height()) + 1)
            ink = QColor(self.theme.on_selection if row.selected else self.theme.accent)
            paint_line(painter, foot, self.display(reason), row.small_font, ink)


def reason_of(hit: Hit) -> str:
    """Why a hit is one, where that is not plain to see; "" for a literal one."""
    return hit.why if "：" in hit.why else ""


def _quote_of(hit: Hit, display: "Callable[[str], str]") -> Quote:
    """The snippet, with "…" at an end that the search has cut."""
    text, start, end = hit.shown()
    head = "…" if hit.start - hit.snippet_start >= CONTEXT_CHARACTERS else ""
    cut = hit.snippet_start + len(hit.snippet) - hit.end >= CONTEXT_CHARACTERS
    tail = "…" if cut else ""
    return Quote(f"{head}{display(text)}{tail}", len(head) + start, len(head) + end)
