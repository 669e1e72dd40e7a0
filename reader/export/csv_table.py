"""Tables as CSV, for Excel, WPS and others: UTF-8 with a byte order mark, lines end in CRLF.

A spreadsheet takes a cell that starts with = + - @ for a formula. Such a cell gets a ' before it,
and so does one that starts with ' itself: taking one ' off the beginning of a cell gives back what
the document has, character by character. Numbers are plain digits; dates are written 2018年12月28日
and 2020年5月: a spreadsheet would make May-20 of 2020-05.
"""

import csv
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from reader.export.cells import looks_like_formula, printable
from reader.export.columns import DateCell, SentenceCell, Value, YearCell
from reader.export.files import replaced
from reader.library.wording import chinese_date, marked

_ENCODING = "utf-8-sig"
_GUARD = "'"


def write_csv(path: Path, heads: Iterable[str], rows: Iterable[Iterable[Value]]) -> None:
    """Write a table by the rules of this module.

    Args:
        path: Where; what is there is replaced.
        heads: Names of the columns.
        rows: Made and written one by one.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new, new.open("w", encoding=_ENCODING, newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(map(_written, heads))
        writer.writerows([_written(value) for value in row] for row in rows)


def _written(value: Value) -> str | int:
    match value:
        case int():
            return value
        case Decimal():
            return f"{value:f}"
        case YearCell(year):
            return year
        case DateCell(iso, inferred):
            text = marked(chinese_date(iso), inferred=inferred)
        case SentenceCell(text):
            pass
        case str():
            text = value
    text = printable(text)
    return f"{_GUARD}{text}" if looks_like_formula(text) or text.startswith(_GUARD) else text


def read_text(cell: str) -> str:
    """The text of a cell that ``write_csv`` wrote."""
    return cell.removeprefix(_GUARD)
