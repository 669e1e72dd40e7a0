"""筛选 as a user works it, in the panel over the five small texts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from reader.search import GroupUsed, Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.searching.facet_popover import FacetPopover
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.theme import LIGHT
from tests.ui.conftest import InlineRunner
from tests.ui.panel_samples import FIVE, ask_five
from tests.ui.seen import button, row_of, shown_labels, visible_rows

LEFT = Qt.MouseButton.LeftButton
SPACE, DOWN, ESCAPE = Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Escape
GROUP = GroupUsed("rd", "研发", ("研发", "研究与开发", "R&D", "研究与试验发展"))


def ask_with_synonyms(question: Question, cancelled: Cancelled) -> SearchAnswer:
    """The five texts; says that synonyms were used unless they were switched off."""
    used = () if GROUP.id in question.without_groups else (GROUP,)
    return replace(ask_five(question, cancelled), groups=used)


@pytest.fixture
def panel(qtbot: QtBot, inline_runner: InlineRunner) -> Iterator[SearchPanel]:
    panel = SearchPanel(ask_with_synonyms, inline_runner, LIGHT)
    qtbot.addWidget(panel)
    panel.resize(340, 660)
    panel.set_documents(FIVE)
    with qtbot.waitActive(panel):
        panel.show()
    panel.focus_query("研发")
    yield panel
    for popover in panel.findChildren(FacetPopover):
        popover.close()


@pytest.fixture
def popover(panel: SearchPanel, qtbot: QtBot) -> FacetPopover:
    qtbot.mouseClick(panel.bar.filter_button, LEFT)
    return panel.findChild(FacetPopover)


@pytest.fixture
def tree(popover: FacetPopover) -> QTreeView:
    return popover.findChild(QTreeView)


def test_every_facet_is_listed_with_its_counts(tree: QTreeView) -> None:
    rows = visible_rows(tree)
    labels = [rows[0], *(each for each in rows if each in ("城市", "年份", "时效", "来源"))]
    assert labels == ["省份", "城市", "年份", "时效", "来源"]
    assert row_of(tree, "山东省").siblingAtColumn(1).data() == "3"


def test_a_click_chooses_and_the_popover_shows_the_counts_that_follow(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    place = tree.visualRect(row_of(tree, "山东省")).center()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=place)
    assert "检索 1 篇、45,678 字；命中 3 处、1 篇" in shown_labels(panel)
    assert visible_rows(tree)[0] == "省份（已选 1）"
    cities = visible_rows(tree)
    assert "东营市" in cities
    assert "盘锦市" not in cities
    assert button(panel, "山东省  ✕")


def test_values_are_found_and_chosen_by_keys_alone(
    panel: SearchPanel, popover: FacetPopover, tree: QTreeView, qtbot: QtBot
) -> None:
    field = popover.findChild(QLineEdit)
    assert field.hasFocus()
    field.setText("盘锦")
    qtbot.keyClick(field, DOWN)
    assert tree.hasFocus()
    qtbot.keyClick(tree, DOWN)
    qtbot.keyClick(tree, SPACE)
    assert panel.bar.narrowing.city == ("盘锦市",)
    assert tree.currentIndex().data() == "盘锦市"
    qtbot.keyClick(tree, SPACE)
    assert panel.bar.narrowing.city == ()


def test_what_is_closed_stays_closed_when_something_is_chosen(
    tree: QTreeView, qtbot: QtBot
) -> None:
    tree.collapse(row_of(tree, "城市"))
    tree.setCurrentIndex(row_of(tree, "山东省"))
    tree.setFocus()
    qtbot.keyClick(tree, SPACE)
    assert "东营市" not in visible_rows(tree)


def test_escape_closes_it(panel: SearchPanel, popover: FacetPopover, qtbot: QtBot) -> None:
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover, ESCAPE)


def test_chips_are_taken_back_one_by_one_or_all_at_once(panel: SearchPanel, qtbot: QtBot) -> None:
    for facet, value in (("province", "山东省"), ("province", "辽宁省"), ("status", "lapsed")):
        panel.bar.narrowing = panel.bar.narrowing.toggled(facet, value)
    panel.search_now()
    qtbot.mouseClick(button(panel, "山东省  ✕"), LEFT)
    assert panel.bar.narrowing.province == ("辽宁省",)
    assert "检索 1 篇、45,678 字；命中 2 处、1 篇" in shown_labels(panel)
    qtbot.mouseClick(button(panel, "清除"), LEFT)
    assert panel.bar.narrowing.choices == ()
    assert "检索 5 篇、45,678 字；命中 7 处、4 篇" in shown_labels(panel)


def test_synonyms_are_told_and_switched_off_and_on_for_this_query(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    assert "已同时检索" in shown_labels(panel)
    chip = button(panel, "研究与开发、R&D 等3种")
    assert chip.isChecked()
    assert "研究与试验发展" in chip.toolTip()
    qtbot.mouseClick(chip, LEFT)
    chip = button(panel, "研究与开发、R&D 等3种")
    assert not chip.isChecked()
    assert panel.answer is not None
    assert panel.answer.groups == ()
    qtbot.mouseClick(chip, LEFT)
    assert panel.answer.groups == (GROUP,)
    qtbot.mouseClick(button(panel, "研究与开发、R&D 等3种"), LEFT)
    panel.bar.field.setText("创新")
    panel.search_now()
    assert panel.answer.groups == (GROUP,)
