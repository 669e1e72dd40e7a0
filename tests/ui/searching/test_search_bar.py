"""Field, mode and options as a user works them by key and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.searching.offer_list import OfferList
from reader.ui.searching.query_help import QueryHelp
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.theme import LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.panel_samples import FIVE, ask_five
from tests.ui.search_samples import desk_in
from tests.ui.seen import button, named, shown_labels

DOWN, UP, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


class Asked:
    """Answers from the five texts and remembers the questions."""

    def __init__(self) -> None:
        self.questions: list[Question] = []

    def __call__(self, question: Question, cancelled: Cancelled) -> SearchAnswer:
        self.questions.append(question)
        if question.query.startswith("("):
            raise SearchError("第1个字处的括号没有配对。", 0)
        return ask_five(question, cancelled)


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def panel(
    qtbot: QtBot, inline_runner: InlineRunner, asked: Asked, tmp_path: Path
) -> Iterator[SearchPanel]:
    panel = SearchPanel(asked, inline_runner, LIGHT)
    qtbot.addWidget(panel)
    panel.resize(340, 660)
    panel.set_documents(FIVE)
    panel.offers.set_desk(desk_in(tmp_path))
    with qtbot.waitActive(panel):
        panel.show()
    panel.bar.field.setFocus()
    yield panel
    for popover in panel.findChildren(QueryHelp):
        popover.close()


def enter(panel: SearchPanel, qtbot: QtBot, text: str) -> None:
    """Type a query and press Enter."""
    panel.bar.field.setText(text)
    qtbot.keyClick(panel.bar.field, ENTER)


def test_the_mode_is_switched_by_mouse_and_arrow_and_asked_again(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    enter(panel, qtbot, "研发")
    assert asked.questions[-1].mode == "exact"
    qtbot.mouseClick(button(panel, "智能"), LEFT)
    assert asked.questions[-1].mode == "smart"
    qtbot.keyClick(button(panel, "智能"), Qt.Key.Key_Left)
    assert asked.questions[-1].mode == "exact"
    assert button(panel, "精确").hasFocus()


def test_options_wait_behind_a_button_and_are_shown_as_chips(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    assert not panel.bar.options.isVisible()
    qtbot.mouseClick(panel.bar.options_button, LEFT)
    enter(panel, qtbot, "研发 投入")
    for choice in ("标题", "同句", "日期"):
        qtbot.mouseClick(button(panel, choice), LEFT)
    question = asked.questions[-1]
    assert (question.scope, question.within, question.sort) == ("title", "sentence", "date")
    qtbot.mouseClick(button(panel, "同句  ✕"), LEFT)
    assert asked.questions[-1].within is None
    qtbot.mouseClick(button(panel, "清除"), LEFT)
    assert asked.questions[-1] == Question("研发 投入")


def test_smart_mode_has_no_literal_whole_and_takes_the_document_for_granted(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.bar.options_button, LEFT)
    qtbot.mouseClick(button(panel, "智能"), LEFT)
    enter(panel, qtbot, "研发 投入")
    assert asked.questions[-1].within is None
    shown = [each.text() for each in panel.findChildren(QToolButton) if each.isVisible()]
    assert "原样" not in shown
    assert "同篇" in shown


def test_a_fault_is_told_in_a_sentence_and_underlined_until_the_text_changes(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    enter(panel, qtbot, "(研发 投入")
    assert "第1个字处的括号没有配对。" in shown_labels(panel)
    assert panel.bar.field.fault == 0
    field = panel.bar.field
    picture = field.grab().toImage()
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(60)
        for y in range(picture.height() // 2, picture.height())
    }
    assert LIGHT.expired in colors
    field.insert("）")
    assert field.fault is None


def test_blanks_before_a_query_do_not_move_the_line_under_a_fault(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    enter(panel, qtbot, "  (研发 投入")
    assert panel.bar.field.fault == 2


def test_a_line_break_that_was_pasted_is_no_part_of_the_query(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("研发\n投入\n")
    panel.bar.field.paste()
    qtbot.keyClick(panel.bar.field, ENTER)
    assert asked.questions[-1].query == "研发 投入"


def test_an_example_of_the_help_is_searched_in_its_mode(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.bar.help_button, LEFT)
    helper = panel.findChild(QueryHelp)
    qtbot.mouseClick(button(helper, "近(研发,投入,20)"), LEFT)
    assert asked.questions[-1] == Question("近(研发,投入,20)", "smart")
    assert panel.bar.field.text() == "近(研发,投入,20)"


def test_suggestions_are_reached_by_arrow_and_do_not_take_enter_away(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    field, offers = panel.bar.field, panel.findChild(OfferList)
    field.insert("研")
    assert [each.text for each in offers.offers()] == ["研发", "研发机构", "研发投入", "研发经费"]
    qtbot.keyClick(field, ENTER)
    assert asked.questions[-1].query == "研"
    assert not offers.isVisible()
    field.insert("发")
    assert offers.isVisible()
    for key in (DOWN, DOWN, UP, DOWN):
        qtbot.keyClick(field, key)
    assert field.hasFocus()
    qtbot.keyClick(field, ENTER)
    assert asked.questions[-1].query == "研发投入"
    assert not offers.isVisible()


def test_escape_first_closes_the_suggestions_then_empties_the_field(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    field, offers = panel.bar.field, panel.findChild(OfferList)
    field.insert("研")
    qtbot.keyClick(field, ESCAPE)
    assert not offers.isVisible()
    assert field.text() == "研"
    qtbot.keyClick(field, ESCAPE)
    assert field.text() == ""


def test_the_same_suggestions_shown_again_are_not_chosen_yet(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    field, offers = panel.bar.field, panel.findChild(OfferList)
    field.insert("研")
    qtbot.keyClick(field, DOWN)
    assert offers.current() is not None
    qtbot.keyClick(field, ESCAPE)
    qtbot.keyClick(field, ESCAPE)
    field.insert("研")
    assert offers.isVisible()
    assert offers.current() is None


def test_a_click_on_a_suggestion_searches_it(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    panel.bar.field.insert("研发")
    view = named(panel, QListView, "检索建议")
    place = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), LEFT, pos=place)
    assert asked.questions[-1].query == "研发机构"


@pytest.fixture
def held_panel(qtbot: QtBot, held_runner: HeldRunner, asked: Asked, tmp_path: Path) -> SearchPanel:
    """A panel in front whose answers and suggestions come when they are released."""
    panel = SearchPanel(asked, held_runner, LIGHT)
    qtbot.addWidget(panel)
    panel.offers.set_desk(desk_in(tmp_path))
    held_runner.release_all()
    with qtbot.waitActive(panel):
        panel.show()
    panel.bar.field.setFocus()
    qtbot.waitUntil(panel.bar.field.hasFocus)
    return panel


def test_suggestions_for_older_words_are_dropped(
    held_panel: SearchPanel, held_runner: HeldRunner
) -> None:
    held_panel.bar.field.insert("研")
    held_panel.bar.field.insert("发")
    held_runner.release(1)
    held_runner.release(0)
    offers = held_panel.findChild(OfferList)
    assert [each.text for each in offers.offers()] == ["研发机构", "研发投入", "研发经费"]


def test_suggestions_that_come_after_enter_do_not_cover_the_hits(
    held_panel: SearchPanel, qtbot: QtBot, held_runner: HeldRunner, asked: Asked
) -> None:
    held_panel.bar.field.insert("研发")
    qtbot.keyClick(held_panel.bar.field, ENTER)
    held_runner.release_all()
    assert asked.questions[-1].query == "研发"
    assert not held_panel.findChild(OfferList).isVisible()


def test_the_empty_field_shows_what_was_asked_before_and_the_arrow_leads_there(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(panel, "智能"), LEFT)
    enter(panel, qtbot, "研发")
    qtbot.keyClick(panel.bar.field, ESCAPE)
    assert "最近检索" in shown_labels(panel)
    qtbot.mouseClick(button(panel, "精确"), LEFT)
    panel.bar.field.setFocus()
    qtbot.keyClick(panel.bar.field, DOWN)
    recent = button(panel, "研发　智能")
    assert recent.hasFocus()
    qtbot.keyClick(recent, Qt.Key.Key_Space)
    assert asked.questions[-1] == Question("研发", "smart")
    assert panel.bar.mode == "smart"


def test_words_typed_in_passing_and_faulty_queries_are_not_remembered(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.answer_changed):
        panel.bar.field.insert("投入")
    enter(panel, qtbot, "(研发 投入")
    panel.bar.field.clear()
    assert "最近检索" not in shown_labels(panel)
    assert not [each for each in panel.findChildren(QPushButton) if "投入" in each.text()]


def test_for_nothing_found_near_words_are_links_that_search(
    panel: SearchPanel, asked: Asked, qtbot: QtBot
) -> None:
    enter(panel, qtbot, "研发区块链")
    assert "文库里有的相近说法" in shown_labels(panel)
    qtbot.mouseClick(button(panel, "研发　其中的词，7 处"), LEFT)
    assert asked.questions[-1].query == "研发"
    assert panel.results.total == 7
