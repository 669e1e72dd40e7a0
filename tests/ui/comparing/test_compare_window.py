"""对照阅读 in the real window over the five shipped documents."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.notes.model import Meaning
from reader.notes.store import NotesStore
from reader.ui.comparing.compare_window import CompareWindow
from reader.ui.main_window import MainWindow
from reader.ui.notice_bar import NoticeBar
from reader.ui.noting.bookmark_dialog import BookmarkDialog
from reader.ui.noting.mark_layer import MarkLayer
from reader.ui.reading.reading_area import ReadingArea
from reader.ui.theme import DARK, LIGHT
from tests.ui.comparing.side_by_side import desk_over, view_of
from tests.ui.comparing.working import SHIFT_CTRL, add, drop, ids, push, window_of
from tests.ui.conftest import HeldRunner
from tests.ui.noting.bench import press, select
from tests.ui.reading_samples import shipped

ALT = Qt.KeyboardModifier.AltModifier


def test_the_document_in_front_stands_beside_one_chosen_from_the_list(
    window: CompareWindow,
) -> None:
    assert ids(window) == ["dongying", "cangzhou"]
    assert window.windowTitle() == "东营市 · 沧州市 - 对照阅读"
    assert window.panes.row.strips[0].bands()


def test_up_to_four_panes_are_filled_by_dropping_and_choosing(
    window: CompareWindow, main: MainWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "添加文件")
    drop(window.panes.row.panes[2], "quanzhou")
    add(main, "区政府办公室关于印发《高港区创新发展“六大行动计划”实施方案》的通知")
    assert ids(window) == ["dongying", "cangzhou", "quanzhou", "gaogang"]
    assert window.panes.is_full
    assert window.minimumSizeHint().width() <= 1366
    assert not window.panes.add_document("panjin")


def test_a_closed_pane_leaves_its_place(window: CompareWindow, qtbot: QtBot) -> None:
    window.panes.add_document("quanzhou")
    window.panes.row.close_pane(window.panes.row.panes[0])
    assert ids(window) == ["cangzhou", "quanzhou"]
    assert len(window.panes.row.panes) == 2
    window.panes.row.close_pane(window.panes.row.panes[1])
    assert ids(window) == ["cangzhou"]
    assert len(window.panes.row.panes) == 2


def test_another_document_takes_the_place_of_one(window: CompareWindow) -> None:
    window.panes.row.panes[1].document_chosen.emit("panjin")
    assert ids(window) == ["dongying", "panjin"]
    assert window.panes.pairings.between(0, 1) is not None


def test_a_tab_offers_its_document(main: MainWindow, qtbot: QtBot) -> None:
    main.open_document("panjin")
    tabs = main.findChild(ReadingArea).tabs
    tabs.comparison_requested.emit("dongying")
    assert ids(window_of()) == ["panjin", "dongying"]


def test_the_window_goes_with_the_main_window(window: CompareWindow, main: MainWindow) -> None:
    main.hide()
    assert not window.isVisible()
    main.show()


def test_a_closed_window_can_be_opened_again(
    window: CompareWindow, main: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.destroyed):
        window.close()
    main.activateWindow()
    qtbot.waitUntil(main.isActiveWindow)
    qtbot.keyClick(main, Qt.Key.Key_D, SHIFT_CTRL)
    assert ids(window_of()) == ["dongying"]


def test_another_theme_reaches_all_panes(window: CompareWindow, main: MainWindow) -> None:
    main.set_theme(DARK)
    views = [pane.view for pane in window.panes.row.panes]
    assert all(view is not None and view.display.theme is DARK for view in views)
    main.set_theme(LIGHT)


def test_simplified_display_reaches_the_panes_and_size_does_not(
    window: CompareWindow, main: MainWindow
) -> None:
    main.choose(simplified_display=True, zoom_percent=125)
    views = [pane.view for pane in window.panes.row.panes if pane.view is not None]
    assert all(view.display.simplified for view in views)
    assert all(view.display.zoom_percent == 100 for view in views)
    views[0].set_zoom(150)
    assert main.findChild(ReadingArea).current().display.zoom_percent == 125
    main.choose(simplified_display=False, zoom_percent=100)


def test_answers_that_come_after_the_window_has_gone_are_dropped(
    qtbot: QtBot, held_runner: HeldRunner, tmp_path: Path
) -> None:
    documents = [shipped(name).document for name in ("dongying", "cangzhou")]
    with NotesStore.open(tmp_path / "notes.db") as store:
        desk = desk_over(documents, lambda: store)
        window = CompareWindow(desk, view_of, held_runner, LIGHT)
        qtbot.addWidget(window)
        window.show()
        for document in documents:
            window.panes.add_document(document.id)
        held_runner.release_all()
        for name in ("words", "themes", "versions"):
            window.show_view(name)
        window.themes.ask("人才")
        window.panes.add_document("cangzhou")
        window.panes.row.panes[0].document_chosen.emit("cangzhou")
        assert held_runner.held
        with qtbot.waitSignal(window.destroyed):
            window.close()
        held_runner.release_all()


def test_documents_that_are_still_being_read_have_a_pane_each(
    qtbot: QtBot, held_runner: HeldRunner, tmp_path: Path
) -> None:
    documents = [shipped(name).document for name in ("dongying", "cangzhou", "quanzhou")]
    with NotesStore.open(tmp_path / "notes.db") as store:
        desk = desk_over(documents, lambda: store)
        window = CompareWindow(desk, view_of, held_runner, LIGHT)
        qtbot.addWidget(window)
        panes = window.panes
        for name in ("dongying", "cangzhou", "cangzhou"):
            assert panes.add_document(name)
        held_runner.release(1)
        held_runner.release()
        assert [each.id for each in panes.documents] == ["dongying", "cangzhou"]
        held_runner.held.clear()
        panes.row.panes[0].document_chosen.emit("cangzhou")
        panes.row.panes[0].document_chosen.emit("quanzhou")
        held_runner.release(1)
        held_runner.release()
        assert [each.id for each in panes.documents] == ["quanzhou", "cangzhou"]


def test_what_is_selected_in_a_pane_is_marked_and_noted_by_the_same_keys(
    window: CompareWindow, main: MainWindow, qtbot: QtBot
) -> None:
    view = window.panes.row.panes[1].view
    assert view is not None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    start = view.document.text.index("主要目标")
    select(view, start, start + 4)
    press(view.page_view, Qt.Key.Key_2, ALT)
    assert view.selected_range() is None
    notes = view.page_view.findChild(MarkLayer)
    assert [(mark.start, mark.meaning) for mark in notes.marks] == [(start, Meaning.TARGET)]
    press(view.page_view, Qt.Key.Key_3, ALT)
    assert window.findChild(NoticeBar).currentMessage() == "请先在正文中选取文字。"
    press(view.page_view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    asked = window.findChild(BookmarkDialog)
    assert asked.findChild(QLineEdit).text().startswith("二、主要目标")
    asked.close()
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not notes.marks
    press(window, Qt.Key.Key_Z, SHIFT_CTRL)
    assert [mark.start for mark in notes.marks] == [start]
    push(window, qtbot, "撤销")
    assert not notes.marks


def test_the_window_fits_the_smallest_screen_at_twice_the_size(
    window: CompareWindow, qtbot: QtBot
) -> None:
    window.resize(683, 384)
    assert window.width() == 683
    buttons = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    for each in buttons:
        if each.isVisible():
            right = each.mapTo(window, each.rect().bottomRight())
            assert window.rect().contains(right), each.text()
    push(window, qtbot, "添加文件")
    assert window.minimumSizeHint().width() <= 683


def test_the_keys_act_at_once_on_what_was_opened_or_chosen(
    window: CompareWindow, qtbot: QtBot
) -> None:
    first = window.panes.row.panes[0].view
    assert first is not None
    assert window.focusWidget() is first.page_view
    push(window, qtbot, "主题")
    assert window.focusWidget().accessibleName() == "对照的词语"
    push(window, qtbot, "版本")
    assert window.focusWidget().accessibleName() == "差异"
    push(window, qtbot, "章节")
    assert window.focusWidget() is first.page_view


def test_two_documents_that_are_no_versions_are_said_to_be_none(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "版本")
    assert "像是两份文件" in window.findChild(NoticeBar).currentMessage()


def test_the_key_is_in_the_menu(main: MainWindow) -> None:
    actions = [each for each in main.findChildren(QAction) if each.text() == "对照阅读"]
    assert [each.shortcut().toString() for each in actions] == ["Ctrl+Shift+D"]
