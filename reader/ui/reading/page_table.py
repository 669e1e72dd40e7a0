"""A table of a document, laid out as one: its cells are pieces of the text."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableCell,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.corpus.model import Block, Cell, Table
from reader.ui.reading.page_writer import PageWriter

_NUMBER = re.compile(r"[\d０-９.,，．%％〔〕\[\]()（）+\-—–≥≤<>约以上下万亿个\s]+")
_SEPARATORS = re.compile(r"[\s|｜]*")
_WIDEST = 21

Row = tuple[Cell, ...]


def write_table(writer: PageWriter, block: Block, table: Table) -> None:
    """Write ``table``, whose text is that of ``block``; numbers stand on the right.

    Words between two cells are shown with the first, so that nothing of the text is lost.

    Args:
        writer: Stands at the end of the page, and does so again afterwards.
        block: The table's text.
        table: Has at least one row.
    """
    rows = [row for row in (table.header, *table.rows) if row]
    form = _table_format(writer, rows, header=bool(table.header))
    qt_table = writer.cursor.insertTable(len(rows), max(len(row) for row in rows), form)
    starts = [cell.start for row in rows for cell in row]
    following = iter([*starts[1:], block.end])
    begin = block.start
    for row_number, row in enumerate(rows):
        header, last = row is table.header, row_number == len(rows) - 1
        for column, cell in enumerate(row):
            next_start = next(following)
            qt_cell = qt_table.cellAt(row_number, column)
            qt_cell.setFormat(_cell_format(writer, top=row_number == 0, strong=header or last))
            writer.cursor = qt_cell.firstCursorPosition()
            end = _end_of_cell(writer.text, cell.end, next_start)
            _write_cell(writer, (begin, end), header=header, first=column == 0)
            begin = next_start
    writer.continue_at_end()


def _end_of_cell(text: str, end: int, next_start: int) -> int:
    """Mere separators between two cells are left out."""
    return end if _SEPARATORS.fullmatch(text, end, next_start) else next_start


def _write_cell(writer: PageWriter, place: tuple[int, int], *, header: bool, first: bool) -> None:
    number = not first and (header or _NUMBER.fullmatch(writer.text, *place) is not None)
    writer.cursor.setBlockFormat(writer.typography.cell_block(number=number))
    writer.write(*place, writer.typography.cell_header if header else writer.typography.cell)


def _cell_format(writer: PageWriter, *, top: bool, strong: bool) -> QTextTableCellFormat:
    """Rules as in print: strong ones around header and table, thin ones between rows."""
    theme = writer.typography.theme
    solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
    form = QTextTableCellFormat()
    form.setPadding(0.38 * writer.typography.em)
    form.setBottomBorder(1)
    form.setBottomBorderStyle(solid)
    form.setBottomBorderBrush(QBrush(QColor(theme.secondary if strong else theme.border)))
    if top:
        form.setTopBorder(1)
        form.setTopBorderStyle(solid)
        form.setTopBorderBrush(QBrush(QColor(theme.secondary)))
    return form


def _table_format(writer: PageWriter, rows: Sequence[Row], *, header: bool) -> QTextTableFormat:
    """As wide as the column, shared out by the longest words of each."""
    em = writer.typography.em
    form = QTextTableFormat()
    form.setBorder(0)
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setTopMargin(round(0.3 * em))
    form.setBottomMargin(em)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setHeaderRowCount(1 if header else 0)
    widths = [
        min(max(cell.end - cell.start for cell in column if cell), _WIDEST) + 3
        for column in zip_longest(*rows)
    ]
    share = 100 / sum(widths)
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, width * share) for width in widths]
    )
    return form


def chosen_cells(cursor: QTextCursor) -> list[list[QTextTableCell]] | None:
    """Rows of the cells that a selection takes; None if it is not one of cells."""
    table = cursor.currentTable()
    if table is None or not cursor.hasComplexSelection():
        return None
    one, other = table.cellAt(cursor.anchor()), table.cellAt(cursor.position())
    top, bottom = sorted((one.row(), other.row()))
    left, right = sorted((one.column(), other.column()))
    return [
        [table.cellAt(row, column) for column in range(left, right + 1)]
        for row in range(top, bottom + 1)
    ]
