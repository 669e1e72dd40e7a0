"""Text in a narrow column: broken into at most so many lines, the match in it always in sight."""

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from reader.ui.reading.positions import Utf16Positions, displayable

_KEPT_BEFORE = (16, 8, 4, 0)
"""Characters kept before a match, tried in turn until the match lies within the lines."""
_LEAST_WIDTH = 40
_LINE_SEPARATOR = "\u2028"


@dataclass(frozen=True, slots=True)
class Quote:
    """A text with a marked part, as code-point offsets ``[start, end)``; empty for no mark."""

    text: str
    start: int = 0
    end: int = 0

    def from_before(self, kept: int) -> "Quote":
        """The same with ``kept`` characters before the mark, "…" for what is left out."""
        cut = self.start - kept
        if cut <= 0:
            return self
        return Quote("…" + self.text[cut:], kept + 1, self.end - cut + 1)

    def until(self, end: int) -> "Quote":
        """The same up to ``end``, followed by "…"."""
        return Quote(self.text[:end] + "…", min(self.start, end), min(self.end, end))


@dataclass(frozen=True, slots=True)
class MarkColors:
    """Text and background of a marked part."""

    ink: QColor
    surface: QColor


def fit(quote: Quote, font: QFont, width: int, lines: int, mark: MarkColors | None) -> QTextLayout:
    """Break a text into lines that fit.

    Args:
        quote: What to show; line breaks in it become spaces.
        font: Of all the text; the mark is bold.
        width: Of a line, in device-independent pixels.
        lines: How many lines there may be. What is too long is cut at its end with "…", and before
            the mark where the mark would not be seen.
        mark: Colours of the marked part; None to mark nothing.

    Returns:
        A finished layout, to be painted with :func:`paint_lines`.
    """
    quote = Quote(displayable(quote.text).replace(_LINE_SEPARATOR, " "), quote.start, quote.end)
    width = max(width, _LEAST_WIDTH)
    layout = _break(quote, font, width, mark)
    for kept in _KEPT_BEFORE:
        if _line_of_mark(layout, quote) < lines:
            break
        quote = quote.from_before(kept)
        layout = _break(quote, font, width, mark)
    while layout.lineCount() > lines:
        last = layout.lineAt(lines - 1)
        seen = Utf16Positions(quote.text).to_code_point(last.textStart() + last.textLength())
        quote = quote.until(max(seen - (2 if quote.text.endswith("…") else 1), 0))
        layout = _break(quote, font, width, mark)
    return layout


def paint_lines(painter: QPainter, at: QPointF, layout: QTextLayout, color: QColor) -> None:
    """Paint a layout with its upper left corner at ``at``; ``color`` is for what is not marked."""
    painter.setPen(color)
    layout.draw(painter, at)


def _break(quote: Quote, font: QFont, width: int, mark: MarkColors | None) -> QTextLayout:
    layout = QTextLayout(quote.text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if mark is not None and quote.start < quote.end:
        layout.setFormats([_format(quote, mark)])
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout


def _format(quote: Quote, mark: MarkColors) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QBrush(mark.ink))
    look.setBackground(QBrush(mark.surface))
    positions = Utf16Positions(quote.text)
    part: Any = QTextLayout.FormatRange()  # the stubs leave its members out
    part.start = positions.to_utf16(quote.start)
    part.length = positions.to_utf16(quote.end) - part.start
    part.format = look
    return cast("QTextLayout.FormatRange", part)


def _line_of_mark(layout: QTextLayout, quote: Quote) -> int:
    """Number of the line in which the mark ends; 0 for the first."""
    last = Utf16Positions(quote.text).to_utf16(max(quote.end - 1, 0))
    return layout.lineForTextPosition(last).lineNumber()
