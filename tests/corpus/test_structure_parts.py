"""What stands around the sections: titles, letterhead, addressee, signature, date."""

import pytest

from reader.corpus.clean import clean
from reader.corpus.model import BlockKind
from reader.corpus.rules import Rule
from reader.corpus.structure import build_structure
from reader.corpus.traced import Traced
from tests.corpus.structured import kinds, read


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
