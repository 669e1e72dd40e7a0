"""What the window does with an answer: map, source, save, export, copy; real files, real panel."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from reader.errors import ExportError
from reader.search import Question, SearchAnswer
from reader.search.hit_map import make_hit_map
from reader.search.question import Cancelled
from reader.ui.searching.city_bars import CityBars
from reader.ui.searching.hit_map_window import HitMapWindow
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.searching.search_tools import NO_ANSWER, NO_HIT, NO_HITS, NOT_READY, SearchTools
from reader.ui.searching.source_search_dialog import NOTHING, SourceSearchDialog
from reader.ui.theme import DARK, LIGHT
from tests.ui.conftest import InlineRunner
from tests.ui.panel_samples import DONGYING, FIVE, TEXTS, ask_five, hits_of
from tests.ui.search_samples import desk_in
from tests.ui.seen import button, shown_labels

LEFT = Qt.MouseButton.LeftButton


class Window:
    """A window with nothing but the search side in it."""

    def __init__(self, qtbot: QtBot, runner: InlineRunner) -> None:
        self.main = QMainWindow()
        self.panel = SearchPanel(ask_five, runner, LIGHT)
        self.tools = SearchTools(self.panel, runner, LIGHT, self.main)
        self.panel.set_documents(FIVE)
        self.main.setCentralWidget(self.panel)
        self.main.resize(340, 660)
        self.notices: list[str] = []
        self.tools.noticed.connect(self.notices.append)
        qtbot.addWidget(self.main)
        with qtbot.waitActive(self.main):
            self.main.show()

    def dialog(self) -> QFileDialog:
        """The dialog that asks for a file."""
        return self.main.findChild(QFileDialog)


@pytest.fixture
def window(qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path) -> Iterator[Window]:
    window = Window(qtbot, inline_runner)
    window.tools.set_desk(desk_in(tmp_path))
    yield window
    for kind in (HitMapWindow, SourceSearchDialog, QFileDialog):
        for each in window.main.findChildren(kind):
            each.close()


def save_as(window: Window, path: Path) -> None:
    """Answer the file dialog."""
    window.dialog().fileSelected.emit(str(path))
    window.dialog().reject()


def test_all_hits_are_written_and_the_file_is_told(window: Window, tmp_path: Path) -> None:
    window.panel.focus_query("研发")
    window.tools.export_hits()
    dialog = window.dialog()
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert [each.partition(" (")[2] for each in dialog.nameFilters()] == [
        "*.xlsx)",
        "*.docx)",
        "*.csv)",
    ]
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.defaultSuffix() == "docx"
    save_as(window, tmp_path / "研发.docx")
    assert (tmp_path / "研发.docx").read_text(encoding="utf-8").count("命中") == 7
    assert window.notices[-1] == f"已导出7 处命中：{tmp_path / '研发.docx'}"


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    window: Window, tmp_path: Path
) -> None:
    def fail(_answer: SearchAnswer, path: Path) -> None:
        raise ExportError(f"无法写入{path}：磁盘已满。")

    window.tools.set_desk(replace(desk_in(tmp_path), export_hits=fail))
    window.panel.focus_query("研发")
    window.tools.export_hits()
    save_as(window, Path("满.xlsx"))
    assert window.notices[-1] == "无法写入满.xlsx：磁盘已满。"


def test_without_an_answer_or_a_library_the_commands_say_what_is_missing(
    qtbot: QtBot, inline_runner: InlineRunner, window: Window
) -> None:
    for name in ("export_hits", "copy_quotation", "save_search"):
        window.tools.commands[name]()
    assert window.notices == [NO_HITS, NO_HIT, NO_ANSWER]
    early = Window(qtbot, inline_runner)
    for name in ("hit_map", "find_source", "export_hits"):
        early.tools.commands[name]()
    assert early.notices == [NOT_READY] * 3


def test_a_hit_is_copied_as_a_quotation_with_its_source(
    window: Window, clipboard: QClipboard
) -> None:
    window.panel.focus_query("创新")
    window.panel.next_hit()
    window.tools.copy_current()
    assert clipboard.text() == (
        "“打造创新平台。”——《沧州市人民政府关于“科技创新三年行动”的实施方案》，"
        "沧州市人民政府（推定），2016年3月26日发布，一、总体要求"
    )
    assert clipboard.mimeData().html().startswith("<p>")


def test_a_count_of_the_map_lists_exactly_its_hits_in_the_panel(
    window: Window, qtbot: QtBot
) -> None:
    window.panel.focus_query("研发")
    window.tools.open_map()
    table = window.main.findChild(HitMapWindow).table
    table.cell_chosen.emit(0, 1)
    assert window.panel.results.total == 2
    assert "检索 1 篇、45,678 字；命中 2 处、1 篇" in shown_labels(window.panel)
    qtbot.mouseClick(button(window.main.findChild(HitMapWindow), "按文件"), LEFT)
    table.cell_chosen.emit(0, 1)
    assert window.panel.results.total == 2
    assert window.panel.answer is not None
    assert [each.id for each in window.panel.answer.documents] == ["panjin"]
    assert not window.panel.findChild(CityBars).isVisible()


def test_the_map_is_written_too(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    window.panel.focus_query("研发")
    window.tools.open_map()
    qtbot.mouseClick(button(window.main.findChild(HitMapWindow), "导出…"), LEFT)
    save_as(window, tmp_path / "分布.csv")
    assert (tmp_path / "分布.csv").read_text(encoding="utf-8") == "研发"


def test_open_windows_follow_the_theme_and_go_when_closed(window: Window, qtbot: QtBot) -> None:
    window.panel.focus_query("研发")
    window.tools.open_map()
    window.tools.open_source_search("打造创新平台")
    window.tools.set_theme(DARK)
    map_window = window.main.findChild(HitMapWindow)
    with qtbot.waitSignal(map_window.destroyed):
        map_window.close()
    window.tools.open_map()
    assert window.main.findChild(HitMapWindow).isVisible()


def test_after_an_import_what_is_open_is_asked_again(window: Window, tmp_path: Path) -> None:
    window.panel.focus_query("研发")
    window.tools.open_map()
    window.tools.open_source_search("全社会研发经费支出占地区生产总值比重")

    def ask_nothing(question: Question, cancelled: Cancelled) -> SearchAnswer:
        return replace(ask_five(question, cancelled), documents=(), total_hits=0, by_city={})

    desk = replace(
        desk_in(tmp_path, version="2"),
        hit_map=partial(make_hit_map, ask_nothing),
        find_source=lambda *_: (),
    )
    window.tools.set_desk(desk)
    assert window.panel.results.total == 7
    model = window.main.findChild(HitMapWindow).table.model()
    assert model.columnCount() == 0
    assert NOTHING in shown_labels(window.main.findChild(SourceSearchDialog))


def test_a_passage_leads_to_its_place(window: Window, qtbot: QtBot) -> None:
    window.tools.open_source_search("全社会研发经费支出占地区生产总值比重")
    dialog = window.main.findChild(SourceSearchDialog)
    with qtbot.waitSignal(window.tools.place_activated) as place:
        qtbot.mouseClick(button(dialog, "转到原文"), LEFT)
    assert place.args[0] == "dongying"


def test_a_search_is_saved_found_again_and_forgotten(window: Window, qtbot: QtBot) -> None:
    window.panel.focus_query("研发")
    window.tools.save_search()
    assert window.notices[-1].startswith("已保存检索“研发”")
    window.panel.bar.field.clear()
    assert "已存检索" in shown_labels(window.panel)
    qtbot.mouseClick(button(window.panel, "研发　精确"), LEFT)
    assert window.panel.results.total == 7
    window.tools.save_search()
    assert window.notices[-1] == "已取消保存“研发”。"
    window.panel.bar.field.clear()
    assert "已存检索" not in shown_labels(window.panel)


def test_after_an_import_a_saved_search_tells_what_is_new_until_it_is_looked_at(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    window.panel.focus_query("研发")
    window.tools.save_search()
    window.panel.bar.field.clear()
    new = replace(DONGYING, id="new", title="新文件", city="新市")

    def ask_more(question: Question, cancelled: Cancelled) -> SearchAnswer:
        answer = ask_five(question, cancelled)
        more = hits_of(new, TEXTS["dongying"], question.query)
        return replace(
            answer,
            total_hits=answer.total_hits + len(more.hits),
            documents=(*answer.documents, more),
        )

    window.tools.set_desk(replace(desk_in(tmp_path, version="2"), ask=ask_more))
    assert button(window.panel, "研发　有新命中 3 处")
    qtbot.mouseClick(button(window.panel, "研发　有新命中 3 处"), LEFT)
    window.panel.bar.field.clear()
    assert button(window.panel, "研发　精确")
