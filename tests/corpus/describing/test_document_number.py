"""发文字号 in the forms the web has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.describing.document_number import find_document_numbers, parse_document_number


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("国科函创〔2018〕59号", "国科函创〔2018〕59号"),
        ("泰高政办发[2017]162号", "泰高政办发〔2017〕162号"),
        ("泰高政办发［2017］162号", "泰高政办发〔2017〕162号"),
        ("鲁政发﹝2017﹞38号", "鲁政发〔2017〕38号"),
        ("鲁政发〔2017)38号", "鲁政发〔2017〕38号"),
        ("闽委发(2016〕14号", "闽委发〔2016〕14号"),
        ("市政〔2016]1号", "市政〔2016〕1号"),
        ("市政〔2016】1号", "市政〔2016〕1号"),
        ("市政（2016）1号", "市政〔2016〕1号"),
        ("京政发【2017】5号", "京政发〔2017〕5号"),
        ("京政发〔２０１７〕３５号", "京政发〔2017〕35号"),
        ("京 政 发〔 2017 〕 35 号", "京政发〔2017〕35号"),
        ("京政发〔2017〕第59号", "京政发〔2017〕59号"),
        ("市政发〔2016〕009号", "市政发〔2016〕9号"),
        ("盤政辦發〔2019〕29號", "盘政办发〔2019〕29号"),
        ("（泰高政办发〔2017〕162号）", "泰高政办发〔2017〕162号"),
        ("国务院令第735号", "国务院令第735号"),
        ("国务院令（第735号）", "国务院令第735号"),
        ("中华人民共和国主席令第五十二号", "中华人民共和国主席令第52号"),
        ("2018年第5号", "2018年第5号"),
        ("财政部公告2018年第5号", "财政部公告2018年第5号"),
    ],
)
def test_each_printed_form_is_read(printed: str, normal: str) -> None:
    number = parse_document_number(printed)
    assert number is not None
    assert (number.normal, number.repaired) == (normal, False)


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("闽委发201614号", "闽委发〔2016〕14号"),
        ("盤政辦發〔201929", "盘政办发〔2019〕29号"),
        ("盤政辦發〔201929号", "盘政办发〔2019〕29号"),
        ("盘政办发2019〕29号", "盘政办发〔2019〕29号"),
    ],
)
def test_a_number_that_lost_brackets_is_repaired_and_says_so(printed: str, normal: str) -> None:
    number = parse_document_number(printed)
    assert number is not None
    assert (number.printed, number.normal, number.repaired) == (printed, normal, True)


@pytest.mark.parametrize(
    "text",
    [
        "闽委发2016号",
        "闽委发201601号",
        "闽委发20162016号",
        "闽委发350214号",
        "国发〔2150〕3号",
        "国发〔1850〕3号",
        "〔2017〕",
        "MC001-C0000/2018-00004",
        "各县区人民政府",
        "",
    ],
)
def test_what_is_no_number_or_can_be_split_in_two_ways_stays_unread(text: str) -> None:
    assert parse_document_number(text) is None


def test_cited_numbers_are_found_in_running_text() -> None:
    text = (
        "根据《科技部的函》(国科函创〔2018〕59号)、《通知》(鲁政发〔2017〕38号)和国办发〔2015〕9号，"
        "落实《决定》(闽委发201614号)，投诉电话2016123号"
    )
    found = find_document_numbers(text)
    assert [(n.normal, n.repaired) for n in found] == [
        ("国科函创〔2018〕59号", False),
        ("鲁政发〔2017〕38号", False),
        ("国办发〔2015〕9号", False),
        ("闽委发〔2016〕14号", True),
    ]
    assert all(text[n.start : n.start + len(n.printed)] == n.printed for n in found)


@given(st.text(alphabet="国发闽委〔〕[]()2016 第号令公告年3１", max_size=30))
def test_any_text_gives_numbers_that_stand_in_it(text: str) -> None:
    for number in find_document_numbers(text):
        assert text[number.start : number.start + len(number.printed)] == number.printed
    whole = parse_document_number(text)
    assert whole is None or whole.printed in text
