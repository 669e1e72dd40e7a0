"""责任分工: by unit and by task, filtered, each one click from its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.errors import IndicatorError
from reader.indicators.responsible import Responsibility, Role
from reader.ui.indicators.responsibilities_window import (
    EMPTY,
    NOTHING,
    ResponsibilitiesWindow,
)
from reader.ui.models.responsibility_model import ResponsibilityModel
from tests.ui.conftest import InlineRunner
from tests.ui.indicator_samples import CITIES, desk_of
from tests.ui.seen import button, named, shown_labels

LEAD = Responsibility(
    "a", "1.", "建设平台", Role.LEAD, "市科技局", 10, 14, ("一、任务", "1.建设平台"), reviewed=True
)
ROWS = (
    LEAD,
    replace(LEAD, role=Role.RESPONSIBLE, unit="市财政局", start=15, end=19),
    replace(LEAD, task_number="2.", task_heading="引进人才", start=40, end=44),
    replace(LEAD, document="b", start=7, end=11, reviewed=False),
)
Open = Callable[[Sequence[Responsibility]], ResponsibilitiesWindow]


@pytest.fixture
def opened(qtbot: QtBot, inline_runner: InlineRunner) -> Open:
    def begin(rows: Sequence[Responsibility]) -> ResponsibilitiesWindow:
        desk = desk_of(CITIES, lambda _reviews: (), rows)
        window = ResponsibilitiesWindow(desk, inline_runner)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return begin


def lines(window: ResponsibilitiesWindow) -> list[str]:
    """What is shown, a group and its rows each a line."""
    model = window.findChild(ResponsibilityModel)
    found = []
    for row in range(model.rowCount()):
        top = model.index(row, 0)
        found.append(f"{top.data()} {top.siblingAtColumn(2).data()}")
        below = [model.index(n, 0, top) for n in range(model.rowCount(top))]
        found += [f"- {i.data()} {i.siblingAtColumn(1).data()}" for i in below]
    return found


def first_row(window: ResponsibilitiesWindow) -> QModelIndex:
    model = window.findChild(ResponsibilityModel)
    return model.index(0, 0, model.index(0, 0))


def test_units_have_their_tasks_and_those_of_other_cities_are_others(opened: Open) -> None:
    assert lines(opened(ROWS)) == [
        "市科技局（2 项） 甲市",
        "- 1.建设平台 牵头",
        "- 2.引进人才 牵头",
        "市财政局（1 项） 甲市",
        "- 1.建设平台 责任",
        "市科技局（1 项） 乙市",
        "- 1.建设平台 牵头",
    ]


def test_tasks_have_their_units_in_the_order_of_the_text(opened: Open, qtbot: QtBot) -> None:
    window = opened(ROWS)
    qtbot.mouseClick(button(window, "按任务"), Qt.MouseButton.LeftButton)
    assert window.findChild(ResponsibilityModel).rows[0] == LEAD
    assert lines(window)[:3] == [
        "1.建设平台（2 个单位） 甲市",
        "- 市科技局 牵头",
        "- 市财政局 责任",
    ]


def test_filters_leave_what_holds_all_words(opened: Open) -> None:
    window = opened(ROWS)
    named(window, QLineEdit, "筛选责任分工").setText("科技局 人才")
    assert lines(window) == ["市科技局（1 项） 甲市", "- 2.引进人才 牵头"]
    named(window, QLineEdit, "筛选责任分工").clear()
    box = named(window, QComboBox, "地区")
    box.setCurrentIndex(box.findText("乙市"))
    assert lines(window) == ["市科技局（1 项） 乙市", "- 1.建设平台 牵头"]
    role = named(window, QComboBox, "职责")
    role.setCurrentIndex(role.findText("配合"))
    assert NOTHING in shown_labels(window)


def test_a_click_opens_the_place_and_export_hands_on_what_is_shown(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened(ROWS)
    place = window.tree.visualRect(first_row(window)).center()
    with qtbot.waitSignal(window.place_activated) as shown:
        qtbot.mouseClick(window.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.args == ["a", 10, 14]
    named(window, QLineEdit, "筛选责任分工").setText("财政")
    export = next(b for b in window.findChildren(QPushButton) if b.text() == "导出…")
    with qtbot.waitSignal(window.export_requested) as asked:
        qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    assert asked.args == [(ROWS[1],), (("筛选", "财政"),)]


def test_a_library_without_any_says_so(opened: Open) -> None:
    assert EMPTY in shown_labels(opened(()))


def test_a_damaged_table_is_told_in_a_sentence(qtbot: QtBot, inline_runner: InlineRunner) -> None:
    def fail() -> Sequence[Responsibility]:
        raise IndicatorError("无法读取责任分工表，请重新安装程序。")

    desk = replace(desk_of(CITIES, lambda _reviews: ()), responsibilities=fail)
    window = ResponsibilitiesWindow(desk, inline_runner)
    qtbot.addWidget(window)
    window.show()
    assert "无法读取责任分工表，请重新安装程序。" in shown_labels(window)


def test_the_arrangement_is_told_in_the_line_below(opened: Open, qtbot: QtBot) -> None:
    window = opened(ROWS)
    assert any("3 个单位，4 / 4 条" in words for words in shown_labels(window))
    qtbot.mouseClick(button(window, "按任务"), Qt.MouseButton.LeftButton)
    assert any("3 项任务，4 / 4 条" in words for words in shown_labels(window))
