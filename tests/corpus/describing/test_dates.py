"""Dates as pages print them, whole and damaged."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.describing.dates import find_dates, latest_year, parse_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2018年12月28日", "2018-12-28"),
        ("2018 年 2 月 13 日", "2018-02-13"),
        ("２０１８年１月５日", "2018-01-05"),
        ("2020年5月", "2020-05"),
        ("2017年12月19日印发", "2017-12-19"),
        ("二〇一六年七月八日", "2016-07-08"),
        ("二○一六年十二月二十八日", "2016-12-28"),
        ("二0一九年一月三十一日", "2019-01-31"),
        ("二О一九年十月", "2019-10"),
        ("二O一零年十一月廿三日", "2010-11-23"),
        ("一九九八年元月十日", "1998-01-10"),
        ("2018-03-05", "2018-03-05"),
        ("2018.3.5", "2018-03-05"),
        ("2019/1/11", "2019-01-11"),
        ("2018-12-20 00:00:00", "2018-12-20"),
        ("2018-12-20T08:30", "2018-12-20"),
        ("20190704", "2019-07-04"),
    ],
)
def test_each_printed_form_is_read(printed: str, iso: str) -> None:
    reading = parse_date(printed)
    assert reading is not None
    assert (reading.iso, reading.candidates, reading.damaged) == (iso, (), False)


def test_a_day_above_twelve_tells_month_from_day() -> None:
    reading = parse_date("3/26/2016")
    assert reading is not None
    assert reading.iso == "2016-03-26"


def test_month_and_day_that_could_change_places_stay_open() -> None:
    reading = parse_date("3/4/2016")
    assert reading is not None
    assert (reading.iso, reading.candidates) == (None, ("2016-03-04", "2016-04-03"))
    assert reading.printed == "3/4/2016"
    assert not reading.damaged


def test_a_date_whose_month_is_its_day_is_read_either_way() -> None:
    reading = parse_date("3/3/2016")
    assert reading is not None
    assert reading.iso == "2016-03-03"


@pytest.mark.parametrize(
    ("printed", "candidates"),
    [
        ("201974", ("2019-07-04",)),
        ("2019112", ("2019-01-12", "2019-11-02")),
        ("二一六年七月八日", ("2016-07-08",)),
        ("二六年七月八日", ("2006-07-08",)),
        ("二二年七月八日", ("2002-07-08", "2020-07-08")),
    ],
)
def test_a_damaged_date_has_readings_but_no_value(printed: str, candidates: tuple[str]) -> None:
    reading = parse_date(printed)
    assert reading is not None
    assert (reading.iso, reading.candidates, reading.damaged) == (None, candidates, True)


@pytest.mark.parametrize(
    "text",
    [
        "2020年13月1日",
        "2019-02-30",
        "1848年2月1日",
        f"{latest_year() + 1}年1月1日",
        "20192021",
        "2019",
        "0317-2129127",
        "2020年",
        "到2020年",
        "",
    ],
)
def test_what_cannot_be_a_date_is_none(text: str) -> None:
    assert parse_date(text) is None


def test_dates_are_found_in_running_text_with_their_place() -> None:
    text = "中共泉州市委 泉州市人民政府 2016年8月27日，2019-11-13 发布，版本1.2.3，电话2129127"
    found = find_dates(text)
    assert [(d.iso, text[d.start : d.end]) for d in found] == [
        ("2016-08-27", "2016年8月27日"),
        ("2019-11-13", "2019-11-13"),
    ]


def test_bare_digits_in_running_text_are_no_date() -> None:
    assert find_dates("发明专利201974件，编号20190704") == ()


@given(st.text(alphabet="0123456789年月日二〇○一九十-/. 廿O", max_size=30))
def test_every_reading_stands_where_it_says_and_is_a_date(text: str) -> None:
    for reading in find_dates(text):
        assert text[reading.start : reading.end] == reading.printed
        assert reading.iso or reading.candidates
        assert all("1949" <= iso <= str(latest_year() + 1) for iso in reading.candidates)


@given(st.dates())
def test_a_date_is_read_or_out_of_range(day: date) -> None:
    reading = parse_date(f"{day.year}年{day.month}月{day.day}日")
    inside = 1949 <= day.year <= latest_year()
    assert (reading is not None and reading.iso == day.isoformat()) == inside
