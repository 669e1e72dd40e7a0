"""From a Word document comes what Word shows: numbering, tables, notes; no deleted text."""

from pathlib import Path

import pytest

from reader.corpus.decode import decode
from reader.corpus.formats.numerals import numeral
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from tests.corpus.invariant import assert_consistent
from tests.document_files import docx, listed, paragraph, run, story, table, zipped

SHIPPED = ("cangzhou", "dongying", "gaogang", "panjin", "quanzhou")
GOVERNMENT = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircle", "%5"),
)


def lines_of(body: str, **parts: str) -> list[str]:
    return decode(docx(body, parts), "文件.docx").text.splitlines()


def abstract(*levels: tuple[str, str], key: int = 0, more: str = "") -> str:
    """An abstract list; each level is its number format and text."""
    inside = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (style, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{key}">{inside}</w:abstractNum>'


def instance(number: int, key: int = 0, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{key}"/>{override}</w:num>'


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_document_saved_as_docx_is_the_same_document(
    name: str, documents_folder: Path, gazetteer: Gazetteer
) -> None:
    source = (documents_folder / name / "source.txt").read_bytes()
    wanted = read_document(source, name, gazetteer=gazetteer).document
    lines = [line for line in source.decode().splitlines() if line.strip()]
    read = read_document(docx("".join(map(paragraph, lines))), "文件.docx", gazetteer=gazetteer)
    assert_consistent(read)
    assert read.document.text == wanted.text
    assert read.document.sections == wanted.sections


def test_the_levels_of_an_official_document_are_numbered_and_start_anew() -> None:
    body = (
        listed("总体要求", 1)
        + listed("指导思想", 1, 1)
        + listed("基本原则", 1, 1)
        + listed("创新", 1, 2)
        + listed("人才", 1, 2)
        + listed("引进", 1, 3)
        + listed("首先", 1, 4)
        + listed("重点任务", 1)
        + listed("企业", 1, 1)
        + listed("园区", 1, 2)
    )
    assert lines_of(body, numbering=abstract(*GOVERNMENT) + instance(1)) == [
        "一、总体要求",
        "（一）指导思想",
        "（二）基本原则",
        "1. 创新",
        "2. 人才",
        "（1）引进",
        "① 首先",
        "二、重点任务",
        "（一）企业",
        "1. 园区",
    ]


def test_two_lists_of_one_kind_count_on_unless_one_sets_its_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(*GOVERNMENT) + instance(1) + instance(2) + instance(3, override=start)
    body = listed("甲", 1) + listed("乙", 2) + listed("丙", 3) + listed("丁", 3)
    assert lines_of(body, numbering=numbering) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_a_level_that_never_starts_anew_counts_on() -> None:
    numbering = abstract(
        ("chineseCounting", "第%1章"),
        ("chineseCounting", "第%2条"),
        more='<w:lvlRestart w:val="0"/>',
    ) + instance(1)
    body = listed("总则", 1) + listed("甲", 1, 1) + listed("分则", 1) + listed("乙", 1, 1)
    wanted = ["第一章 总则", "第一条 甲", "第二章 分则", "第二条 乙"]
    assert lines_of(body, numbering=numbering) == wanted


def test_numbering_comes_from_a_style_and_the_styles_it_is_based_on() -> None:
    listing = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="H1">{listing}</w:style>'
        '<w:style w:styleId="H2"><w:basedOn w:val="H1"/><w:pPr><w:numPr><w:ilvl w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    body = "".join(
        paragraph(text, properties=f'<w:pStyle w:val="{style}"/>{off}')
        for text, style, off in (
            ("总体要求", "H1", ""),
            ("目标", "H2", ""),
            ("无号", "H1", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("任务", "H1", ""),
        )
    )
    numbering = abstract(*GOVERNMENT) + instance(1)
    wanted = ["一、总体要求", "（一）目标", "无号", "二、任务"]
    assert lines_of(body, numbering=numbering, styles=styles) == wanted


def test_decimals_of_several_levels_and_bullets_are_printed() -> None:
    numbering = (
        abstract(("decimal", "%1"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
        + abstract(("bullet", "\uf06c"), ("bullet", "——"), key=1)
        + instance(1)
        + instance(2, key=1)
    )
    body = listed("甲", 1) + listed("乙", 1, 1) + listed("丙", 1, 2) + listed("丁", 2)
    body += listed("戊", 2, 1)
    wanted = ["1 甲", "1.1 乙", "1.1.1 丙", "• 丁", "—— 戊"]
    assert lines_of(body, numbering=numbering) == wanted


@pytest.mark.parametrize(
    ("number", "style", "text"),
    [
        (10, "chineseCountingThousand", "十"),
        (21, "chineseCounting", "二十一"),
        (105, "chineseCounting", "一百零五"),
        (3, "chineseLegalSimplified", "叁"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"),
        (20, "ideographDigital", "二〇"),
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (5, "nonsense", "5"),
        (0, "chineseCounting", "0"),
        (123456, "lowerRoman", "123456"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, style: str, text: str) -> None:
    assert numeral(number, style) == text


def test_a_table_becomes_rows_between_pipes_with_merged_cells_empty() -> None:
    start = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("创新")}'
    going = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("目标")}'
    body = table(["类别", wide], [start, "2020年", "2.1%"], [going, "2025年", "2.5%"])
    assert lines_of(body) == [
        "| 类别 | 目标 |  |",
        "| --- | --- | --- |",
        "| 创新 | 2020年 | 2.1% |",
        "|  | 2025年 | 2.5% |",
    ]


def test_a_table_around_running_text_is_only_a_frame() -> None:
    body = table([paragraph("一" * 300) + paragraph("二" * 300), ""])
    assert lines_of(body) == ["一" * 300, "二" * 300]


def test_deleted_text_is_gone_and_inserted_text_is_there() -> None:
    deleted = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
    body = paragraph("甲", f"<w:ins>{run('新')}</w:ins>", deleted, moved)
    ends = "<w:rPr><w:del/></w:rPr>"
    body += paragraph("前半", properties=ends) + paragraph("后半")
    assert lines_of(body) == ["甲新移来", "前半后半"]


def test_breaks_tabs_links_and_fields_read_as_they_are_shown() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("3")}'
    )
    body = paragraph("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>")
    body += paragraph(f"<w:hyperlink>{run('链接')}</w:hyperlink>", field, run("藏", "<w:vanish/>"))
    body += paragraph("10", run("8", '<w:vertAlign w:val="superscript"/>'), "元")
    body += f"<w:sdt><w:sdtContent>{paragraph('控件')}</w:sdtContent></w:sdt>"
    assert lines_of(body) == ["甲", "乙\t丙", "链接3", "10⁸元", "控件"]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('框内')}</w:txbxContent>"
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert lines_of(paragraph("框外", shape)) == ["框外", "框内"]


def test_notes_stand_at_the_end_and_page_heads_nowhere() -> None:
    separator = f'<w:footnote w:type="separator">{paragraph("线")}</w:footnote>'
    one = f"<w:footnote>{paragraph('引自某规划')}</w:footnote>"
    assert lines_of(paragraph("甲"), footnotes=separator + one, header1=paragraph("页眉")) == [
        "甲",
        "注：引自某规划",
    ]
    assert lines_of(paragraph("甲"), footnotes=one * 2)[1:] == [
        "注1：引自某规划",
        "注2：引自某规划",
    ]


def test_a_strict_document_is_read_as_well() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = story("document", f"<w:body>{paragraph('严格格式')}</w:body>")
    data = zipped({"word/document.xml": document.replace(usual, strict)})
    assert decode(data, "文件.docx").text == "严格格式\n"


def test_the_same_bytes_always_give_the_same_text() -> None:
    data = docx(listed("甲", 1) * 3, {"numbering": abstract(*GOVERNMENT) + instance(1)})
    assert decode(data, "a.docx").text == decode(data, "b.docx").text


def test_half_a_character_becomes_the_mark_of_damage() -> None:
    pair = '<w:r><w:sym w:char="D840"/><w:sym w:char="DC00"/></w:r>'
    assert lines_of(paragraph("甲", pair, '<w:r><w:sym w:char="D800"/></w:r>')) == ["甲𠀀\ufffd"]
