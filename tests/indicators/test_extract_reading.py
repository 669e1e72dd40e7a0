"""The copy the grammar reads, and its sentences."""

from decimal import Decimal
from itertools import pairwise

from reader.indicators.reading import LONGEST, reading_copy, sentences
from tests.indicators.extracting import extracted, policy


def test_the_copy_is_as_long_as_the_text_and_simplified_and_half_width() -> None:
    text = "高新技術企業達到２.５％（省著名商標）"
    assert reading_copy(text) == "高新技术企业达到2.5%(省著名商标)"
    assert len(reading_copy(text)) == len(text)


def test_sentences_end_at_full_stops_and_not_at_semicolons() -> None:
    copy = "一家;两家。三家!四家"
    found = [copy[s.start : s.end] for s in sentences(copy, 0, len(copy))]
    assert found == ["一家;两家", "三家", "四家"]


def test_a_text_without_any_stop_is_read_in_pieces() -> None:
    copy = "高新技术企业" * LONGEST
    pieces = list(sentences(copy, 0, len(copy)))
    assert (pieces[0].start, pieces[-1].end) == (0, len(copy))
    assert all(one.end == other.start for one, other in pairwise(pieces))
    assert all(piece.end - piece.start <= LONGEST for piece in pieces)


def test_a_quote_of_a_traditional_text_stays_traditional() -> None:
    (row,) = extracted(policy("到2020年,重點產業技術研究院達到18家。"))
    assert row.quote == "到2020年,重點產業技術研究院達到18家"
    assert row.subject == "重点产业技术研究院"


def test_blanks_around_numbers_make_no_difference_and_stay_in_the_quote() -> None:
    rows = extracted(
        policy(
            "到 2025 年 ， 高新技术企业突破 1500 家 ， 研发占比比 2020 年提高 0.8 个百分点。",
            year=2021,
        )
    )
    assert [(row.subject, row.comparator, row.value, row.target_year) for row in rows] == [
        ("高新技术企业", ">=", 1500, 2025),
        ("研发占比", "=", Decimal("0.8"), 2025),
    ]
    assert rows[0].quote == "到 2025 年 ， 高新技术企业突破 1500 家"


def test_years_in_chinese_digits_are_years() -> None:
    (row,) = extracted(policy("到二〇三五年，重点实验室达到20家。", year=2021))
    assert (row.target_year, row.quote) == (2035, "到二〇三五年，重点实验室达到20家")


def test_letters_that_ocr_took_for_digits_are_read_as_digits() -> None:
    sentence = "到2O25年，孵化器达到l50家，成交额突破2OO亿元，发展O2O项目10个。"
    rows = extracted(policy(sentence, year=2021))
    assert [(row.value, row.unit, row.target_year) for row in rows] == [
        (150, "家", 2025),
        (200, "亿元", 2025),
        (10, "个", 2025),
    ]
