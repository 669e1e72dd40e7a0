"""Traditional and simplified script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corpus.describing.script import script_of, simplified


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("盤錦市人民政府辦公室", "hant"),
        ("盘锦市人民政府办公室", "hans"),
        ("R&D 2.5%", "hans"),
        ("", "hans"),
        ("注冊并購事后補助關于凈收入", "hant"),
        ("著力乾坤里程", "hans"),
        ("完善政策措施支持企业成为技术创新的主体" * 4 + "發", "hans"),
    ],
)
def test_script_is_told_by_characters_that_only_one_script_has(text: str, script: str) -> None:
    assert script_of(text) == script


def test_names_of_places_are_simplified() -> None:
    assert simplified("盤錦市瀋陽市滄州市臺州市東營市") == "盘锦市沈阳市沧州市台州市东营市"


@given(st.text())
def test_simplifying_moves_no_character(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
