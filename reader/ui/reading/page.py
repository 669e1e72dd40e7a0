"""A rendered document: the QTextDocument, and where each character of the text stands in it."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument, QTextFrameFormat

from reader.ui.reading.positions import PositionMap
from reader.ui.reading.title_lines import line_width
from reader.ui.typography import MEASURE, Typography

_MARGIN_EMS = 3.0


class Page:
    """A rendered document: the QTextDocument and the map between its positions and the text's."""

    def __init__(
        self,
        text_document: QTextDocument,
        positions: PositionMap,
        typography: Typography,
        titles: tuple[tuple[int, str], ...],
    ) -> None:
        self.text_document = text_document
        self.typography = typography
        self._positions = positions
        self._titles = titles

    def qt_range(self, start: int, end: int) -> tuple[int, int]:
        """Qt range of the text ``[start, end)``, decoration within included."""
        return self._positions.qt_range(start, end)

    def qt_pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Qt ranges of the text ``[start, end)``: one for each paragraph or cell it touches."""
        return self._positions.qt_pieces(start, end)

    def document_position(self, qt_position: int) -> int:
        """Position in ``Document.text`` for a position in the QTextDocument."""
        return self._positions.document_position(qt_position)

    def column_width(self, room: float) -> float:
        """Width of the text column in ``room`` pixels: whole characters, at most ``MEASURE``."""
        em = self.typography.em
        characters = int((room - 2 * self.margin(room)) / em)
        return max(min(characters, MEASURE), 4) * em

    def margin(self, room: float) -> float:
        """Least distance between the column and the edge of the paper."""
        return min(_MARGIN_EMS * self.typography.em, max(room * 0.06, 8.0))

    def fit(self, room: float) -> None:
        """Centre the column in ``room`` pixels and break the titles into lines of even length."""
        column = self.column_width(room)
        side = max((room - column) / 2, 0.0)
        em = self.typography.em
        frame = QTextFrameFormat(self.text_document.rootFrame().frameFormat())
        frame.setLeftMargin(side)
        frame.setRightMargin(max(room - column - side, 0.0))
        frame.setTopMargin(2.2 * em)
        frame.setBottomMargin(6 * em)
        self.text_document.setTextWidth(room)  # first: else all is laid out twice
        cursor = QTextCursor(self.text_document)
        cursor.beginEditBlock()
        self.text_document.rootFrame().setFrameFormat(frame)
        for qt_position, title in self._titles:
            cursor.setPosition(qt_position)
            self._balance(cursor, title, column)
        cursor.endEditBlock()

    def _balance(self, cursor: QTextCursor, title: str, column: float) -> None:
        size = self.typography.title.font().pixelSize()
        wanted = (line_width(title, column / size) + 0.4) * size
        side = max((column - wanted) / 2, 0.0)
        form = QTextBlockFormat(cursor.blockFormat())
        form.setLeftMargin(side)
        form.setRightMargin(side)
        cursor.setBlockFormat(form)
