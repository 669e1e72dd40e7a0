"""Draws differences into a text: three columns, every kind of change told by form and colour.

What came is underlined, what went is struck out, a paragraph that moved has a dotted line under it,
and a number that changed is bold; the word in the middle column says the same. A long comparison is
drawn piece by piece, so that nobody waits for its end to read its beginning.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.compare.model import ChangeKind, Differences, Run
from reader.ui.comparing.difference_rows import DifferenceRow, Fold
from reader.ui.reading.positions import displayable
from reader.ui.theme import Theme

FOLD_LINK = "fold:"
_AT_ONCE = 12
"""Rows drawn between two looks at what the user does."""
_WIDTHS = (44, 12, 44)


class DifferencesPage(QObject):
    """Fills a QTextDocument with rows.

    Attributes:
        text: The text; empty until :meth:`draw`.
        places: Where the differences begin in it, in order, as far as they are drawn.

    Signals:
        drawn(): Everything is there.
    """

    drawn = Signal()

    def __init__(self, text: QTextDocument, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self.places: list[int] = []
        self._theme = theme
        self._rows: list[DifferenceRow | Fold] = []
        self._old_text = ""
        self._numbers: frozenset[tuple[int, int]] = frozenset()
        self._new_numbers: frozenset[tuple[int, int]] = frozenset()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_some)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from the next time on."""
        self._theme = theme

    def draw(self, differences: Differences, rows: Iterable[DifferenceRow | Fold]) -> None:
        """Begin anew with these rows; the first ones are there at once."""
        self._timer.stop()
        self.text.clear()
        self.places = []
        self._old_text = differences.old_text
        self._numbers = frozenset((each.old_start, each.old_end) for each in differences.numbers)
        self._new_numbers = frozenset(
            (each.new_start, each.new_end) for each in differences.numbers
        )
        self._rows = list(rows)
        self._draw_some()
        if self._rows:
            self._timer.start()

    def finish(self) -> None:
        """Draw what is left now."""
        while self._rows:
            self._draw_some()

    def _draw_some(self) -> None:
        some, self._rows = self._rows[:_AT_ONCE], self._rows[_AT_ONCE:]
        cursor = QTextCursor(self.text)
        cursor.beginEditBlock()
        for row in some:
            cursor.movePosition(QTextCursor.MoveOperation.End)
            if isinstance(row, Fold):
                self._draw_fold(cursor, row)
            else:
                self._draw_row(cursor, row)
        cursor.endEditBlock()
        if not self._rows:
            self._timer.stop()
            self.drawn.emit()

    def _draw_fold(self, cursor: QTextCursor, fold: Fold) -> None:
        form = QTextBlockFormat()
        form.setBackground(QColor(self._theme.panel))
        form.setTopMargin(6)
        form.setBottomMargin(6)
        link = QTextCharFormat()
        link.setAnchor(True)
        link.setAnchorHref(f"{FOLD_LINK}{fold.first}")
        link.setForeground(QColor(self._theme.accent))
        link.setFontUnderline(True)
        cursor.insertBlock(form, link)
        cursor.insertText(f"　未变的 {fold.count:,} 段，点击展开", link)
        cursor.insertBlock(_closed_up(), QTextCharFormat())

    def _draw_row(self, cursor: QTextCursor, row: DifferenceRow) -> None:
        table = cursor.insertTable(1, 3, self._table_format())
        for column in range(3):
            table.cellAt(0, column).setFormat(self._cell_format(row, column))
        if row.change >= 0:
            self.places.append(table.firstPosition())
        self._fill(table, 0, row.old, row)
        self._fill_mark(table, row)
        self._fill(table, 2, row.new, row)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.setBlockFormat(_closed_up())

    @staticmethod
    def _table_format() -> QTextTableFormat:
        form = QTextTableFormat()
        percent = QTextLength.Type.PercentageLength
        form.setWidth(QTextLength(percent, 100))
        form.setColumnWidthConstraints([QTextLength(percent, width) for width in _WIDTHS])
        form.setCellPadding(5)
        form.setCellSpacing(0)
        form.setBorder(0)
        return form

    def _cell_format(self, row: DifferenceRow, column: int) -> QTextTableCellFormat:
        """A line above a change, its middle column shaded."""
        form = QTextTableCellFormat()
        if row.kind is not ChangeKind.EQUAL:
            form.setTopBorder(1)
            form.setTopBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setTopBorderBrush(QColor(self._theme.border))
            if column == 1:
                form.setBackground(QColor(self._theme.panel))
        return form

    def _fill(
        self, table: QTextTable, column: int, runs: Sequence[Run], row: DifferenceRow
    ) -> None:
        cursor = table.cellAt(0, column).firstCursorPosition()
        cursor.setBlockFormat(_set_wide())
        for run in runs:
            old = column == 0
            words = self._old_text[run.old_start : run.old_end] if old else run.text
            start = run.old_start if old else run.new_start
            self._write(cursor, words, start, self._form(run, row), numbers=self._in(old=old))

    def _in(self, *, old: bool) -> frozenset[tuple[int, int]]:
        return self._numbers if old else self._new_numbers

    def _write(
        self,
        cursor: QTextCursor,
        words: str,
        start: int,
        form: QTextCharFormat,
        *,
        numbers: frozenset[tuple[int, int]],
    ) -> None:
        """Write a run; numbers that changed are bold."""
        at = 0
        ends = start + len(words)
        for low, high in sorted(each for each in numbers if each[0] < ends and each[1] > start):
            first, last = max(low - start, 0), min(high - start, len(words))
            cursor.insertText(displayable(words[at:first]), form)
            strong = QTextCharFormat(form)
            strong.setFontWeight(QFont.Weight.Bold)
            strong.setForeground(QColor(self._theme.warning))
            cursor.insertText(displayable(words[first:last]), strong)
            at = last
        cursor.insertText(displayable(words[at:]), form)

    def _form(self, run: Run, row: DifferenceRow) -> QTextCharFormat:
        theme = self._theme
        form = QTextCharFormat()
        quiet = row.paragraph < 0 or row.kind is ChangeKind.EQUAL
        form.setForeground(QColor(theme.secondary if quiet else theme.text))
        if run.moved or (row.kind is ChangeKind.MOVED and run.kind is ChangeKind.EQUAL):
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            form.setUnderlineColor(QColor(theme.accent))
        elif run.kind is ChangeKind.REMOVED:
            form.setFontStrikeOut(True)
            form.setBackground(QColor(theme.tints[0]))
        elif run.kind is ChangeKind.INSERTED:
            form.setFontUnderline(True)
            form.setBackground(QColor(theme.tints[2]))
        return form

    def _fill_mark(self, table: QTextTable, row: DifferenceRow) -> None:
        cursor = table.cellAt(0, 1).firstCursorPosition()
        word, *numbers = row.mark.split("\n")
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.accent))
        form.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(word, form)
        form = QTextCharFormat()
        form.setForeground(QColor(self._theme.warning))
        for number in numbers:
            cursor.insertBlock()
            cursor.insertText(number, form)


def _closed_up() -> QTextBlockFormat:
    """The paragraph Qt keeps between two tables, as low as can be."""
    form = QTextBlockFormat()
    form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form


def _set_wide() -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return form
