"""The tree of headings, and which of them is being read."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.ui.models.outline_model import READING_ROLE, OutlineModel
from tests.ui.panel_samples import outline, section

TEXT = Qt.ItemDataRole.DisplayRole


@pytest.fixture
def model(qtmodeltester: ModelTester) -> OutlineModel:
    model = OutlineModel()
    qtmodeltester.check(model)
    model.set_sections(outline())
    return model


def texts(model: OutlineModel, parent: QModelIndex | None = None) -> dict[str, dict]:
    parent = parent or QModelIndex()
    rows = [model.index(row, 0, parent) for row in range(model.rowCount(parent))]
    return {row.data(TEXT): texts(model, row) for row in rows}


def test_sections_nest_by_depth(model: OutlineModel) -> None:
    assert texts(model) == {
        "一、总体要求": {"（一）指导思想": {}, "（二）发展目标": {}},
        "二、重点任务": {
            "（一）實施企業技術創新主體地位提升行動計劃並完善服務體系": {
                "1.引进建设产业技术研究院": {}
            }
        },
        "三、保障措施": {},
    }


def test_an_outline_that_begins_deep_and_jumps_loses_no_heading(model: OutlineModel) -> None:
    model.set_sections(
        [
            section("（一）", "甲", 0, 2, None),
            section("1.", "乙", 10, 4, None),
            section("一、", "丙", 20, 1, None),
        ]
    )
    assert texts(model) == {"（一）甲": {"1.乙": {}}, "一、丙": {}}


def test_a_row_returns_its_section_and_tells_the_way_to_it(model: OutlineModel) -> None:
    item = model.set_position(525)
    assert item.data(Qt.ItemDataRole.UserRole) == outline()[5]
    assert item.data(Qt.ItemDataRole.ToolTipRole).splitlines()[0] == "二、重点任务"


@pytest.mark.parametrize(
    ("position", "heading"),
    [
        (19, None),
        (20, "一、总体要求"),
        (319, "（二）发展目标"),
        (320, "二、重点任务"),
        (799, "三、保障措施"),
    ],
)
def test_the_last_heading_at_or_before_a_position_is_being_read(
    model: OutlineModel, position: int, heading: str | None
) -> None:
    assert model.set_position(position).data(TEXT) == heading


def test_only_one_section_is_being_read_and_both_changes_are_told(
    model: OutlineModel, qtbot: QtBot
) -> None:
    first = model.set_position(20)
    told = []
    model.dataChanged.connect(lambda index, *_: told.append(index.data(TEXT)))
    second = model.set_position(650)
    assert (first.data(READING_ROLE), second.data(READING_ROLE)) == (False, True)
    assert told == ["一、总体要求", "三、保障措施"]


def test_headings_are_shown_through_the_display_function_and_stay_as_they_are(
    model: OutlineModel,
) -> None:
    model.set_display(lambda text: text.replace("實施", "实施"))
    heading = model.set_position(420)
    assert heading.data(TEXT).startswith("（一）实施")
    assert heading.data(Qt.ItemDataRole.UserRole).heading.startswith("實施")


def test_ten_thousand_headings_are_no_trouble() -> None:
    model = OutlineModel()
    model.set_sections([section("1.", str(n), n * 10, 1 + n % 3, None) for n in range(10_000)])
    assert model.set_position(99_995).data(TEXT) == "1.9999"
