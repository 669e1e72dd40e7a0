"""The real window over the real five documents, driven by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTabWidget,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import FIRST_SIZE, MainWindow
from reader.ui.outline_panel import OutlinePanel
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.tasks import TaskRunner
from reader.ui.theme import DARK
from tests.ui.real_window import Start, front
from tests.ui.seen import part, words


def rows(view: QAbstractItemView) -> list[str]:
    """The words of all rows of a tree, depth first."""
    model = view.model()

    def below(parent: object) -> Iterator[str]:
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            yield str(index.data())
            yield from below(index)

    return list(below(view.rootIndex()))


def search(qtbot: QtBot, window: MainWindow, query: str) -> SearchPanel:
    """Search as a user does: Ctrl+K, the words, Enter."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = part(window, QLineEdit, "检索词")
    field.setText(query)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return part(window, SearchPanel)


def test_the_window_begins_ready_for_a_word_to_be_typed(start: Start) -> None:
    window = start()
    window.go_to_search()
    window = start()
    field = part(window, QLineEdit, "检索词")
    assert field.hasFocus()
    window.toggle_right()
    window = start()
    assert part(window, QLineEdit, "筛选文库").hasFocus()


def test_the_five_policies_are_listed_by_province_and_city(start: Start) -> None:
    library = part(start(), LibraryPanel)
    listed = rows(library.findChild(QTreeView))
    assert [name for name in listed if name.endswith("省")] == [
        "河北省",
        "辽宁省",
        "江苏省",
        "福建省",
        "山东省",
    ]
    assert "5 篇" in words(library)


def test_enter_in_the_library_opens_a_document_with_its_outline(qtbot: QtBot, start: Start) -> None:
    window = start()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    field = part(window, QLineEdit, "筛选文库")
    field.setText("沧州")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert front(window).document.id == "cangzhou"
    outline = rows(part(window, OutlinePanel).findChild(QTreeView))
    assert outline[:4] == ["一、总体思路", "二、主要目标", "三、工作任务", "(一)搭建六大创新平台"]
    assert window.windowTitle().startswith("沧州市人民政府关于“科技创新三年行动”的实施方案")


def test_a_search_leads_to_the_exact_place_in_the_document(qtbot: QtBot, start: Start) -> None:
    window = start()
    panel = search(qtbot, window, "研究与开发(R&D)")
    assert "检索 5 篇、" in words(panel)
    assert "命中 2 处、1 篇" in words(panel)
    qtbot.keyClick(window, Qt.Key.Key_F4)
    view = front(window)
    assert view.document.id == "panjin"
    place = view.document.text.index("研究與開發(R&D)")
    assert view.position() <= place < view.position() + 600


def test_nothing_found_is_said_with_what_was_searched(qtbot: QtBot, start: Start) -> None:
    panel = search(qtbot, start(), "量子纠缠")
    assert "检索 5 篇、" in words(panel)
    assert "命中 0 处、0 篇" in words(panel)
    assert "没有一份文件写到“量子纠缠”" in words(panel)


def test_f4_steps_through_the_hits_of_all_documents_and_back(qtbot: QtBot, start: Start) -> None:
    window = start()
    search(qtbot, window, "全社会研发经费")
    visited = []
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F4)
        visited.append(front(window).document.id)
    assert len(set(visited)) > 1
    qtbot.keyClick(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert front(window).document.id == visited[-2]


def test_documents_met_in_passing_make_room_until_one_is_kept(qtbot: QtBot, start: Start) -> None:
    window = start()
    search(qtbot, window, "全社会研发经费")
    visited = set()
    for _ in range(4):
        qtbot.keyClick(window, Qt.Key.Key_F4)
        visited.add(front(window).document.id)
    assert len(visited) > 1
    tabs = part(window, QTabWidget)
    assert tabs.count() == 1
    results = part(window, QTreeView, "检索结果")
    results.setFocus()
    qtbot.keyClick(results, Qt.Key.Key_Return)
    kept = front(window).document.id
    while front(window).document.id == kept:
        qtbot.keyClick(window, Qt.Key.Key_F4)
    assert tabs.count() == 2


def test_ctrl_f_finds_in_the_open_document_and_counts(qtbot: QtBot, start: Start) -> None:
    window = start("gaogang")
    qtbot.keyClick(front(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = front(window).find_bar
    bar.findChild(QLineEdit).setText("研发")
    assert "第 1 / 57 处" in words(bar)
    qtbot.keyClick(bar, Qt.Key.Key_F3)
    assert "第 2 / 57 处" in words(bar)
    qtbot.keyClick(bar, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert "第 1 / 57 处" in words(bar)


def test_a_heading_in_the_outline_leads_to_its_section(qtbot: QtBot, start: Start) -> None:
    window = start("quanzhou")
    tree = part(window, OutlinePanel).findChild(QTreeView)
    last = tree.model().index(tree.model().rowCount() - 1, 0)
    tree.scrollTo(last)
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(last).center())
    view = front(window)
    start_of_last = next(s.start for s in view.document.sections if s.number == "八、")
    assert view.position() <= start_of_last < view.position() + 400


def test_the_outline_marks_the_section_a_hit_stands_in(qtbot: QtBot, start: Start) -> None:
    window = start()
    search(qtbot, window, "组织实施核心技术攻关项目")
    qtbot.keyClick(window, Qt.Key.Key_F4)
    tree = part(window, OutlinePanel).findChild(QTreeView)
    qtbot.waitUntil(lambda: str(tree.currentIndex().data()).startswith("7.鼓勵開展核心技術攻關"))


def test_the_window_comes_back_as_it_was_left(qtbot: QtBot, start: Start) -> None:
    window = start("dongying")
    window.open_document("panjin")
    front(window).go_to_position(3000)
    position = front(window).position()
    qtbot.keyClick(front(window), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_L, shift)
    window.close()

    again = start()
    tabs = part(again, QTabWidget)
    assert [tabs.widget(place).document.id for place in range(tabs.count())] == [
        "dongying",
        "panjin",
    ]
    assert front(again).document.id == "panjin"
    assert abs(front(again).position() - position) < 120
    assert front(again).display.zoom_percent == 110
    assert not again.findChild(LibraryPanel).isVisible()


def test_damaged_window_state_is_passed_over(start: Start, folder: Path) -> None:
    (folder / "window.ini").write_bytes(b"[General]\ndocuments=[[1,\x00\xff\ngeometry=@Broken(")
    window = start("dongying")
    assert front(window).document.id == "dongying"


def test_simplified_display_changes_what_is_seen_but_not_what_is_copied(
    qtbot: QtBot, start: Start, clipboard: QClipboard
) -> None:
    window = start("panjin")
    outline = part(window, OutlinePanel).findChild(QTreeView)
    assert rows(outline)[0] == "一、總體要求"
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert rows(outline)[0] == "一、总体要求"
    assert "总体要求" in front(window).page_view.toPlainText()
    view = front(window)
    view.setFocus()
    qtbot.keyClick(view.page_view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "總體要求" in clipboard.text()


def test_dark_theme_reaches_the_open_document_and_is_remembered(
    start: Start, qapp: QApplication
) -> None:
    window = start("dongying")
    window.choose(theme="dark")
    assert front(window).display.theme is DARK
    assert qapp.palette().window().color().name() == DARK.panel
    window.close()
    assert front(start("dongying")).display.theme is DARK


def test_f1_lists_the_shortcuts(qtbot: QtBot, start: Start) -> None:
    window = start()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = part(window, QDialog)
    assert dialog.windowTitle() == "快捷键"
    dialog.reject()


def test_closing_tabs_leads_back_to_the_first_page(qtbot: QtBot, start: Start) -> None:
    window = start("dongying")
    qtbot.keyClick(window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert "从左边的文库打开一份文件" in words(window)
    assert "打开文件后显示目录" in words(window)


def test_a_tab_closes_by_its_button(qtbot: QtBot, start: Start) -> None:
    window = start("dongying")
    button = next(
        each
        for each in window.findChildren(QToolButton)
        if each.accessibleName().startswith("关闭 东营市")
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert "从左边的文库打开一份文件" in words(window)


@pytest.mark.parametrize("harm", ["removed", "cut short", "garbage"])
def test_a_harmed_index_is_rebuilt_and_told(
    qtbot: QtBot, start: Start, folder: Path, harm: str
) -> None:
    for file in (folder / "index").rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if harm == "removed":
                file.unlink()
            elif harm == "cut short":
                file.write_bytes(content[: len(content) // 2])
            else:
                file.write_bytes(b"\x80\x04garbage" * 40)
    window = start()
    assert "已重新建立" in window.statusBar().currentMessage()
    assert "命中 126 处、5 篇" in words(search(qtbot, window, "研发"))


def test_a_library_that_cannot_be_opened_is_told_in_a_sentence_and_tried_again(
    qtbot: QtBot, start: Start, folder: Path
) -> None:
    library = folder / "library.db"
    for file in folder.glob("library.db*"):
        file.unlink()
    library.mkdir()
    window = start()
    assert "文库没有打开" in words(window)
    library.rmdir()
    retry = next(each for each in window.findChildren(QPushButton) if each.text() == "重试")
    qtbot.mouseClick(retry, Qt.MouseButton.LeftButton)
    assert "5 篇" in words(part(window, LibraryPanel))


def test_searching_before_the_library_is_open_says_so(
    qtbot: QtBot, start: Start, held_runner: TaskRunner
) -> None:
    window = start(runner=held_runner)
    assert "正在打开文库" in words(window)
    panel = search(qtbot, window, "研发")
    held_runner.release(-1)  # the question, while the library is still held back
    assert "文库还在打开" in words(panel)
    held_runner.release_all()


def test_an_unknown_document_is_told_in_a_sentence(qtbot: QtBot, start: Start) -> None:
    window = start("nowhere")
    box = part(window, QMessageBox)
    assert "nowhere" in box.text()
    box.close()


def test_the_window_fits_the_smallest_screen_at_twice_the_size(start: Start) -> None:
    smallest = start("panjin").minimumSizeHint()
    assert smallest.width() <= 1366 // 2
    assert smallest.height() <= 768 // 2


def test_the_source_view_shows_what_the_text_leaves_out(qtbot: QtBot, start: Start) -> None:
    window = start("gaogang")
    assert "bet365" not in front(window).document.text
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    dialog = part(window, QDialog)
    assert "bet365娱乐场开户办公室" in dialog.text.toPlainText()
    dialog.close()


def test_the_first_window_fills_a_screen_that_has_no_room_for_its_frame(start: Start) -> None:
    window = start()
    assert window.screen().availableSize().width() <= FIRST_SIZE.width()
    assert window.isMaximized()
