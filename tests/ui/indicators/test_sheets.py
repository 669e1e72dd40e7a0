"""What the window of the indicators puts on paper, as tables."""

from decimal import Decimal

from reader.indicators.model import Review
from reader.ui.indicators.comparison import compare
from reader.ui.indicators.sheets import comparison_sheet, list_sheet
from tests.ui.indicator_samples import CITIES, TAXONOMY, firms

ROWS = (
    firms("a", 140, baseline_value=Decimal(70), baseline_year=2015),
    firms("a", 9, scope="高新区内", start=40, end=53),
    firms("b", 5, canonical="incubators", review=Review.EXTRACTED, target_year=None),
)


def test_the_comparison_has_a_column_for_each_city_and_says_why_it_is_silent() -> None:
    comparison = compare(CITIES, ROWS, TAXONOMY)
    sheet = comparison_sheet(comparison.rows, comparison.columns, CITIES, (("目标年", "2020"),))
    assert sheet.heads == ("领域", "指标", "甲市", "乙市", "丙市")
    firms_row = next(row for row in sheet.rows if row[1].startswith("高新技术企业数"))
    assert firms_row[2] == "≥140 家 (2020)，基期 2015年 70\n≥9 家 (2020)\n≠ 范围：高新区内"
    assert firms_row[3:] == ("未核对", "未核对")
    assert sheet.remarks[0] == "目标年：2020"
    assert len(sheet.notes) == 3


def test_the_list_quotes_every_sentence_and_names_its_documents_once() -> None:
    sheet = list_sheet(ROWS, {each.id: each for each in CITIES}, ())
    assert [row[0] for row in sheet.rows] == ["1", "2", "3"]
    assert sheet.rows[1][3] == "高新技术企业（高新区内）"
    assert sheet.rows[0][5] == f"“{ROWS[0].quote}”\n一、总体要求"
    assert [row[-1] for row in sheet.rows] == ["已核", "已核", "未核"]
    assert len(sheet.notes) == 2
    assert sheet.remarks == ()
