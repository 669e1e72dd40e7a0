"""Which encoding a console of Windows asks for."""

import pytest

from reader.cli.streams import encoding_of


def test_a_chinese_console_gets_every_character() -> None:
    assert encoding_of(936) == "gb18030"
    assert "研发占比2.5%".encode(encoding_of(936)) == "研发占比2.5%".encode("gbk")
    assert "𠀀".encode(encoding_of(936)).decode("gb18030") == "𠀀"


@pytest.mark.parametrize(
    ("code_page", "encoding"), [(437, "cp437"), (950, "cp950"), (65001, "utf-8"), (0, "utf-8")]
)
def test_other_consoles_get_their_own_and_unknown_ones_utf_8(code_page: int, encoding: str) -> None:
    assert encoding_of(code_page) == encoding
