"""命中分布 as a user sees it and works it."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.search import Question
from reader.search.hit_map import HitMap, make_hit_map
from reader.ui.searching.hit_map_table import shade
from reader.ui.searching.hit_map_window import HitMapWindow
from reader.ui.theme import DARK, LIGHT, contrast
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.panel_samples import DONGYING, answer_of, hits_of
from tests.ui.search_samples import desk_in
from tests.ui.seen import button, named, shown_labels

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return


def open_map(
    qtbot: QtBot, runner: InlineRunner | HeldRunner, folder: Path, **changes: object
) -> HitMapWindow:
    window = HitMapWindow(replace(desk_in(folder), **changes), runner, LIGHT)
    qtbot.addWidget(window)
    window.resize(900, 500)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def window(qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path) -> HitMapWindow:
    return open_map(qtbot, inline_runner, tmp_path)


def words(window: HitMapWindow) -> QLineEdit:
    return named(window, QLineEdit, "各行的词语")


def click(window: HitMapWindow, qtbot: QtBot, row: int, column: int) -> None:
    place = window.table.visualRect(window.table.model().index(row, column)).center()
    qtbot.mouseClick(window.table.viewport(), LEFT, pos=place)


def test_words_parted_by_semicolons_are_rows(window: HitMapWindow, qtbot: QtBot) -> None:
    words(window).setText("研发；创新;研发；")
    qtbot.keyClick(words(window), ENTER)
    model = window.table.model()
    assert [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())] == [
        "研发　7",
        "创新　1",
    ]
    assert any(label.startswith("检索 5 篇、45,678 字；2 个词") for label in shown_labels(window))


def test_a_click_on_a_city_asks_the_question_that_gives_exactly_these_hits(
    window: HitMapWindow, qtbot: QtBot
) -> None:
    window.ask(Question("研发"))
    with qtbot.waitSignal(window.question_chosen) as chosen:
        click(window, qtbot, 0, 1)
    question = chosen.args[0]
    assert question.query == "研发"
    assert question.narrowing.city == ("盘锦市",)


def test_enter_on_a_document_gives_its_hits(window: HitMapWindow, qtbot: QtBot) -> None:
    window.ask(Question("研发"))
    qtbot.mouseClick(button(window, "按文件"), LEFT)
    window.table.setFocus()
    window.table.setCurrentIndex(window.table.model().index(0, 1))
    with qtbot.waitSignal(window.answer_chosen) as chosen:
        qtbot.keyClick(window.table, ENTER)
    answer = chosen.args[0]
    assert [document.id for document in answer.documents] == ["panjin"]
    assert answer.total_hits == 2


def test_empty_columns_can_be_hidden(window: HitMapWindow, qtbot: QtBot) -> None:
    window.ask(Question("创新"))
    window.findChild(QCheckBox).click()
    assert window.table.model().columnCount() == 1


def test_without_words_it_says_what_to_do(window: HitMapWindow, qtbot: QtBot) -> None:
    window.ask(Question(""))
    qtbot.mouseClick(button(window, "统计"), LEFT)
    assert any(label.startswith("在上面输入词语") for label in shown_labels(window))
    assert not button(window, "导出…").isEnabled()


def test_a_fault_in_a_query_is_told_in_a_sentence(
    qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path
) -> None:
    def fail(*_: object) -> HitMap:
        raise SearchError("第1个字处的括号没有配对。", 0)

    window = open_map(qtbot, inline_runner, tmp_path, hit_map=fail)
    window.ask(Question("(研发"))
    assert "第1个字处的括号没有配对。" in shown_labels(window)


def test_an_older_count_is_dropped(qtbot: QtBot, held_runner: HeldRunner, tmp_path: Path) -> None:
    window = open_map(qtbot, held_runner, tmp_path)
    window.ask(Question("创新"))
    window.ask(Question("研发"))
    held_runner.release(1)
    held_runner.release(0)
    assert words(window).text() == "研发"
    assert window.table.model().headerData(0, Qt.Orientation.Vertical) == "研发　7"


def test_the_map_is_handed_on_for_export(window: HitMapWindow, qtbot: QtBot) -> None:
    window.ask(Question("研发"))
    with qtbot.waitSignal(window.export_requested) as wanted:
        qtbot.mouseClick(button(window, "导出…"), LEFT)
    assert wanted.args[0].rows[0].label == "研发"


def test_three_hundred_cities_have_upright_headings_and_scroll_sideways(
    qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path
) -> None:
    cities = [replace(DONGYING, id=f"d{n}", city=f"第{n}自治州") for n in range(300)]
    found = {each.id: hits_of(each, "研发投入", "研发") for each in cities}

    def ask(question: Question, _cancelled: object) -> object:
        return answer_of(question.query, found, question, cities)

    window = open_map(qtbot, inline_runner, tmp_path, hit_map=partial(make_hit_map, ask))
    window.ask(Question("研发"))
    table = window.table
    assert table.model().columnCount() == 305
    assert table.horizontalHeader().upright
    assert table.horizontalHeader().height() > 4 * table.fontMetrics().height()
    assert table.horizontalScrollBar().maximum() > 0
    assert table.columnWidth(0) < 60
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.verticalHeader().isVisible()
    click(window, qtbot, 0, 304)


def test_few_cities_have_level_headings(window: HitMapWindow) -> None:
    window.ask(Question("研发"))
    assert not window.table.horizontalHeader().upright
    assert window.table.horizontalScrollBar().maximum() == 0


def test_counts_can_be_read_on_every_shade() -> None:
    for theme in (LIGHT, DARK):
        for share in (0.01, 0.5, 1.0):
            assert contrast(theme.text, shade(theme, share).name()) >= 4.5
        assert contrast(theme.secondary, shade(theme, 0).name()) >= 4.5
