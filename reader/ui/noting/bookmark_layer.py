"""Ribbons in the margin of a page: here stands a bookmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
)
from PySide6.QtWidgets import QToolTip

from reader.ui.commands import COMMANDS
from reader.ui.reading.document_view import DocumentView

_EMS = 2.5
"""Distance of a ribbon from the text; where there is less room, it stands at the edge."""

_KEYS = next(command.keys for command in COMMANDS if command.name == "add_bookmark")


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A bookmark as it is painted.

    Attributes:
        id: Of the bookmark.
        start: Where it stands in the document.
        name: Said under the pointer.
    """

    id: str
    start: int
    name: str


class BookmarkLayer(QObject):
    """Paints the bookmarks of one view and tells which one is clicked.

    Signals:
        opened(str): The ribbon of this bookmark was clicked.
        wanted(): A bookmark is wanted here, by its key where no window takes that before.
    """

    opened = Signal(str)
    wanted = Signal()

    def __init__(self, view: DocumentView) -> None:
        """Paint nothing yet."""
        super().__init__(view)
        self.view = view
        self._page = view.page_view
        self._ribbons: tuple[Ribbon, ...] = ()
        self._spots: list[tuple[QRectF, Ribbon]] = []
        self._page.add_layer(self)
        self._page.viewport().installEventFilter(self)
        self._page.installEventFilter(self)

    def set_ribbons(self, ribbons: Sequence[Ribbon]) -> None:
        """Paint these."""
        self._ribbons = tuple(ribbons)
        self._page.viewport().update()

    def paint_under(self, painter: QPainter) -> None:
        """Draw the ribbons whose line is seen."""
        self._spots = []
        if not self._ribbons:
            return
        low, high = self._page.seen_range()
        em = self._page.em
        left = max(self._page.column()[0] - _EMS * em, 1.0)
        for ribbon in self._ribbons:
            if low <= ribbon.start <= high:
                line = self._page.rect_of(ribbon.start)
                place = QRectF(left, line.center().y() - 0.5 * em, 0.62 * em, em)
                self._draw(painter, place)
                self._spots.append((place, ribbon))

    def paint_over(self, painter: QPainter) -> None:
        """See :class:`PageLayer`: nothing lies on the text."""

    def _draw(self, painter: QPainter, place: QRectF) -> None:
        shape = QPainterPath(place.topLeft())
        for point in (
            place.topRight(),
            place.bottomRight(),
            QPointF(place.center().x(), place.bottom() - 0.3 * place.height()),
            place.bottomLeft(),
        ):
            shape.lineTo(point)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, QColor(self.view.display.theme.accent))
        painter.restore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: a ribbon says what it is and can be clicked."""
        if isinstance(event, QHelpEvent):
            ribbon = self._at(event.pos())
            if ribbon is not None:
                words = f"<p>书签：{escape(ribbon.name)}</p>"
                QToolTip.showText(event.globalPos(), words, self._page.viewport())
                return True
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            ribbon = self._at(event.position().toPoint())
            if ribbon is not None:
                if event.type() == QEvent.Type.MouseButtonRelease:
                    self.opened.emit(ribbon.id)
                return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        wanted = QKeySequence(event.keyCombination()).toString() in _KEYS
        if wanted:
            self.wanted.emit()
        return wanted

    def _at(self, point: QPoint) -> Ribbon | None:
        near = (ribbon for place, ribbon in self._spots if place.contains(QPointF(point)))
        return next(near, None)
