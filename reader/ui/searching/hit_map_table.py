"""How the hit map is drawn: shaded counts under a header that stands upright where it must."""

from math import sqrt

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.ui.models.hit_map_model import HitMapModel, MapCell
from reader.ui.row_painting import row_of
from reader.ui.theme import Theme

UPRIGHT_CHARACTERS = 12
"""An upright heading has so many characters at most; the tooltip has all."""
WIDEST = 130
"""Pixels of the widest column with a level heading."""
_PADDING = 6
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def shade(theme: Theme, share: float) -> QColor:
    """Background of a count: the stronger the larger its share, never so strong as to hide it."""
    low, high = QColor(theme.raised), QColor(theme.positive)
    weight = 0.12 + 0.44 * sqrt(share) if share else 0.0
    pairs = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    return QColor(*(round(a + (b - a) * weight) for a, b in pairs))


class _CellDelegate(QStyledItemDelegate):
    """Paints a :class:`MapCell`."""

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
        if not isinstance(cell, MapCell):
            return
        row = row_of(option)
        painter.save()
        painter.fillRect(row.rect, shade(self.theme, cell.share))
        painter.setFont(row.font)
        painter.setPen(QColor(self.theme.text if cell.hits else self.theme.secondary))
        painter.drawText(row.rect, Qt.AlignmentFlag.AlignCenter, f"{cell.hits:,}")
        if row.selected:
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRect(row.rect.adjusted(1, 1, -1, -1))
        painter.restore()


class ColumnHeader(QHeaderView):
    """Headings side by side, or upright, one character under the other, where there are many."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.upright = False
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """See Qt; high enough for the longest upright heading."""
        metrics = self.fontMetrics()
        if not self.upright or self.model() is None:
            return QSize(0, metrics.height() + 2 * _PADDING)
        longest = max((len(self._label(n)) for n in range(self.count())), default=1)
        return QSize(0, longest * metrics.height() + 2 * _PADDING)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """See Qt."""
        painter.save()
        painter.fillRect(rect, QColor(self.theme.panel))
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QColor(self.theme.text))
        inner = rect.adjusted(2, _PADDING, -2, -_PADDING)
        if self.upright:
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
            painter.drawText(inner, int(flags), "\n".join(self._label(logical_index)))
        else:
            text = self.fontMetrics().elidedText(
                self._heading(logical_index), Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.restore()

    def _label(self, section: int) -> str:
        heading = self._heading(section)
        if len(heading) <= UPRIGHT_CHARACTERS:
            return heading
        return heading[: UPRIGHT_CHARACTERS - 1] + "⋮"

    def _heading(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))


class HitMapTable(QTableView):
    """The counts; row and column headings stay in sight.

    Signals:
        cell_chosen(int, int): A count was clicked, or chosen by Enter; row and column.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, model: HitMapModel, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("命中分布")
        self._counts = model
        self._delegate = _CellDelegate(theme, self)
        self._header = ColumnHeader(theme, self)
        self.setHorizontalHeader(self._header)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.verticalHeader().setSectionsClickable(False)
        self.clicked.connect(lambda index: self.cell_chosen.emit(index.row(), index.column()))
        model.modelReset.connect(self.fit)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self._header.theme = theme
        self.viewport().update()
        self._header.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; Enter chooses the count."""
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self.cell_chosen.emit(index.row(), index.column())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self) -> None:
        """Give every column the room its numbers need; set the headings level if they fit."""
        model = self.model()
        columns = model.columnCount()
        if not columns:
            return
        metrics = QFontMetrics(self.font())
        headings = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(columns)]
        level = min(max(metrics.horizontalAdvance(each) for each in headings) + 16, WIDEST)
        numbers = metrics.horizontalAdvance(f"{self._counts.largest:,}")
        upright = max(numbers + 10, metrics.height() + 10)
        self._header.upright = level * columns > self.viewport().width()
        width = upright if self._header.upright else max(level, upright)
        self._header.setDefaultSectionSize(width)
        self.verticalHeader().setDefaultSectionSize(metrics.height() + 12)
        self._header.updateGeometry()
        self.updateGeometries()
