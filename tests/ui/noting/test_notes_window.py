"""Notes in the real window over the real documents: by keys and mouse, closed and opened again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QClipboard
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from tests.ui.noting.bench import press, select
from tests.ui.real_window import Start, front
from tests.ui.seen import named

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def mark(window: MainWindow, words: str, key: Qt.Key) -> None:
    """Select words by keys and press a key with Alt."""
    view = front(window)
    view.setFocus()
    start = view.document.text.index(words)
    select(view, start, start + len(words))
    press(view.page_view, key, ALT)


def rows(window: MainWindow) -> list[str]:
    model = named(window, QListView, "批注列表").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def action(window: MainWindow, words: str) -> QAction:
    found = [each for each in window.findChildren(QAction) if each.text().startswith(words)]
    assert found, words
    return found[0]


def test_marks_and_notes_are_there_when_the_window_is_opened_again(
    qtbot: QtBot, start: Start
) -> None:
    window = start("dongying")
    mark(window, "技术交易额", Qt.Key.Key_4)
    view = front(window)
    place = view.document.text.index("保障措施")
    select(view, place, place + 4)
    press(view.page_view, Qt.Key.Key_N, CONTROL)
    field = named(window, QPlainTextEdit, "批注内容")
    qtbot.keyClicks(field, "see 24")
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.toPlainText() == ""
    assert len(rows(window)) == 1
    qtbot.keyClicks(field, "see 25")
    press(field, Qt.Key.Key_Return, CONTROL)
    expected = ["疑问，“技术交易额”", "重点，“保障措施”，see 25"]
    assert rows(window) == expected

    again = start("dongying")
    press(again, Qt.Key.Key_4, CONTROL)
    assert rows(again) == expected
    front(again).setFocus()
    press(front(again).page_view, Qt.Key.Key_Z, CONTROL)
    assert rows(again) == expected[:1]
    assert "已撤销：添加批注" in again.statusBar().currentMessage()
    assert action(again, "重做：添加批注").shortcut().toString() == "Ctrl+Shift+Z"
    press(front(again).page_view, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert rows(again) == expected


def test_a_search_says_in_how_many_notes_the_words_stand(qtbot: QtBot, start: Start) -> None:
    window = start("dongying")
    mark(window, "技术交易额", Qt.Key.Key_1)
    press(window, Qt.Key.Key_K, CONTROL)
    field = named(window, QLineEdit, "检索词")
    field.setText("技术交易")
    press(field, Qt.Key.Key_Return)
    link = next(b for b in window.findChildren(QPushButton) if b.text() == "批注中 1 处")
    assert link.isVisible()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert rows(window)[1:] == ["重点，“技术交易额”"]
    assert named(window, QListView, "批注列表").isVisible()


def test_the_selection_is_copied_with_its_source(start: Start, clipboard: QClipboard) -> None:
    window = start("panjin")
    view = front(window)
    view.setFocus()
    place = view.document.text.index("卡脖子")
    select(view, place, place + 3)
    press(view.page_view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert clipboard.text().startswith("“卡脖子”——《盘锦市人民政府办公室")


def test_a_hit_in_a_table_is_copied_with_its_cells_apart(
    start: Start, clipboard: QClipboard
) -> None:
    window = start("dongying")
    press(window, Qt.Key.Key_K, CONTROL)
    field = named(window, QLineEdit, "检索词")
    field.setText("地区生产总值增速")
    press(field, Qt.Key.Key_Return)
    press(field, Qt.Key.Key_F4)
    press(field, Qt.Key.Key_C, CONTROL | SHIFT)
    assert "\n地区生产总值增速(%)　6.4　5\n" in clipboard.text()


def test_back_and_forward_lead_through_documents_and_jumps(start: Start) -> None:
    window = start("dongying")
    front(window).go_to_position(2000)
    window.open_document("panjin")
    front(window).go_to_position(1500)
    window.open_document("gaogang")
    assert action(window, "后退").isEnabled()
    assert not action(window, "前进").isEnabled()
    press(window, Qt.Key.Key_Left, ALT)
    assert (front(window).document.id, front(window).position()) == ("panjin", 1500)
    press(window, Qt.Key.Key_Left, ALT)
    assert (front(window).document.id, front(window).position()) == ("dongying", 2000)
    press(window, Qt.Key.Key_W, CONTROL)
    press(window, Qt.Key.Key_Left, ALT)
    assert (front(window).document.id, front(window).position()) == ("dongying", 2000)
    press(window, Qt.Key.Key_Right, ALT)
    assert front(window).document.id == "panjin"


def test_the_context_menu_of_a_mark_changes_and_removes_it(qtbot: QtBot, start: Start) -> None:
    window = start("dongying")
    press(window, Qt.Key.Key_4, CONTROL)
    mark(window, "技术交易额", Qt.Key.Key_1)
    view = front(window)
    place = view.document.text.index("技术交易额") + 2
    for words, left in (("改为资金", ["资金，“技术交易额”"]), ("删除", [])):
        view.page_view.menu_requested.emit(place, view.mapToGlobal(view.rect().center()))
        menu = next(m for m in view.findChildren(QMenu) if m.isVisible())
        below = next(m for m in menu.findChildren(QMenu) if "技术交易额" in m.title())
        next(a for a in below.actions() if a.text() == words).trigger()
        menu.close()
        assert rows(window) == left


def test_a_store_that_does_not_open_is_told_and_the_documents_can_be_read(
    start: Start, tmp_path: Path
) -> None:
    notes = tmp_path / "data" / "notes.db"
    for file in notes.parent.glob("notes.db*"):  # of a test before this one
        file.unlink()
    notes.mkdir()
    window = start("dongying")
    assert str(notes) in window.statusBar().currentMessage()
    mark(window, "技术交易额", Qt.Key.Key_1)
    press(window, Qt.Key.Key_4, CONTROL)
    said = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert any(str(notes) in words for words in said)


def test_the_window_with_all_panels_fits_the_smallest_screen_at_twice_the_size(
    start: Start,
) -> None:
    window = start("dongying")
    mark(window, "技术交易额", Qt.Key.Key_1)
    press(window, Qt.Key.Key_5, CONTROL)
    press(window, Qt.Key.Key_4, CONTROL)
    rows_ = named(window, QListView, "批注列表")
    rows_.setFocus()
    rows_.setCurrentIndex(rows_.model().index(0, 0))
    press(rows_, Qt.Key.Key_Return)
    smallest = window.minimumSizeHint()
    assert smallest.width() <= 1366 // 2
    assert smallest.height() <= 768 // 2
    window.resize(1366 // 2, 768 // 2)
    assert named(window, QPlainTextEdit, "批注内容").isVisible()
    assert not rows_.isVisible()
    press(named(window, QPlainTextEdit, "批注内容"), Qt.Key.Key_Escape)
    assert rows_.isVisible()
