"""Cleaning as a whole: what stays, what goes, and that nothing goes without an account."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.clean import Cleaned, clean
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

SHIPPED = ("cangzhou", "dongying", "gaogang", "panjin", "quanzhou")
PARAGRAPH = "为贯彻落实创新驱动发展战略，加快建设创新型城市，结合我市实际，制定本实施方案。"
PIECES = (
    "来源：市科技局",
    "发布时间:2019-11-13 浏览次数:360",
    "打印 关闭",
    "分享到：",
    "0",
    "阅读 0",
    "当前位置: 首页 > 政策 > 详情",
    "版权所有:某某网",
    "上一篇：没有了",
    "附件：1.目标任务分解表.docx",
    "bet365娱乐场开户办公室",
    "关于印发某某市科技创新规划的通知",
    "（此文件已失效）",
    "某政发〔2019〕29号",
    "一、总体要求",
    PARAGRAPH,
    "各县区人民政府：",
    "— 1 —",
    "貫(guàn)徹(che)",
    "业 务 应 用",
    "\ue010",
    "??沙",
    "&nbsp;&amp;",
    "_x000D_",
    "<br>",
    "## 第一章 总则",
    "\u200b",
    "\ufffd",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    " ",
    "\u3000",
    "标题：",
    "| 索引号 | 123 |",
    "---",
    "**",
    "🀄",
    "\ud800",
)


def source_of(folder: Path, name: str) -> str:
    return (folder / name / "source.txt").read_bytes().decode("utf-8")


def text_of(cleaned: Cleaned) -> str:
    return "\n".join(line.text for line in cleaned.lines)


def removed(cleaned: Cleaned, rule: Rule) -> list[str]:
    return [repair.before for repair in cleaned.repairs if repair.rule is rule]


def fields(cleaned: Cleaned) -> list[tuple[str, str]]:
    return [(found.label, found.value) for found in cleaned.page_fields]


def assert_accounted(source: str, cleaned: Cleaned) -> None:
    """Repairs are ordered and disjoint, tell the source truly, and lead from it to the lines."""
    rebuilt, place = [], 0
    for repair in cleaned.repairs:
        assert repair.source_start >= place
        assert source[repair.source_start : repair.source_end] == repair.before
        rebuilt += [source[place : repair.source_start], repair.after]
        place = repair.source_end
    assert "".join([*rebuilt, source[place:]]) == text_of(cleaned)
    for line in cleaned.lines:
        assert line.text
        assert line.text == line.text.strip()
        standing = [(at, place) for at, place in enumerate(line.origins) if place != Traced.NEW]
        assert all(source[place] == line.text[at] for at, place in standing)
    assert len(cleaned.breaks) == max(len(cleaned.lines) - 1, 0)
    for (left, right), at in zip(pairwise(cleaned.lines), cleaned.breaks, strict=True):
        assert at == source.find("\n", left.source_end, right.source_start)
    for found in cleaned.page_fields:
        assert 0 <= found.source_start <= found.source_end <= len(source)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_character_of_a_shipped_source_is_accounted_for(
    documents_folder: Path, name: str
) -> None:
    source = source_of(documents_folder, name)
    assert_accounted(source, clean(source))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_clean_text_stays_as_it_is(documents_folder: Path, name: str) -> None:
    text = text_of(clean(source_of(documents_folder, name)))
    again = clean(text)
    assert text_of(again) == text
    assert not again.repairs
    assert not again.page_fields


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("name", SHIPPED)
def test_other_line_ends_give_the_same_lines(
    documents_folder: Path, name: str, line_end: str
) -> None:
    source = source_of(documents_folder, name)
    other = source.replace("\n", line_end)
    assert text_of(clean(other)) == text_of(clean(source))
    assert_accounted(other, clean(other))


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_is_cleaned_without_an_error_and_accounted_for(source: str) -> None:
    assert_accounted(source, clean(source))


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from(["", "\n"]))
@settings(max_examples=400, deadline=None)
def test_any_mixture_of_damage_is_accounted_for(pieces: list[str], joint: str) -> None:
    source = joint.join(pieces)
    assert_accounted(source, clean(source))


def test_panjin_loses_spam_flag_and_counter_and_tells_them(documents_folder: Path) -> None:
    cleaned = clean(source_of(documents_folder, "panjin"))
    assert cleaned.lines[0].text.startswith("盤錦市人民政府辦公室印發")
    assert [line.text for line in cleaned.lines[1:3]] == [
        "盤政辦發〔201929",
        "各縣、區人民政府,遼東灣新區管委會,市政府各部門、各直屬機構:",
    ]
    assert len(removed(cleaned, Rule.SPAM_LINE)) == 1
    assert removed(cleaned, Rule.STATUS_FLAG) == ["(此文件已失效)"]
    assert fields(cleaned) == [
        ("status", "此文件已失效"),
        ("发布时间", "2019-11-13"),
        ("浏览次数", "360"),
    ]


def test_gaogang_keeps_title_number_addressee_in_this_order(documents_folder: Path) -> None:
    cleaned = clean(source_of(documents_folder, "gaogang"))
    assert [line.text for line in cleaned.lines[:3]] == [
        "区政府办公室关于印发《高港区创新发展“六大行动计划”实施方案》的通知",
        "泰高政办发〔2017〕162号",
        "各园区管委会,各镇人民政府、街道办事处,区各有关部门(单位):",
    ]
    assert "〔?〕办公室" in [line.text for line in cleaned.lines]
    assert removed(cleaned, Rule.SPAM_INLINE) == ["bet365娱乐场开户"]
    assert fields(cleaned) == [
        ("索引号", "MC001-C0000/2018-00004"),
        ("主题分类", ""),
        ("发布机构", "政府办"),
        ("发文日期", "2017-12-19"),
        ("文号", "泰高政办发〔2017〕162号"),
    ]
    assert cleaned.lines[-1].text.startswith("附件:")


def test_quanzhou_keeps_the_title_with_its_issuers(documents_folder: Path) -> None:
    cleaned = clean(source_of(documents_folder, "quanzhou"))
    assert [line.text for line in cleaned.lines[:3]] == [
        "中共泉州市委\xa0 泉州市人民政府",
        "关于实施创新驱动发展战略建设国家",
        "自主创新示范区的意见",
    ]
    assert cleaned.lines[-1].text == "中共泉州市委\xa0泉州市人民政府\xa02016年8月27日"
    assert fields(cleaned) == [
        ("page_title", "关于实施创新驱动发展战略建设国家自主创新示范区的意见"),
        ("日期", "2018-12-20 00:00:00"),
        ("阅读", "0"),
    ]


def test_cangzhou_reads_two_labels_on_one_line_and_drops_the_foot(documents_folder: Path) -> None:
    cleaned = clean(source_of(documents_folder, "cangzhou"))
    assert fields(cleaned) == [("发文单位", ""), ("发布时间", "3/26/2016")]
    assert len(removed(cleaned, Rule.SHARE_FOOTER)) == 3
    assert cleaned.lines[-1].text.startswith("6.加大统计监测力度。")


def test_dongying_loses_the_login_box_and_the_share_footer(documents_folder: Path) -> None:
    cleaned = clean(source_of(documents_folder, "dongying"))
    assert len(removed(cleaned, Rule.PAGE_CHROME)) == 5
    assert removed(cleaned, Rule.SHARE_FOOTER) == ["分享到:", "0"]
    assert fields(cleaned) == [("来源", "东营市人民政府门户网站"), ("日期", "2019/1/11")]
    assert "(此件公开发布)" in [line.text for line in cleaned.lines]


def test_a_field_knows_where_its_value_stands() -> None:
    source = "关于印发某市科技规划的通知\n来源： 市科技局 \n" + PARAGRAPH
    (found,) = clean(source).page_fields
    assert source[found.source_start : found.source_end] == found.value == "市科技局"


def test_a_line_feed_stays_between_two_lines_and_the_rest_of_the_gap_is_layout() -> None:
    source = "一、总体要求 \r\n\r\n　二、目标任务"
    cleaned = clean(source)
    assert cleaned.breaks == (source.index("\n"),)
    assert [repair.before for repair in cleaned.repairs] == [" \r", "\r\n　"]
    assert {repair.rule for repair in cleaned.repairs} == {Rule.LAYOUT}


@pytest.mark.parametrize(
    ("source", "lines", "rule"),
    [
        ("研发(R&amp;D)经费&nbsp;投入", ["研发(R&D)经费\xa0投入"], Rule.HTML_ENTITY),
        ("总体要求_x000D_\n目标任务", ["总体要求", "目标任务"], Rule.MARKUP),
        ("第一段<br/>第二段</p>第三段", ["第一段", "第二段", "第三段"], Rule.MARKUP),
        ("<strong>重点</strong>任务", ["重点任务"], Rule.MARKUP),
        ("<!-- INFO END -->\n## 第一章 总则", ["第一章 总则"], Rule.MARKUP),
        ("**重点任务**", ["重点任务"], Rule.MARKUP),
        ("加快建设\n— 12 —\n创新型城市", ["加快建设", "创新型城市"], Rule.PAGE_FURNITURE),
        ("第 3 页 共 9 页\n重点任务", ["重点任务"], Rule.PAGE_FURNITURE),
        ("推动产业— 3 —升级", ["推动产业升级"], Rule.PAGE_FURNITURE),
    ],
)
def test_remains_of_other_formats_are_taken_out(source: str, lines: list[str], rule: Rule) -> None:
    cleaned = clean(source)
    assert [line.text for line in cleaned.lines] == lines
    assert removed(cleaned, rule)
    assert_accounted(source, cleaned)


@pytest.mark.parametrize(
    "line",
    [
        "研发(R&D)经费占GDP比重",
        "到2020年，增加值<500万元且>100万元的企业",
        "“十三五”期间（2016—2020年）",
        "C#与C++程序设计大赛",
        "| 指标 | 2017年 | 2020年 |",
        "| --- | --- | --- |",
        "推广使用第3页所列目录",
    ],
)
def test_marks_that_belong_to_the_text_stay(line: str) -> None:
    assert text_of(clean(line)) == line


def test_a_document_in_one_line_is_cut_before_its_numbers() -> None:
    article = "第{}条 本市科学技术行政部门负责组织实施，" + "有关部门按照职责做好相关工作，" * 30
    source = "".join(article.format(number)[:-1] + "。" for number in "一二三四五")
    cleaned = clean(source)
    assert [line.text[:3] for line in cleaned.lines] == [
        "第一条",
        "第二条",
        "第三条",
        "第四条",
        "第五条",
    ]
    cuts = [repair for repair in cleaned.repairs if repair.rule is Rule.SPLIT_LINE]
    assert [(repair.before, repair.after) for repair in cuts] == [("", "\n")] * 4
    assert_accounted(source, cleaned)


def test_a_long_paragraph_that_cites_articles_is_not_cut() -> None:
    source = "根据本条例第一条、第二条和第三条的规定，" * 120 + "执行。"
    assert len(clean(source).lines) == 1


def test_a_document_twice_as_long_takes_about_twice_as_many_repairs() -> None:
    once = "第一条 本市推进科技创新。 " * 2000
    assert len(clean(once * 2).repairs) == pytest.approx(2 * len(clean(once).repairs), abs=2)
