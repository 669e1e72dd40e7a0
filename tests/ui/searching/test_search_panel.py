"""The panel of the search: asking, what is said of the answer, the cities."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QProgressBar, QTreeView
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.searching.search_panel import BUG, SearchPanel
from reader.ui.theme import DARK, LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.panel_samples import DONGYING, PANJIN, ask_five, find
from tests.ui.searching.asked import ask, shown
from tests.ui.seen import button, named, row_of, shown_labels, visible_rows

FOUND = "检索 5 篇、45,678 字；命中 7 处、4 篇"


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
