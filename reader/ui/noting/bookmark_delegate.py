"""How bookmarks and their folders are painted."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from reader.ui.models.bookmark_model import BookmarkRow, Folder
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import (
    PADDING,
    Row,
    RowDelegate,
    paint_at_right,
    paint_line,
    text_color,
)
from reader.ui.side_tree import SideTree
from reader.ui.theme import Theme


class BookmarkDelegate(RowDelegate):
    """A bookmark has its name, then document and section in a small line; a folder is bold."""

    def __init__(self, theme: Theme, tree: SideTree) -> None:
        super().__init__(theme, tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """See Qt."""
        measures = self._tree.measures()
        is_folder = isinstance(index.data(Qt.ItemDataRole.UserRole), Folder)
        return QSize(0, measures.line + (0 if is_folder else measures.small) + 2 * PADDING + 2)

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        value = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(value, Folder):
            self._paint_folder(painter, row, value, index.model().rowCount(index))
        elif isinstance(value, BookmarkRow):
            self._paint_bookmark(painter, row, value)

    def _paint_folder(self, painter: QPainter, row: Row, folder: Folder, count: int) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        faint = text_color(row, self.theme, secondary=True)
        left = paint_at_right(painter, inner, f"{count}", row.small_font, faint)
        paint_line(painter, left, folder.name, row.bold_font, text_color(row, self.theme))

    def _paint_bookmark(self, painter: QPainter, row: Row, value: BookmarkRow) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        line = QFontMetrics(row.font).height()
        top = QRect(inner.left(), inner.top(), inner.width(), line)
        paint_line(painter, top, value.name, row.font, text_color(row, self.theme))
        foot = QRect(inner.left(), top.bottom() + 1, inner.width(), inner.bottom() - top.bottom())
        color = text_color(row, self.theme, secondary=True)
        words = value.title
        if value.gone:
            words = f"文件已移除：{value.title}"
            color = color if row.selected else QColor(self.theme.expired)
        paint_line(painter, foot, words, row.small_font, color)
