"""Adding to a Word document what python-docx has no words for, and adding it fast."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from itertools import count
from typing import TYPE_CHECKING, cast

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.shared import Cm
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reader.export.cells import printable

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


class BodyWriter:
    """Adds paragraphs at the end of a document.

    python-docx looks through all paragraphs for the end and through all styles for a style each
    time: this knows them.

    Attributes:
        document: What is written to.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self._end = document.element.body.sectPr
        self._style_ids = {style.name: style.style_id for style in document.styles}
        self._bookmarks = count(1)

    def add(self, style: str, text: str = "") -> Paragraph:
        """A new last paragraph; characters that XML forbids become U+FFFD."""
        new = cast("CT_P", OxmlElement("w:p"))
        new.style = self._style_ids[style]
        self._end.addprevious(new)
        paragraph = Paragraph(new, self.document._body)  # noqa: SLF001 - as python-docx does
        if text:
            paragraph.add_run(printable(text))
        return paragraph

    @property
    def last(self) -> "BaseOxmlElement | None":
        """What was added last, None in an empty document."""
        return cast("BaseOxmlElement | None", self._end.getprevious())

    def begin_page_after(self, before: "BaseOxmlElement | None") -> None:
        """Let the paragraph that was added after ``before`` begin a page."""
        first = before.getnext() if before is not None else None
        if isinstance(first, CT_P):
            paragraph = Paragraph(first, self.document._body)  # noqa: SLF001
            paragraph.paragraph_format.page_break_before = True

    def bookmark(self, paragraph: Paragraph, name: str) -> None:
        """Make a paragraph a place that fields and links lead to."""
        number = str(next(self._bookmarks))
        start = element("w:bookmarkStart", id=number, name=name)
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no bookmarks
        properties.addnext(start)
        paragraph._p.append(element("w:bookmarkEnd", id=number))  # noqa: SLF001


def element(tag: str, /, **attributes: str) -> "BaseOxmlElement":
    """An element with attributes of Word's own namespace, without prefix: ``name="x"``."""
    made = cast("BaseOxmlElement", OxmlElement(tag))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def open_field(paragraph: Paragraph, instruction: str) -> list[Run]:
    """Begin a field; what is added next is what it shows until it is updated.

    Every part of a field has a run of its own: WPS shows nothing otherwise (conventions 2.6).

    Returns:
        The runs.
    """
    begin, code, separate = (paragraph.add_run() for _ in range(3))
    begin._r.append(element("w:fldChar", fldCharType="begin"))  # noqa: SLF001
    words = element("w:instrText")
    words.set(qn("xml:space"), "preserve")
    words.text = instruction
    code._r.append(words)  # noqa: SLF001
    separate._r.append(element("w:fldChar", fldCharType="separate"))  # noqa: SLF001
    return [begin, code, separate]


def close_field(paragraph: Paragraph) -> Run:
    """End the field that was opened last."""
    run = paragraph.add_run()
    run._r.append(element("w:fldChar", fldCharType="end"))  # noqa: SLF001
    return run


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> list[Run]:
    """A whole field that shows ``shown`` until it is updated."""
    runs = open_field(paragraph, instruction)
    runs.append(paragraph.add_run(shown))
    return [*runs, close_field(paragraph)]


def number_pages(paragraph: Paragraph, side: str) -> None:
    """Write — 1 — in the middle, or one character away from an edge (GB/T 9704, 7.5).

    Args:
        paragraph: Of the footer.
        side: "right", "left" or "center".
    """
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    if side != "center":
        properties.append(element("w:ind", **{f"{side}Chars": "100", side: "280"}))
    properties.append(element("w:jc", val=side))
    paragraph.add_run("— ")
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" —")


class Grid:
    """A table with lines whose first row stands on every page; its rows are added one by one."""

    def __init__(self, document: Document, widths_cm: Sequence[float]) -> None:
        """Begin it at the end of a document.

        Args:
            document: What is written to.
            widths_cm: Of the columns, in centimetres.
        """
        self._table = document.add_table(rows=0, cols=len(widths_cm), style="Table Grid")
        self._table.autofit = False
        self._widths = [Cm(width) for width in widths_cm]
        for column, width in zip(self._table.columns, self._widths, strict=True):
            column.width = width

    def add_row(self, *, whole: bool = False) -> Sequence[_Cell]:
        """The cells of a new last row; with ``whole`` no page ends inside it."""
        row = self._table.add_row()
        if len(self._table._tbl.tr_lst) == 1:  # noqa: SLF001 - rows would be made for all of them
            repeat_as_heading(row)
        if whole:
            row._tr.get_or_add_trPr().append(element("w:cantSplit"))  # noqa: SLF001
        cells: Sequence[_Cell] = row.cells
        for cell, width in zip(cells, self._widths, strict=True):
            cell.width = width
        return cells


def repeat_as_heading(row: _Row) -> None:
    """Let a row stand at the top of every page its table goes on to."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))  # noqa: SLF001


def fill_row(row: _Row, values: Iterable[str]) -> None:
    """Write a text into each cell of a row."""
    for cell, value in zip(row.cells, values, strict=True):
        cell.paragraphs[0].add_run(printable(value))


def describe(document: Document, title: str, made_on: date, author: str = "") -> None:
    """Set the properties of the file: its title, who made it, and the day, as the only time."""
    properties = document.core_properties
    properties.title = printable(title)[:255]
    properties.author = properties.last_modified_by = printable(author)[:255]
    properties.created = properties.modified = datetime.combine(made_on, time(), UTC)
