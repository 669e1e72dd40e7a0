"""How the five meanings look on the screen: a colour and a shape each, as on paper."""

from collections.abc import Mapping
from math import pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

from reader.excerpts.model import MARK_STYLES, Shape
from reader.notes.model import Meaning
from reader.ui.theme import Theme

_DARK_INKS: Mapping[Meaning, str] = {
    Meaning.KEY: "#e0b13c",
    Meaning.TARGET: "#74c282",
    Meaning.MEASURE: "#7db4ee",
    Meaning.QUESTION: "#f08d84",
    Meaning.FUNDING: "#c49bea",
}
_DARK_WASH = 0.24
"""How strongly the ink tints dark paper."""
LANE = 4.0
"""Pixels between the lines of highlights that overlap."""
_ICON = 32


def ink_of(meaning: Meaning, theme: Theme) -> QColor:
    """Colour of the line, readable as text on every surface of the theme."""
    dark = theme.name == "dark"
    return QColor(_DARK_INKS[meaning] if dark else MARK_STYLES[meaning].ink)


def wash_of(meaning: Meaning, theme: Theme) -> QColor:
    """Colour behind the characters; where two highlights overlap the colours add up."""
    if theme.name == "light":
        return QColor(MARK_STYLES[meaning].wash)
    color = ink_of(meaning, theme)
    color.setAlphaF(_DARK_WASH)
    return color


def tint(painter: QPainter, meaning: Meaning, theme: Theme, place: QRectF) -> None:
    """Colour the paper as a highlighter does: what stands there shines through."""
    painter.save()
    if theme.name == "light":
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(place, wash_of(meaning, theme))
    painter.restore()


def letter_of(meaning: Meaning) -> str:
    """The letter in the margin, A to E, as on paper."""
    return MARK_STYLES[meaning].letter


def draw_line(
    painter: QPainter, meaning: Meaning, theme: Theme, start: QPointF, length: float
) -> None:
    """Draw the line of a meaning from ``start`` to the right, some 3 pixels high."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ink = ink_of(meaning, theme)
    shape = MARK_STYLES[meaning].shape
    end = QPointF(start.x() + length, start.y())
    if shape is Shape.WAVE:
        painter.setPen(QPen(ink, 1.3))
        painter.drawPath(_wave(start, length))
    elif shape is Shape.DOUBLE:
        painter.setPen(QPen(ink, 1.1))
        below = QPointF(0, 1.4)
        painter.drawLine(start - below, end - below)
        painter.drawLine(start + below, end + below)
    elif shape is Shape.THICK:
        painter.setPen(QPen(ink, 2.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(start, end)
    else:
        pen = QPen(ink, 1.9, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
        pen.setDashPattern([1, 1.2] if shape is Shape.DOTTED else [4.5, 1.6, 1, 1.6])
        painter.setPen(pen)
        painter.drawLine(start, end)
    painter.restore()


def _wave(start: QPointF, length: float) -> QPainterPath:
    path = QPainterPath(start)
    step, period, height = 1.0, 7.0, 1.5
    for number in range(1, int(length / step) + 1):
        along = number * step
        path.lineTo(start.x() + along, start.y() + height * sin(2 * pi * along / period))
    return path


def paint_swatch(painter: QPainter, meaning: Meaning, theme: Theme, place: QRectF) -> None:
    """Paint a small field in the tint of a meaning with its letter and its line."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = QPainterPath()
    outline.addRoundedRect(place, 3, 3)
    painter.fillPath(outline, wash_of(meaning, theme))
    font = painter.font()
    font.setPixelSize(max(int(place.height() * 0.62), 7))
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(ink_of(meaning, theme))
    letter = place.adjusted(0, 0, 0, -place.height() * 0.2)
    painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, letter_of(meaning))
    start = QPointF(place.left() + 1, place.bottom() - 2.5)
    draw_line(painter, meaning, theme, start, place.width() - 2)
    painter.restore()


def meaning_icon(meaning: Meaning, theme: Theme) -> QIcon:
    """The swatch of a meaning as an icon, sharp up to twice the size."""
    pixmap = QPixmap(_ICON, _ICON)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_swatch(painter, meaning, theme, QRectF(0, 0, _ICON / 2, _ICON / 2))
    painter.end()
    return QIcon(pixmap)


def draw_note_sign(painter: QPainter, meaning: Meaning, theme: Theme, place: QRectF) -> None:
    """Draw a small sheet with lines on it: here stands a note."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = ink_of(meaning, theme)
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(wash_of(meaning, theme))
    painter.drawRoundedRect(place.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2)
    gap = place.height() / 4
    for row in (1, 2, 3):
        y = place.top() + row * gap
        short = 0.45 if row == 3 else 0.22
        painter.drawLine(
            QPointF(place.left() + place.width() * 0.22, y),
            QPointF(place.right() - place.width() * short, y),
        )
    painter.restore()
