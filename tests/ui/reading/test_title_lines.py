"""Titles break into even lines, by sense."""

import pytest

from reader.ui.reading.title_lines import line_width, units_of, width_of


def test_a_title_that_fits_is_one_line() -> None:
    assert line_width("关于创新的意见", 20) == 20


@pytest.mark.parametrize(
    ("title", "most", "first_line"),
    [
        ("关于印发东营市国家创新型城市建设工作方案的通知", 22, "关于印发东营市国家创新型"),
        (
            "关于实施创新驱动发展战略建设国家自主创新示范区的意见",
            22,
            "关于实施创新驱动发展战略建设",
        ),
    ],
)
def test_no_word_is_split_and_the_lines_are_even(title: str, most: float, first_line: str) -> None:
    width = line_width(title, most)

    assert width_of(first_line) <= width < width_of(first_line) + 1


@pytest.mark.parametrize(
    ("organs", "whole"),
    [
        ("中共泉州市委 泉州市人民政府", ["泉州市委", "泉州市"]),
        ("中共沧县县委 沧县人民政府", ["沧县县委", "沧县"]),
        ("泰州市高港区人民政府", ["泰州市", "高港区"]),
    ],
)
def test_the_name_of_a_place_stays_whole(organs: str, whole: list[str]) -> None:
    units = units_of(organs)
    assert "".join(units) == organs
    assert [unit for unit in units if unit in whole] == whole


def test_ascii_counts_about_half() -> None:
    assert width_of("2019年") == pytest.approx(3.2)


def test_no_room_is_no_reason_to_fail() -> None:
    assert line_width("关于创新的意见", 0.5) == 0.5
    assert line_width("AAAAAAAAAAAA", 3) <= 3
