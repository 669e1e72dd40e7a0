"""A bar per city: how often its documents say what was searched for."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.search import CityCount
from reader.ui.models.city_model import CityBar, CityModel
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import (
    GAP,
    PADDING,
    Row,
    RowDelegate,
    paint_line,
    row_of,
    text_color,
)
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

MOST_ROWS = 6
"""Cities in sight at once; the others are reached by scrolling."""
LEAST_ROWS = 2
_NAME_SHARE = 0.4
_BAR_HEIGHT = 8
_LEAST_WIDTH = 100


class _BarDelegate(RowDelegate):
    """Paints a :class:`CityBar`: name, bar, count; columns as wide as the longest of all rows."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(theme, view)
        self.longest_name = ""
        self.longest_count = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """See Qt."""
        height = QFontMetrics(row_of(option).font).height() + PADDING
        return QSize(_LEAST_WIDTH, height)  # without a width the arrow keys find no next row

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        bar = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(bar, CityBar):
            return
        metrics = QFontMetrics(row.font)
        inner = row.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        name, track, count = QRect(inner), QRect(inner), QRect(inner)
        longest = metrics.horizontalAdvance(self.longest_name)
        name.setWidth(min(longest, round(inner.width() * _NAME_SHARE)))
        count.setLeft(inner.right() - metrics.horizontalAdvance(self.longest_count))
        track.setLeft(name.right() + 2 * GAP)
        track.setRight(count.left() - 2 * GAP)
        color = text_color(row, self.theme, secondary=not bar.hits)
        paint_line(painter, name, bar.city, row.font, color)
        painter.drawText(
            count, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{bar.hits:,}"
        )
        _paint_track(painter, track, bar, self.theme)


def _summary_of(found: int, searched: int) -> str:
    if not found:
        return f"{searched:,} 个地区都没有写到"
    if found == searched:
        return f"{searched:,} 个地区都写到"
    return f"{found:,} 个地区写到，{searched - found:,} 个没有"


def _paint_track(painter: QPainter, place: QRect, bar: CityBar, theme: Theme) -> None:
    track = QRect(place.left(), 0, place.width(), _BAR_HEIGHT)
    track.moveTop(place.center().y() - _BAR_HEIGHT // 2 + 1)
    painter.fillRect(track, QColor(theme.hover))
    if bar.hits:
        track.setWidth(max(round(track.width() * bar.share), 2))
        painter.fillRect(track, QColor(theme.positive))


class CityBars(QWidget):
    """The cities of an answer, those without a hit included.

    Signals:
        city_activated(str): The reader chose a city, by click or Enter.
    """

    city_activated = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = CityModel(self)
        self._room = 0
        self._summary = QLabel()
        self._summary.setProperty("role", "secondary")
        self._summary.setContentsMargins(MARGIN, 0, MARGIN, 2)
        self._list = QListView()
        self._list.setAccessibleName("各地命中")
        self._list.setModel(self._model)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _BarDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(self._choose)
        self._list.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._summary)
        layout.addWidget(self._list)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme
        self._list.viewport().update()

    def set_counts(self, counts: Mapping[str, CityCount]) -> None:
        """Show other counts, in their order."""
        self._delegate.longest_name = max(counts, key=len, default="")
        most = max((count.hits for count in counts.values()), default=0)
        self._delegate.longest_count = f"{most:,}"
        self._model.set_counts(counts)
        found = sum(count.hits > 0 for count in counts.values())
        self._summary.setText(_summary_of(found, len(counts)))
        self._fit()

    def set_room(self, height: int) -> None:
        """Show fewer cities at once if they would take more than ``height`` pixels."""
        self._room = height
        self._fit()

    def _fit(self) -> None:
        row = max(self._list.sizeHintForRow(0), 1)
        rows = min(max(min(self._room // row, MOST_ROWS), LEAST_ROWS), self._model.rowCount())
        self._list.setMaximumHeight(rows * row + 2)
        self._list.setMinimumHeight(min(rows, LEAST_ROWS) * row + 2)

    def _choose(self, index: QModelIndex) -> None:
        self.city_activated.emit(index.data(Qt.ItemDataRole.UserRole).city)
