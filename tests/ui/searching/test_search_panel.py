"""检索 as a user sees it and works it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QProgressBar,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.searching.hit_tree import HitTree
from reader.ui.searching.search_panel import BUG, SearchPanel
from reader.ui.theme import DARK, LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.panel_samples import DONGYING, FIVE, PANJIN, answer_of, ask_five, find, hits_of
from tests.ui.seen import button, named, row_of, shown_labels, visible_rows

DOWN, UP, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape
FOUND = "检索 5 篇、45,678 字；命中 7 处、4 篇"


def shown(panel: SearchPanel, qtbot: QtBot) -> SearchPanel:
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    panel.set_documents(FIVE)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def panel(qtbot: QtBot, inline_runner: InlineRunner) -> SearchPanel:
    return shown(SearchPanel(ask_five, inline_runner, LIGHT), qtbot)


@pytest.fixture
def field(panel: SearchPanel) -> QLineEdit:
    return panel.findChild(QLineEdit)


@pytest.fixture
def tree(panel: SearchPanel) -> HitTree:
    return panel.results.tree


def ask(panel: SearchPanel, qtbot: QtBot, text: str) -> None:
    """Type a query and press Enter."""
    field = panel.findChild(QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, ENTER)


def visited(panel: SearchPanel) -> list[tuple[str, int]]:
    """The places the panel asks to go to, from now on."""
    places: list[tuple[str, int]] = []
    panel.hit_activated.connect(lambda hit: places.append((hit.document_id, hit.start)))
    return places


def test_enter_searches_and_says_how_much_was_searched(panel: SearchPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.answer_changed) as changed:
        ask(panel, qtbot, "研发")
    assert changed.args[0].documents == find("研发").documents
    assert FOUND in shown_labels(panel)
    assert "4 个地区写到，1 个没有" in shown_labels(panel)


def test_a_pause_in_typing_searches_too(panel: SearchPanel, field: QLineEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.answer_changed) as changed:
        qtbot.keyClicks(field, "R&D")
    assert changed.args[0].query == "R&D"


def test_hits_stand_under_their_documents_in_both_scripts(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    rows = visible_rows(tree)
    assert rows[0] == DONGYING.title
    assert rows[4:7] == [PANJIN.title, *["加大研發投入，落實研發費用加計扣除政策。"] * 2]
    assert row_of(tree, rows[5]).data(Qt.ItemDataRole.ToolTipRole).startswith("一、總體要求")


def test_nothing_found_is_said_with_the_same_sentence_and_advice(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "区块链")
    labels = shown_labels(panel)
    assert "检索 5 篇、45,678 字；命中 0 处、0 篇" in labels
    assert any(label.startswith("没有一份文件写到“区块链”。") for label in labels)


def test_before_the_first_search_the_panel_says_what_it_does(panel: SearchPanel) -> None:
    assert any(label.startswith("输入词语") for label in shown_labels(panel))


def test_a_library_without_documents_is_said_in_words(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    empty = SearchAnswer("研发", "exact", 0, 0, 0, 0, {}, ())
    panel = shown(SearchPanel(lambda *_: empty, inline_runner, LIGHT), qtbot)
    ask(panel, qtbot, "研发")
    assert "检索 0 篇、0 字；命中 0 处、0 篇" in shown_labels(panel)
    assert "文库里还没有文件，无从检索。" in shown_labels(panel)


def test_arrow_keys_visit_the_hits_and_leave_the_focus_in_the_list(
    panel: SearchPanel, field: QLineEdit, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    places = visited(panel)
    field.setFocus()
    qtbot.keyClick(field, DOWN)
    assert tree.hasFocus()
    qtbot.keyClick(tree, DOWN)
    qtbot.keyClick(tree, UP)
    hits = find("研发").documents[0].hits
    assert places == [("dongying", hits[n].start) for n in (0, 1, 0)]
    assert tree.hasFocus()


def test_enter_and_double_click_ask_to_read_on_in_the_document(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    panel.next_hit()
    with qtbot.waitSignals([panel.hit_activated, panel.reading_requested], order="strict"):
        qtbot.keyClick(tree, ENTER)
    place = tree.visualRect(row_of(tree, "支持企业建设研发机构。")).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignals([panel.hit_activated, panel.reading_requested], order="strict"):
        qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_next_and_previous_go_across_documents_and_say_where_one_is(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    places = visited(panel)
    for _ in range(4):
        panel.next_hit()
    assert [document for document, _ in places] == ["dongying"] * 3 + ["panjin"]
    assert "第 4 / 7 处" in shown_labels(panel)
    panel.previous_hit()
    assert places[-1] == places[2]


def test_enter_in_the_field_goes_on_to_the_next_hit_once_the_answer_is_there(
    panel: SearchPanel, field: QLineEdit, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    places = visited(panel)
    qtbot.keyClick(field, ENTER)
    qtbot.keyClick(field, ENTER)
    hits = find("研发").documents[0].hits
    assert places == [("dongying", hits[0].start), ("dongying", hits[1].start)]


def test_the_only_hit_is_visited_again_when_asked_for_again(
    panel: SearchPanel, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "创新")
    places = visited(panel)
    panel.next_hit()
    panel.next_hit()
    assert [document for document, _ in places] == ["cangzhou", "cangzhou"]


def test_buttons_step_too_and_rest_while_there_is_nothing(panel: SearchPanel, qtbot: QtBot) -> None:
    buttons = {button.toolTip(): button for button in panel.findChildren(QToolButton)}
    following = buttons["下一处（F4）"]
    assert not following.isEnabled()
    ask(panel, qtbot, "研发")
    qtbot.mouseClick(following, Qt.MouseButton.LeftButton)
    assert "第 1 / 7 处" in shown_labels(panel)


def test_escape_leads_from_the_results_to_the_field_and_then_empties_it(
    panel: SearchPanel, field: QLineEdit, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    qtbot.keyClick(field, DOWN)
    qtbot.keyClick(tree, ESCAPE)
    assert field.hasFocus()
    with qtbot.waitSignal(panel.answer_changed) as changed:
        qtbot.keyClick(field, ESCAPE)
    assert changed.args == [None]
    assert field.text() == ""
    assert FOUND not in shown_labels(panel)


def test_a_click_on_a_city_searches_there_and_its_chip_searches_everywhere_again(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    bars = named(panel, QListView, "各地命中")
    place = bars.visualRect(bars.model().index(1, 0)).center()
    qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert visible_rows(tree)[0] == PANJIN.title
    assert len(visible_rows(tree)) == 3
    assert "检索 1 篇、45,678 字；命中 2 处、1 篇" in shown_labels(panel)
    assert bars.model().rowCount() == 5
    qtbot.mouseClick(button(panel, "盘锦市  ✕"), Qt.MouseButton.LeftButton)
    assert visible_rows(tree)[0] == DONGYING.title
    assert FOUND in shown_labels(panel)


def test_a_city_without_the_word_says_so(panel: SearchPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "研发")
    bars = named(panel, QListView, "各地命中")
    bars.clicked.emit(bars.model().index(4, 0))
    assert "在筛选出的文件里没有写到“研发”。" in shown_labels(panel)


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot, held_runner: HeldRunner) -> None:
    panel = shown(SearchPanel(ask_five, held_runner, LIGHT), qtbot)
    ask(panel, qtbot, "区块链")
    ask(panel, qtbot, "研发")
    held_runner.release(1)
    held_runner.release(0)
    assert FOUND in shown_labels(panel)


def test_an_answer_that_comes_after_the_field_was_emptied_is_dropped(
    qtbot: QtBot, held_runner: HeldRunner
) -> None:
    panel = shown(SearchPanel(ask_five, held_runner, LIGHT), qtbot)
    ask(panel, qtbot, "研发")
    panel.findChild(QLineEdit).clear()
    held_runner.release_all()
    assert FOUND not in shown_labels(panel)


def test_a_slow_search_shows_that_it_is_running(qtbot: QtBot, held_runner: HeldRunner) -> None:
    panel = shown(SearchPanel(ask_five, held_runner, LIGHT), qtbot)
    progress = panel.findChild(QProgressBar)
    ask(panel, qtbot, "研发")
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible)
    held_runner.release_all()
    assert not progress.isVisible()


def test_an_expected_error_is_a_sentence_in_the_panel_and_the_next_search_removes_it(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    def find_or_fail(question: Question, cancelled: Cancelled) -> SearchAnswer:
        if question.query == "坏":
            raise SearchError("索引不可用；请重新启动程序，索引会自动重建。")
        return ask_five(question, cancelled)

    panel = shown(SearchPanel(find_or_fail, inline_runner, LIGHT), qtbot)
    failures: list[object] = []
    panel.failed.connect(failures.append)
    ask(panel, qtbot, "坏")
    assert "索引不可用；请重新启动程序，索引会自动重建。" in shown_labels(panel)
    assert failures == []
    ask(panel, qtbot, "研发")
    assert "索引不可用；请重新启动程序，索引会自动重建。" not in shown_labels(panel)
    assert FOUND in shown_labels(panel)


def test_a_bug_is_said_in_the_panel_and_handed_on(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    def broken(question: Question, _cancelled: Cancelled) -> SearchAnswer:
        raise ValueError(question.query)

    panel = shown(SearchPanel(broken, inline_runner, LIGHT), qtbot)
    with qtbot.waitSignal(panel.failed) as failed:
        ask(panel, qtbot, "研发")
    assert isinstance(failed.args[0], ValueError)
    assert BUG in shown_labels(panel)


def test_a_word_can_be_searched_from_elsewhere(
    panel: SearchPanel, field: QLineEdit, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.answer_changed):
        panel.focus_query("研发")
    assert field.hasFocus()
    assert field.selectedText() == "研发"


def test_a_hit_asks_to_be_copied_with_its_source(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    panel.next_hit()
    tree.setFocus()
    with qtbot.waitSignal(panel.copy_requested) as copied:
        qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied.args == [find("研发").documents[0].hits[0]]


def test_a_hundred_thousand_hits_are_counted_and_all_reached(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    text = "一、甲\n" + "研发" * 1000
    ids = [str(n) for n in range(100)]
    found = {i: hits_of(replace(DONGYING, id=i, city=f"第{i}市"), text, "研发") for i in ids}
    answer = answer_of("研发", found)
    panel = shown(SearchPanel(lambda *_: answer, inline_runner, LIGHT), qtbot)
    ask(panel, qtbot, "研发")
    tree = panel.results.tree
    for width in range(300, 400, 20):
        panel.resize(width, 700)
    assert len(visible_rows(tree)) < 1000
    places = visited(panel)
    panel.previous_hit()
    assert places == [("99", text.rindex("研发"))]
    assert "第 100,000 / 100,000 处" in shown_labels(panel)


def test_scrolling_to_the_last_loaded_hit_of_a_document_loads_the_following(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    text = "一、甲\n" + "研发" * 350
    found = {i: hits_of(replace(DONGYING, id=i), text, "研发") for i in "ab"}
    panel = shown(SearchPanel(lambda *_: answer_of("研发", found), inline_runner, LIGHT), qtbot)
    ask(panel, qtbot, "研发")
    tree = panel.results.tree
    tree.setFocus()
    for _ in range(350):
        qtbot.keyClick(tree, DOWN)
    assert tree.currentIndex().data(Qt.ItemDataRole.UserRole).document_id == "a"
    assert "第 350 / 700 处" in shown_labels(panel)


def test_the_match_is_marked_in_both_themes(
    panel: SearchPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    ask(panel, qtbot, "研发")
    row = tree.visualRect(row_of(tree, "支持企业建设研发机构。"))
    for theme in (LIGHT, DARK):
        panel.set_theme(theme)
        picture = tree.viewport().grab(row).toImage()
        colors = {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }
        assert theme.hit in colors


def test_on_a_low_screen_the_results_keep_their_room(panel: SearchPanel, qtbot: QtBot) -> None:
    ask(panel, qtbot, "研发")
    assert panel.minimumSizeHint().width() <= 240
    panel.resize(240, 300)
    tree = panel.results.tree
    qtbot.waitUntil(lambda: panel.height() == 300)
    assert tree.viewport().height() >= 60


def test_why_a_hit_is_one_stands_under_it_unless_it_is_literal(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    def explain(question: Question, cancelled: Cancelled) -> SearchAnswer:
        answer = ask_five(question, cancelled)
        first = answer.documents[0]
        literal, *others = first.hits
        hits = (literal, *(replace(hit, why="同义：研发 → 研发") for hit in others))
        documents = (replace(first, hits=hits), *answer.documents[1:])
        return replace(answer, documents=documents)

    panel = shown(SearchPanel(explain, inline_runner, LIGHT), qtbot)
    panel.resize(340, 660)
    panel.bar.set_mode("smart")
    ask(panel, qtbot, "研发")
    tree = panel.results.tree
    document = row_of(tree, DONGYING.title)

    def foot(row: int) -> set[str]:
        rect = tree.visualRect(tree.model().index(row, 0, document))
        rect.setTop(rect.bottom() - tree.measures().small - 2)
        picture = tree.viewport().grab(rect).toImage()
        return {
            picture.pixelColor(x, y).name()
            for x in range(picture.width())
            for y in range(picture.height())
        }

    assert LIGHT.accent in foot(1)
    assert LIGHT.accent not in foot(0)
