"""Blocks and sections: the five documents, the parts of a document, and what holds for any text."""

import csv
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.han import simplify
from reader.corpus.clean import Cleaned, clean
from reader.corpus.model import Block, BlockKind, SpanKind
from reader.corpus.rules import Rule
from reader.corpus.structure import Structured, build_structure
from reader.corpus.traced import Traced

IDS = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")
TABLE = Path(__file__).parents[1] / "data" / "structure.csv"


def reviewed(name: str) -> list[dict[str, str]]:
    """The reviewed headings of a document."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["doc"] == name]


def read(text: str) -> Structured:
    source = dedent(text)
    return build_structure(clean(source).lines, source)


def kinds(structured: Structured) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in structured.blocks]


def marked(structured: Structured, block: Block, kind: SpanKind) -> list[str]:
    return [structured.text[s.start : s.end] for s in block.spans if s.kind is kind]


def assert_whole(source: str, cleaned: Cleaned, structured: Structured) -> None:
    """Blocks make the text, and every source character is in the text or in a repair."""
    assert structured.text == "\n".join(block.text for block in structured.blocks)
    covered = bytearray(len(source))
    for run in structured.source_map.runs:
        end = run.source_start + run.length
        assert source[run.source_start : end] == structured.text[run.start : run.start + run.length]
        covered[run.source_start : end] = b"\1" * run.length
    for repair in (*cleaned.repairs, *structured.repairs):
        assert source[repair.source_start : repair.source_end] == repair.before
        assert not any(covered[repair.source_start : repair.source_end]), "both kept and repaired"
    for repair in (*cleaned.repairs, *structured.repairs):
        length = repair.source_end - repair.source_start
        covered[repair.source_start : repair.source_end] = b"\1" * length
    assert all(covered)


def assert_nested(structured: Structured) -> None:
    """Sections stand in the order of the text, each within what its path names."""
    stack: list[tuple[int, str]] = []
    for section in structured.sections:
        assert 0 <= section.start < section.end <= len(structured.text)
        del stack[section.depth - 1 :]
        assert section.path == (*(label for _, label in stack), section.label)
        assert all(section.end <= end for end, _ in stack)
        stack.append((section.end, section.label))


@pytest.mark.parametrize("name", IDS)
def test_the_outline_equals_the_reviewed_one(documents_folder: Path, name: str) -> None:
    source = (documents_folder / name / "source.txt").read_text(encoding="utf-8")
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    rows = reviewed(name)
    found = [(str(s.level), s.number, simplify(s.heading)) for s in structured.sections]
    assert found == [(row["level"], row["number"], row["heading"]) for row in rows]
    for section, row in zip(structured.sections, rows, strict=True):
        assert structured.text.startswith(row["quote"], section.start)
    assert_whole(source, cleaned, structured)
    assert_nested(structured)


def test_all_195_headings_were_reviewed() -> None:
    assert sum(len(reviewed(name)) for name in IDS) == 195


def test_a_notice_that_forwards_a_plan_has_two_titles() -> None:
    structured = read(
        """
        某某市人民政府办公室关于印发某某市科技奖励办法的通知
        某政办发〔2020〕8号
        各县（区）人民政府，市政府各部门：
        《某某市科技奖励办法》已经市政府同意，现印发给你们，请认真贯彻执行。
        附件：1.某某市科技奖励申报表
        2.某某市科技奖励评审表
        某某市人民政府办公室
        2020年5月6日
        （此件公开发布）
        某某市科技奖励办法
        第一条　为了奖励有贡献的组织，制定本办法。
        附件1
        某某市科技奖励申报表
        一、基本情况
        抄送：市委各部门。
        某某市人民政府办公室 2020年5月7日印发
        """
    )
    assert kinds(structured) == [
        ("title", "某某市人民政府办公室关于印发某某市科技奖励办法的通知"),
        ("document_number", "某政办发〔2020〕8号"),
        ("addressee", "各县（区）人民政府，市政府各部门："),
        ("paragraph", "《某某市科技奖励办法》已经市政府同意，现印发给你们，请认真贯彻执行。"),
        ("attachment_note", "附件：1.某某市科技奖励申报表"),
        ("attachment_note", "2.某某市科技奖励评审表"),
        ("signature", "某某市人民政府办公室"),
        ("date", "2020年5月6日"),
        ("distribution_note", "（此件公开发布）"),
        ("title", "某某市科技奖励办法"),
        ("paragraph", "第一条　为了奖励有贡献的组织，制定本办法。"),
        ("attachment_note", "附件1"),
        ("title", "某某市科技奖励申报表"),
        ("heading", "一、基本情况"),
        ("distribution_note", "抄送：市委各部门。"),
        ("distribution_note", "某某市人民政府办公室 2020年5月7日印发"),
    ]
    assert structured.sections[0].end < structured.text.index("附件1")


def test_a_title_broken_over_lines_is_joined() -> None:
    source = (
        "\n中共某市委\n\n某市人民政府\n关于加快创新\n引领发展的实施意见\n（2019年8月1日）\n"
        "一、总体要求\n"
    )
    structured = build_structure(clean(source).lines, source)
    assert kinds(structured)[:2] == [
        ("title", "中共某市委 某市人民政府关于加快创新引领发展的实施意见"),
        ("date", "（2019年8月1日）"),
    ]
    joins = [repair for repair in structured.repairs if repair.rule is Rule.JOINED_LINE]
    assert [(repair.before, repair.after) for repair in joins] == [
        ("\n", " "),
        ("\n", ""),
        ("\n", ""),
    ]


def test_a_title_that_ends_like_one_but_goes_on_is_kept_whole() -> None:
    structured = read(
        """
        某市国民经济和社会发展第十四个五年规划
        和二〇三五年远景目标纲要
        （2021—2035年）
        第一章　总则
        """
    )
    title = "某市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要（2021—2035年）"
    assert kinds(structured)[0] == ("title", title)


def test_a_title_that_is_printed_twice_is_kept_once() -> None:
    structured = read(
        """
        某市科技条例
        2019年3月1日某市人民代表大会通过
        某市科技条例
        第一条　为了创新，制定本条例。
        """
    )
    assert [text for kind, text in kinds(structured) if kind == "title"] == ["某市科技条例"]


def test_an_order_and_what_it_promulgates_have_a_title_each() -> None:
    structured = read(
        """
        某某市人民政府令
        第12号
        《某某市建筑垃圾管理办法》已经市人民政府第5次常务会议审议通过，现予公布。
        市长　张三
        2019年3月20日
        某某市建筑垃圾管理办法
        第一条　为了加强管理，制定本办法。
        """
    )
    assert kinds(structured)[:2] == [
        ("title", "某某市人民政府令"),
        ("document_number", "第12号"),
    ]
    assert kinds(structured)[3:6] == [
        ("signature", "市长　张三"),
        ("date", "2019年3月20日"),
        ("title", "某某市建筑垃圾管理办法"),
    ]


@pytest.mark.parametrize(
    "date",
    [
        "2018年12月28日",
        "2018 年 2 月 13 日",
        "二〇一六年七月八日",
        "二○一六年七月八日",
        "二0一六年十二月二十八日",
        "二一六年七月八日",
        "2018-03-05",
        "2019/1/11",
        "2018.3.5",
        "3/26/2016",
        "2020年5月",
        "２０１９年５月６日",
        "201974",
    ],
)
def test_a_date_under_a_signature_is_found_in_every_form(date: str) -> None:
    source = f"某市科技局关于申报的通知\n各单位：\n请认真申报。\n某市科技局\n{date}"
    starts = [0, *(place + 1 for place, mark in enumerate(source) if mark == "\n")]
    pairs = zip(starts, source.split("\n"), strict=True)
    lines = [Traced.of_source(line, start) for start, line in pairs]
    structured = build_structure(lines, source)
    assert kinds(structured)[-2:] == [("signature", "某市科技局"), ("date", date)]


def test_a_letterhead_is_no_title() -> None:
    structured = read(
        """
        某某市人民政府文件
        某政发〔2018〕3号
        某某市人民政府
        关于印发某某市“十三五”科技创新规划
        （2016—2020年）的通知
        各县、区人民政府：
        """
    )
    assert kinds(structured) == [
        ("paragraph", "某某市人民政府文件"),
        ("document_number", "某政发〔2018〕3号"),
        ("title", "某某市人民政府关于印发某某市“十三五”科技创新规划（2016—2020年）的通知"),
        ("addressee", "各县、区人民政府："),
    ]


def test_a_signature_broken_over_lines_is_found() -> None:
    structured = read(
        """
        河南省教育厅关于加强管理的通知
        请认真贯彻执行。
        河南省教育厅新型冠状病毒感染
        的肺炎疫情防控工作领导小组
        （河南省教育厅代章）
        2020年2月20日
        """
    )
    found = [block.kind.value for block in structured.blocks[2:]]
    assert found == ["signature", "signature", "signature", "date"]


def test_an_addressee_broken_over_lines_is_joined() -> None:
    structured = read("某市关于创新的通知\n各县区人民政府，\n市直各部门：\n现通知如下。\n")
    assert kinds(structured)[1] == ("addressee", "各县区人民政府，市直各部门：")


def test_a_sentence_that_leads_in_is_no_addressee() -> None:
    structured = read("某市关于创新的通知\n市人民政府第5次会议决定：\n一、加强领导。\n")
    assert structured.blocks[1].kind is BlockKind.PARAGRAPH


def test_organs_and_date_on_one_line_are_parted() -> None:
    source = "关于创新的意见\n现提出意见。\n中共某市委\u00a0某市人民政府\u00a02016年8月27日\n"
    structured = build_structure(clean(source).lines, source)
    assert kinds(structured)[-2:] == [
        ("signature", "中共某市委\u00a0某市人民政府"),
        ("date", "2016年8月27日"),
    ]
    assert structured.repairs[-1].rule is Rule.SPLIT_LINE


@pytest.mark.parametrize(
    "number",
    [
        "国发〔2016〕43号",
        "某政办发[2016]43号",
        "某政办字﹝2019﹞15号",
        "某政发(2016)第5号",
        "某政辦發〔２０１７〕３５號",
        "盤政辦發〔201929",
        "2018年第5号",
    ],
)
def test_a_document_number_is_found_in_every_form(number: str) -> None:
    structured = read(f"某市人民政府关于创新的意见\n{number}\n各单位：\n现提出意见。\n")
    assert kinds(structured)[1] == ("document_number", number)


def test_a_note_of_units_is_a_span_at_the_end_or_a_block_of_its_own() -> None:
    structured = read(
        """
        某市创新方案
        一、培育企业。建设平台。（牵头单位：市科技局；责任单位：各县（市、区）政府）
        二、引进人才。落实政策。(牵头单位:金融办。责任单位:各县(市、区政府)
        三、强化金融。设立基金。（市科技局、市财政局按职责分工负责）
        （责任单位：市科技局，市财政局）
        """
    )
    notes = [marked(structured, block, SpanKind.RESPONSIBLE) for block in structured.blocks[1:4]]
    assert notes == [
        ["（牵头单位：市科技局；责任单位：各县（市、区）政府）"],
        ["(牵头单位:金融办。责任单位:各县(市、区政府)"],
        ["（市科技局、市财政局按职责分工负责）"],
    ]
    assert structured.blocks[4].kind is BlockKind.RESPONSIBLE_NOTE


def test_a_lead_heading_is_one_block_with_number_and_heading_marked() -> None:
    structured = read("某市创新方案\n（一）指导思想。以新发展理念为引领。\n")
    block = structured.blocks[1]
    assert block.kind is BlockKind.LEAD_HEADING
    assert marked(structured, block, SpanKind.MARKER) == ["（一）"]
    assert marked(structured, block, SpanKind.HEADING) == ["指导思想"]


def test_items_within_an_article_are_no_sections() -> None:
    structured = read("某条例\n第一条　有下列情形：\n（一）单独投资；\n1.直接投资。\n")
    assert [section.number for section in structured.sections] == ["第一条"]
    assert [block.kind.value for block in structured.blocks[2:]] == ["list_item", "list_item"]


def test_lines_that_a_margin_broke_are_joined() -> None:
    structured = read(
        """
        某市创新方案
        一、总体要求。坚持政府引导、市场主导，聚焦中小企业创新需求，
        到2020年发放创新券总额达到1.5亿元以上。
        """
    )
    assert structured.blocks[1].text.endswith("创新需求，到2020年发放创新券总额达到1.5亿元以上。")


def test_what_could_not_be_read_is_marked_as_such() -> None:
    structured = read("某市创新方案\n〔?〕办公室\n2017年12月19日\n")
    block = next(block for block in structured.blocks if "〔?〕" in block.text)
    assert marked(structured, block, SpanKind.UNREADABLE) == ["〔?〕"]


def test_no_lines_give_an_empty_text() -> None:
    structured = build_structure((), "\n\n")
    assert (structured.text, structured.blocks, structured.sections) == ("", (), ())


def test_ten_thousand_headings_are_all_found() -> None:
    source = "".join(f"{number % 500 + 1}.培育第{number}家企业\n" for number in range(10_000))
    structured = build_structure(clean(f"某市创新方案\n{source}").lines, f"某市创新方案\n{source}")
    assert len(structured.sections) == 10_000


PIECES = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "（一）",
            "（二）",
            "1.",
            "2.",
            "（1）",
            "①",
            "——",
            "1.1 ",
            "第一条　",
            "第二章 ",
        ),
        *(
            "主要目标：",
            "总体要求",
            "某市创新方案",
            "某市人民政府",
            "2019年3月5日",
            "附件1",
            "附件：",
            "表1 ",
        ),
        *(
            "各单位：",
            "（责任单位：市科技局）",
            "某政发〔2019〕5号",
            "建设平台。",
            "研发投入，",
            "\n",
            "\n",
            "\n",
        ),
        *(
            "| a | b |\n| - | - |\n| c | d |",
            "x\ty",
            "《",
            "》",
            "（",
            "“",
            "〔?〕",
            "\u3000",
            "\r\n",
            "𠮷",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_a_whole_document(pieces: list[str]) -> None:
    source = "".join(pieces)
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    assert_whole(source, cleaned, structured)
    assert_nested(structured)


def test_a_repeated_title_at_the_very_end_leaves_no_line_end_uncovered() -> None:
    source = (
        "贯彻(guàn chè)东营市人民政府关于加快科技创新的通知\n东营市人民政府关于加快科技创新的通知\n"
    )
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    assert [(r.source_start, r.source_end) for r in structured.repairs] == [(30, 31), (31, 49)]
