"""Every character keeps its place on the way to Qt and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.reading.positions import PositionMap, Segment, Utf16Positions, displayable


@given(st.text(alphabet="政策𠮷R&，😀\n", max_size=60))
def test_utf16_positions_are_those_of_the_encoded_text(text: str) -> None:
    positions = Utf16Positions(text)

    for place in range(len(text) + 1):
        utf16 = len(text[:place].encode("utf-16-le")) // 2
        assert positions.to_utf16(place) == utf16
        assert positions.to_code_point(utf16) == place


def test_the_middle_of_a_surrogate_pair_belongs_to_its_character() -> None:
    assert Utf16Positions("甲𠮷乙").to_code_point(2) == 1


def test_an_empty_text_has_position_zero() -> None:
    assert Utf16Positions("").to_utf16(0) == 0
    assert PositionMap("", ()).qt_range(0, 0) == (0, 0)
    assert PositionMap("", ()).document_position(7) == 0


@given(st.text(max_size=80))
def test_displayable_text_has_as_many_characters_and_can_be_encoded(text: str) -> None:
    assert len(displayable(text)) == len(text)
    displayable(text).encode("utf-16")


@pytest.mark.parametrize("character", ["\n", "\r", "\u2029", "\ufdd0", "\ufffc", "\x00", "\udc00"])
def test_a_character_that_would_break_a_paragraph_is_replaced(character: str) -> None:
    assert displayable(f"甲{character}乙") not in (f"甲{character}乙", "甲乙")


def test_words_between_the_segments_are_not_part_of_the_text() -> None:
    #  text: 标𠮷\n正文    Qt: [head¶]标𠮷¶[note¶]正文
    positions = PositionMap("标𠮷\n正文", [Segment(0, 2, 5), Segment(3, 5, 14)])

    assert positions.qt_range(0, 2) == (5, 8)
    assert positions.qt_position(2) == 8
    assert positions.qt_range(1, 4) == (6, 15)
    assert list(positions.qt_pieces(1, 4)) == [(6, 8), (14, 15)]
    assert [positions.document_position(qt) for qt in (0, 5, 6, 8, 11, 14, 99)] == [
        0,
        0,
        1,
        2,
        2,
        3,
        5,
    ]


def test_a_range_that_ends_with_a_cell_does_not_reach_into_the_next_one() -> None:
    positions = PositionMap("指标值", [Segment(0, 2, 1), Segment(2, 3, 4)])

    assert positions.qt_range(0, 2) == (1, 3)
    assert positions.qt_range(2, 3) == (4, 5)
    assert positions.qt_range(2, 2) == (4, 4)
