"""图表: one indicator over the cities; a click opens the sentence, the picture can be saved."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QMouseEvent,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ExportError
from reader.export.files import replaced
from reader.indicators.model import Indicator
from reader.ui.indicators.chart import Chart, chart_of
from reader.ui.indicators.chart_painting import ChartPainter, Placed
from reader.ui.indicators.comparison import Comparison, Row
from reader.ui.theme import LIGHT, Theme

PICTURE_WIDTH = 1200
"""Pixels of a saved picture at simple size; it is drawn twice as large."""
_TWICE = 2
_LETTERS_PX = 18
"""Of the values on paper, where the page is PICTURE_WIDTH wide: 11 points on A4 across."""


class _Canvas(QWidget):
    """The drawing itself.

    Signals:
        chosen(Indicator): A bar was clicked on.
        looked_at(object): The Indicator under the pointer.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName("指标图表")
        self._theme = theme
        self._chart: Chart | None = None
        self._placed: list[Placed] = []

    def show_chart(self, chart: Chart | None, theme: Theme) -> None:
        """Draw another chart, or none."""
        self._chart, self._theme = chart, theme
        if chart is not None:
            self.setMinimumHeight(round(ChartPainter(chart, theme, self.font()).height))
            said = [f"{bar.city} {bar.words}" for bar in chart.bars]
            self.setAccessibleDescription("；".join([chart.title, *said]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """See Qt."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        if self._chart is not None:
            chart = ChartPainter(self._chart, self._theme, self.font())
            self._placed = chart.paint(painter, QRectF(self.rect()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See Qt; a click opens the sentence of a bar."""
        for placed in self._placed:
            if placed.place.contains(event.position()):
                self.chosen.emit(placed.bar.indicator)
                return


class ChartView(QWidget):
    """The chart with the list of indicators above it.

    Signals:
        chosen(Indicator): This sentence is to be shown.
        picture_requested(str): The picture is to be saved; its title.
    """

    chosen = Signal(object)
    picture_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._comparison = Comparison()
        self._sources: Mapping[str, str] = {}
        self._names = QComboBox()
        self._names.setAccessibleName("图表的指标")
        self._names.setMaxVisibleItems(24)
        self._names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._save = QPushButton("保存图片…")
        self._save.setAutoDefault(False)
        self._save.setToolTip("存为 PNG、SVG 或 PDF")
        self._canvas = _Canvas(theme)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._canvas)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(self._names, 1)
        top.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(area, 1)
        self._names.currentIndexChanged.connect(lambda _place: self._draw())
        self._canvas.chosen.connect(self.chosen)
        self._save.clicked.connect(self._ask_to_save)

    @property
    def chart(self) -> Chart | None:
        """What is drawn."""
        row = self._row()
        return None if row is None else chart_of(row, self._comparison.columns, self._sources)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """All indicators drawn."""
        return tuple(bar.indicator for bar in self.chart.bars) if self.chart else ()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._theme = theme
        self._draw()

    def set_comparison(self, comparison: Comparison, sources: Mapping[str, str]) -> None:
        """Offer the indicators of a comparison; the one shown stays shown.

        Args:
            comparison: Of all cities.
            sources: How a document is named as a source, by its id.
        """
        before = self._names.currentData()
        self._comparison, self._sources = comparison, sources
        self._names.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._names.clear()
        for row in comparison.rows:
            self._names.addItem(f"{row.canonical.name}（{row.cities} 地）", row.canonical.id)
        self._names.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._names.setCurrentIndex(max(self._names.findData(before), 0))
        self._draw()

    def show_indicator(self, canonical_id: str) -> None:
        """Draw this canonical indicator; one that has no chart changes nothing."""
        place = self._names.findData(canonical_id)
        if place >= 0:
            self._names.setCurrentIndex(place)

    def _row(self) -> Row | None:
        wanted = self._names.currentData()
        return next((row for row in self._comparison.rows if row.canonical.id == wanted), None)

    def _draw(self) -> None:
        self._canvas.show_chart(self.chart, self._theme)
        self._save.setEnabled(self.chart is not None)

    def _ask_to_save(self) -> None:
        if self.chart is not None:
            self.picture_requested.emit(self.chart.title)

    def put_on(self, device: QPagedPaintDevice) -> None:
        """Print the chart.

        Raises:
            ExportError: The printer does not take it.
        """
        if self.chart is not None and not put_on_paper(self.chart, self.font(), device):
            raise ExportError("打印机没有接受图表，请检查打印机。")

    def save(self, path: Path) -> None:
        """Write the picture, always in light colours.

        Args:
            path: Ends in .png, .svg or .pdf.

        Raises:
            ExportError: It has another ending, or cannot be written.
        """
        if self.chart is not None:
            save_picture(self.chart, self.font(), path)


def save_picture(chart: Chart, font: QFont, path: Path) -> None:
    """Write a chart as a picture in light colours.

    Args:
        chart: What is drawn.
        font: Of its values.
        path: Ends in .png, .svg or .pdf; what is there is replaced.

    Raises:
        ExportError: It has another ending, or cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in {".png", ".svg", ".pdf"}:
        raise ExportError(f"不能把图表保存为“{path.name}”；文件名请以 .png、.svg 或 .pdf 结尾。")
    drawing = ChartPainter(chart, LIGHT, font)
    size = QSize(PICTURE_WIDTH, round(drawing.height))
    with replaced(path) as new:
        if suffix == ".png":
            written = _png(drawing, size, new)
        elif suffix == ".svg":
            written = _svg(drawing, size, chart, new)
        else:
            written = _pdf(chart, font, new)
        if not written:
            raise ExportError(f"无法写入“{path}”，请检查磁盘空间和权限。")


def _pdf(chart: Chart, font: QFont, path: Path) -> bool:
    writer = QPdfWriter(str(path))
    writer.setTitle(chart.title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    return put_on_paper(chart, font, writer)


def put_on_paper(chart: Chart, font: QFont, device: QPagedPaintDevice) -> bool:
    """Draw a chart as wide as the page; a long one is made smaller until it fits.

    Args:
        chart: What is drawn, in light colours on white.
        font: Whose letters are used.
        device: A printer, or a PDF file, with its page chosen.

    Returns:
        False if it could not be written.
    """
    letters = QFont(font)
    letters.setPixelSize(_LETTERS_PX)
    drawing = ChartPainter(chart, replace(LIGHT, paper="#ffffff"), letters)
    painter = QPainter()
    if not painter.begin(device):
        return False
    page = QRectF(painter.viewport())
    factor = min(page.width() / PICTURE_WIDTH, page.height() / drawing.height)
    painter.scale(factor, factor)
    drawing.paint(painter, QRectF(0, 0, page.width() / factor, page.height() / factor))
    return painter.end()


def _png(drawing: ChartPainter, size: QSize, path: Path) -> bool:
    image = QImage(size * _TWICE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_TWICE)
    painter = QPainter(image)
    drawing.paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return bool(image.save(str(path)))


def _svg(drawing: ChartPainter, size: QSize, chart: Chart, path: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(size)
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle(chart.title)
    painter = QPainter()
    if not painter.begin(generator):
        return False
    drawing.paint(painter, QRectF(0, 0, size.width(), size.height()))
    return painter.end()
