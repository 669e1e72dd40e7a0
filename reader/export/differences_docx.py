"""Differences of two texts as a Word document: what went struck through, what came underlined.

They are plain characters with a format, not tracked changes: nobody accepts or rejects by mistake
what is meant to be read. Colour alone says nothing; a copy in black and white can be read as well.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_UNDERLINE
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph

from reader.compare.model import ChangeKind, Differences, ParagraphChange, Run
from reader.export.cells import printable
from reader.export.docx_styles import BODY_STYLE
from reader.export.docx_template import new_document
from reader.export.docx_writing import describe
from reader.export.files import replaced

TITLE = "文本差异对照"
KINDS = {
    ChangeKind.INSERTED: "新增",
    ChangeKind.REMOVED: "删去",
    ChangeKind.CHANGED: "修改",
    ChangeKind.MOVED: "移动",
}
_RED = RGBColor(0xB0, 0x1E, 0x1E)
_BLUE = RGBColor(0x1F, 0x4E, 0x9E)
_GREY = RGBColor(0x59, 0x59, 0x59)
_KEPT = 1
"""So many unchanged paragraphs stand before and after each changed one."""


def write_differences_docx(
    found: Differences, names: tuple[str, str], path: Path, made_on: date
) -> None:
    """Write the differences with a little of what stands around them.

    Args:
        found: What became of the old text.
        names: What the old and the new text are called.
        path: Where; what is there is replaced.
        made_on: The day it is made.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = new_document()
        document.add_paragraph(TITLE, "Title")
        for line in _facts(found, names, made_on):
            document.add_paragraph(printable(line), BODY_STYLE)
        for change, passed in _shown(found.paragraphs):
            if passed:
                _note(document, f"……（其间 {passed} 段未改动）")
            if change is not None:
                _write(document, change)
        describe(document, TITLE, made_on)
        document.save(str(new))


def _facts(found: Differences, names: tuple[str, str], made_on: date) -> Iterator[str]:
    yield f"旧文本：{names[0]}"
    yield f"新文本：{names[1]}"
    counts = [
        f"{word} {count} 段"
        for kind, word in KINDS.items()
        if (count := sum(each.kind is kind for each in found.changes))
    ]
    yield f"差异：{'，'.join(counts) or '没有差异'}"
    yield (
        "删去的文字加删除线，新增的文字加下划线，段内移动的文字加点线（灰色为原处）；"
        "未改动的段落从略。"
    )
    yield f"制作日期：{made_on.year}年{made_on.month}月{made_on.day}日"


def _shown(
    paragraphs: Sequence[ParagraphChange],
) -> Iterator[tuple[ParagraphChange | None, int]]:
    """The paragraphs to be shown, each with how many were passed over before it."""
    near: set[int] = set()
    for place, change in enumerate(paragraphs):
        if change.kind is not ChangeKind.EQUAL:
            near |= set(range(place - _KEPT, place + _KEPT + 1))
    passed = 0
    for place, change in enumerate(paragraphs):
        if place in near:
            yield change, passed
            passed = 0
        else:
            passed += 1
    if passed:
        yield None, passed


def _write(document: Document, change: ParagraphChange) -> None:
    paragraph = document.add_paragraph(style=BODY_STYLE)
    if change.kind in KINDS:
        label = paragraph.add_run(f"〔{KINDS[change.kind]}〕")
        label.bold = True
    for run in change.runs:
        _write_run(paragraph, run)
    for number in change.numbers:
        _note(document, f"〔数字变化〕{number.old} → {number.new}")


def _write_run(paragraph: Paragraph, run: Run) -> None:
    written = paragraph.add_run(printable(run.text))
    if run.moved:
        written.font.underline = WD_UNDERLINE.DOTTED
        written.font.color.rgb = _GREY if run.kind is ChangeKind.REMOVED else _BLUE
    elif run.kind is ChangeKind.REMOVED:
        written.font.strike = True
        written.font.color.rgb = _RED
    elif run.kind is ChangeKind.INSERTED:
        written.font.underline = True
        written.font.color.rgb = _BLUE


def _note(document: Document, text: str) -> None:
    paragraph = document.add_paragraph(style=BODY_STYLE)
    run = paragraph.add_run(printable(text))
    run.font.color.rgb = _GREY
