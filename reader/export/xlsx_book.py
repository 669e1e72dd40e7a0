"""Workbooks that Excel and WPS open without a question, written row by row.

A text is always written as text, never as a formula, a link or a number; one that starts with = + -
@ also keeps being text when somebody edits the cell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reader.export.cells import fitted, looks_like_formula, printable
from reader.export.columns import DateCell, SentenceCell, Value, YearCell
from reader.export.files import replaced
from reader.library.wording import INFERRED, chinese_date, marked

FACTS_SHEET = "说明"
ROWS_PER_SHEET = 1_048_576
"""Excel's limit, the row of headings included."""

_FONT = {"font_name": "宋体", "font_size": 11}
_GREY = "#E7E6E6"
_A4 = 9
_LINE_PT = 15
_HIGHEST_PT = 409
"""Excel's limit for the height of a row."""
_DATE = 'yyyy"年"m"月"d"日"'
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from here on as everybody else does."""

_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
"""How the format writes a character that XML forbids. XlsxWriter guards a text that happens to look
like it, but twice in a text of several fonts: such a text is written in one font."""


class Styles:
    """The formats of a workbook's cells."""

    def __init__(self, workbook: Workbook) -> None:
        cell = {**_FONT, "valign": "top", "text_wrap": True}
        value = {**_FONT, "valign": "top"}
        self.heading = workbook.add_format({**cell, "bold": True, "bg_color": _GREY, "border": 1})
        self.plain = workbook.add_format(_FONT)
        self.bold = workbook.add_format({**_FONT, "bold": True})
        self.number = workbook.add_format({**value, "num_format": "#,##0"})
        self.measure = workbook.add_format({**value, "num_format": "General"})
        self.year = workbook.add_format({**value, "num_format": "0"})
        self.dates = {
            inferred: workbook.add_format({**value, "align": "left", "num_format": _DATE + mark})
            for inferred, mark in ((False, ""), (True, f'"{INFERRED}"'))
        }
        self._text = workbook.add_format(cell)
        self._guarded = workbook.add_format({**cell, "quote_prefix": True})

    def of(self, text: str) -> Format:
        """The format for a text: one that starts like a formula says that it is none."""
        return self._guarded if looks_like_formula(text) else self._text


class Sheet:
    """A sheet that is being written, row by row from the top.

    Attributes:
        worksheet: XlsxWriter's.
    """

    def __init__(self, worksheet: Worksheet, widths: Sequence[int], styles: Styles) -> None:
        self.worksheet = worksheet
        self._widths = widths
        self._styles = styles
        worksheet.set_landscape()
        worksheet.set_paper(_A4)
        for column, width in enumerate(widths):
            worksheet.set_column(column, column, width)

    def write_row(self, row: int, values: Sequence[Value], headings: int = 0) -> None:
        """Write the values from the first column on; "" leaves a cell empty.

        The row is made as high as its longest text needs: not every program looks for itself.

        Args:
            row: Counted from 0.
            values: One for each column.
            headings: So many of them, from the first, are headings.
        """
        lines = max(-(-_width_of(v) // w) for v, w in zip(values, self._widths, strict=True))
        if lines > 1:
            self.worksheet.set_row(row, min(lines * _LINE_PT, _HIGHEST_PT))
        for column, value in enumerate(values):
            if column < headings:
                self._write_text(row, column, str(value), self._styles.heading)
            else:
                self._write(row, column, value)

    def _write(self, row: int, column: int, value: Value) -> None:
        match value:
            case int():
                self.worksheet.write_number(row, column, value, self._styles.number)
            case Decimal():
                self.worksheet.write_number(row, column, float(value), self._styles.measure)
            case YearCell(year):
                self.worksheet.write_number(row, column, year, self._styles.year)
            case DateCell():
                self._write_date(row, column, value)
            case SentenceCell():
                self._write_sentence(row, column, value)
            case str():
                self._write_text(row, column, value)

    def _write_text(self, row: int, column: int, text: str, style: Format | None = None) -> None:
        if text:
            shown, _, _ = fitted(printable(text), 0, 0)
            self.worksheet.write_string(row, column, shown, style or self._styles.of(shown))

    def _write_date(self, row: int, column: int, value: DateCell) -> None:
        try:
            day = date.fromisoformat(value.iso)
        except ValueError:
            day = date.min
        if day < _FIRST_DAY:
            text = marked(chinese_date(value.iso), inferred=value.inferred)
            self._write_text(row, column, text)
        else:
            moment, style = datetime.combine(day, time()), self._styles.dates[value.inferred]
            self.worksheet.write_datetime(row, column, moment, style)

    def _write_sentence(self, row: int, column: int, value: SentenceCell) -> None:
        text, start, end = fitted(printable(value.text), value.start, value.end)
        parts = (
            (self._styles.plain, text[:start]),
            (self._styles.bold, text[start:end]),
            (self._styles.plain, text[end:]),
        )
        pieces = [each for part in parts if part[1] for each in part]
        if len(pieces) > 2 and not _ESCAPE.search(text):
            self.worksheet.write_rich_string(row, column, *pieces, self._styles.of(text))
        else:
            self._write_text(row, column, text)


class Book:
    """A workbook that is being written."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._styles = Styles(workbook)

    def sheet(self, name: str, widths: Sequence[int]) -> Sheet:
        """Add a sheet.

        Args:
            name: On its tab.
            widths: Of the columns, in characters; a Han character takes two.
        """
        return Sheet(self._workbook.add_worksheet(name), widths, self._styles)

    def table(
        self, name: str, widths: Sequence[int], heads: Sequence[str], fixed: int = 0
    ) -> Sheet:
        """Add a sheet with a row of headings that stays in view and stands on every page.

        Args:
            name: On its tab.
            widths: Of the columns, in characters.
            heads: The headings.
            fixed: So many columns stay in view as well.
        """
        sheet = self.sheet(name, widths)
        sheet.worksheet.freeze_panes(1, fixed)
        sheet.worksheet.repeat_rows(0)
        sheet.write_row(0, heads, len(heads))
        return sheet


def _width_of(value: Value) -> int:
    """So many characters wide is a text, where a Han character counts two; 1 for a number."""
    match value:
        case str():
            text = value
        case SentenceCell(text):
            pass
        case _:
            return 1
    return len(text.encode("gbk", "replace"))


@contextmanager
def new_book(path: Path, title: str) -> Iterator[Book]:
    """Give a workbook to write; at the end it takes the place of what was at ``path``.

    Args:
        path: Where.
        title: Of the file's properties.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        options = {
            "constant_memory": True,
            "tmpdir": str(new.parent),
            "strings_to_formulas": False,
            "strings_to_urls": False,
        }
        try:
            with Workbook(str(new), options) as workbook:
                workbook.use_zip64()
                workbook.set_properties({"title": printable(title)})
                yield Book(workbook)
        except FileCreateError as error:
            raise error.args[0] from error


def write_facts(book: Book, facts: Iterable[tuple[str, str]]) -> None:
    """Add the sheet that says what the workbook is: a name and a value a row."""
    sheet = book.sheet(FACTS_SHEET, (14, 90))
    for row, fact in enumerate(facts):
        sheet.write_row(row, fact, 1)
