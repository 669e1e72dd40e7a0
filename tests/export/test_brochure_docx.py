"""The Word document of a collection, read back: comments, marks, headings, page, text."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reader.errors import ExportError
from reader.excerpts.annotated import annotate
from reader.excerpts.model import MARK_STYLES, Brochure, Excerpt, Note, OwnText, QuoteLine
from reader.excerpts.model import Run as MarkedRun
from reader.export.brochure_docx import (
    LEGEND_TITLE,
    BrochureForm,
    write_brochure_docx,
    write_document_docx,
)
from reader.export.brochure_docx_quotation import HIGHLIGHTS, UNDERLINES
from reader.library.store import Library
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Meaning
from reader.search.service import SearchService
from tests.export.brochure_samples import WRITTEN, collected
from tests.export.docx_reading import comments, outline, paragraphs

SEED = 6


@pytest.fixture(scope="module")
def brochure(opened: tuple[Library, SearchService]) -> Brochure:
    return collected(opened[0], SEED, 25).brochure(opened[0])


def written(brochure: Brochure, folder: Path, form: BrochureForm | None = None) -> Path:
    path = folder / "brochure.docx"
    if form is None:
        write_brochure_docx(brochure, path)
    else:
        write_brochure_docx(brochure, path, form)
    return path


def small(*lines: QuoteLine, notes: tuple[Note, ...] = ()) -> Brochure:
    excerpt = Excerpt(1, "", "", "【1】 标题", lines, notes, (), ("出处：某文",), "a", "")
    return Brochure("摘编", "摘编", (), "声明。", (), (), (excerpt,), ())


def note_on(number: int, text: str = "批注", tags: tuple[str, ...] = ()) -> Note:
    return Note(number, "〔批注〕：", text, "王某某", WRITTEN, Meaning.KEY, "", tags)


def test_every_note_is_a_comment_on_exactly_the_characters_it_speaks_of(
    brochure: Brochure, tmp_path: Path
) -> None:
    found = comments(written(brochure, tmp_path))
    notes = [(excerpt, note) for excerpt in brochure.excerpts for note in excerpt.notes]
    assert len(found) == len(notes) > 20
    for (excerpt, note), comment in zip(notes, found, strict=True):
        spoken_of = [
            "".join(run.text for run in line.runs if note.number in run.notes)
            for line in excerpt.lines
        ]
        assert comment.text == note.text
        assert comment.author == note.author
        whole = [without_gaps(line.text) for line in excerpt.lines]
        expected = spoken_of if any(spoken_of) else whole
        assert without_gaps(comment.anchored) == "\n".join(filter(None, expected))


def without_gaps(text: str) -> str:
    for gap in ("……", "（略）\n", "\n（略）", "（略）"):
        text = text.replace(gap, "")
    return text


def test_a_comment_carries_the_time_on_the_clock_of_its_author(tmp_path: Path) -> None:
    line = QuoteLine((MarkedRun("原文", (Meaning.KEY,), (1,)),))
    (comment,) = comments(written(small(line, notes=(note_on(1),)), tmp_path))
    assert WRITTEN.startswith("2026-05-03T08:09:10.")
    assert comment.date == "2026-05-03T08:09:10Z"


def test_a_comment_reaches_over_paragraphs_and_beside_another(tmp_path: Path) -> None:
    lines = (
        QuoteLine((MarkedRun("前"), MarkedRun("甲", (), (1,)), MarkedRun("乙", (), (1, 2)))),
        QuoteLine((MarkedRun("丙", (), (1, 2)), MarkedRun("丁", (), (2,)), MarkedRun("后"))),
    )
    found = comments(written(small(*lines, notes=(note_on(1), note_on(2))), tmp_path))
    assert [comment.anchored for comment in found] == ["甲乙\n丙", "乙\n丙丁"]


def test_a_note_whose_place_is_left_out_stands_on_the_whole_quotation(tmp_path: Path) -> None:
    line = QuoteLine((MarkedRun("前"), MarkedRun("……", omission=True), MarkedRun("后")))
    (comment,) = comments(written(small(line, notes=(note_on(1),)), tmp_path))
    assert comment.anchored == "前……后"


def test_a_long_note_of_several_paragraphs_is_whole_in_the_comment(tmp_path: Path) -> None:
    text = "第一段。\n\n" + "很长的批注，" * 1000
    line = QuoteLine((MarkedRun("原文", (), (1,)),))
    path = written(small(line, notes=(note_on(1, text),)), tmp_path)
    assert comments(path)[0].text == text


def test_notes_can_be_comments_alone_or_text_alone(tmp_path: Path) -> None:
    line = QuoteLine((MarkedRun("原文", (), (1,)),))
    sample = small(line, notes=(note_on(1, tags=("待核", "急")),))
    alone = written(sample, tmp_path, BrochureForm(note_texts=False))
    assert [comment.text for comment in comments(alone)] == ["批注\n标签：待核、急"]
    assert "NoteText" not in {style for style, _text in paragraphs(alone)}
    text = written(sample, tmp_path, BrochureForm(comments=False))
    assert ("NoteText", "〔批注〕：批注") in paragraphs(text)
    with zipfile.ZipFile(text) as package:
        assert "word/comments.xml" not in package.namelist()


@pytest.mark.parametrize("meaning", list(Meaning))
def test_each_meaning_has_its_line_and_in_colour_its_colour(
    tmp_path: Path, meaning: Meaning
) -> None:
    sample = small(QuoteLine((MarkedRun("甲", (meaning,)), MarkedRun("乙"))))
    for colour in (True, False):
        document = docx.Document(str(written(sample, tmp_path, BrochureForm(colour=colour))))
        (quotation,) = [p for p in document.paragraphs if p.style and p.style.name == "Quote"]
        marked, plain = quotation.runs
        assert marked.font.underline == UNDERLINES[MARK_STYLES[meaning].shape]
        assert marked.font.highlight_color == (HIGHLIGHTS[meaning] if colour else None)
        assert plain.font.underline is None
        assert plain.font.highlight_color is None


def test_the_five_lines_and_colours_differ() -> None:
    assert len({UNDERLINES[style.shape] for style in MARK_STYLES.values()}) == len(Meaning)
    assert len({HIGHLIGHTS[meaning] for meaning in Meaning}) == len(Meaning)


def test_where_two_marks_overlap_both_are_seen(tmp_path: Path) -> None:
    run = MarkedRun("甲", (Meaning.KEY, Meaning.TARGET))
    sample = small(QuoteLine((run,)))
    in_colour = docx.Document(str(written(sample, tmp_path)))
    font = next(p.runs[0] for p in in_colour.paragraphs if p.text == "甲").font
    assert font.underline == WD_UNDERLINE.WAVY
    assert font.highlight_color == WD_COLOR_INDEX.BRIGHT_GREEN
    written(sample, tmp_path, BrochureForm(colour=False))
    with zipfile.ZipFile(tmp_path / "brochure.docx") as package:
        assert 'w:fill="D9D9D9"' in package.read("word/document.xml").decode()


def test_the_outline_is_that_of_the_contents_and_each_line_leads_to_its_heading(
    brochure: Brochure, tmp_path: Path
) -> None:
    pages = range(3, 3 + len(brochure.contents))
    path = tmp_path / "brochure.docx"
    write_brochure_docx(brochure, path, pages=list(pages))
    entries = [(entry.level, entry.text) for entry in brochure.contents]
    assert outline(path) == entries
    lines = [text for style, text in paragraphs(path) if style in ("TOC1", "TOC2")]
    shown = zip(entries, pages, strict=True)
    assert lines == [f"{text}\t{page}" for (_level, text), page in shown]
    body = docx.Document(str(path)).element.body
    names = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert len(links) == len(set(links)) == len(entries)
    assert set(links) == names


def test_the_body_holds_every_word_of_the_brochure_in_its_order(
    brochure: Brochure, tmp_path: Path
) -> None:
    texts = [text for style, text in paragraphs(written(brochure, tmp_path)) if "TOC" not in style]
    marks = "\u3000".join(f"{entry.style.letter} {entry.name}" for entry in brochure.legend)
    assert texts == [
        brochure.title,
        *brochure.imprint,
        *brochure.introduction,
        brochure.counts,
        brochure.statement,
        LEGEND_TITLE,
        marks,
        *words_of(brochure),
    ]


def words_of(brochure: Brochure) -> list[str]:
    words: list[str] = []
    for part in brochure.parts:
        if isinstance(part, OwnText):
            words += part.paragraphs
        elif isinstance(part, Excerpt):
            words += [part.heading, *(line.text for line in part.lines), *part.facts]
            for note in part.notes:
                words += f"{note.lead}{note.text}".split("\n")
                words += [f"标签：{'、'.join(note.tags)}"] if note.tags else []
            words += part.source
        else:
            words.append(part.text)
    for index in brochure.indexes:
        words += [index.title, *(f"{entry.label}：{entry.places}" for entry in index.entries)]
    return words


def test_the_page_is_that_of_the_standard(brochure: Brochure, tmp_path: Path) -> None:
    document = docx.Document(str(written(brochure, tmp_path)))
    section = document.sections[0]
    for length, millimetres in (
        (section.page_width, 210),
        (section.page_height, 297),
        (section.top_margin, 37),
        (section.left_margin, 28),
        (section.right_margin, 26),
        (section.bottom_margin, 35),
    ):
        assert length is not None
        assert abs(length - Mm(millimetres)) < Mm(0.1)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - python-docx does not read grids
    assert grid.get(qn("w:linePitch")) == "579"
    assert characters_a_line(document) == 28


def characters_a_line(document: Document) -> int:
    """So many Chinese characters of the body fit between the margins."""
    section = document.sections[0]
    font = document.styles["Body Text"].element.find(f".//{qn('w:spacing')}")
    squeeze = Pt(int(font.get(qn("w:val"))) / 20)
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    measure = section.page_width - section.left_margin - section.right_margin
    return int(measure // (Pt(16) + squeeze))


@pytest.mark.parametrize("duplex", [True, False])
def test_duplex_mirrors_margins_and_numbers(
    brochure: Brochure, tmp_path: Path, *, duplex: bool
) -> None:
    path = written(brochure, tmp_path, BrochureForm(duplex=duplex))
    document = docx.Document(str(path))
    settings = document.settings.element
    assert (settings.find(qn("w:mirrorMargins")) is not None) == duplex
    assert document.settings.odd_and_even_pages_header_footer == duplex
    footers = [document.sections[0].footer]
    if duplex:
        footers.append(document.sections[0].even_page_footer)
        assert document.sections[0].even_page_header.paragraphs[0].text == brochure.short_title
    assert document.sections[0].header.paragraphs[0].text == brochure.short_title
    footers.append(document.sections[0].first_page_footer)
    sides = ("right", "left", "right") if duplex else ("center", "center")
    assert not document.sections[0].first_page_header.paragraphs[0].text
    for footer, side in zip(footers, sides, strict=True):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        assert f'<w:jc w:val="{side}"/>' in paragraph._p.xml  # noqa: SLF001


def test_styles_are_built_in_ones_with_chinese_fonts_and_no_theme(
    brochure: Brochure, tmp_path: Path
) -> None:
    path = written(brochure, tmp_path)
    with zipfile.ZipFile(path) as package:
        styles = package.read("word/styles.xml").decode()
        fonts = package.read("word/fontTable.xml").decode()
        names = package.namelist()
        comment = package.read("word/comments.xml").decode()
    for name in (
        "Title",
        *(f"heading {level}" for level in range(1, 5)),
        *(f"toc {level}" for level in range(1, 4)),
        "footer",
        "header",
        "annotation text",
        "annotation reference",
    ):
        assert f'<w:name w:val="{name}"/>' in styles
    assert 'w:eastAsia="zh-CN"' in styles
    assert "Theme" not in styles
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts
    assert not [name for name in names if "theme" in name]
    assert 'w:val="CommentText"' in comment
    ids = set(docx.Document(str(path)).styles.element.xpath("//w:style/@w:styleId"))
    assert {style for style, _text in paragraphs(path)} <= ids


def test_a_document_is_written_with_its_own_headings_notes_and_tables(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library = opened[0]
    document = library.document("dongying")
    section = document.sections[3]
    table = next(block for block in document.blocks if block.table and block.table.rows)
    annotations = [
        Annotation(anchor=make_anchor(document, start, end), note=note, created=WRITTEN)
        for start, end, note in (
            (section.start, section.start + 6, "标题处"),
            (table.start, table.start + 2, "表内"),
            (table.end - 8, table.end + 9, "出表"),
        )
    ]
    origin = next(each for each in library.documents() if each.id == "dongying")
    annotated = annotate(document, origin, annotations)
    write_document_docx(annotated, tmp_path / "document.docx")
    found = comments(tmp_path / "document.docx")
    assert [comment.text for comment in found] == ["标题处", "表内", "出表"]
    assert [comment.anchored for comment in found[:2]] == [
        annotation.anchor.quote for annotation in annotations[:2]
    ]
    headings = [
        block.line.text
        for block in annotated.blocks
        if block.line is not None and block.line.role.startswith("heading")
    ]
    assert [text for _level, text in outline(tmp_path / "document.docx")] == headings
    texts = "".join(text for _style, text in paragraphs(tmp_path / "document.docx"))
    for block in document.blocks:
        if block.table is None:
            assert block.text in texts


def test_characters_that_xml_forbids_do_not_stop_the_export(tmp_path: Path) -> None:
    line = QuoteLine((MarkedRun("前\x01𠮷后", (Meaning.KEY,), (1,)),))
    sample = small(line, notes=(note_on(1, "控\x02制"),))
    path = written(sample, tmp_path)
    assert comments(path)[0].text == "控\ufffd制"
    assert comments(path)[0].anchored == "前\ufffd𠮷后"


def test_a_folder_that_is_missing_is_told_in_a_sentence(brochure: Brochure, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="不存在"):
        write_brochure_docx(brochure, tmp_path / "nowhere" / "a.docx")


def test_the_same_brochure_gives_the_same_text_and_properties_of_its_own_day(
    brochure: Brochure, tmp_path: Path
) -> None:
    properties = docx.Document(str(written(brochure, tmp_path))).core_properties
    assert properties.title == brochure.title
    assert properties.author == "某市政府研究室"
    assert properties.created is not None
    assert properties.created.date().isoformat() == brochure.made_on
