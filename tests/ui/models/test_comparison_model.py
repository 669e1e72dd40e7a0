"""The table of the comparison."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.ui.indicators.comparison import compare
from reader.ui.models.comparison_model import ComparisonModel, Group
from tests.ui.indicator_samples import CITIES, TAXONOMY, firms

COMPARISON = compare(
    CITIES,
    [firms("a", 200), firms("a", 300), firms("b", 2, canonical="rd_intensity", unit="%")],
    TAXONOMY,
)


def shown() -> ComparisonModel:
    model = ComparisonModel()
    model.show_rows(COMPARISON, lambda _row: True)
    return model


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = ComparisonModel()
    qtmodeltester.check(model)
    model.show_rows(COMPARISON, lambda _row: True)
    model.show_rows(COMPARISON, lambda _row: False)


def test_a_line_with_its_dimension_stands_above_its_rows() -> None:
    model = shown()
    headings = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    assert headings[0] == "投入（1 项）"
    assert headings[2:] == ["企业（1 项）", "高新技术企业数"]
    assert isinstance(model.line_at(0), Group)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_a_cell_says_its_values_in_words() -> None:
    model = shown()
    assert [model.index(3, column).data() for column in range(3)] == [
        "≥200 家 (2020)；≥300 家 (2020)",
        "未提出",
        "未核对",
    ]
    assert "“高新技术企业达到200家以上”" in model.index(3, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_rows_that_are_not_wanted_take_their_dimension_along() -> None:
    model = ComparisonModel()
    model.show_rows(COMPARISON, lambda row: row.canonical.dimension == "企业")
    assert model.rowCount() == 2
    assert model.indicators == 1
