"""Quotations in a Word document: marked by colour and line, with real comments for the notes.

A comment stands on exactly the characters its note speaks of: the runs of a quotation end where
that changes, and the comment reaches from the first of its runs to the last, over paragraphs too.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, cast

from docx.comments import Comment
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun

from reader.excerpts.model import MARK_STYLES, Note, QuoteLine, Run, Shape
from reader.export.cells import printable
from reader.export.docx_writing import BodyWriter, element
from reader.notes.model import Meaning

if TYPE_CHECKING:
    from docx.oxml.comments import CT_Comment

UNDERLINES: Mapping[Shape, WD_UNDERLINE] = {
    Shape.WAVE: WD_UNDERLINE.WAVY,
    Shape.DOUBLE: WD_UNDERLINE.DOUBLE,
    Shape.DOTTED: WD_UNDERLINE.DOTTED,
    Shape.THICK: WD_UNDERLINE.THICK,
    Shape.DASH_DOT: WD_UNDERLINE.DOT_DASH,
}
"""The lines of conventions 2.3 as Word calls them."""
HIGHLIGHTS: Mapping[Meaning, WD_COLOR_INDEX] = {
    Meaning.KEY: WD_COLOR_INDEX.YELLOW,
    Meaning.TARGET: WD_COLOR_INDEX.BRIGHT_GREEN,
    Meaning.MEASURE: WD_COLOR_INDEX.TURQUOISE,
    Meaning.QUESTION: WD_COLOR_INDEX.RED,
    Meaning.FUNDING: WD_COLOR_INDEX.PINK,
}
"""The colours of Word's own highlighter, so that it can take them away again."""


_COMMENT = (
    f'<w:comment {nsdecls("w")} w:id="{{number}}" w:author=""><w:p><w:pPr>'
    '<w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/>'
    "</w:rPr><w:annotationRef/></w:r></w:p></w:comment>"
)


class QuotationWriter:
    """Writes quotations and remembers which runs each note speaks of."""

    def __init__(self, writer: BodyWriter, *, colour: bool) -> None:
        """Take the document.

        Args:
            writer: Adds to it.
            colour: Marks have colours; else the lines under the characters alone.
        """
        self._writer = writer
        self._colour = colour
        self._numbers = count()
        self._all: list[DocxRun] = []
        self._runs: dict[int, list[DocxRun]] = {}

    def write(self, paragraph: Paragraph, line: QuoteLine) -> None:
        """Fill a paragraph with one of a quotation."""
        for run in line.runs:
            self._write_run(paragraph, run)

    def _write_run(self, paragraph: Paragraph, run: Run) -> None:
        written = paragraph.add_run(printable(run.text))
        self._all.append(written)
        mark(written, run.marks, colour=self._colour)
        for number in run.notes:
            self._runs.setdefault(number, []).append(written)

    def comment(self, notes: Iterable[Note]) -> None:
        """Make the notes comments on what was written since the last call; forget the runs.

        A note no run speaks of (what it was made on is left out) stands on the whole quotation.
        """
        for note in notes:
            runs = self._runs.get(note.number) or self._all
            if runs:
                self._add_comment(note, [runs[0], runs[-1]])
        self._all, self._runs = [], {}

    def _add_comment(self, note: Note, ends: Sequence[DocxRun]) -> None:
        """Add a comment as python-docx does; it looks through all others for a number each time."""
        comments = self._writer.document.comments
        number = next(self._numbers)
        ends[0].mark_comment_range(ends[-1], number)
        made = cast("CT_Comment", parse_xml(_COMMENT.format(number=number)))
        made.author, made.initials = printable(note.author), printable(note.author[:1])
        moment = _wall_clock(note.created)
        if moment:
            made.set(qn("w:date"), moment)
        comments._comments_elm.append(made)  # noqa: SLF001
        comment = Comment(made, comments._comments_part)  # noqa: SLF001
        first, *others = printable(note.text).split("\n")
        comment.paragraphs[0].add_run(first)
        for text in others:
            comment.add_paragraph(text)


def mark(run: DocxRun, meanings: Sequence[Meaning], *, colour: bool) -> None:
    """Show what a run is marked with.

    Word has one line and one colour for a run: of several meanings the first gives the line, the
    last the colour. In black and white a light grey says that there are several (2.3).
    """
    if not meanings:
        return
    run.font.underline = UNDERLINES[MARK_STYLES[meanings[0]].shape]
    if colour:
        run.font.highlight_color = HIGHLIGHTS[meanings[-1]]
    elif len(meanings) > 1:
        grey = element("w:shd", val="clear", color="auto", fill="D9D9D9")
        run._r.get_or_add_rPr().append(grey)  # noqa: SLF001 - python-docx has no shading


def _wall_clock(created: str) -> str:
    """The time on the clock of whoever wrote it: Word shows what stands there, whatever the zone.

    Args:
        created: ISO 8601 with offset; "" if unknown.
    """
    try:
        moment = datetime.fromisoformat(created)
    except ValueError:
        return ""
    return f"{moment.replace(tzinfo=None):%Y-%m-%dT%H:%M:%S}Z"
