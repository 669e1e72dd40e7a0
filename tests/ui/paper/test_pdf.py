"""What is in the brochure is in the PDF, at the places of the standard."""

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from reader.excerpts.model import Brochure, Excerpt, QuoteLine, Run, TableSheet
from reader.ui.paper.composition import compose_paper
from reader.ui.paper.items import Text
from reader.ui.paper.measures import MM, LayoutName, PaperOptions
from reader.ui.paper.pdf import write_pdf
from reader.ui.paper.printed import Paper
from tests.excerpts.excerpt_samples import sample
from tests.ui.paper.pdf_reading import HAS_POPPLER, by_pdftotext, by_pypdf, lost, together

HARD = (
    "一二三金木水火土日月山川人口手足～〜⼀—（2016—2020年）——尤其是……"
    "R&D占2.5％、2.5%；吾𠮷𠀀〔2018〕59号“十三五”‘引’①〇○∶fi ffl《》"
)


@pytest.fixture(scope="module")
def twelve() -> Brochure:
    return sample(12).brochure


def plain(text: str) -> Brochure:
    excerpt = Excerpt(1, "", "", "【1】", (QuoteLine((Run(text),)),), (), (), (), "", text)
    return Brochure("标题", "标题", (), "以正式文本为准。", (), (), (excerpt,), ())


def written(brochure: Brochure, path: Path, options: PaperOptions | None = None) -> Paper:
    paper = compose_paper(brochure, options or PaperOptions())
    write_pdf(paper, path)
    return paper


@pytest.mark.parametrize("options", [PaperOptions(), PaperOptions("compact", mono=True)])
def test_every_quotation_and_note_is_found_again(
    twelve: Brochure, tmp_path: Path, options: PaperOptions
) -> None:
    path = tmp_path / "摘编.pdf"
    written(twelve, path, options)
    assert not lost(twelve, by_pypdf(path))
    if HAS_POPPLER:
        assert not lost(twelve, by_pdftotext(path))


def test_characters_that_share_a_shape_or_have_none_are_found_as_they_were(
    tmp_path: Path,
) -> None:
    path = tmp_path / "字.pdf"
    paper = written(plain(HARD), path)
    assert together(HARD) in together(by_pypdf(path))
    if HAS_POPPLER:
        assert together(HARD) in together(by_pdftotext(path))
    assert any("𠀀" in notice for notice in paper.notices)


def test_words_from_right_to_left_are_found_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "右起.pdf"
    written(plain("与沙特国王大学（جامعة）、希伯来大学（העברית）合作。"), path)
    for word in ("جامعة", "העברית", "合作"):
        assert word in together(by_pypdf(path))
        if HAS_POPPLER:
            assert word in together(by_pdftotext(path))


def test_every_entry_of_the_contents_is_a_bookmark_of_the_file(
    twelve: Brochure, tmp_path: Path
) -> None:
    path = tmp_path / "书签.pdf"
    paper = written(twelve, path)
    reader = PdfReader(path)
    found: list[tuple[int, str, int]] = []

    def walk(entries: list[object], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            else:
                page = reader.get_destination_page_number(entry) + 1
                found.append((level, entry.title, page))

    walk(reader.outline, 1)
    entries = zip(twelve.contents, paper.contents, strict=True)
    assert found == [(entry.level, entry.text, page) for entry, page in entries]


def test_the_same_content_makes_the_same_pages(twelve: Brochure) -> None:
    brochure = replace(twelve, parts=twelve.parts[:4])
    first, second = (compose_paper(brochure, PaperOptions()) for _ in range(2))
    assert first.sheets == second.sheets
    assert first.glyphs == second.glyphs


def test_the_file_says_title_author_and_day(twelve: Brochure, tmp_path: Path) -> None:
    path = tmp_path / "摘编.pdf"
    written(replace(twelve, parts=()), path)
    facts = PdfReader(path).metadata
    assert facts is not None
    assert facts.title == twelve.title
    assert facts.author == "市科技局政策法规科，王某某"
    assert facts.creation_date is not None
    assert facts.creation_date.date().isoformat() == "2026-05-03"


def test_what_the_user_did_not_give_is_not_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "无.pdf"
    written(plain("原文"), path)
    facts = PdfReader(path).metadata
    assert facts is not None
    assert facts.author is None
    assert facts.creation_date is None


def baselines(path: Path, page: int) -> list[tuple[float, float, str]]:
    """Left edge and baseline of every text on a page, in points from its upper left corner."""
    found: list[tuple[float, float, str]] = []
    sheet = PdfReader(path).pages[page - 1]
    height = float(sheet.mediabox.height)

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            y = tm[5] * cm[3] + cm[5]
            found.append((tm[4] * cm[0] + cm[4], height - y, text.strip()))

    sheet.extract_text(visitor_text=visit)
    return found


@pytest.mark.parametrize(("layout", "across", "down"), [("standard", 28, 22), ("compact", 36, 35)])
def test_a_full_page_has_the_grid_and_the_edges_of_the_standard(
    layout: LayoutName, across: int, down: int, tmp_path: Path
) -> None:
    path = tmp_path / "量.pdf"
    paper = written(plain("国" * 6000), path, PaperOptions(layout))
    lines = [item for item in paper.sheets[2].items if isinstance(item, Text)]
    body = [line for line in lines if not line.furniture]
    assert [len(line.glyphs) for line in body] == [across] * down
    size = body[0].size
    assert body[0].xs[0] / MM == pytest.approx(28, abs=0.1)
    assert (body[0].xs[-1] + size) / MM == pytest.approx(184, abs=0.1)
    assert (body[0].y - 0.88 * size) / MM == pytest.approx(37, abs=0.1)
    assert (body[-1].y + 0.12 * size) / MM == pytest.approx(262, abs=1.0)
    read = baselines(path, 3)
    assert min(left for left, _, _ in read) / MM == pytest.approx(28, abs=0.1)
    assert min(y for _, y, _ in read) == pytest.approx(body[0].y, abs=0.1)


def test_a_page_number_stands_outside_by_one_character_or_in_the_middle(tmp_path: Path) -> None:
    brochure = plain("国" * 3000)
    both = written(brochure, tmp_path / "双.pdf")
    one = written(brochure, tmp_path / "单.pdf", PaperOptions(duplex=False))

    def number(paper: Paper, page: int) -> Text:
        found = [i for i in paper.sheets[page - 1].items if isinstance(i, Text) and i.furniture]
        return next(i for i in found if paper.glyphs[i.glyphs[0]].text == "—")

    def end_of(paper: Paper, text: Text) -> float:
        return text.xs[-1] + paper.glyphs[text.glyphs[-1]].advance * text.size

    odd, even = number(both, 3), number(both, 4)
    assert "".join(both.glyphs[glyph].text for glyph in odd.glyphs) == "— 3 —"
    assert (184 * MM - end_of(both, odd)) == pytest.approx(odd.size, abs=0.1)
    assert (even.xs[0] - 26 * MM) == pytest.approx(even.size, abs=0.1)
    single = number(one, 3)
    assert (single.xs[0] + end_of(one, single)) / 2 == pytest.approx((28 + 78) * MM, abs=0.1)


def test_a_text_over_a_page_break_is_not_parted_by_header_or_number(tmp_path: Path) -> None:
    path = tmp_path / "长.pdf"
    text = "".join(chr(0x4E00 + place % 500) for place in range(3000))
    paper = written(plain(text), path)
    assert len(paper.sheets) > 4
    assert text in together(by_pypdf(path))


def test_a_wide_table_lies_on_its_side_and_repeats_its_header(tmp_path: Path) -> None:
    heads = ("序号", "地区", "指标", "目标", "原文", "章节", "出处", "核对")
    rows = tuple(
        (
            f"{n}",
            "泉州市",
            "全社会研发投入",
            "≥2.5%",
            "到2020年达到2.5%" * 6,
            "一、",
            "《规划》",
            "已核",
        )
        for n in range(60)
    )
    sheet = TableSheet("指标表", heads, rows, notes=("注：以正式文本为准。",))
    paper = compose_paper(sheet, PaperOptions())
    assert paper.sheets[0].width > paper.sheets[0].height
    assert len(paper.sheets) > 2
    path = tmp_path / "表.pdf"
    write_pdf(paper, path)
    for page in PdfReader(path).pages:
        assert "核对" in page.extract_text()
    text = together(by_pypdf(path))
    assert text.count("到2020年达到2.5%") == 360
    assert "以正式文本为准" in text
