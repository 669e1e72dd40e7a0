"""The Word document of an answer, read back, shows every hit in its sentence with its source."""

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from reader.export.hit_rows import HitReport
from reader.export.hits_docx import LEGEND, write_hits_docx
from reader.library.citation import source_of
from reader.library.store import Library
from reader.search.service import SearchService
from tests.export.samples import library_of, parted_text, report_on

NUMBERS = re.compile(r"【(\d+)(?:—(\d+))?】")


def written(report: HitReport, folder: Path) -> Document:
    write_hits_docx(report, folder / "hits.docx")
    return docx.Document(str(folder / "hits.docx"))


def styled(document: Document, style: str) -> list[Paragraph]:
    return [p for p in document.paragraphs if p.style is not None and p.style.name == style]


def quotations(document: Document) -> list[Paragraph]:
    return [p for p in styled(document, "Body Text") if NUMBERS.match(p.text)]


def marks(paragraph: Paragraph) -> list[str]:
    return [run.text for run in paragraph.runs if run.font.highlight_color is not None]


@pytest.mark.parametrize("query", ["研发", "R&D", "創新", "没有这个词"])
def test_every_hit_stands_highlighted_in_its_sentence_above_its_source(
    opened: tuple[Library, SearchService], tmp_path: Path, query: str
) -> None:
    library, service = opened
    report = report_on(library, service, query)
    document = written(report, tmp_path)
    seams = {name: library.layout(name).seams for name in report.summaries}
    expected = {
        (found.id, seams[found.id].start_in_parted(hit.start)): hit
        for found in report.answer.documents
        for hit in found.hits
    }
    texts = {name: parted_text(library, name) for name in report.summaries}
    numbered = 0
    for paragraph, after in pairwise(document.paragraphs):
        if not (match := NUMBERS.match(paragraph.text)):
            continue
        sentence = paragraph.text.removeprefix(match[0])
        first, last = int(match[1]), int(match[2] or match[1])
        assert first == numbered + 1
        numbered = last
        (name,) = (n for n, s in report.summaries.items() if source_of(s) in after.text)
        assert after.style is not None
        assert after.style.name == "出处"
        start = _start_of_hits(texts[name], sentence, name, expected)
        places = [(n, p) for n, p in expected if n == name and 0 <= p - start < len(sentence)]
        hits = [expected.pop(place) for place in places]
        assert len(hits) == last - first + 1
        assert marks(paragraph) == [hit.quote for hit in hits]
        assert source_of(report.summaries[name], hits[0].section_path) in after.text
    assert numbered == report.answer.total_hits
    assert not expected


def _start_of_hits(
    text: str, sentence: str, name: str, expected: dict[tuple[str, int], object]
) -> int:
    """The first place of the sentence that has hits which were not seen yet."""
    for match in re.finditer(re.escape(sentence), text):
        if any(n == name and match.start() <= p < match.end() for n, p in expected):
            return match.start()
    raise AssertionError(sentence)


def test_a_hit_is_marked_by_colour_and_by_shape(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    document = written(report_on(*opened, "研发"), tmp_path)
    for paragraph in quotations(document):
        for run in paragraph.runs:
            if run.font.highlight_color is not None:
                assert run.font.highlight_color == WD_COLOR_INDEX.YELLOW
                assert run.font.underline == WD_UNDERLINE.WAVY
            else:
                assert run.font.underline is None


def test_hits_that_overlap_are_one_mark_with_both_numbers(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a": "推进高高高新。"}) as (library, service):
        document = written(report_on(library, service, "高高"), tmp_path)
    (paragraph,) = quotations(document)
    assert paragraph.text == "【1—2】推进高高高新。"
    assert marks(paragraph) == ["高高高"]


def test_headings_lead_from_place_to_document_in_administrative_order(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    report = report_on(*opened, "研发")
    document = written(report, tmp_path)
    places = [p.text for p in styled(document, "Heading 1")]
    assert places == [
        f"{place}（{count.hits} 处、{count.documents} 篇）"
        for place, count in report.answer.by_city.items()
        if count.hits
    ]
    titles = {p.text for p in styled(document, "Heading 2")}
    assert titles == {f"《{d.title}》（{len(d.hits)} 处）" for d in report.answer.documents}


def test_the_head_says_what_was_searched_and_counts_every_place(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    report = report_on(*opened, "没有这个词")
    document = written(report, tmp_path)
    assert [p.text for p in styled(document, "Body Text")] == [
        *(f"{name}：{value}" for name, value in report.facts),
        LEGEND,
    ]
    (table,) = document.tables
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert rows == [
        ("地区", "命中处数", "命中篇数"),
        *((place, "0", "0") for place in report.answer.by_city),
    ]


def test_the_page_is_that_of_the_standard(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    document = written(report_on(*opened, "研发"), tmp_path)
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


def test_pages_are_numbered_on_their_outer_edges(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    document = written(report_on(*opened, "研发"), tmp_path)
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        (paragraph,) = footer.paragraphs
        assert paragraph.text == "— 1 —"
        xml = paragraph._p.xml  # noqa: SLF001 - python-docx does not read fields
        assert f'<w:jc w:val="{side}"/>' in xml
        assert xml.count("w:fldCharType") == 3
        assert ">PAGE<" in xml


def test_word_and_wps_find_chinese_fonts_and_built_in_styles(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    document = written(report_on(*opened, "研发"), tmp_path)
    fonts = {
        style.name: style.element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia"))
        for style in document.styles
        if style.element.find(f".//{qn('w:rFonts')}") is not None
    }
    assert fonts["Heading 1"] == "黑体"
    assert fonts["Heading 2"] == "楷体_GB2312"
    with zipfile.ZipFile(tmp_path / "hits.docx") as parts:
        styles = parts.read("word/styles.xml").decode()
        names = parts.namelist()
    assert 'w:eastAsia="zh-CN"' in styles
    assert 'w:eastAsia="仿宋_GB2312"' in styles
    assert '<w:name w:val="heading 1"/>' in styles
    assert "Theme" not in styles
    assert not [name for name in names if "theme" in name]


def test_a_text_that_xml_forbids_does_not_stop_the_export(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a\x02": "前\x01标记\x0c后"}) as (library, service):
        document = written(report_on(library, service, "标记"), tmp_path)
    (paragraph,) = quotations(document)
    assert paragraph.text == "【1】前\ufffd标记\ufffd后"
