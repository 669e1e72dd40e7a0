"""Tables: flattened, with pipes, with tabs."""

from pathlib import Path

import pytest

from reader.corpus.clean import clean
from reader.corpus.model import Block, BlockKind, Cell, Table
from reader.corpus.structure import Structured, build_structure
from reader.corpus.structuring.tables import RowSplit, is_flattened, load_splits
from reader.errors import CorpusError

FLAT = (
    "指标2017年值2020年目标值地区生产总值增速(%)6.45全社会研发投入占比(%)2.642.7发明专利(件)7.4512"
    "高新技术企业(家)149220劳动生产率(万元/人)25.8826"
)


def built(text: str, splits: tuple[RowSplit, ...] = ()) -> Structured:
    return build_structure(clean(text).lines, text, splits)


def table_of(structured: Structured) -> tuple[Block, Table]:
    block = next(block for block in structured.blocks if block.kind is BlockKind.TABLE)
    assert block.table is not None
    return block, block.table


def words(structured: Structured, cells: tuple[Cell, ...]) -> list[str]:
    return [structured.text[cell.start : cell.end] for cell in cells]


def test_a_flattened_table_is_marked_as_damaged_and_gets_no_rows() -> None:
    block, table = table_of(built(f"某市行动方案\n一、目标\n{FLAT}\n二、任务"))
    assert block.text == FLAT
    assert table == Table(header=(), rows=(), damaged=True)


@pytest.mark.parametrize(
    "line",
    [
        "到2020年，研发投入（%）2.7，专利（件）12，企业（家）220，平台（个）15，人才（人）170。",
        "2017年、2020年分别新增高新技术企业(家)10、(家)20",
        "指标2017年值2020年目标值",
    ],
)
def test_sentences_with_numbers_are_no_tables(line: str) -> None:
    assert not is_flattened(line)


def test_reviewed_splits_lay_out_the_table_of_dongying(documents_folder: Path) -> None:
    folder = documents_folder / "dongying"
    source = (folder / "source.txt").read_text(encoding="utf-8")
    splits = load_splits(folder / "table.csv")
    structured = built(source, splits)
    block, table = table_of(structured)
    assert words(structured, table.header) == ["指标", "2017年值", "2020年目标值"]
    assert len(table.rows) == 18
    assert words(structured, table.rows[0]) == ["地区生产总值增速(%)", "6.4", "5"]
    assert words(structured, table.rows[-1]) == ["居民可支配收入(元)", "34830", "42100"]
    cells = [*table.header, *(cell for row in table.rows for cell in row)]
    assert "".join(words(structured, tuple(cells))) == block.text
    assert table.damaged


def test_splits_of_another_place_lay_out_nothing() -> None:
    _, table = table_of(built(f"某市行动方案\n{FLAT}\n", (RowSplit(0, 3, ((0, 3),)),)))
    assert table.rows == ()


def test_rows_with_pipes_become_one_table() -> None:
    structured = built(
        "某市科技发展规划\n| 指标 | 2025年 |\n| --- | ---: |\n| 研发强度 | 2.8% |\n正文。"
    )
    block, table = table_of(structured)
    assert words(structured, table.header) == ["指标", "2025年"]
    assert [words(structured, row) for row in table.rows] == [["研发强度", "2.8%"]]
    assert not table.damaged
    assert block.text == "| 指标 | 2025年 |\n| 研发强度 | 2.8% |"
    assert structured.text == "\n".join(block.text for block in structured.blocks)


def test_rows_with_tabs_become_one_table() -> None:
    structured = built("某市科技发展规划\n指标\t2020年\t2025年\n研发强度\t2.1%\t2.8%\n正文。")
    _, table = table_of(structured)
    assert words(structured, table.header) == ["指标", "2020年", "2025年"]
    assert [words(structured, row) for row in table.rows] == [["研发强度", "2.1%", "2.8%"]]


def test_splits_that_cannot_be_read_are_refused_in_a_sentence(tmp_path: Path) -> None:
    missing = tmp_path / "none.csv"
    with pytest.raises(CorpusError, match=r"none\.csv"):
        load_splits(missing)
    bad = tmp_path / "bad.csv"
    bad.write_text("row,source_start,source_end,text\n1,x,2,a\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"bad\.csv"):
        load_splits(bad)


def test_rows_under_names_that_blanks_set_off_are_a_table() -> None:
    text = (
        "某市工业发展计划\n一、目标\n工业总量稳步增长，结构持续优化。\n"
        "指标名称 单位 2022年 2025年\n规上工业总产值 亿元 520 800\n规上工业企业数　家　280　≥400\n"
        "二、任务\n加强领导，狠抓落实。\n"
    )
    structured = built(text)
    _, table = table_of(structured)
    rows = (table.header, *table.rows)
    assert [[structured.text[cell.start : cell.end] for cell in row] for row in rows] == [
        ["指标名称", "单位", "2022年", "2025年"],
        ["规上工业总产值", "亿元", "520", "800"],
        ["规上工业企业数", "家", "280", "≥400"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "科学技术局 财政局 税务局\n发展改革委 教育局 统计局\n住房城乡建设局 交通局 水利局",
        "2020年 2021年 2022年\n某市 科学 技术\n甲 乙 丙",
        "指标名称 单位 2022年\n规上工业总产值 亿元 520\n加强领导，狠抓落实。",
    ],
)
def test_other_lines_with_blanks_are_none(lines: str) -> None:
    text = f"某市工业发展计划\n一、目标\n工业总量稳步增长，结构持续优化。\n{lines}\n"
    assert not any(block.kind is BlockKind.TABLE for block in built(text).blocks)
