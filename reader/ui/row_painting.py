"""What the delegates of the side panels are built from: rows, elided lines, coloured marks.

All measures are device-independent pixels; heights come from the font.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.ui.marks import Mark, mark_colors
from reader.ui.models.tree_model import AnyIndex
from reader.ui.theme import Theme

PADDING = 4
"""Between the edge of a row and its content."""
GAP = 4
"""Between two things in a row."""
SMALL = 0.86
"""Size of secondary text as a share of the interface font."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row to be painted: those parts of a QStyleOptionViewItem that the type stubs leave out."""

    rect: QRect
    font: QFont
    selected: bool
    widget: QWidget | None

    @property
    def small_font(self) -> QFont:
        """The font of secondary text."""
        return small(self.font)

    @property
    def bold_font(self) -> QFont:
        """The font of names and headings."""
        font = QFont(self.font)
        font.setBold(True)
        return font


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of a list or tree in the colours of the theme.

    A subclass paints what stands in a row with :meth:`paint_row`. What cannot be chosen, a heading
    among the rows, has no background of its own.

    Attributes:
        theme: Colours.
    """

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """See Qt."""
        painter.save()
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            paint_background(painter, option)
        self.paint_row(painter, row_of(option), index)
        painter.restore()

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """Paint what stands in a row; the painter need not be left as it was."""
        raise NotImplementedError

    def paint_heading(
        self, painter: QPainter, row: Row, name: str, count: str, ink: QColor
    ) -> None:
        """Paint a heading among rows: its name, at the right how many follow, a line below.

        Args:
            painter: Paints.
            row: Where.
            name: In bold, cut where it is too long.
            count: Small, never cut.
            ink: Of ``count``.
        """
        inner = row.rect.adjusted(PADDING, PADDING + GAP, -PADDING, -PADDING)
        left = paint_at_right(painter, inner, count, row.small_font, ink)
        paint_line(painter, left, name, row.bold_font, QColor(self.theme.text))
        painter.setPen(QColor(self.theme.border))
        painter.drawLine(row.rect.bottomLeft(), row.rect.bottomRight())


def small(font: QFont) -> QFont:
    """The font of secondary text beside text in ``font``, be its size in points or in pixels."""
    other = QFont(font)
    if font.pointSizeF() > 0:
        other.setPointSizeF(font.pointSizeF() * SMALL)
    else:
        other.setPixelSize(max(round(font.pixelSize() * SMALL), 1))
    return other


def row_of(option: QStyleOptionViewItem) -> Row:
    """Read a style option."""
    raw = cast("Any", option)
    selected = bool(raw.state & QStyle.StateFlag.State_Selected)
    return Row(QRect(raw.rect), QFont(raw.font), selected, raw.widget)


def paint_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    """Paint what every row has: hover, selection, as the style wants them."""
    widget = row_of(option).widget
    style = widget.style() if widget is not None else QApplication.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)


def text_color(row: Row, theme: Theme, *, secondary: bool = False) -> QColor:
    """The colour for text on the row's background."""
    if row.selected:
        return QColor(theme.on_selection)
    return QColor(theme.secondary if secondary else theme.text)


def paint_line(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> QRect:
    """Paint one line at the left of ``rect``, centred in its height, cut with … where too long.

    Returns:
        The room that is left at its right, two gaps away.
    """
    painter.setFont(font)
    painter.setPen(color)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return rect.adjusted(QFontMetrics(font).horizontalAdvance(shown) + 2 * GAP, 0, 0, 0)


def paint_at_right(painter: QPainter, rect: QRect, text: str, font: QFont, color: QColor) -> QRect:
    """Paint one line at the right of ``rect``, centred in its height, all of it.

    Returns:
        The room that is left at its left, two gaps away.
    """
    width = QFontMetrics(font).horizontalAdvance(text)
    place = QRect(rect.right() - width, rect.top(), width + 1, rect.height())
    paint_line(painter, place, text, font, color)
    return rect.adjusted(0, 0, -width - 2 * GAP, 0)


def paint_marks(
    painter: QPainter, place: QRect, marks: Sequence[Mark], font: QFont, theme: Theme
) -> None:
    """Paint marks side by side from the left of ``place``; what has no room is counted, "+2"."""
    left = place.left()
    for number, mark in enumerate(marks):
        more = len(marks) - number - 1
        room = place.right() - left - (_pill_width("+0", font) + GAP if more else 0)
        text = mark.text if _pill_width(mark.text, font) <= room else f"+{more + 1}"
        spot = QRect(left, place.top(), _pill_width(text, font), place.height())
        _paint_pill(painter, spot, text, font, mark_colors(mark.kind, theme))
        left = spot.right() + 1 + GAP
        if text != mark.text:
            return


def _pill_width(text: str, font: QFont) -> int:
    metrics = QFontMetrics(font)
    return metrics.horizontalAdvance(text) + metrics.height() // 2


def _paint_pill(
    painter: QPainter, rect: QRect, text: str, font: QFont, colors: tuple[QColor, QColor]
) -> None:
    """Small text on a rounded surface with a thin line; ``colors`` are ink and surface."""
    ink, surface = colors
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape, surface)
    line = QColor(ink)
    line.setAlphaF(0.45)
    painter.setPen(QPen(line, 1))
    painter.drawPath(shape)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
