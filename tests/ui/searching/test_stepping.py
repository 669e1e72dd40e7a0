"""From hit to hit: by keys, by buttons, across documents, through very many."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.searching.search_panel import SearchPanel
from reader.ui.theme import LIGHT
from tests.ui.conftest import InlineRunner
from tests.ui.panel_samples import DONGYING, answer_of, find, hits_of
from tests.ui.searching.asked import DOWN, ENTER, ESCAPE, UP, ask, shown, visited
from tests.ui.searching.test_search_panel import FOUND
from tests.ui.seen import row_of, shown_labels, visible_rows


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
