"""对照阅读 in the real window over the five shipped documents."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from reader.app import Application
from reader.notes.model import Meaning
from reader.notes.store import NotesStore
from reader.paths import Paths
from reader.ui.comparing.compare_window import CompareWindow
from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from reader.ui.models.library_model import DOCUMENT_MIME
from reader.ui.notice_bar import NoticeBar
from reader.ui.noting.bookmark_dialog import BookmarkDialog
from reader.ui.noting.mark_layer import MarkLayer
from reader.ui.paper.preview_dialog import PreviewDialog
from reader.ui.reading.reading_area import ReadingArea
from reader.ui.theme import DARK, LIGHT, apply_theme
from tests.ui.comparing.side_by_side import desk_over, view_of
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.noting.bench import press, select
from tests.ui.reading_samples import shipped
from tests.ui.seen import row_of

SHIFT_CTRL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def program(
    qapp: QApplication, data_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """The program, started once: what is compared goes with each test."""
    folder = tmp_path_factory.mktemp("comparing") / "data"
    shutil.copytree(data_dir, folder)
    program = Application(qapp, Paths.of_this_run(folder), InlineRunner())
    program.start()
    program.window.resize(1366, 768)
    yield program
    program.window.close()
    program.close()
    program.window.deleteLater()


@pytest.fixture
def main(qapp: QApplication, qtbot: QtBot, program: Application) -> Iterator[MainWindow]:
    window = program.window
    window.open_document("dongying")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    for each in QApplication.topLevelWidgets():
        if isinstance(each, CompareWindow):
            each.close()
            each.deleteLater()
    apply_theme(qapp, LIGHT)


def window_of() -> CompareWindow:
    """The window of the comparison, which stands alone."""
    windows = QApplication.topLevelWidgets()
    found = [each for each in windows if isinstance(each, CompareWindow) and each.isVisible()]
    assert len(found) == 1
    return found[0]


@pytest.fixture
def window(main: MainWindow, qtbot: QtBot) -> CompareWindow:
    """Opened as a user does: by its key, then a second document from the list."""
    qtbot.keyClick(main, Qt.Key.Key_D, SHIFT_CTRL)
    found = window_of()
    found.resize(1366, 740)
    add(main, "沧州市人民政府关于“科技创新三年行动”的实施方案")
    qtbot.waitUntil(found.isVisible)
    return found


def add(main: MainWindow, title: str) -> None:
    """Choose 加入对照阅读 at a document of the library's list."""
    tree = main.findChild(LibraryPanel).findChild(QTreeView)
    tree.setCurrentIndex(row_of(tree, title))
    action = next(each for each in tree.actions() if each.text() == "加入对照阅读")
    action.trigger()


def ids(window: CompareWindow) -> list[str]:
    return [document.id for document in window.panes.documents]


def push(window: CompareWindow, qtbot: QtBot, words: str) -> None:
    """Push the button with these words."""
    found = [
        each
        for kind in (QPushButton, QToolButton)
        for each in window.findChildren(kind)
        if each.text() == words and each.isVisible()
    ]
    qtbot.mouseClick(found[0], LEFT)


def drop(pane: object, document_id: str) -> None:
    """Drop a document of the library onto a pane."""
    data = QMimeData()
    data.setData(DOCUMENT_MIME, document_id.encode())
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.dropEvent(event)


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


def test_a_theme_lists_what_each_city_says_and_leads_there(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("人才")
    text = window.themes.text
    shown = text.toPlainText()
    assert "东营市" in shown
    assert "沧州市" in shown
    assert "▪ 引进高端领军人才 200 名（2017年）" in shown
    place = shown.index("引进高端领军人才达到200名")
    cursor = text.textCursor()
    cursor.setPosition(place + 1)
    text.anchorClicked.emit(cursor.charFormat().anchorHref())
    view = window.panes.row.panes[1].view
    assert view is not None
    assert view.isVisible()
    assert "领军人才达到200名" in view.document.text[view.reading_position() :][:600]


def test_words_of_a_theme_are_parted_by_blanks_or_commas(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    for typed in ("领军人才 孵化器", "领军人才，孵化器"):
        window.themes.ask(typed)
        shown = window.themes.text.toPlainText()
        assert "引进高端领军人才达到200名" in shown
        assert "孵化器" in shown.replace(typed, "")


def test_all_documents_of_a_small_library_can_be_columns(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("研发")
    assert "泉州市" not in window.themes.text.toPlainText()
    window.themes.others.click()
    assert "泉州市" in window.themes.text.toPlainText()


def test_shared_words_are_marked_in_all_panes_and_lead_to_their_places(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "用词")
    listed = window.words.findChild(QListWidget)
    assert listed.count() > 10
    item = listed.item(0)
    words = item.text().split("\n")[0]
    qtbot.mouseClick(
        listed.viewport(), LEFT, pos=listed.visualItemRect(item).center() - QPoint(40, 0)
    )
    for pane in window.panes.row.panes:
        view = pane.view
        assert view is not None
        near = view.document.text[max(view.position() - 50, 0) :][:1500]
        assert words in near
    push(window, qtbot, "独有")
    heads = [listed.item(row).text() for row in range(listed.count())]
    assert "只见于或多见于东营市" in heads
    assert "只见于或多见于沧州市" in heads


def test_comparisons_go_onto_paper(window: CompareWindow, qtbot: QtBot) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("人才")
    push(window, qtbot, "打印…")
    preview = window.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: preview.paper is not None, timeout=8000)
    assert preview.paper.title == "主题对照：人才"
    preview.close()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_theme_table_is_taken_along(window: CompareWindow, tmp_path: Path, ending: str) -> None:
    window.show_view("themes")
    window.themes.ask("人才")
    window.theme_export_requested.emit(window.themes.table)
    file = tmp_path / f"主题.{ending}"
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert file.stat().st_size > 1000
    notices = window.findChild(NoticeBar)
    assert notices.isVisible()
    assert notices.currentMessage() == f"已导出主题对照：{file}"


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


def test_the_key_is_in_the_menu(main: MainWindow) -> None:
    actions = [each for each in main.findChildren(QAction) if each.text() == "对照阅读"]
    assert [each.shortcut().toString() for each in actions] == ["Ctrl+Shift+D"]
