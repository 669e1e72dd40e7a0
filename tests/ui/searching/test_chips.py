"""Chips, and the layout that breaks them into lines."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.flow_layout import FlowLayout
from reader.ui.searching.chips import Chip, ChipFlow
from tests.ui.seen import button

TAKE = "点击取消"


@pytest.fixture
def flow(qtbot: QtBot) -> ChipFlow:
    flow = ChipFlow("已同时检索", "清除")
    qtbot.addWidget(flow)
    flow.resize(320, 200)
    flow.show()
    return flow


def test_without_chips_nothing_is_seen(flow: ChipFlow) -> None:
    flow.set_chips([Chip("a", "山东省", TAKE)])
    flow.set_chips([])
    assert not flow.isVisible()


def test_a_chip_reports_its_key_and_the_link_clears(flow: ChipFlow, qtbot: QtBot) -> None:
    flow.set_chips([Chip(("city", "东营市"), "东营市", TAKE), Chip("b", "R&D", TAKE, on=True)])
    with qtbot.waitSignal(flow.chip_pressed) as pressed:
        qtbot.mouseClick(button(flow, "东营市  ✕"), Qt.MouseButton.LeftButton)
    assert pressed.args == [("city", "东营市")]
    assert button(flow, "R&D").isChecked()
    assert button(flow, "R&D").accessibleName() == f"R&D：{TAKE}"
    with qtbot.waitSignal(flow.cleared):
        qtbot.mouseClick(button(flow, "清除"), Qt.MouseButton.LeftButton)


def test_by_keyboard_the_next_chip_has_the_focus_when_one_is_taken_away(
    flow: ChipFlow, qtbot: QtBot
) -> None:
    chips = [Chip(name, name, TAKE) for name in ("山东省", "辽宁省")]
    flow.chip_pressed.connect(lambda key: flow.set_chips([c for c in chips if c.key != key]))
    flow.set_chips(chips)
    flow.activateWindow()
    first = button(flow, "山东省  ✕")
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    qtbot.keyClick(first, Qt.Key.Key_Space)
    assert button(flow, "辽宁省  ✕").hasFocus()


def test_a_long_name_is_cut_and_whole_in_the_tooltip_words(flow: ChipFlow) -> None:
    name = "克孜勒苏柯尔克孜自治州" * 4
    flow.set_chips([Chip("a", name, f"城市：{name}")])
    assert flow.findChildren(type(button(flow, "清除")))[-1].sizeHint().width() < 300


def test_widgets_flow_into_as_many_lines_as_they_need(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = FlowLayout(parent, spacing=4)
    labels = [QLabel("研究与试验发展经费") for _ in range(6)]
    for label in labels:
        layout.addWidget(label)
    wide, high = labels[0].sizeHint().width(), labels[0].sizeHint().height()
    assert layout.heightForWidth(6 * (wide + 4)) == high
    assert layout.heightForWidth(2 * wide + 8) == 3 * high + 8
    labels[0].hide()
    assert layout.heightForWidth(5 * (wide + 4)) == high
    assert layout.takeAt(0).widget() is labels[0]
    assert layout.itemAt(9) is None
    assert layout.takeAt(9) is None
    assert layout.count() == 5
