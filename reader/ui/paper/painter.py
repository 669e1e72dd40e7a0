"""Draws a sheet with QPainter: on the screen, into a picture, on a printer.

Characters are drawn as the very shapes that the PDF embeds, so that all of them look the same.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from reader.ui.paper.faces import EMBOLDENED, Face
from reader.ui.paper.items import Fill, Glyph, Sheet, Stroke, Text

_THOUSAND = 1000.0


class SheetPainter:
    """Draws the sheets of one print; keeps the shapes it has drawn."""

    def __init__(self, faces: Sequence[Face], glyphs: Sequence[Glyph]) -> None:
        self._faces = faces
        self._glyphs = glyphs
        self._outlines: dict[tuple[int, int], QPainterPath] = {}

    def paint(self, painter: QPainter, sheet: Sheet) -> None:
        """Draw a sheet.

        Args:
            painter: Its unit is a point; the upper left corner of the sheet is at 0, 0.
            sheet: To be drawn.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = painter.worldTransform()
        for item in sheet.items:
            if isinstance(item, Text):
                self._text(painter, item, base)
            elif isinstance(item, Fill):
                area = QRectF(item.x, item.y, item.width, item.height)
                painter.fillRect(area, QColor(item.color))
            else:
                _stroke(painter, item)

    def _text(self, painter: QPainter, text: Text, base: QTransform) -> None:
        color = QColor(text.color)
        scale = text.size / _THOUSAND
        painter.setBrush(color)
        for number, x in zip(text.glyphs, text.xs, strict=True):
            glyph = self._glyphs[number]
            outline = self._outline(glyph.face, glyph.shape)
            if outline.isEmpty():
                continue
            bold = self._faces[glyph.face].emboldened
            pen = QPen(color, EMBOLDENED * _THOUSAND) if bold else QPen(Qt.PenStyle.NoPen)
            painter.setPen(pen)
            place = QTransform(scale, 0, 0, scale, x, text.y)
            painter.setWorldTransform(place * base)
            painter.drawPath(outline)
        painter.setWorldTransform(base)

    def _outline(self, face: int, shape: int) -> QPainterPath:
        key = (face, shape)
        if key not in self._outlines:
            outline = self._faces[face].outline(shape)
            outline.setFillRule(Qt.FillRule.WindingFill)
            self._outlines[key] = outline
        return self._outlines[key]


def _stroke(painter: QPainter, stroke: Stroke) -> None:
    pen = QPen(QColor(stroke.color), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dashes:
        pen.setDashPattern([length / stroke.width for length in stroke.dashes])
    points = [QPointF(x, y) for x, y in stroke.points]
    path = QPainterPath(points[0])
    if stroke.curved:
        for place in range(1, len(points), 3):
            path.cubicTo(*points[place : place + 3])
    else:
        for point in points[1:]:
            path.lineTo(point)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
