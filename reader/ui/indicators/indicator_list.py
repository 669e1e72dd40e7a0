"""明细: the list of all indicators, to be sorted by any column."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from reader.indicators.model import Indicator
from reader.ui.models.indicator_model import BASELINE, KIND, SECTION, SUBJECT, WantedIndicators
from reader.ui.models.tree_model import AnyIndex

_WIDTHS = (80, 300, 90, 80, 60, 110, 60, 320, 60)
_NARROWEST = {SECTION: 900, BASELINE: 760, KIND: 680}
"""Pixels of the list below which a column is left out."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class IndicatorList(QTableView):
    """One row for each indicator.

    Signals:
        chosen(Indicator): This sentence is to be shown.
        looked_at(object): The cursor stands on another row: its Indicator, or None.
    """

    chosen = Signal(object)
    looked_at = Signal(object)

    def __init__(self, model: WantedIndicators) -> None:
        super().__init__()
        self.setAccessibleName("指标明细")
        self.setProperty("role", "list")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        for column in (SUBJECT, SECTION):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.clicked.connect(self._choose)
        model.modelReset.connect(self.select_first)

    def select_first(self) -> None:
        """Put the cursor on the first row."""
        self.setCurrentIndex(self.model().index(0, SUBJECT))

    def current_indicator(self) -> Indicator | None:
        """The one under the cursor."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole).indicator if index.isValid() else None

    def select(self, row: int) -> None:
        """Put the cursor on a row, if there is such a row."""
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, SUBJECT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; in a narrow window what explains gives way to what is promised."""
        super().resizeEvent(event)
        for column, least in _NARROWEST.items():
            self.setColumnHidden(column, event.size().width() < least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; Enter opens the sentence."""
        if event.key() in _ENTER:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """See Qt."""
        super().currentChanged(current, previous)
        self.looked_at.emit(self.current_indicator())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.current_indicator())
