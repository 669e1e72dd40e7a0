"""Where characters stand on a page, line by line: for what is painted under and beside them."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class LinePiece:
    """The part of one line that a range takes, in pixels of the QTextDocument.

    Attributes:
        left: Left edge of the first character.
        right: Right edge of the last one.
        baseline: Where the characters stand.
        size: Height of the font.
    """

    left: float
    right: float
    baseline: float
    size: float


def line_pieces(document: QTextDocument, low: int, high: int) -> Iterator[LinePiece]:
    """The pieces of lines that the Qt range ``[low, high)`` takes, from top to bottom."""
    block = document.findBlock(low)
    while block.isValid() and block.position() < high:
        yield from _in_block(document, block, low - block.position(), high - block.position())
        block = block.next()


def _in_block(
    document: QTextDocument, block: QTextBlock, low: int, high: int
) -> Iterator[LinePiece]:
    box = document.documentLayout().blockBoundingRect(block)
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        start, end = line.textStart(), line.textStart() + line.textLength()
        first, last = max(low, start), min(high, end)
        if first >= last:
            continue
        left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
        if last == end:
            right = min(right, line.naturalTextRect().right())
        yield LinePiece(
            box.left() + left,
            box.left() + right,
            box.top() + line.y() + line.ascent(),
            line.ascent() + line.descent(),
        )


def _x(found: object) -> float:
    """What ``cursorToX`` says: the stubs promise a number, the binding gives a pair."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
