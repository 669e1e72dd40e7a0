"""The theme table as a Word document: themes down, cities across, on A4 across."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt, RGBColor
from docx.table import _Cell

from reader.compare.model import Passage, ThemeTable
from reader.export.cells import printable
from reader.export.docx_styles import BODY_STYLE
from reader.export.docx_template import ACROSS_CM, DocxForm, new_document
from reader.export.docx_writing import Grid, describe
from reader.export.files import replaced
from reader.export.theme_rows import (
    SAYS_NOTHING,
    TITLE,
    indicator_words,
    source_words,
    theme_facts,
)

_THEME_CM = 2.4
_TEXT_PT = 10.5
_SOURCE_PT = 9
_GREY = RGBColor(0x59, 0x59, 0x59)


def write_themes_docx(table: ThemeTable, path: Path, made_on: date) -> None:
    """Write the table; its headings stand on every page, words of the theme are bold.

    Args:
        table: The table.
        path: Where; what is there is replaced.
        made_on: The day it is made.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = new_document(DocxForm(across=True))
        document.add_paragraph(TITLE, "Title")
        for name, value in theme_facts(table, made_on):
            document.add_paragraph(printable(f"{name}：{value}"), BODY_STYLE)
        _write_table(document, table)
        describe(document, TITLE, made_on)
        document.save(str(new))


def _write_table(document: Document, table: ThemeTable) -> None:
    count = len(table.columns)
    city_cm = (ACROSS_CM - _THEME_CM) / max(count, 1)
    grid = Grid(document, [_THEME_CM, *([city_cm] * count)])
    heads = ["主题", *(column.city for column in table.columns)]
    for cell, head in zip(grid.add_row(), heads, strict=True):
        _write(cell, [[(head, True)]])
    for row in table.rows:
        theme, *others = grid.add_row()
        _write(theme, [[(row.theme.name, True)]])
        for cell, passages in zip(others, row.cells, strict=True):
            _write_passages(cell, passages)


def _write_passages(cell: _Cell, passages: Sequence[Passage]) -> None:
    if not passages:
        _write(cell, [[(SAYS_NOTHING, False)]])
        return
    for number, passage in enumerate(passages):
        _write(cell, _marked_lines(passage), first=number == 0)
        for words in indicator_words(passage):
            _note(cell, f"〔指标〕{words}")
        if source_words(passage):
            _note(cell, f"——{source_words(passage)}")


def _marked_lines(passage: Passage) -> list[list[tuple[str, bool]]]:
    """The passage, line by line, as pieces of plain and bold text."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for text, bold in _pieces(passage):
        first, *others = text.split("\n")
        lines[-1].append((first, bold))
        lines += ([(other, bold)] for other in others)
    return lines


def _pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    at = passage.start
    for start, end in passage.marks:
        if start >= at:
            yield passage.text[at - passage.start : start - passage.start], False
            yield passage.text[start - passage.start : end - passage.start], True
            at = end
    yield passage.text[at - passage.start :], False


def _write(cell: _Cell, lines: Sequence[Sequence[tuple[str, bool]]], *, first: bool = True) -> None:
    for number, line in enumerate(lines):
        fresh = first and number == 0
        paragraph = cell.paragraphs[0] if fresh else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        for text, bold in line:
            if text:
                run = paragraph.add_run(printable(text))
                run.font.size = Pt(_TEXT_PT)
                run.bold = bold


def _note(cell: _Cell, text: str) -> None:
    paragraph = cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    run = paragraph.add_run(printable(text))
    run.font.size = Pt(_SOURCE_PT)
    run.font.color.rgb = _GREY
