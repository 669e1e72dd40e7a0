"""Markers at the start of a line (conventions 3.2)."""

import pytest

from reader.corpus.structuring.markers import Family, han_number, read_marker


@pytest.mark.parametrize(
    ("line", "family", "value", "number", "rest"),
    [
        ("一、总体要求", Family.HAN, 1, "一、", "总体要求"),
        ("十二、 附则", Family.HAN, 12, "十二、", "附则"),
        ("三．保障措施", Family.HAN, 3, "三．", "保障措施"),
        ("二 、主要任务", Family.HAN, 2, "二 、", "主要任务"),
        ("—、总体要求", Family.HAN, 1, "—、", "总体要求"),
        ("+二、附则", Family.HAN, 12, "+二、", "附则"),
        ("贰、主要任务", Family.FORMAL, 2, "贰、", "主要任务"),
        ("（一）指导思想。以", Family.HAN_BRACKETED, 1, "（一）", "指导思想。以"),
        ("(二)发展目标", Family.HAN_BRACKETED, 2, "(二)", "发展目标"),
        ("（三)保障", Family.HAN_BRACKETED, 3, "（三)", "保障"),
        ("（ 四 ）保障", Family.HAN_BRACKETED, 4, "（ 四 ）", "保障"),
        ("五）保障", Family.HAN_BRACKETED, 5, "五）", "保障"),
        ("㈠加强领导", Family.HAN_BRACKETED, 1, "㈠", "加强领导"),
        ("（一）项目建设", Family.HAN_BRACKETED, 1, "（一）", "项目建设"),
        ("1.培育企业", Family.NUMBER, 1, "1.", "培育企业"),
        ("2．培育企业", Family.NUMBER, 2, "2．", "培育企业"),
        ("３．培育企业", Family.NUMBER, 3, "３．", "培育企业"),
        ("5、完善机制", Family.NUMBER, 5, "5、", "完善机制"),
        ("6 .完善机制", Family.NUMBER, 6, "6 .", "完善机制"),
        ("1\ue010完善机制", Family.NUMBER, 1, "1\ue010", "完善机制"),
        ("1.2018年新增10家", Family.NUMBER, 1, "1.", "2018年新增10家"),
        ("2.5G网络建设", Family.NUMBER, 2, "2.", "5G网络建设"),
        ("⒉完善机制", Family.NUMBER, 2, "⒉", "完善机制"),
        ("（1）引进", Family.NUMBER_BRACKETED, 1, "（1）", "引进"),
        ("(12)引进", Family.NUMBER_BRACKETED, 12, "(12)", "引进"),
        ("⑵引进", Family.NUMBER_BRACKETED, 2, "⑵", "引进"),
        ("3）引进", Family.NUMBER_HALF_BRACKETED, 3, "3）", "引进"),
        ("④引进", Family.CIRCLED, 4, "④", "引进"),
        ("Ⅳ. 引进", Family.ROMAN, 4, "Ⅳ.", "引进"),
        ("IX. Funding", Family.ROMAN, 9, "IX.", "Funding"),
        ("1.1 编制目的", Family.DECIMAL_2, 1, "1.1", "编制目的"),
        ("2.3.4 预警", Family.DECIMAL_3, 4, "2.3.4", "预警"),
        ("第一章　总　则", Family.CHAPTER, 1, "第一章", "总　则"),
        ("第二节 程序", Family.STATUTE_SECTION, 2, "第二节", "程序"),
        ("第三編 附則", Family.PART, 3, "第三編", "附則"),
        ("第二部分 主要任务", Family.PART, 2, "第二部分", "主要任务"),
        ("第一分编 通则", Family.SUBPART, 1, "第一分编", "通则"),
        ("第一百二十條　本條例", Family.ARTICLE, 120, "第一百二十條", "本條例"),
        ("第十五条之一　国家", Family.ARTICLE, 15, "第十五条之一", "国家"),
        ("第 8 条 本办法", Family.ARTICLE, 8, "第 8 条", "本办法"),
        ("——坚持创新驱动。", Family.DASH, 0, "——", "坚持创新驱动。"),
        ("--坚持创新驱动。", Family.DASH, 0, "--", "坚持创新驱动。"),
        ("专栏3 重大工程", Family.CAPTION, 3, "专栏3", "重大工程"),
        ("表1 主要指标", Family.CAPTION, 1, "表1", "主要指标"),
    ],
)
def test_every_class_of_marker_is_read(
    line: str, family: Family, value: int, number: str, rest: str
) -> None:
    marker = read_marker(line)
    assert marker is not None
    assert (marker.family, marker.value, marker.number) == (family, value, number)
    assert line[marker.end :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "2.5%以上的财政支出用于科技。",
        "1.4亿元",
        "2017年起设立专项资金。",
        "2019/1/11",
        "一、二、三产业融合发展",
        "二、三级医院",
        "1、2、3号楼",
        "（一）项规定的情形",
        "（一）至（三）项",
        "第三条第二款规定的除外。",
        "第三十条规定的事项",
        "第二章规定的程序",
        "一是加强宣传。二是表彰先进。",
        "——",
        "专栏",
        "五个泉州",
        "",
    ],
)
def test_numbers_and_references_in_text_are_no_markers(line: str) -> None:
    assert read_marker(line) is None


def test_a_bare_number_is_a_weak_marker() -> None:
    marker = read_marker("1 总则")
    assert marker is not None
    assert (marker.family, marker.weak) == (Family.NUMBER_BARE, True)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("一百零五", 105), ("二〇一九", 2019)],
)
def test_chinese_numerals_have_their_value(numeral: str, value: int) -> None:
    assert han_number(numeral) == value
