"""From a PDF come paragraphs, not lines; no page numbers, no running heads, no guesses."""

from pathlib import Path

import pytest

from reader.corpus.decode import decode
from reader.corpus.formats.pdf_lines import width
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError
from tests.corpus.invariant import assert_consistent
from tests.document_files import Written, assembled, drawn, pdf, stream
from tests.hostile.good import SENTENCE
from tests.hostile_files import SMALL

SIZE = 16.0
LEFT, TOP, LEADING = 79.0, 740.0, 29.0
COLUMNS, ROWS = 28, 22
HEAD = "某市政策文件汇编"


def set_lines(text: str, *, indent: int = 2) -> list[tuple[str, int]]:
    """The paragraphs of a text as lines of 28 letters, each with its indent; words stay whole."""
    lines: list[tuple[str, int]] = []
    for whole in text.splitlines():
        begin, line = indent, ""
        for word in words_of(whole):
            if width(line + word) > COLUMNS - begin:
                lines.append((line, begin))
                begin, line = 0, ""
            line += word
        lines.append((line, begin))
    return lines


def words_of(text: str) -> list[str]:
    """Characters, but runs of ASCII, and closing marks with what stands before them, as one."""
    words: list[str] = []
    for character in text:
        glued = words and (
            (character.isascii() and words[-1][-1].isascii()) or character in "，。；：、”）》〕"
        )
        if glued:
            words[-1] += character
        else:
            words.append(character)
    return words


def printed(text: str, *, indent: int = 2, furniture: bool = True) -> bytes:
    """A PDF of a text, set on pages with head and page number."""
    lines = set_lines(text, indent=indent)
    pages = [lines[start : start + ROWS] for start in range(0, len(lines), ROWS)]
    contents = []
    for number, page in enumerate(pages, start=1):
        pieces: list[Written] = [
            (line, LEFT + begin * SIZE, TOP - LEADING * row, SIZE)
            for row, (line, begin) in enumerate(page)
        ]
        if furniture:
            pieces += [(f"— {number} —", 280, 60, 14.0), (HEAD, 220, 800, 10.5)]
        contents.append(drawn(pieces))
    return pdf(contents)


def text_of(data: bytes) -> str:
    return decode(data, "文件.pdf").text


def page_of(*pieces: Written) -> bytes:
    return pdf([drawn(pieces)])


@pytest.mark.parametrize("name", ["dongying", "panjin", "quanzhou"])
def test_a_shipped_document_printed_to_pdf_comes_back(
    name: str, documents_folder: Path, gazetteer: Gazetteer
) -> None:
    source = (documents_folder / name / "source.txt").read_bytes()
    wanted = read_document(source, name, gazetteer=gazetteer).document
    read = read_document(printed(wanted.text), "文件.pdf", gazetteer=gazetteer)
    assert_consistent(read)
    found = {block.text for block in read.document.blocks}
    missing = [block.text for block in wanted.blocks if block.text not in found]
    assert len(missing) <= 0.03 * len(wanted.blocks), missing
    assert [section.path for section in read.document.sections] == [
        section.path for section in wanted.sections
    ]


def test_a_paragraph_goes_on_over_a_page_and_its_furniture() -> None:
    text = "\n".join([SENTENCE * 9, *[SENTENCE * 8] * 6])
    assert text_of(printed(text)) == text + "\n"


def test_page_numbers_and_running_heads_are_left_out_and_other_numbers_are_not() -> None:
    text = "\n".join(f"{SENTENCE}\n{number}" for number in range(2018, 2060))
    read = text_of(printed(text))
    assert HEAD not in read
    assert "— 2 —" not in read
    assert all(str(number) in read.splitlines() for number in range(2018, 2060))


def test_without_an_indent_a_sentence_at_the_margin_ends_its_paragraph() -> None:
    full = "创" * (COLUMNS - 1)
    text = f"{full}，{SENTENCE}\n{full}。\n{SENTENCE}"
    data = printed(text, indent=0, furniture=False)
    assert text_of(data).splitlines() == [f"{full}，{SENTENCE}", f"{full}。", SENTENCE]


def test_titles_and_short_lines_stay_on_lines_of_their_own() -> None:
    title: list[Written] = [
        ("某市人民政府关于印发", 180, 700, 22),
        ("科技创新实施方案的通知", 170, 665, 22),
    ]
    body: list[Written] = [
        (line, LEFT + begin * SIZE, 600 - LEADING * row, SIZE)
        for row, (line, begin) in enumerate(set_lines(f"{SENTENCE * 3}\n一、总体要求\n{SENTENCE}"))
    ]
    assert text_of(page_of(*title, *body)).splitlines() == [
        "某市人民政府关于印发",
        "科技创新实施方案的通知",
        SENTENCE * 3,
        "一、总体要求",
        SENTENCE,
    ]


def test_pieces_of_a_line_come_together_in_their_order_and_not_twice() -> None:
    data = page_of(
        (SENTENCE[:10], 80, 700, 16),
        (SENTENCE[10:20], 240, 700.5, 16),
        (SENTENCE[10:20], 240.4, 700.5, 16),
        ("联系电话", 80, 600, 16),
        ("0546", 220, 600, 16),
        (SENTENCE, 80, 760, 12),
    )
    assert text_of(data).splitlines() == [SENTENCE, SENTENCE[:20], "联系电话 0546"]


def test_what_lies_outside_the_page_or_slants_over_it_is_not_read() -> None:
    slanting = (
        f"BT /F1 40 Tf .7 .7 -.7 .7 100 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET"
    )
    content = drawn([(SENTENCE, 80, 700, 16), ("页外", 80, 900, 16)]) + b" " + slanting.encode()
    assert text_of(pdf([content])) == SENTENCE + "\n"


def test_a_turned_page_is_read_upright() -> None:
    turned = "\n".join(
        f"BT /F1 16 Tf 0 1 -1 0 {x} 80 Tm <{line.encode('utf-16-be').hex()}> Tj ET"
        for x, line in ((100, "第一行，文字。"), (140, "第二行，文字。"))
    )
    data = pdf([turned.encode()], page_entries="/Rotate 90")
    assert text_of(data).splitlines() == ["第一行，文字。", "第二行，文字。"]


def test_radicals_are_read_as_the_characters_they_stand_for() -> None:
    assert (
        text_of(page_of(("⼀、⼈⺠政府⽂件，⻓期有效。", 80, 700, 16)))
        == "一、人民政府文件，长期有效。\n"
    )


def test_a_page_that_is_a_picture_is_told_in_its_own_line() -> None:
    image = stream(bytes(192), "/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB")
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R "
        "/Resources << {} >> >>"
    )
    font = "<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UTF16-H /BaseFont /A >>"
    data = assembled(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            3: page.format(5, "/Font << /F1 7 0 R >>"),
            4: page.format(6, "/XObject << /X1 8 0 R >>"),
            5: stream(drawn([(SENTENCE, 80, 700, 16)])),
            6: stream(b"/X1 Do"),
            7: font,
            8: image,
        }
    )
    assert text_of(data).splitlines() == [SENTENCE, "〔?〕（原文件第2页是图片，没有文字层）"]


@pytest.mark.parametrize("name", ["文件.pdf", "文件.txt", "文件"])
def test_a_pdf_is_known_by_its_content(name: str) -> None:
    assert decode(b"\n" + page_of((SENTENCE, 80, 700, 16)), name).format == "pdf"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("picture.pdf", "是扫描件，没有文字层"),
        ("locked.pdf", "是加密的 PDF 文件"),
        ("locked-aes.pdf", "是加密的 PDF 文件"),
        ("unmapped.pdf", "文字层是乱码"),
        ("blank.pdf", "里面没有文字"),
        ("only-head.pdf", "已损坏"),
    ],
)
def test_a_pdf_without_readable_text_is_refused_in_a_sentence(name: str, words: str) -> None:
    with pytest.raises(CorpusError, match=rf"^“文件.pdf”.*{words}.*。$"):
        text_of(SMALL[name][1]())


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.corpus.formats.pdf.MAX_SECONDS", -1.0)
    with pytest.raises(CorpusError, match=r"秒内没有读完"):
        text_of(page_of((SENTENCE, 80, 700, 16)))


def test_the_rows_of_a_table_keep_their_cells() -> None:
    rows = (
        ("序号", "指标", "单位", "2025年"),
        ("1", "研发投入强度", "%", "2.5"),
        ("2", "高新技术企业", "家", "1500"),
    )
    pieces: list[Written] = [("二、主要目标如下表所示，各部门要认真落实。", 90, 740, 12.0)]
    for number, row in enumerate(rows):
        pieces += [
            (cell, x, 700 - 24 * number, 12.0)
            for x, cell in zip((90, 140, 320, 400), row, strict=True)
        ]
    assert text_of(page_of(*pieces)).splitlines()[1:] == ["\t".join(row) for row in rows]


def test_gaps_of_a_signature_make_no_table() -> None:
    text = text_of(
        page_of(("市长", 90, 700, 16.0), ("张三", 200, 700, 16.0), (SENTENCE, 90, 660, 16.0))
    )
    assert "\t" not in text


def test_a_blank_that_is_drawn_with_every_letter_but_has_no_room_is_none() -> None:
    sentence = "到2025年，投入强度达到2.5%，企业达到1500家。"
    pieces, x = list[Written](), 79.0
    for letter in sentence:
        pieces.append((f"{letter} ", x, 700, SIZE))
        x += width(letter) * SIZE
    assert text_of(page_of(*pieces)) == f"{sentence}\n"
