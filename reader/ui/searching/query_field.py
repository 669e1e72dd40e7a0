"""The field a query is typed into; a fault in the query is underlined where it stands."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QWidget

from reader.ui.reading.positions import Utf16Positions
from reader.ui.theme import Theme

_WAVE = 3
_LONGEST = 6
"""Characters that are underlined at most: a fault is a place, not the rest of the query."""


class QueryField(QLineEdit):
    """A line of text with an optional wavy line under a fault."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fault: int | None = None
        self.setPlaceholderText("在全部文件中检索…")
        self.setAccessibleName("检索词")
        self.setClearButtonEnabled(True)
        self.textChanged.connect(lambda _text: self.set_fault(None))

    def set_theme(self, theme: Theme) -> None:
        """Underline in the colours of ``theme``."""
        self._theme = theme
        self.update()

    @property
    def fault(self) -> int | None:
        """Position of the fault in code points; None if there is none."""
        return self._fault

    def set_fault(self, position: int | None) -> None:
        """Underline what stands at a position; at the end of the text its last character."""
        if position is not None:
            position = min(max(position, 0), max(len(self.text()) - 1, 0))
        self._fault = position
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """See Qt; the wavy line comes on top."""
        super().paintEvent(event)
        if self._fault is None or not self.text():
            return
        place = self._place_of(self._fault)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.rect().adjusted(6, 0, -26, 0))
        painter.setPen(QPen(QColor(self._theme.expired), 1.6))
        steps = range(max(place.width() // _WAVE, 2) + 1)
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(place.left() + step * _WAVE, place.bottom() - (step % 2) * 2.5)
                    for step in steps
                ]
            )
        )
        painter.end()

    def _place_of(self, position: int) -> QRect:
        """Where the characters from ``position`` to the next blank are drawn, in pixels.

        Qt tells only where the cursor is; everything else is measured from there.
        """
        text = self.text()
        metrics = self.fontMetrics()
        here = Utf16Positions(text).to_code_point(self.cursorPosition())
        before = metrics.horizontalAdvance(text[:here])
        cursor = self.cursorRect()
        left = cursor.center().x() - before + metrics.horizontalAdvance(text[:position])
        word = text[position : position + _LONGEST].split(" ")[0] or text[position]
        return QRect(
            left, cursor.top(), max(metrics.horizontalAdvance(word), 8), cursor.height() - 1
        )
