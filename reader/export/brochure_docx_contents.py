"""The 目录 of a Word document: a field that Word updates, filled in already."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reader.excerpts.model import CONTENTS_TITLE
from reader.export.cells import printable
from reader.export.docx_styles import CONTENTS_HEADING_STYLE, CONTENTS_STYLES
from reader.export.docx_writing import BodyWriter, add_field, close_field, element, open_field

_INSTRUCTION = r' TOC \o "1-3" \h \z '


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the 目录.

    Attributes:
        level: 1 to 3, of the heading.
        text: Of the heading.
        place: Name of the bookmark at the heading.
        page: As printed; "" if it is not known.
    """

    level: int
    text: str
    place: str
    page: str


def write_contents(writer: BodyWriter, lines: Sequence[ContentsLine]) -> None:
    """Add the heading 目录 and its lines; nothing if there are none.

    The lines lead to their headings. Word and WPS make them anew when the field is updated (F9).
    """
    if not lines:
        return
    writer.add(CONTENTS_HEADING_STYLE, CONTENTS_TITLE)
    paragraph: Paragraph | None = None
    for number, line in enumerate(lines):
        paragraph = writer.add(CONTENTS_STYLES[line.level - 1])
        if number == 0:
            open_field(paragraph, _INSTRUCTION)
        _write_line(paragraph, line)
    if paragraph is not None:
        close_field(paragraph)


def _write_line(paragraph: Paragraph, line: ContentsLine) -> None:
    """A link with the heading and the number of its page."""
    runs = [paragraph.add_run(printable(line.text))]
    if line.page:
        runs.append(_tab(paragraph))
        runs += add_field(paragraph, rf" PAGEREF {line.place} \h ", line.page)
    link = element("w:hyperlink", anchor=line.place, history="1")
    runs[0]._r.addprevious(link)  # noqa: SLF001 - python-docx makes no links
    for run in runs:
        link.append(run._r)  # noqa: SLF001


def _tab(paragraph: Paragraph) -> Run:
    run = paragraph.add_run()
    run.add_tab()
    return run
