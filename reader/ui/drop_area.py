"""Files dropped onto the window: while they hover over it, it says what would happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from reader.ui.theme import Theme

HINT = "松开鼠标，加入文库"
EXPLANATION = "文件、文件夹、压缩包或资料包"
_MARGIN = 24
_RADIUS = 14
_VEIL = 215
"""How opaque the hint is, of 255."""


def paths_of(data: QMimeData) -> list[Path]:
    """The local files and folders of a drag; none for text, web addresses and the like."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropArea(QWidget):
    """A veil over the whole window that appears with the first file dragged onto it.

    Signals:
        paths_dropped(object): The dropped files and folders, a list of paths.
    """

    paths_dropped = Signal(object)

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self.setAcceptDrops(True)
        self.setAccessibleName(HINT)
        window.setAcceptDrops(True)
        window.installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: the window's own drags are taken over."""
        if watched is self._window and isinstance(event, QDragEnterEvent):
            self.dragEnterEvent(event)
            return event.isAccepted()
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Appear if files come."""
        if paths_of(event.mimeData()):
            self.setGeometry(self._window.rect())
            self.raise_()
            self.show()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Disappear."""
        self.hide()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Disappear and report."""
        self.hide()
        paths = paths_of(event.mimeData())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if paths:
            self.paths_dropped.emit(paths)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the veil and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(self._theme.panel)
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setPen(QPen(QColor(self._theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 1.7)
        painter.setFont(font)
        height = painter.fontMetrics().height()
        middle = frame.center().y()
        upper = QRectF(frame.left(), middle - height, frame.width(), height)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, HINT)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.secondary))
        lower = upper.translated(0, height + 4)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, EXPLANATION)
        painter.end()
