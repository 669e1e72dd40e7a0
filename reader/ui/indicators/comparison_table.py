"""对照: the cities side by side; names of indicators and cities stay in sight."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from reader.indicators.model import Indicator
from reader.ui.indicators.comparison import Row
from reader.ui.indicators.comparison_cells import (
    MOST_VALUES,
    PAD_X,
    PAD_Y,
    CellDelegate,
    Lines,
    height_of,
    promise_at,
)
from reader.ui.models.comparison_model import ComparisonModel, Group
from reader.ui.models.tree_model import AnyIndex
from reader.ui.theme import Theme

NARROWEST = 148
"""Pixels of a column that says a value with its year."""
WIDEST = 320
_NAMES = 250
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameHeader(QHeaderView):
    """The names of the indicators, over two lines where they are long."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.theme = theme
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(12)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """See Qt."""
        return QSize(_NAMES, 0)

    def height_of(self, line: Row | Group) -> int:
        """Room a name needs, in pixels."""
        metrics = self.fontMetrics()
        if isinstance(line, Group):
            return metrics.height() + 2 * PAD_Y
        long = metrics.horizontalAdvance(line.canonical.name) > _NAMES - 2 * PAD_X
        return metrics.height() * (2 if long else 1) + 2 * PAD_Y

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """See Qt."""
        model = self.model()
        line = model.headerData(logical_index, Qt.Orientation.Vertical, Qt.ItemDataRole.UserRole)
        theme, inner = self.theme, rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        painter.save()
        if isinstance(line, Group):
            painter.fillRect(rect, QColor(theme.hover))
            strong = QFont(self.font())
            strong.setBold(True)
            painter.setFont(strong)
            painter.setPen(QColor(theme.text))
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(inner, left, f"{line.dimension}　{line.rows} 项")
        elif isinstance(line, Row):
            painter.fillRect(rect, QColor(theme.panel))
            painter.setFont(self.font())
            painter.setPen(QColor(theme.text))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            wrap = int(flags) | int(Qt.TextFlag.TextWrapAnywhere)
            painter.drawText(inner, wrap, self._name(line.canonical.name, inner.width()))
            painter.setPen(QColor(theme.border))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.restore()

    def _name(self, name: str, width: int) -> str:
        """The name, cut in its middle where two lines are too few."""
        room = 2 * width - 2 * self.fontMetrics().height()
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room)


class ComparisonTable(QTableView):
    """The cells; arrow keys move, Enter opens one sentence after the other of a cell.

    Signals:
        chosen(Indicator): This sentence is to be shown.
        rest_chosen(int, int): The values that are only counted are wanted; row and column.
        name_chosen(int): The name of a row was clicked on.
        looked_at(object): The cell under the cursor is another: its first Indicator, or None.
    """

    chosen = Signal(object)
    rest_chosen = Signal(int, int)
    name_chosen = Signal(int)
    looked_at = Signal(object)

    def __init__(self, model: ComparisonModel, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("指标对照表")
        self._cells = model
        self._next = 0
        self._delegate = CellDelegate(theme, self)
        self._names = NameHeader(theme, self)
        self.setVerticalHeader(self._names)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self._names.sectionClicked.connect(self.name_chosen)
        model.modelReset.connect(self.fit)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self._names.theme = theme
        self.viewport().update()
        self._names.viewport().update()

    def select_first(self) -> None:
        """Put the cursor on the first cell that says something."""
        for row in range(self._cells.rowCount()):
            for column in range(self._cells.columnCount()):
                index = self._cells.index(row, column)
                cell = self._cells.cell_at(index)
                if cell is not None and cell.promises:
                    self.setCurrentIndex(index)
                    return

    def current_indicator(self) -> Indicator | None:
        """The first of the cell under the cursor, if it says anything."""
        return next(iter(self._places(self.currentIndex())), None)

    def select_indicator(self, indicator: Indicator) -> None:
        """Put the cursor on the cell that says this, if there is one."""
        for row in range(self._cells.rowCount()):
            for column in range(self._cells.columnCount()):
                index = self._cells.index(row, column)
                if any(each.key == indicator.key for each in self._places(index)):
                    self.setCurrentIndex(index)
                    self.scrollTo(index)
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; Enter opens a sentence, once more the next one of the same cell."""
        index = self.currentIndex()
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif places := self._places(index):
            self.chosen.emit(places[self._next % len(places)])
            self._next += 1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt; a click opens the sentence of the value under the pointer."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        cell = self._cells.cell_at(index)
        if event.button() != Qt.MouseButton.LeftButton or cell is None or not cell.promises:
            return
        number = promise_at(cell, Lines.of(self.font()), place.y() - self.visualRect(index).top())
        if number is not None:
            self.chosen.emit(cell.promises[number].indicator)
        elif len(cell.promises) > MOST_VALUES:
            self.rest_chosen.emit(index.row(), index.column())

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """See Qt."""
        super().currentChanged(current, previous)
        self._next = 0
        self.looked_at.emit(self.current_indicator())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_columns()

    def fit(self) -> None:
        """Give every row the room its fullest cell needs."""
        lines = Lines.of(self.font())
        for row in range(self._cells.rowCount()):
            self._names.resizeSection(row, self._height_of(self._cells.line_at(row), lines))
        self._fit_columns()

    def _height_of(self, line: Row | Group, lines: Lines) -> int:
        name = self._names.height_of(line)
        if isinstance(line, Group):
            return name
        return max(name, *(height_of(cell, lines) for cell in line.cells))

    def _fit_columns(self) -> None:
        columns = max(self._cells.columnCount(), 1)
        width = self.viewport().width() // columns
        self.horizontalHeader().setDefaultSectionSize(min(max(width, NARROWEST), WIDEST))

    def _places(self, index: AnyIndex) -> list[Indicator]:
        cell = self._cells.cell_at(index)
        return [each for promise in cell.promises for each in promise.places] if cell else []
