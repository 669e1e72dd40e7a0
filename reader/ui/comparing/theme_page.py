"""Draws a theme table into a text: a column a document, passages with sources and numbers."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.compare.model import Passage, ThemeColumn, ThemeRow, ThemeTable
from reader.indicators.wording import promise_words
from reader.ui.reading.positions import displayable
from reader.ui.theme import Theme

PLACE_LINK = "place:"
"""Start of the address of a passage: ``place:DOCUMENT:START:END``."""
NOTHING = "未提及"
MOST_SHOWN = 60
"""Passages of a cell on the screen; nobody reads on, and to lay out thousands takes long."""
_SMALL = 0.88


def draw_themes(text: QTextDocument, table: ThemeTable, theme: Theme) -> None:
    """Fill ``text`` with a table, anew."""
    text.clear()
    cursor = QTextCursor(text)
    cursor.beginEditBlock()
    _Drawing(theme, text).draw(cursor, table)
    cursor.endEditBlock()


class _Drawing:
    """One drawing of a theme table."""

    def __init__(self, theme: Theme, text: QTextDocument) -> None:
        self._theme = theme
        self._plain = QTextCharFormat()
        self._plain.setForeground(QColor(theme.text))
        self._small = QTextCharFormat()
        self._small.setForeground(QColor(theme.secondary))
        self._small.setFontPointSize(text.defaultFont().pointSizeF() * _SMALL)

    def draw(self, cursor: QTextCursor, table: ThemeTable) -> None:
        """Draw all rows; the names of the columns stand above each."""
        for number, row in enumerate(table.rows):
            if number:
                cursor.movePosition(QTextCursor.MoveOperation.End)
                cursor.insertBlock()
            self._draw_row(cursor, table.columns, row)

    def _draw_row(self, cursor: QTextCursor, columns: Sequence[ThemeColumn], row: ThemeRow) -> None:
        grid = cursor.insertTable(3, len(columns), self._format(len(columns)))
        grid.mergeCells(0, 0, 1, len(columns))
        head = QTextCharFormat(self._plain)
        head.setFontWeight(QFont.Weight.Bold)
        middle = grid.cellAt(0, 0).firstCursorPosition()
        self._frame(grid.cellAt(0, 0), shaded=True)
        middle.insertText(row.theme.name, head)
        for at, (column, passages) in enumerate(zip(columns, row.cells, strict=True)):
            self._frame(grid.cellAt(1, at), shaded=True)
            self._frame(grid.cellAt(2, at), shaded=False)
            named = grid.cellAt(1, at).firstCursorPosition()
            named.insertText(column.city or column.title, head)
            named.insertText(f"　{len(passages):,} 处" if passages else "", self._small)
            self._fill(grid.cellAt(2, at).firstCursorPosition(), passages)

    def _format(self, columns: int) -> QTextTableFormat:
        form = QTextTableFormat()
        percent = QTextLength.Type.PercentageLength
        form.setWidth(QTextLength(percent, 100))
        form.setColumnWidthConstraints([QTextLength(percent, 100 / columns)] * columns)
        form.setCellPadding(8)
        form.setCellSpacing(0)
        form.setBorder(0)
        return form

    def _frame(self, cell: QTextTableCell, *, shaded: bool) -> None:
        """Lines around a cell."""
        form = QTextTableCellFormat()
        form.setBorder(0.5)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QColor(self._theme.border))
        if shaded:
            form.setBackground(QColor(self._theme.panel))
        cell.setFormat(form)

    def _fill(self, cursor: QTextCursor, passages: Sequence[Passage]) -> None:
        if not passages:
            cursor.insertText(NOTHING, self._small)
        for number, passage in enumerate(passages[:MOST_SHOWN]):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_spaced(above=6 if number else 0))
            self._write(cursor, passage)
            for indicator in passage.indicators:
                cursor.insertBlock(_spaced(above=2))
                number_form = QTextCharFormat(self._small)
                number_form.setForeground(QColor(self._theme.accent))
                number_form.setFontWeight(QFont.Weight.Bold)
                cursor.insertText(f"▪ {indicator.subject} {promise_words(indicator)}", number_form)
            cursor.insertBlock(_spaced(above=1))
            path = " › ".join(passage.section_path) or "篇首"
            cursor.insertText(f"—— {path}", self._link(passage, self._small))
        if len(passages) > MOST_SHOWN:
            cursor.insertBlock(_spaced(above=10))
            left = len(passages) - MOST_SHOWN
            cursor.insertText(f"另有 {left:,} 处，导出或打印时全部列出。", self._small)

    def _write(self, cursor: QTextCursor, passage: Passage) -> None:
        """Write a passage with the words of the theme marked; all of it leads to its place."""
        plain = self._link(passage, self._plain)
        strong = QTextCharFormat(plain)
        strong.setBackground(QColor(self._theme.hit))
        strong.setForeground(QColor(self._theme.on_hit))
        at = 0
        for low, high in passage.marks:
            first = min(max(low - passage.start, at), len(passage.text))
            last = min(max(high - passage.start, first), len(passage.text))
            cursor.insertText(displayable(passage.text[at:first]), plain)
            cursor.insertText(displayable(passage.text[first:last]), strong)
            at = last
        cursor.insertText(displayable(passage.text[at:]), plain)

    @staticmethod
    def _link(passage: Passage, form: QTextCharFormat) -> QTextCharFormat:
        link = QTextCharFormat(form)
        link.setAnchor(True)
        link.setAnchorHref(f"{PLACE_LINK}{passage.document_id}:{passage.start}:{passage.end}")
        link.setToolTip("转到原文")
        return link


def _spaced(*, above: int) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    form.setTopMargin(above)
    return form
