"""Invisible, private and lost characters, torn words, pinyin."""

import pytest

from reader.corpus.clean import clean
from reader.corpus.cleaning.pinyin import SYLLABLES
from reader.corpus.rules import Rule


def text_of(source: str) -> str:
    return "\n".join(line.text for line in clean(source).lines)


def rules_of(source: str) -> set[Rule]:
    return {repair.rule for repair in clean(source).repairs}


@pytest.mark.parametrize(
    "hidden",
    ["\u200b", "\ufeff", "\u00ad", "\ufe0f", "\u202e", "\u2066", "\x00", "\x85", "\U000e0100"],
)
def test_an_invisible_character_is_taken_out(hidden: str) -> None:
    assert text_of(f"科技{hidden}创新") == "科技创新"
    assert rules_of(f"科技{hidden}创新") == {Rule.INVISIBLE}


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2003", "\t"])
def test_a_space_inside_a_line_stays(space: str) -> None:
    assert text_of(f"中共泉州市委{space}泉州市人民政府") == f"中共泉州市委{space}泉州市人民政府"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("1\ue010优化产业布局", "1.优化产业布局"),
        ("围挡高度不得低于2\ue0105米", "围挡高度不得低于2.5米"),
        ("产业化。\ue5f9\ue5f9", "产业化。□□"),
        ("\uf06c重点任务", "□重点任务"),
    ],
)
def test_a_private_character_is_a_dot_behind_a_digit_and_a_box_elsewhere(
    source: str, expected: str
) -> None:
    assert text_of(source) == expected
    assert Rule.PRIVATE_USE in rules_of(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("科技\ufffd\ufffd新", "科技〔?〕新"),
        ("科技\ud800创新", "科技〔?〕创新"),
        ("长??沙市科技局", "长〔?〕沙市科技局"),
        ("挖掘?摿3]作用", "挖掘〔?〕摿3]作用"),
        ("規(guī)?；瘧用", "規〔?〕；瘧用"),
        ("重?，F(xiàn)在推进", "重〔?〕，〔?〕在推进"),
    ],
)
def test_what_was_lost_is_marked_and_never_guessed(source: str, expected: str) -> None:
    assert text_of(source) == expected
    assert Rule.UNREADABLE in rules_of(source)


@pytest.mark.parametrize(
    "line",
    [
        "什么是高新技术企业?认定条件有哪些?",
        "指标不足怎么办?请联系市科技局",
        "问:享受优惠的条件?答:符合下列条件",
        "详见http://www.most.gov.cn/a?b=1",
        "政策何时生效？自发布之日起",
        "是否符合?如符合则予以认定",
    ],
)
def test_a_question_keeps_its_mark(line: str) -> None:
    assert text_of(line + "\n" + "本办法自发布之日起施行。") == line + "\n本办法自发布之日起施行。"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("业 务 应 用", "业务应用"),
        ("关 于 印 发 方 案 的 通 知", "关于印发方案的通知"),
        ("总　　则", "总则"),
        ("中 共 泉 州 市 委   泉 州 市 人 民 政 府", "中共泉州市委   泉州市人民政府"),
    ],
)
def test_words_torn_by_spaces_are_joined(source: str, expected: str) -> None:
    assert text_of(source) == expected
    assert rules_of(source) == {Rule.LAYOUT}


@pytest.mark.parametrize(
    "line",
    [
        "中共泉州市委 泉州市人民政府",
        "指标 单位 基期 目标",
        "第一章 总则",
        "张三 李四 王五",
        "第一条 为了促进科技成果转化，制定本条例",
    ],
)
def test_spaces_that_divide_words_stay(line: str) -> None:
    assert text_of(line) == line


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("貫(guàn)徹(chè)落實(shí)", "貫徹落實"),
        ("規（guī）劃", "規劃"),
        ("绿(lǜ)色和女(nǚ)性", "绿色和女性"),
        ("產(chǎn)業(yè)發(fā)展(zh\u01cen)", "產業發展"),
        ("研發(f\u0251\u030c)", "研發"),
        ("贯(guan)彻(che)落实", "贯彻落实"),
        ("贯彻（guànchè）落实", "贯彻落实"),
    ],
)
def test_pinyin_in_brackets_is_taken_out(source: str, expected: str) -> None:
    assert text_of(source) == expected
    assert rules_of(source) == {Rule.INLINE_PINYIN}


@pytest.mark.parametrize(
    "line",
    [
        "研究与开发(R&D)经费占地区生产总值(GDP)比重",
        "政府和社会资本合作(PPP)模式，手机应用(app)，例如(eg)",
        "甲方(a)和乙方(b)，丙方(c)",
        "贯(guan)彻落实",
        "知识产权(IP)、人工智能（AI）、（bus）公交",
        "互联网(online)与离线(offline)",
    ],
)
def test_latin_words_in_brackets_stay(line: str) -> None:
    assert text_of(line) == line


def test_all_legal_syllables_are_known() -> None:
    assert len(SYLLABLES) == 410
    assert {"zhuang", "lve", "nv", "er", "xiong"} <= SYLLABLES


@pytest.mark.parametrize(
    ("damaged", "shown"),
    [
        ("發(fā)展?jié)摿?3]。條件可", "發展〔?〕摿〔?〕3]。條件可"),
        ("充分發(fā)揮?qián)力", "充分發揮〔?〕力"),
    ],
)
def test_half_a_pinyin_tells_of_a_lost_character(damaged: str, shown: str) -> None:
    assert clean(damaged).lines[0].text == shown
