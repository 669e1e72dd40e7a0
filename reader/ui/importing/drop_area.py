"""Files dropped onto the window: while they hover over it, it says what would happen."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from reader.ui.theme import Theme

HINT = "松开鼠标，加入文库"
EXPLANATION = "文件、文件夹、压缩包或资源包"
_MARGIN = 24
_RADIUS = 14
_VEIL = 200
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
        self._entered = False
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
        if watched is not self._window:
            return False
        if isinstance(event, QDragEnterEvent):
            self._appear(event)
            return event.isAccepted()
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self.dropEvent(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            QTimer.singleShot(0, self._disappear_unless_entered)
        elif event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take over from the window, as it lies on top of it."""
        self._entered = True
        self._appear(event)

    def _appear(self, event: QDragEnterEvent) -> None:
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
        self._entered = False
        self.hide()
        event.accept()

    def _disappear_unless_entered(self) -> None:
        """The drag has left the window: either for the veil, or altogether."""
        if not self._entered:
            self.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Disappear and report."""
        self._entered = False
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
        card = QRectF(0, 0, 14 * height, 4 * height)
        card.moveCenter(frame.center())
        painter.fillPath(_rounded(card), QColor(self._theme.raised))
        painter.setPen(QColor(self._theme.accent))
        upper = QRectF(frame.left(), middle - height, frame.width(), height)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, HINT)
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.secondary))
        lower = upper.translated(0, height + 4)
        painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, EXPLANATION)
        painter.end()


def _rounded(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, _RADIUS, _RADIUS)
    return path
