"""Every encoding that Chinese texts come in is told from the bytes; anything else is refused."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.decode import MAX_BYTES, decode
from reader.errors import CorpusError

SHIPPED = ("cangzhou", "dongying", "gaogang", "panjin", "quanzhou")
SHORT = "为贯彻落实创新驱动发展战略，制定本方案。"
TRADITIONAL = "為貫徹落實創新驅動發展戰略，加快建設創新型城市，制定本實施方案。"


def source_of(folder: Path, name: str) -> str:
    return (folder / name / "source.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ],
)
def test_a_source_in_another_encoding_is_the_same_text(
    documents_folder: Path, name: str, codec: str, encoding: str
) -> None:
    text = source_of(documents_folder, name)
    decoded = decode(text.encode(codec), name)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize(
    ("mark", "codec", "encoding"),
    [
        (b"\xff\xfe", "utf-16-le", "utf-16-le-bom"),
        (b"\xfe\xff", "utf-16-be", "utf-16-be-bom"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(
    documents_folder: Path, name: str, mark: bytes, codec: str, encoding: str
) -> None:
    text = source_of(documents_folder, name)
    decoded = decode(mark + text.encode(codec), name)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_traditional_text_in_big5_is_read(documents_folder: Path) -> None:
    data = source_of(documents_folder, "panjin").encode("big5", errors="ignore")
    decoded = decode(data, "panjin")
    assert (decoded.text, decoded.encoding) == (data.decode("big5"), "big5")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [SHORT, SHORT[:10], "科技创新实施方案", f"{SHORT}\r\nR&D经费占GDP比重2.5%"]
)
def test_a_short_text_is_told_too(codec: str, text: str) -> None:
    assert decode(text.encode(codec), "短文.txt").text == text


def test_a_short_traditional_text_is_told_too() -> None:
    assert decode(TRADITIONAL.encode("big5"), "短文.txt").encoding == "big5"
    assert decode(TRADITIONAL.encode("gb18030"), "短文.txt").encoding == "gb18030"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_a_character_cut_off_at_the_end_is_marked(codec: str) -> None:
    decoded = decode((SHORT * 5 + "终").encode(codec)[:-1], "截断.txt")
    assert decoded.text == SHORT * 5 + "\ufffd"


def test_single_broken_bytes_in_a_long_text_are_marked() -> None:
    data = bytearray((SHORT * 50).encode("utf-8"))
    data[300] = 0xFF
    text = decode(bytes(data), "坏字节.txt").text
    assert "\ufffd" in text
    assert text.endswith(SHORT)


def test_line_ends_stay_as_they_are() -> None:
    assert decode("一\r\n二\r三\n".encode(), "x").text == "一\r\n二\r三\n"


def test_a_text_written_in_character_references_is_read() -> None:
    data = "".join(f"&#{ord(character)};" for character in SHORT).encode("ascii")
    assert decode(data, "x").text == SHORT


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空文件"),
        (b" \r\n\t ", "没有文字"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "Word 文档（docx）"),
        (b"PK\x03\x04\x14\x00xl/workbook.xml", "Excel"),
        (b"PK\x03\x04\x14\x00a.txt", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "图片"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 20, "文件"),
        (b"\x00" * 500, "文字"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence_that_names_the_file(
    data: bytes, words: str
) -> None:
    with pytest.raises(CorpusError, match="某文件") as caught:
        decode(data, "某文件")
    assert words in str(caught.value)
    assert str(caught.value).endswith("。")


def test_a_file_beyond_the_limit_is_refused() -> None:
    with pytest.raises(CorpusError, match="超过 20 MB"):
        decode(b"a" * (MAX_BYTES + 1), "大文件.txt")


def outcome(data: bytes) -> str:
    """The text, or the sentence in which it was refused."""
    try:
        return decode(data, "任意").text
    except CorpusError as error:
        return str(error)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    assert outcome(data)


@given(st.text(alphabet=st.characters(categories=["Lo", "Nd", "Po"]), min_size=1, max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_visible_text_in_utf_8_comes_back(text: str) -> None:
    assert outcome(text.encode("utf-8")) == text
