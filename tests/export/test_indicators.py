"""What is taken along of the indicators, read back, is the table again, number by number."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from reader.errors import ExportError
from reader.export.indicator_csv import read_indicators_csv
from reader.export.indicator_docx import HEADS
from reader.export.indicator_rows import COLUMNS, IndicatorReport
from reader.export.indicators import export_indicators
from reader.indicators.model import Comparator, Indicator, Review, YearSource
from reader.indicators.taxonomy import Taxonomy
from reader.indicators.wording import COMPARATORS, KINDS, REVIEWS
from reader.library.bundle import open_library
from reader.library.indicators import indicators_of
from tests.export.samples import MADE_ON, RESOURCES

CITIES = {
    "东营市": (220, 2020),
    "盘锦市": (140, 2021),
    "泰州市": (100, 2020),
    "泉州市": (400, 2020),
    "沧州市": (200, 2017),
}
INTENSITY = {"东营市": 2.7, "盘锦市": 2.6, "泰州市": 3.8, "泉州市": 2.5, "沧州市": 1.4}


@pytest.fixture(scope="module")
def report(data_dir: Path) -> Iterator[IndicatorReport]:
    with open_library(data_dir / "library.db", RESOURCES) as library:
        yield IndicatorReport(
            indicators_of(library, RESOURCES),
            {summary.id: summary for summary in library.documents()},
            Taxonomy.load(RESOURCES / "taxonomy.toml"),
            (),
            MADE_ON,
        )


def same(indicator: Indicator, row: dict[str, Any]) -> None:
    """The row of a spreadsheet tells the indicator; "" and None are both nothing."""
    assert row["文件标识"] == indicator.document
    assert row["类别"] == KINDS[indicator.kind]
    assert row["指标"] == indicator.subject
    assert (row["指标标识"] or None) == indicator.canonical
    assert (row["范围"] or "") == indicator.scope
    assert number(row["基期年"]) == indicator.baseline_year
    assert number(row["基期值"]) == indicator.baseline_value
    assert number(row["目标年"]) == indicator.target_year
    assert row["比较"] == COMPARATORS[indicator.comparator]
    assert number(row["数值"]) == indicator.value
    assert number(row["数值上限"]) == indicator.value_to
    assert row["单位"] == indicator.unit
    assert row["原文"] == indicator.quote
    assert (row["章节"] or "") == " → ".join(indicator.section_path)
    assert row["核对"] == REVIEWS[indicator.review]
    assert (number(row["起始位置"]), number(row["结束位置"])) == (indicator.start, indicator.end)


def number(value: object) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def sheet(path: Path, name: str) -> list[dict[str, Any]]:
    heads, *rows = load_workbook(path)[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_workbook_holds_every_indicator_with_numbers_as_numbers(
    report: IndicatorReport, tmp_path: Path
) -> None:
    path = tmp_path / "指标.xlsx"
    export_indicators(report, path)
    rows = sheet(path, "明细")
    for indicator, row in zip(report.indicators, rows, strict=True):
        same(indicator, row)
        assert isinstance(row["数值"], int | float)
    detail = load_workbook(path)["明细"]
    assert detail.freeze_panes == "A2"
    assert detail.auto_filter.ref == f"A1:AC{len(rows) + 1}"
    assert len(COLUMNS) == 29


def test_the_second_sheet_compares_the_five_cities(report: IndicatorReport, tmp_path: Path) -> None:
    path = tmp_path / "指标.xlsx"
    export_indicators(report, path)
    book = load_workbook(path)
    assert book.sheetnames == ["明细", "对照", "前后不一", "说明"]
    rows = {row["指标"]: row for row in sheet(path, "对照")}
    names = {each.id: each.name for each in report.taxonomy.canonicals}
    firms, intensity = rows[names["hnte_count"]], rows[names["rd_intensity"]]
    for city, (value, year) in CITIES.items():
        assert (firms[city], firms[f"{city} 目标年"]) == (value, year)
        assert intensity[city] == INTENSITY[city]
    assert firms["泉州市 全部目标"] == "400 家（2020年）；200 家（2020年）〔范围：高新区内〕"
    assert any(row["沧州市 全部目标"] == "未提出" for row in rows.values())
    assert {"≥140 家（2021年）", "140 家（2021年）"} <= {
        row["目标"] for row in sheet(path, "前后不一")
    }


def test_the_csv_read_back_is_the_table(report: IndicatorReport, tmp_path: Path) -> None:
    path = tmp_path / "指标.csv"
    export_indicators(report, path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for indicator, row in zip(report.indicators, rows, strict=True):
        same(indicator, {name: value.removeprefix("'") for name, value in row.items()})
    assert read_indicators_csv(path) == report.indicators


def test_the_csv_gives_back_what_a_user_wrote_and_what_a_spreadsheet_might_spoil(
    report: IndicatorReport, tmp_path: Path
) -> None:
    row = replace(
        report.indicators[0],
        subject="=1+1",
        scope="'高新区'",
        unit="件/万人",
        value=Decimal("-2.50"),
        value_to=Decimal("1E+3"),
        comparator=Comparator.RANGE,
        period=None,
        binding=True,
        year_source=YearSource.LEAD,
        quote="“到2020年，\n达到2.50”；",
        section_path=(),
        review=Review.EDITED,
        note="+已与科技局核对, 见附件",
    )
    edited = replace(row, original=report.indicators[0])
    path = tmp_path / "指标.csv"
    export_indicators(replace(report, indicators=(edited,)), path)
    assert read_indicators_csv(path) == (row,)
    assert "改前" in path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "指标,数值\n企业,1\n".encode()])
def test_another_file_is_refused_in_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "别的.csv"
    path.write_bytes(content)
    if content:
        with pytest.raises(ExportError, match="别的"):
            read_indicators_csv(path)
    else:
        assert read_indicators_csv(path) == ()
    with pytest.raises(ExportError, match="无法读取"):
        read_indicators_csv(tmp_path / "没有.csv")


def test_the_word_table_holds_every_indicator(report: IndicatorReport, tmp_path: Path) -> None:
    path = tmp_path / "指标.docx"
    export_indicators(report, path)
    (table,) = docx.Document(str(path)).tables
    heads, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    assert tuple(heads) == HEADS
    for indicator, values in zip(report.indicators, rows, strict=True):
        row = dict(zip(HEADS, values, strict=True))
        lower, *upper = row["数值"].replace(",", "").split("–")
        assert Decimal(lower) == indicator.value
        assert [Decimal(each) for each in upper] == (
            [] if indicator.value_to is None else [indicator.value_to]
        )
        assert row["单位"] == indicator.unit
        assert row["目标年"] == str(indicator.target_year or "")
        assert indicator.quote in row["原文与出处"]


def test_another_ending_is_refused(report: IndicatorReport, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"指标.pdf"):
        export_indicators(report, tmp_path / "指标.pdf")
