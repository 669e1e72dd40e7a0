"""Annotated excerpts, and a document with its notes, as a Word document to go on working with.

Real Word throughout: built-in headings, a 目录 that can be updated, comments, page numbers, the
grid of the standard (conventions 1.1, 2.2-2.6). The same text as on paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from reader.excerpts.model import (
    AnnotatedDocument,
    Brochure,
    DocumentBlock,
    Excerpt,
    GroupHeading,
    Index,
    LegendEntry,
    Note,
    OwnText,
    Role,
)
from reader.export.brochure_docx_contents import ContentsLine, write_contents
from reader.export.brochure_docx_quotation import QuotationWriter, mark
from reader.export.cells import printable
from reader.export.docx_styles import (
    BODY_STYLE,
    COMPACT,
    HEADING_STYLES,
    NOTE_STYLE,
    OWN_STYLE,
    QUOTE_STYLE,
    REMARK_STYLE,
    SOURCE_STYLE,
    SUBTITLE_STYLE,
    TABLE_STYLE,
    TITLE_STYLE,
)
from reader.export.docx_template import DocxForm, new_document
from reader.export.docx_writing import BodyWriter, describe, number_pages, repeat_as_heading
from reader.export.files import replaced


@dataclass(frozen=True, slots=True)
class BrochureForm:
    """How a brochure is set as a Word document.

    Attributes:
        compact: 小四 and narrow lines instead of 三号 and 22 lines a page.
        colour: Marks have colours; else the lines under the characters alone.
        duplex: Mirrored margins, page numbers on the outer edges.
        comments: Notes are Word's comments.
        note_texts: Notes are printed under the quotation.
    """

    compact: bool = False
    colour: bool = True
    duplex: bool = True
    comments: bool = True
    note_texts: bool = True


_STANDARD_PAGE = DocxForm()
_COMPACT_PAGE = DocxForm(sizes=COMPACT, line_pitch=364)
_DEFAULT = BrochureForm()
LEGEND_TITLE = "标记说明"
_LEGEND_GAP = "\u3000"


def write_brochure_docx(
    brochure: Brochure, path: Path, form: BrochureForm = _DEFAULT, pages: Sequence[int] = ()
) -> None:
    """Write annotated excerpts.

    Args:
        brochure: What is printed.
        path: Where; what is there is replaced.
        form: How it is set.
        pages: The page of each entry of ``brochure.contents`` as printed; without them the 目录 has
            no numbers until it is updated.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = _new(form)
        _BrochureWriter(document, form).write(brochure, pages)
        describe(document, brochure.title, _day(brochure.made_on), brochure.author)
        document.save(str(new))


def write_document_docx(
    annotated: AnnotatedDocument, path: Path, form: BrochureForm = _DEFAULT
) -> None:
    """Write one document with its marks and notes.

    Args:
        annotated: What is printed.
        path: Where; what is there is replaced.
        form: How it is set.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = _new(form)
        _DocumentWriter(document, form).write(annotated)
        describe(document, annotated.title, _day(""))
        document.save(str(new))


def _day(iso: str) -> date:
    """A day as ISO 8601; today if none is given."""
    return date.fromisoformat(iso) if iso else datetime.now(UTC).date()


def _new(form: BrochureForm) -> Document:
    page = _COMPACT_PAGE if form.compact else _STANDARD_PAGE
    return new_document(replace(page, duplex=form.duplex))


class _Writer:
    """What both kinds of prints have: the first page, marks, notes, page headers."""

    def __init__(self, document: Document, form: BrochureForm) -> None:
        self._form = form
        self._body = BodyWriter(document)
        self._quotations = QuotationWriter(self._body, colour=form.colour)

    def _write_header(self, text: str) -> None:
        """The short title above every page but the first."""
        section = self._body.document.sections[0]
        section.different_first_page_header_footer = True
        side = "right" if self._form.duplex else "center"
        number_pages(section.first_page_footer.paragraphs[0], side)
        section.header.paragraphs[0].add_run(printable(text))
        if self._form.duplex:
            section.even_page_header.paragraphs[0].add_run(printable(text))

    def _write_lines(self, lines: Iterable[str], style: str) -> None:
        for line in lines:
            self._body.add(style, line)

    def _write_legend(self, legend: Iterable[LegendEntry]) -> None:
        """The meanings with their letters; each name is marked as it is in the text."""
        entries = tuple(legend)
        if not entries:
            return
        self._body.add(REMARK_STYLE, LEGEND_TITLE)
        paragraph = self._body.add(REMARK_STYLE)
        for number, entry in enumerate(entries):
            paragraph.add_run(f"{_LEGEND_GAP if number else ''}{entry.style.letter} ")
            shown = paragraph.add_run(printable(entry.name))
            mark(shown, (entry.meaning,), colour=self._form.colour)

    def _write_notes(self, notes: Iterable[Note]) -> None:
        """The notes as they are printed under a quotation."""
        if not self._form.note_texts:
            return
        for note in notes:
            first, *others = note.text.split("\n")
            lines = (f"{note.lead}{first}", *filter(None, others), *_tags(note))
            self._write_lines(lines, NOTE_STYLE)

    def _comment(self, notes: Iterable[Note]) -> None:
        """Make the notes comments; their tags too if these are not printed under the quotation."""
        if not self._form.comments:
            notes = ()
        elif not self._form.note_texts:
            notes = [replace(n, text="\n".join((n.text, *_tags(n)))) for n in notes]
        self._quotations.comment(notes)


def _tags(note: Note) -> list[str]:
    return [f"标签：{'、'.join(note.tags)}"] if note.tags else []


class _BrochureWriter(_Writer):
    """Writes a brochure into an empty document."""

    def write(self, brochure: Brochure, pages: Sequence[int]) -> None:
        self._write_header(brochure.short_title)
        self._body.add(TITLE_STYLE, brochure.title)
        self._write_lines(brochure.imprint, SUBTITLE_STYLE)
        self._write_lines(brochure.introduction, OWN_STYLE)
        self._write_lines((brochure.counts, brochure.statement), REMARK_STYLE)
        self._write_legend(brochure.legend)
        write_contents(self._body, self._contents(brochure, pages))
        before = self._body.last
        levels = {entry.part: entry.level for entry in brochure.contents if entry.part is not None}
        for place, part in enumerate(brochure.parts):
            if isinstance(part, GroupHeading):
                self._write_heading(part.text, levels[place], _bookmark(place, None))
            elif isinstance(part, OwnText):
                self._write_lines(part.paragraphs, OWN_STYLE)
            else:
                self._write_excerpt(part, levels[place], _bookmark(place, None))
        self._body.begin_page_after(before)
        for number, index in enumerate(brochure.indexes):
            self._write_index(index, _bookmark(None, number))

    @staticmethod
    def _contents(brochure: Brochure, pages: Sequence[int]) -> list[ContentsLine]:
        entries = brochure.contents
        numbers = [str(page) for page in pages] or [""] * len(entries)
        return [
            ContentsLine(
                entry.level,
                entry.text,
                _bookmark(entry.part, entry.index),
                number,
            )
            for entry, number in zip(entries, numbers, strict=True)
        ]

    def _write_heading(self, text: str, level: int, name: str) -> None:
        self._body.bookmark(self._body.add(HEADING_STYLES[level - 1], text), name)

    def _write_excerpt(self, excerpt: Excerpt, level: int, name: str) -> None:
        self._write_heading(excerpt.heading, level, name)
        for line in excerpt.lines:
            self._quotations.write(self._body.add(QUOTE_STYLE), line)
        self._comment(excerpt.notes)
        self._write_lines(excerpt.facts, SOURCE_STYLE)
        self._write_notes(excerpt.notes)
        self._write_lines(excerpt.source, SOURCE_STYLE)

    def _write_index(self, index: Index, name: str) -> None:
        self._write_heading(index.title, 1, name)
        for entry in index.entries:
            self._body.add(SOURCE_STYLE, f"{entry.label}：{entry.places}")


def _bookmark(part: int | None, index: int | None) -> str:
    """Name of the bookmark at a heading, in the way of Word's own ones, which it does not list."""
    return f"_Toc1{part:08}" if part is not None else f"_Toc2{index:08}"


class _DocumentWriter(_Writer):
    """Writes one document with its notes into an empty document."""

    def write(self, annotated: AnnotatedDocument) -> None:
        self._write_header(annotated.short_title)
        remark = f"{annotated.counts}{annotated.statement}"
        self._write_lines((*annotated.source, remark), SOURCE_STYLE)
        self._write_legend(annotated.legend)
        for block in annotated.blocks:
            self._write_block(block)
        self._comment(note for block in annotated.blocks for note in block.notes)

    def _write_block(self, block: DocumentBlock) -> None:
        if block.line is not None:
            paragraph = self._body.add(_STYLES[block.line.role])
            _set_by_role(paragraph, block.line.role)
            self._quotations.write(paragraph, block.line)
        if block.rows:
            self._write_table(block)
        self._write_notes(block.notes)

    def _write_table(self, block: DocumentBlock) -> None:
        columns = max(map(len, block.rows))
        table = self._body.document.add_table(len(block.rows), columns, TABLE_STYLE)
        for row, lines in zip(table.rows, block.rows, strict=True):
            for cell, line in zip(row.cells, lines, strict=False):
                self._quotations.write(cell.paragraphs[0], line)
        if block.header:
            repeat_as_heading(table.rows[0])


_STYLES = {
    Role.BODY: BODY_STYLE,
    Role.TITLE: TITLE_STYLE,
    Role.NUMBER: BODY_STYLE,
    Role.HEADING_1: HEADING_STYLES[0],
    Role.HEADING_2: HEADING_STYLES[1],
    Role.HEADING_3: HEADING_STYLES[2],
    Role.SIGNATURE: BODY_STYLE,
    Role.FLUSH: BODY_STYLE,
}


def _set_by_role(paragraph: Paragraph, role: Role) -> None:
    """Document numbers in the middle, signatures at the right, addressees without indent."""
    if role in (Role.NUMBER, Role.SIGNATURE):
        right = role is Role.SIGNATURE
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.CENTER
    if role in (Role.NUMBER, Role.SIGNATURE, Role.FLUSH):
        paragraph.paragraph_format.first_line_indent = Pt(0)
