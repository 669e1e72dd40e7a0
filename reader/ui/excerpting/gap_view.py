"""The quotation of a piece, to be read only; parts of it can be chosen to be left out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from reader.library.tables import WHOLE, Seams
from reader.ui.reading.positions import Utf16Positions, displayable
from reader.ui.theme import Theme


class GapView(QPlainTextEdit):
    """Shows a quotation, struck out where it is left out; positions are code points of it.

    Signals:
        chosen(): Another part is selected, or none.
    """

    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("role", "field")
        self.setAccessibleName("摘录的原文")
        self.setToolTip("原文不能改动；选中一段，可以在印出时略去")
        self.setMinimumHeight(60)
        self._theme = theme
        self._quote = ""
        self._seams = WHOLE
        self._positions = Utf16Positions("")
        self._gaps: Sequence[tuple[int, int]] = ()
        self.selectionChanged.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint the gaps in the colours of ``theme``."""
        self._theme = theme
        self._paint_gaps()

    def show_quote(self, quote: str, gaps: Sequence[tuple[int, int]], seams: Seams = WHOLE) -> None:
        """Show a quotation with what is left out of it.

        Args:
            quote: As it stands in the document.
            gaps: What is left out.
            seams: Where it is parted if it is from a table.
        """
        if (quote, seams) != (self._quote, self._seams):
            self._quote, self._seams = quote, seams
            shown = seams.part(quote)
            self._positions = Utf16Positions(shown)
            lines = shown.split("\n")
            self.setPlainText("\n".join(displayable(line) for line in lines))
        self._gaps = tuple(gaps)
        self._paint_gaps()

    def selection(self) -> tuple[int, int]:
        """What is selected; an empty range where the cursor stands if nothing is."""
        cursor = self.textCursor()
        first, last = (
            self._seams.in_text(self._positions.to_code_point(place))
            for place in (cursor.selectionStart(), cursor.selectionEnd())
        )
        return first, last

    def select(self, start: int, end: int) -> None:
        """Select a part."""
        cursor = self.textCursor()
        self._put(cursor, start, end)
        self.setTextCursor(cursor)

    def _put(self, cursor: QTextCursor, start: int, end: int) -> None:
        """Let a cursor select a part of the quotation."""
        low = self._positions.to_utf16(self._seams.start_in_parted(start))
        high = self._positions.to_utf16(self._seams.end_in_parted(end))
        cursor.setPosition(low)
        cursor.setPosition(max(low, high), QTextCursor.MoveMode.KeepAnchor)

    def _paint_gaps(self) -> None:
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(QColor(self._theme.secondary))
        marks = []
        for start, end in self._gaps:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            self._put(cursor, start, end)
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format = look  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)
