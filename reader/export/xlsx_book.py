"""Workbooks that Excel and WPS open without a question, written row by row.

A text is always written as text, never as a formula, a link or a number; one that starts with = + -
@ also keeps being text when somebody edits the cell.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reader.export.cells import fitted, looks_like_formula, printable
from reader.export.columns import DateCell, SentenceCell, Value
from reader.export.files import replaced
from reader.export.wording import INFERRED, chinese_date, marked

FACTS_SHEET = "说明"
ROWS_PER_SHEET = 1_048_576
"""Excel's limit, the row of headings included."""

_FONT = {"font_name": "宋体", "font_size": 11}
_CELL = {**_FONT, "valign": "top", "text_wrap": True}
_DATE = 'yyyy"年"m"月"d"日"'
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts days from here on as everybody else does."""

_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")
"""How the format writes a character that XML forbids. XlsxWriter guards a text that happens to look
like it, but twice in a text of several fonts: such a text is written in one font."""


class Book:
    """A workbook that is being written."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self.heading = workbook.add_format(
            {**_CELL, "bold": True, "bg_color": "#E7E6E6", "border": 1}
        )
        self.plain = workbook.add_format(_FONT)
        self.bold = workbook.add_format({**_FONT, "bold": True})
        self._text = workbook.add_format(_CELL)
        self._guarded = workbook.add_format({**_CELL, "quote_prefix": True})
        self._number = workbook.add_format({**_FONT, "valign": "top", "num_format": "#,##0"})
        self._dates = {
            inferred: workbook.add_format(
                {**_FONT, "valign": "top", "align": "left", "num_format": _DATE + mark}
            )
            for inferred, mark in ((False, ""), (True, f'"{INFERRED}"'))
        }

    def sheet(self, name: str, heads: Sequence[str], widths: Iterable[int]) -> Worksheet:
        """Add a sheet with a row of headings that stays in view.

        Args:
            name: On its tab.
            heads: The headings.
            widths: Of the columns, in characters.
        """
        sheet: Worksheet = self._workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if heads:
            sheet.freeze_panes(1, 0)
            for column, head in enumerate(heads):
                sheet.write_string(0, column, head, self.heading)
        return sheet

    def format(self, **properties: object) -> Format:
        """A format of one's own, on top of the common font."""
        return self._workbook.add_format({**_FONT, **properties})

    def write_row(self, sheet: Worksheet, row: int, values: Iterable[Value]) -> None:
        """Write the values from the first column on."""
        for column, value in enumerate(values):
            self.write(sheet, row, column, value)

    def write(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """Write one cell by the kind of its value; "" leaves it empty."""
        match value:
            case int():
                sheet.write_number(row, column, value, self._number)
            case DateCell():
                self._write_date(sheet, row, column, value)
            case SentenceCell():
                self._write_sentence(sheet, row, column, value)
            case str():
                self._write_text(sheet, row, column, value)

    def _write_text(self, sheet: Worksheet, row: int, column: int, text: str) -> None:
        if text:
            shown, _, _ = fitted(printable(text), 0, 0)
            sheet.write_string(row, column, shown, self._format_of(shown))

    def _write_date(self, sheet: Worksheet, row: int, column: int, value: DateCell) -> None:
        try:
            day = date.fromisoformat(value.iso)
        except ValueError:
            day = date.min
        if day < _FIRST_DAY:
            text = marked(chinese_date(value.iso), inferred=value.inferred)
            self._write_text(sheet, row, column, text)
        else:
            moment = datetime.combine(day, time())
            sheet.write_datetime(row, column, moment, self._dates[value.inferred])

    def _write_sentence(self, sheet: Worksheet, row: int, column: int, value: SentenceCell) -> None:
        text, start, end = fitted(printable(value.text), value.start, value.end)
        parts = (
            (self.plain, text[:start]),
            (self.bold, text[start:end]),
            (self.plain, text[end:]),
        )
        pieces = [each for part in parts if part[1] for each in part]
        if len(pieces) > 2 and not _ESCAPE.search(text):
            sheet.write_rich_string(row, column, *pieces, self._format_of(text))
        elif text:
            sheet.write_string(row, column, text, self._format_of(text))

    def _format_of(self, text: str) -> Format:
        return self._guarded if looks_like_formula(text) else self._text


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
    sheet = book.sheet(FACTS_SHEET, (), (14, 90))
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, name, book.heading)
        book.write(sheet, row, 1, value)
