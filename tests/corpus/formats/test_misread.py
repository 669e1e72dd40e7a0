"""Texts that were saved after their bytes had been read in a wrong encoding."""

import pytest

from reader.corpus.decode import decode
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document

PLAN = """东营市人民政府关于加快科技创新的实施意见
东政发〔2021〕8号
各县区人民政府，市政府各部门：
为贯彻落实创新驱动发展战略，加快建设创新型城市，现提出如下意见。
一、总体要求
到2025年，高新技术企业达到1500家，技术合同成交额突破200亿元。
"""
TRADITIONAL = """為貫徹落實創新驅動發展戰略，加快建設創新型城市，制定本實施方案。
一、總體要求。到2025年，高新技術企業達到1500家，技術合同成交額突破200億元。
"""


@pytest.mark.parametrize(
    ("codec", "read_as", "told"),
    [
        ("utf-8", "latin-1", "UTF-8 被当作西文"),
        ("gb18030", "latin-1", "GBK 被当作西文"),
        ("big5hkscs", "latin-1", "Big5 被当作西文"),
    ],
)
def test_bytes_that_were_read_as_western_letters_are_read_again(
    codec: str, read_as: str, told: str
) -> None:
    text = TRADITIONAL if codec.startswith("big5") else PLAN
    decoded = decode(text.encode(codec).decode(read_as).encode("utf-8"), "plan.txt")
    assert (decoded.text, decoded.misread) == (text, told)


def test_a_text_that_was_misread_twice_is_read_again() -> None:
    once = PLAN.encode("utf-8").decode("latin-1")
    twice = once.encode("utf-8").decode("latin-1")
    assert decode(twice.encode("utf-8"), "plan.txt").text == PLAN


def test_of_utf8_read_as_gbk_only_what_was_lost_stays_lost(gazetteer: Gazetteer) -> None:
    damaged = PLAN.encode("utf-8").decode("gbk", errors="replace")
    read = read_document(damaged.encode("utf-8"), "plan.txt", gazetteer=gazetteer)
    assert "〔?〕" in read.document.text
    assert "为贯彻落实创新驱动发展战略，加快建〔?〕创新型城市" in read.document.text
    assert read.document.warnings[0] == (
        "文件的文字曾被误读（UTF-8 被当作 GBK），已还原，引用前请核对。"
    )
    assert "无法复原" in read.document.warnings[1]


def test_single_lines_that_were_misread_are_read_again() -> None:
    line = "（二）加强人才队伍建设，引进培育高层次创新团队五十个，支持企业引进领军人才。"
    misread = line.encode("utf-8").decode("latin-1")
    decoded = decode((PLAN + misread + "\n").encode("utf-8"), "plan.txt")
    assert decoded.text == PLAN + line + "\n"
    assert decoded.misread


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        TRADITIONAL,
        "Opinions of the municipal government on innovation, 2021. No Chinese text at all.\n",
        "龘靐齉龗麤爨灪龖厵滟，麣鸾鬱钃彠。\n",
        PLAN + "Café à la carte, Übermaß, naïve façade — ÀÉÎÕÜ.\n",
    ],
)
def test_a_text_that_was_not_misread_stays_as_it_is(text: str) -> None:
    decoded = decode(text.encode("utf-8"), "plan.txt")
    assert (decoded.text, decoded.misread) == (text, "")
