"""What the Word documents share: the page across, tables whose head is repeated, properties."""

from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu

from reader.export.docx_template import ACROSS_CM, DocxForm, new_document
from reader.export.docx_writing import Grid, describe


def kept(document: Document, path: Path) -> Document:
    """The document as it is read again."""
    document.save(str(path))
    return docx.Document(str(path))


def test_a_page_across_is_wider_than_high_and_has_no_grid(tmp_path: Path) -> None:
    (section,) = kept(new_document(DocxForm(across=True)), tmp_path / "a.docx").sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    room = section.page_width - section.left_margin - section.right_margin
    assert abs(Emu(room).cm - ACROSS_CM) < 0.01
    assert section._sectPr.find(qn("w:docGrid")) is None  # noqa: SLF001 - not told otherwise


def test_the_head_of_a_grid_is_repeated_and_whole_rows_stay_on_a_page(tmp_path: Path) -> None:
    document = new_document()
    grid = Grid(document, (2.0, 3.5))
    for words in ("头", "一", "二"):
        first, _second = grid.add_row(whole=words == "一")
        first.text = words
    (table,) = kept(document, tmp_path / "a.docx").tables
    assert [row.cells[0].text for row in table.rows] == ["头", "一", "二"]
    for tag, rows in (("w:tblHeader", ["头"]), ("w:cantSplit", ["一"])):
        found = [row.cells[0].text for row in table.rows if list(row._tr.iter(qn(tag)))]  # noqa: SLF001
        assert found == rows
    assert [round(cell.width.cm, 1) for cell in table.rows[2].cells] == [2.0, 3.5]


def test_properties_are_the_title_as_far_as_it_fits_and_the_day(tmp_path: Path) -> None:
    document = new_document()
    describe(document, "题" * 300, date(2026, 3, 5))
    properties = kept(document, tmp_path / "a.docx").core_properties
    assert properties.title == "题" * 255
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.created.date() == properties.modified.date() == date(2026, 3, 5)
