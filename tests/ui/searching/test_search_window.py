"""Search in the real window over the five shipped documents: by keys, with real files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.reading.document_view import DocumentView
from reader.ui.searching.hit_map_window import HitMapWindow
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.searching.source_search_dialog import SourceSearchDialog
from tests.ui.real_window import Start
from tests.ui.seen import named, shown_labels

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton
Search = Callable[[str], None]


@pytest.fixture
def window(start: Start, qtbot: QtBot) -> MainWindow:
    """With the focus in the field of the search."""
    shown = start()
    qtbot.keyClick(shown, Qt.Key.Key_K, CTRL)
    return shown


@pytest.fixture
def panel(window: MainWindow) -> SearchPanel:
    return window.findChild(SearchPanel)


@pytest.fixture
def search(panel: SearchPanel, qtbot: QtBot) -> Search:
    def run(query: str) -> None:
        panel.bar.field.setText(query)
        qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)

    return run


def test_smart_search_says_what_else_it_looked_for_and_why_each_hit_is_one(
    window: MainWindow, panel: SearchPanel, search: Search, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, SHIFT)
    search("研发经费")
    assert "已同时检索" in shown_labels(panel)
    assert panel.answer is not None
    reasons = {hit.why for document in panel.answer.documents for hit in document.hits}
    assert any(reason.startswith("同义：研发经费 → 研究") for reason in reasons)
    widened = panel.answer.total_hits
    for group in panel.answer.groups:
        panel.bar.choose_group(group.id)
    panel.search_now()
    assert panel.answer.total_hits < widened


def test_a_fault_in_a_query_is_told_where_it_is(
    window: MainWindow, panel: SearchPanel, search: Search, qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, SHIFT)
    search("研发 (投入")
    assert panel.bar.field.fault == 3
    assert any("括号" in label for label in shown_labels(panel))


def test_ctrl_m_counts_words_by_city_and_a_count_lists_its_hits(
    window: MainWindow, panel: SearchPanel, search: Search, qtbot: QtBot
) -> None:
    search("研发")
    qtbot.keyClick(window, Qt.Key.Key_M, CTRL)
    counts = window.findChild(HitMapWindow)
    field = named(counts, QLineEdit, "各行的词语")
    field.setText("研发；孵化器")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    model = counts.table.model()
    for column in range(model.columnCount()):
        shown = int(model.index(0, column).data())
        counts.table.cell_chosen.emit(0, column)
        assert panel.results.total == shown
    assert model.columnCount() == 5


def test_hits_are_written_as_workbook_table_and_document(
    window: MainWindow, search: Search, qtbot: QtBot, tmp_path: Path
) -> None:
    search("孵化器")
    for name in ("命中.xlsx", "命中.csv", "命中.docx"):
        qtbot.keyClick(window, Qt.Key.Key_E, CTRL)
        dialog = window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        assert (tmp_path / name).stat().st_size > 500
    rows = (tmp_path / "命中.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 1 + 25


def test_a_quotation_is_copied_with_its_source_by_one_key(
    window: MainWindow, search: Search, qtbot: QtBot, clipboard: QClipboard
) -> None:
    search("研究与开发(R&D)经费占")
    qtbot.keyClick(window, Qt.Key.Key_F4)
    qtbot.keyClick(window, Qt.Key.Key_C, SHIFT)
    assert clipboard.text().startswith("“")
    assert "研究與開發(R&D)經費占" in clipboard.text()
    assert "——《盘锦市人民政府办公室印发关于推进科技创新" in clipboard.text()


def test_a_changed_sentence_leads_to_its_source(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_E, SHIFT)
    dialog = window.findChild(SourceSearchDialog)
    dialog.set_quote("强化企业创新的主体地位，引导企业加大研发投入的力度，做好前沿技术储备")
    go = next(each for each in dialog.findChildren(QPushButton) if each.text() == "转到原文")
    qtbot.mouseClick(go, LEFT)
    view = window.findChild(DocumentView)
    assert view.document.id == "panjin"


def test_what_was_asked_is_offered_again_after_a_restart(
    window: MainWindow, panel: SearchPanel, search: Search, qtbot: QtBot, tmp_path: Path
) -> None:
    search("院士工作站")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert (tmp_path / "data" / "searches.json").exists()
    panel.bar.field.clear()
    assert {"已存检索", "最近检索"} <= set(shown_labels(panel))


def test_what_was_asked_can_be_forgotten_but_not_what_was_saved(
    window: MainWindow, panel: SearchPanel, search: Search, qtbot: QtBot
) -> None:
    search("院士工作站")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    action = next(each for each in window.findChildren(QAction) if each.text() == "清除检索记录")
    action.trigger()
    panel.bar.field.clear()
    assert "最近检索" not in shown_labels(panel)
    assert "已存检索" in shown_labels(panel)
