"""The pages of a print, one below another, as they will come out of the printer."""

from collections import OrderedDict
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.ui.paper.items import Sheet
from reader.ui.paper.painter import SheetPainter
from reader.ui.paper.printed import Paper
from reader.ui.theme import Theme

Zoom = Literal["page", "width"]
_GAP = 14
_MOST_PICTURES = 24
_STEP = 1.25
_SMALLEST, _LARGEST = 0.25, 4.0
_WHITE = "#ffffff"


class PageList(QAbstractScrollArea):
    """Shows pages; paints only those in sight, and keeps the last ones painted.

    Signals:
        page_changed(int): The page in the middle is another one, from 1.
    """

    page_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._paper: Paper | None = None
        self._painter: SheetPainter | None = None
        self._pictures: OrderedDict[int, QPixmap] = OrderedDict()
        self._fit: Zoom | None = "width"
        self._scale = 1.0
        self._page = 0
        self._height = 0
        self.setAccessibleName("打印预览")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def page(self) -> int:
        """The page in the middle, from 1; 0 for none."""
        return self._page

    def set_paper(self, paper: Paper | None) -> None:
        """Show other pages; the place in the print stays about the same."""
        self._paper = paper
        self._painter = SheetPainter(paper.faces, paper.glyphs) if paper else None
        self._arrange()
        self._tell_page()

    def set_theme(self, theme: Theme) -> None:
        """Paint the desk behind the pages in other colours; paper stays white."""
        self._theme = theme
        self.viewport().update()

    def fit(self, zoom: Zoom) -> None:
        """Show whole pages, or pages as wide as the room."""
        self._fit = zoom
        self._arrange()

    def zoom(self, factor: float) -> None:
        """Show pages larger or smaller."""
        self._fit = None
        self._scale = min(max(self._scale * factor, _SMALLEST), _LARGEST)
        self._arrange()

    def zoom_in(self) -> None:
        """One step larger."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self.zoom(1 / _STEP)

    def go_to(self, page: int) -> None:
        """Show the upper edge of a page, counted from 1."""
        if self._paper and 1 <= page <= len(self._paper.sheets):
            self.verticalScrollBar().setValue(self._top(page - 1) - _GAP // 2)

    def sizeHint(self) -> QSize:
        """Room for most of a page."""
        return QSize(640, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        self._arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and the last page with Home and End."""
        ends = {Qt.Key.Key_Home: 1, Qt.Key.Key_End: len(self._sheets)}
        if event.key() in ends:
            self.go_to(ends[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._theme.window))
        for place in self._in_sight():
            area = self._area(place)
            painter.fillRect(area.adjusted(-1, -1, 1, 1), QColor(self._theme.border))
            painter.drawPixmap(area.topLeft(), self._picture(place))
        painter.end()

    # Where pages lie

    @property
    def _sheets(self) -> tuple[Sheet, ...]:
        return self._paper.sheets if self._paper else ()

    def _size(self, place: int) -> QSize:
        sheet = self._sheets[place]
        return QSize(round(sheet.width * self._scale), round(sheet.height * self._scale))

    def _top(self, place: int) -> int:
        """Upper edge of a page in the whole list; all pages of a print are alike."""
        return _GAP + place * (self._size(0).height() + _GAP)

    def _area(self, place: int) -> QRect:
        size, room = self._size(place), self.viewport().size()
        x = max((room.width() - size.width()) // 2, _GAP) - self.horizontalScrollBar().value()
        return QRect(QPoint(x, self._top(place) - self.verticalScrollBar().value()), size)

    def _in_sight(self) -> list[int]:
        room = self.viewport().rect()
        return [p for p in range(len(self._sheets)) if self._area(p).intersects(room)]

    def _arrange(self) -> None:
        """Lay the pages out anew; what stands at the upper edge stays there."""
        self._pictures.clear()
        bar = self.verticalScrollBar()
        share = bar.value() / self._height if self._height else 0.0
        room = self.viewport().size()
        if not self._sheets or room.isEmpty():
            bar.setRange(0, 0)
            self._height = 0
            self.viewport().update()
            return
        sheet = self._sheets[0]
        wide = (room.width() - 2 * _GAP) / sheet.width
        if self._fit == "width":
            self._scale = wide
        elif self._fit == "page":
            self._scale = min(wide, (room.height() - 2 * _GAP) / sheet.height)
        self._scale = min(max(self._scale, _SMALLEST), _LARGEST)
        height = self._top(len(self._sheets))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        bar.setRange(0, max(height - room.height(), 0))
        bar.setValue(round(share * height))
        self._height = height
        width = self._size(0).width() + 2 * _GAP
        self.horizontalScrollBar().setPageStep(room.width())
        self.horizontalScrollBar().setRange(0, max(width - room.width(), 0))
        self.viewport().update()
        self._tell_page()

    def _picture(self, place: int) -> QPixmap:
        """A painted page; those painted last are kept."""
        if place not in self._pictures:
            self._pictures[place] = self._painted(self._sheets[place], self._size(place))
            while len(self._pictures) > _MOST_PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(place)
        return self._pictures[place]

    def _painted(self, sheet: Sheet, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(QColor(_WHITE))
        if self._painter is not None:
            painter = QPainter(picture)
            painter.scale(self._scale, self._scale)
            self._painter.paint(painter, sheet)
            painter.end()
        return picture

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint anew: nothing is moved on the screen."""
        self.viewport().update()

    def _tell_page(self) -> None:
        if not self._sheets:
            page = 0
        else:
            middle = self.verticalScrollBar().value() + self.viewport().height() // 2
            step = self._size(0).height() + _GAP
            page = min(max((middle - _GAP) // step, 0), len(self._sheets) - 1) + 1
        if page != self._page:
            self._page = page
            self.setAccessibleDescription(f"第 {page} 页，共 {len(self._sheets)} 页")
            self.page_changed.emit(page)
