"""The quotation of a piece, to be read only; parts of it can be chosen to be left out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

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
        self._positions = Utf16Positions("")
        self._gaps: Sequence[tuple[int, int]] = ()
        self.selectionChanged.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        """Paint the gaps in the colours of ``theme``."""
        self._theme = theme
        self._paint_gaps()

    def show_quote(self, quote: str, gaps: Sequence[tuple[int, int]]) -> None:
        """Show a quotation with what is left out of it."""
        if quote != self._quote:
            self._quote = quote
            self._positions = Utf16Positions(quote)
            lines = quote.split("\n")
            self.setPlainText("\n".join(displayable(line) for line in lines))
        self._gaps = tuple(gaps)
        self._paint_gaps()

    def selection(self) -> tuple[int, int]:
        """What is selected; an empty range where the cursor stands if nothing is."""
        cursor = self.textCursor()
        to_code_point = self._positions.to_code_point
        return to_code_point(cursor.selectionStart()), to_code_point(cursor.selectionEnd())

    def select(self, start: int, end: int) -> None:
        """Select a part."""
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_utf16(start))
        cursor.setPosition(self._positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _paint_gaps(self) -> None:
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(QColor(self._theme.secondary))
        marks = []
        for start, end in self._gaps:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._positions.to_utf16(start))
            cursor.setPosition(self._positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor  # type: ignore[attr-defined]
            mark.format = look  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)
