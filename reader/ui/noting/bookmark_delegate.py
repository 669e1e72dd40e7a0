"""How bookmarks and their folders are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.models.bookmark_model import BookmarkRow, Folder
from reader.ui.row_painting import PADDING, Row, paint_background, paint_line, row_of, text_color
from reader.ui.side_tree import SideTree
from reader.ui.theme import Theme


class BookmarkDelegate(QStyledItemDelegate):
    """A bookmark has its name, then document and section in a small line; a folder is bold.

    Attributes:
        theme: Colours.
    """

    def __init__(self, theme: Theme, tree: SideTree) -> None:
        super().__init__(tree)
        self.theme = theme
        self._tree = tree

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """See Qt."""
        measures = self._tree.measures()
        is_folder = isinstance(index.data(Qt.ItemDataRole.UserRole), Folder)
        return QSize(0, measures.line + (0 if is_folder else measures.small) + 2 * PADDING + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """See Qt."""
        paint_background(painter, option)
        row = row_of(option)
        value = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        if isinstance(value, Folder):
            self._paint_folder(painter, row, value, index.model().rowCount(index))
        elif isinstance(value, BookmarkRow):
            self._paint_bookmark(painter, row, value)
        painter.restore()

    def _paint_folder(self, painter: QPainter, row: Row, folder: Folder, count: int) -> None:
        inner = row.rect.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        bold = QFont(row.font)
        bold.setBold(True)
        number = f"{count}"
        width = QFontMetrics(row.small_font).horizontalAdvance(number)
        name = inner.adjusted(0, 0, -width - PADDING, 0)
        paint_line(painter, name, folder.name, bold, text_color(row, self.theme))
        place = QRect(inner.right() - width, inner.top(), width + 1, inner.height())
        faint = text_color(row, self.theme, secondary=True)
        paint_line(painter, place, number, row.small_font, faint)

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
