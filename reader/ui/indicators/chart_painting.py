"""Draws the chart of an indicator: on the screen, into a picture, onto paper."""

from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.indicators.wording import number_words
from reader.ui.indicators.chart import Bar, Chart, ticks
from reader.ui.row_painting import small
from reader.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_ALL = 10_000.0


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a bar was drawn, to be clicked on."""

    bar: Bar
    place: QRectF


class ChartPainter:
    """Paints one chart in the colours of a theme."""

    def __init__(self, chart: Chart, theme: Theme, font: QFont) -> None:
        """Measure with ``font``, the one of the values."""
        self._chart = chart
        self._theme = theme
        self._font = font
        self._strong = QFont(font)
        self._strong.setBold(True)
        self._small = small(font)
        self._line = QFontMetricsF(font).height()

    @property
    def height(self) -> float:
        """Room that the chart needs, in the units of the font."""
        return self._top() + self._row() * max(len(self._chart.bars), 1) + self._below()

    def _row(self) -> float:
        return self._line * 2.1

    def _top(self) -> float:
        return self._line * 3.4

    def _below(self) -> float:
        small = QFontMetricsF(self._small).height() * 1.1
        return self._line * 2.4 + small * len(self._remarks())

    def _remarks(self) -> list[str]:
        """What stands below: who is silent, and what is drawn from."""
        found = []
        for said in ("未提出", "未核对"):
            cities = [city for city, words in self._chart.silent if words == said]
            found += [f"{said}：{'、'.join(cities)}"] if cities else []
        sources = list(filter(None, self._chart.sources))
        return [*found, *(["依据："] if sources else []), *(f"　　{each}" for each in sources)]

    def paint(self, painter: QPainter, room: QRectF) -> list[Placed]:
        """Draw into ``room``; where it is too low, what is below is left out."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(self._theme.paper))
        inner = room.adjusted(self._line, self._line * 0.6, -self._line, 0)
        self._text(painter, inner.topLeft(), self._strong, self._theme.text, self._chart.title)
        legend = QPointF(inner.left(), inner.top() + self._line * 1.3)
        self._paint_legend(painter, legend)
        plot = QRectF(inner)
        plot.setTop(room.top() + self._top())
        plot.setHeight(self._row() * max(len(self._chart.bars), 1))
        plot.setLeft(inner.left() + self._names())
        plot.setRight(inner.right() - self._words())
        self._paint_axis(painter, plot)
        placed = [self._paint_bar(painter, plot, place) for place in range(len(self._chart.bars))]
        below = QRectF(inner)
        below.setTop(plot.bottom() + self._line * 1.8)
        self._paint_remarks(painter, below)
        return placed

    def _names(self) -> float:
        metrics = QFontMetricsF(self._font)
        return max([metrics.horizontalAdvance(b.city) for b in self._chart.bars], default=0) + 12

    def _words(self) -> float:
        """Room for the longest value, so that none is cut."""
        strong, small = QFontMetricsF(self._strong), QFontMetricsF(self._small)
        wide = [
            max(strong.horizontalAdvance(bar.words), small.horizontalAdvance(_note(bar)))
            for bar in self._chart.bars
        ]
        return max(wide, default=0) + 12

    def _text(self, painter: QPainter, at: QPointF, font: QFont, color: str, words: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(color))
        height = QFontMetricsF(font).height()
        painter.drawText(QRectF(at.x(), at.y(), _ALL, height), _LEFT, words)

    def _paint_legend(self, painter: QPainter, at: QPointF) -> None:
        marks = (("基期", self._theme.accent), ("目标", self._theme.positive))
        metrics = QFontMetricsF(self._small)
        x, size = at.x(), metrics.height() * 0.6
        self._text(painter, at, self._small, self._theme.secondary, f"单位：{self._chart.unit}")
        x += metrics.horizontalAdvance(f"单位：{self._chart.unit}　　")
        for words, color in marks:
            box = QRectF(x, at.y() + (metrics.height() - size) / 2, size, size)
            painter.fillRect(box, QColor(color))
            place = QPointF(x + size + 4, at.y())
            self._text(painter, place, self._small, self._theme.secondary, words)
            x += size + metrics.horizontalAdvance(f"{words}　　")

    def _scale(self, plot: QRectF, value: Decimal) -> float:
        most = ticks(self._chart.most)[-1]
        return float(max(value, Decimal(0)) / most) * plot.width()

    def _paint_axis(self, painter: QPainter, plot: QRectF) -> None:
        painter.setFont(self._small)
        height = QFontMetricsF(self._small).height()
        for tick in ticks(self._chart.most):
            x = plot.left() + self._scale(plot, tick)
            painter.setPen(QPen(QColor(self._theme.border), 1))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(QColor(self._theme.secondary))
            place = QRectF(x - 60, plot.bottom() + 3, 120, height)
            painter.drawText(place, _MIDDLE, number_words(tick))

    def _paint_bar(self, painter: QPainter, plot: QRectF, place: int) -> Placed:
        bar, row = self._chart.bars[place], self._row()
        top = plot.top() + row * place
        names = QRectF(plot.left() - self._names(), top, self._names() - 12, row)
        painter.setFont(self._font)
        painter.setPen(QColor(self._theme.text))
        painter.drawText(names, _RIGHT, bar.city)
        if bar.value is not None:
            thick = QRectF(plot.left(), top + row * 0.22, self._scale(plot, bar.value), row * 0.56)
            painter.fillRect(thick, QColor(self._theme.positive))
            if bar.baseline is not None:
                reached = QRectF(thick)
                reached.setWidth(self._scale(plot, bar.baseline))
                painter.fillRect(reached, QColor(self._theme.accent))
        at = QPointF(
            plot.right() + 12, top + row * 0.5 - self._line * (0.95 if _note(bar) else 0.5)
        )
        strong = self._strong if bar.value is not None else self._font
        self._text(painter, at, strong, self._theme.text, bar.words)
        if note := _note(bar):
            color = self._theme.warning if bar.obstacle else self._theme.secondary
            below = QPointF(at.x(), at.y() + self._line)
            self._text(painter, below, self._small, color, note)
        return Placed(bar, QRectF(names.left(), top, plot.width() + names.width() + _ALL, row))

    def _paint_remarks(self, painter: QPainter, room: QRectF) -> None:
        metrics = QFontMetricsF(self._small)
        at = room.topLeft()
        for words in self._remarks():
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, room.width())
            self._text(painter, at, self._small, self._theme.secondary, shown)
            at = QPointF(at.x(), at.y() + metrics.height() * 1.1)


def _note(bar: Bar) -> str:
    """What stands below a value."""
    if bar.obstacle:
        return f"≠ {bar.obstacle}"
    return f"基期 {bar.start}" if bar.start else ""
