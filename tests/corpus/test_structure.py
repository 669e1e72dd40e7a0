"""Sections and their headings: the reviewed outlines, notes, items, broken lines."""

import csv
from pathlib import Path

import pytest

from index.han import simplify
from reader.corpus.clean import clean
from reader.corpus.model import BlockKind, SpanKind
from reader.corpus.structure import build_structure
from tests.corpus.invariant import assert_nested, assert_whole
from tests.corpus.structured import marked, read

IDS = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")
TABLE = Path(__file__).parents[1] / "data" / "structure.csv"


def reviewed(name: str) -> list[dict[str, str]]:
    """The reviewed headings of a document."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["doc"] == name]


@pytest.mark.parametrize("name", IDS)
def test_the_outline_equals_the_reviewed_one(documents_folder: Path, name: str) -> None:
    source = (documents_folder / name / "source.txt").read_text(encoding="utf-8")
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    rows = reviewed(name)
    found = [(str(s.level), s.number, simplify(s.heading)) for s in structured.sections]
    assert found == [(row["level"], row["number"], row["heading"]) for row in rows]
    for section, row in zip(structured.sections, rows, strict=True):
        assert structured.text.startswith(row["quote"], section.start)
    assert_whole(source, cleaned, structured)
    assert_nested(structured)


def test_all_195_headings_were_reviewed() -> None:
    assert sum(len(reviewed(name)) for name in IDS) == 195


def test_a_note_of_units_is_a_span_at_the_end_or_a_block_of_its_own() -> None:
    structured = read(
        """
        某市创新方案
        一、培育企业。建设平台。（牵头单位：市科技局；责任单位：各县（市、区）政府）
        二、引进人才。落实政策。(牵头单位:金融办。责任单位:各县(市、区政府)
        三、强化金融。设立基金。（市科技局、市财政局按职责分工负责）
        （责任单位：市科技局，市财政局）
        """
    )
    notes = [marked(structured, block, SpanKind.RESPONSIBLE) for block in structured.blocks[1:4]]
    assert notes == [
        ["（牵头单位：市科技局；责任单位：各县（市、区）政府）"],
        ["(牵头单位:金融办。责任单位:各县(市、区政府)"],
        ["（市科技局、市财政局按职责分工负责）"],
    ]
    assert structured.blocks[4].kind is BlockKind.RESPONSIBLE_NOTE


def test_a_lead_heading_is_one_block_with_number_and_heading_marked() -> None:
    structured = read("某市创新方案\n（一）指导思想。以新发展理念为引领。\n")
    block = structured.blocks[1]
    assert block.kind is BlockKind.LEAD_HEADING
    assert marked(structured, block, SpanKind.MARKER) == ["（一）"]
    assert marked(structured, block, SpanKind.HEADING) == ["指导思想"]


def test_items_within_an_article_are_no_sections() -> None:
    structured = read("某条例\n第一条　有下列情形：\n（一）单独投资；\n1.直接投资。\n")
    assert [section.number for section in structured.sections] == ["第一条"]
    assert [block.kind.value for block in structured.blocks[2:]] == ["list_item", "list_item"]


def test_lines_that_a_margin_broke_are_joined() -> None:
    structured = read(
        """
        某市创新方案
        一、总体要求。坚持政府引导、市场主导，聚焦中小企业创新需求，
        到2020年发放创新券总额达到1.5亿元以上。
        """
    )
    assert structured.blocks[1].text.endswith("创新需求，到2020年发放创新券总额达到1.5亿元以上。")


def test_what_could_not_be_read_is_marked_as_such() -> None:
    structured = read("某市创新方案\n〔?〕办公室\n2017年12月19日\n")
    block = next(block for block in structured.blocks if "〔?〕" in block.text)
    assert marked(structured, block, SpanKind.UNREADABLE) == ["〔?〕"]
