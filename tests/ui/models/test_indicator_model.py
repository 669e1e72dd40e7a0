"""The list of the indicators."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.indicators.model import Comparator, Kind
from reader.ui.models.indicator_model import (
    VALUE,
    IndicatorModel,
    Wanted,
    WantedIndicators,
    rows_of,
)
from tests.ui.indicator_samples import firms

ROWS = rows_of(
    [
        firms("a", 1000, baseline_year=2015, baseline_value=Decimal(9)),
        firms("b", 90, comparator=Comparator.RANGE, value_to=Decimal(95)),
        firms(
            "b",
            20,
            kind=Kind.INCENTIVE,
            canonical=None,
            subject="奖励",
            unit="万元",
            quote="20万元",
        ),
        firms("gone", 1),
    ],
    {"a": "甲市", "b": "乙市"},
    {"hnte_count": "企业"},
    str.lower,
)


@pytest.fixture
def listed() -> WantedIndicators:
    model = IndicatorModel()
    model.set_rows(ROWS)
    proxy = WantedIndicators(model)
    model.setParent(proxy)
    return proxy


def values(listed: WantedIndicators) -> list[str]:
    return [str(listed.index(row, VALUE).data()) for row in range(listed.rowCount())]


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    model = IndicatorModel()
    qtmodeltester.check(model)
    model.set_rows(ROWS)


def test_a_row_says_what_is_promised(listed: WantedIndicators) -> None:
    words = [listed.index(0, column).data() for column in range(listed.columnCount())]
    assert words == [
        "甲市",
        "高新技术企业",
        "≥1,000",
        "家",
        "2020",
        "2015年 9",
        "目标",
        "一、总体要求",
        "已核",
    ]


def test_values_sort_as_numbers(listed: WantedIndicators) -> None:
    listed.sort(VALUE, Qt.SortOrder.AscendingOrder)
    assert values(listed) == ["≥20", "90–95", "≥1,000"]


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (Wanted(city="乙市"), ["90–95", "≥20"]),
        (Wanted(kind="奖补"), ["≥20"]),
        (Wanted(dimension="企业"), ["≥1,000", "90–95"]),
        (Wanted(words=("高新", "总体要求")), ["≥1,000", "90–95"]),
        (Wanted(city="甲市", kind="奖补"), []),
    ],
)
def test_only_what_is_wanted_is_listed(
    listed: WantedIndicators, wanted: Wanted, left: list[str]
) -> None:
    listed.set_wanted(wanted)
    assert values(listed) == left
