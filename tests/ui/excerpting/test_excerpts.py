"""The panel 摘编, driven by keys and mouse: pieces in their order, collections, undo."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QInputDialog, QMessageBox, QToolButton
from pytestqt.qtbot import QtBot

from reader.ui.excerpting.excerpt_tools import EMPTY
from reader.ui.models.piece_model import PIECES_FORMAT
from tests.ui.excerpting.shelf import Shelf
from tests.ui.seen import named

ALT = Qt.KeyboardModifier.AltModifier


def test_a_click_leads_to_the_place(shelf: Shelf) -> None:
    shelf.fill_three()
    shelf.click(1)
    anchor = shelf.line(1).piece.anchor
    assert anchor is not None
    assert shelf.places == [(anchor.document_id, anchor.start, anchor.end)]


def test_pieces_are_moved_by_key_and_moved_back_by_undo(shelf: Shelf, qtbot: QtBot) -> None:
    first, second, third = shelf.fill_three()
    shelf.click(2)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert shelf.panel.list.current().piece.id == third
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    assert [piece.id for piece in shelf.pieces()] == [third, first, second]
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, ALT)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert shelf.undo() == "移动摘录"
    assert [piece.id for piece in shelf.pieces()] == [third, first, second]


def drop(shelf: Shelf, ids: list[str], row: int, *, below: bool) -> None:
    """Drop pieces on the upper or lower half of a row."""
    view = shelf.panel.list
    rect = view.visualRect(view.model().index(row, 0))
    y = rect.bottom() - 2 if below else rect.top() + 2
    data = QMimeData()
    data.setData(PIECES_FORMAT, "\n".join(ids).encode())
    event = QDropEvent(
        QPointF(rect.center().x(), y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_pieces_are_dragged_to_their_places(shelf: Shelf) -> None:
    first, second, third = shelf.fill_three()
    drop(shelf, [first], 1, below=True)
    assert [piece.id for piece in shelf.pieces()] == [second, first, third]
    drop(shelf, [third, first], 0, below=False)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert len(shelf.texts()) == 3


def test_pieces_stand_under_their_cities_in_administrative_order(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.fill_three()
    by_hand = shelf.texts()
    (switch,) = [b for b in shelf.window.findChildren(QToolButton) if b.text() == "按地区"]
    switch.click()
    order = [s.place for s in shelf.library.documents()]
    cities = [text.strip("[]") for text in shelf.texts() if text.startswith("[")]
    assert cities == sorted(cities, key=order.index)
    assert sorted(text for text in shelf.texts() if not text.startswith("[")) == sorted(by_hand)
    assert shelf.store.collections.all()[0].arrangement == "city"
    shelf.click(1)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, ALT)
    assert "请先选“手动”" in shelf.said[-1]
    assert shelf.undo() == "改变摘编次序"
    assert shelf.texts() == by_hand


def test_pieces_are_deleted_by_key_and_come_back_by_undo(shelf: Shelf, qtbot: QtBot) -> None:
    ids = shelf.fill_three()
    shelf.click(0)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Delete)
    assert [piece.id for piece in shelf.pieces()] == ids[2:]
    assert shelf.undo() == "删除 2 条摘录"
    assert [piece.id for piece in shelf.pieces()] == ids
    assert len(shelf.texts()) == 3


def test_collections_are_made_renamed_chosen_and_removed(shelf: Shelf) -> None:
    shelf.fill_three()
    shelf.press("新建")
    dialog = shelf.window.findChild(QInputDialog)
    dialog.setTextValue("  会议 材料 ")
    dialog.accept()
    assert shelf.panel.collection.title == "会议 材料"
    assert EMPTY in shelf.labels()
    shelf.choose_from_menu("改名…")
    renaming = next(d for d in shelf.window.findChildren(QInputDialog) if d.isVisible())
    renaming.setTextValue("会议材料")
    renaming.accept()
    chooser = named(shelf.window, QComboBox, "摘编")
    assert [chooser.itemText(n) for n in range(chooser.count())] == ["会议材料", "我的摘编"]
    chooser.activated.emit(1)
    assert len(shelf.texts()) == 3
    shelf.choose_from_menu("删除这个摘编…")
    box = shelf.window.findChild(QMessageBox)
    assert "3 条摘录" in box.text()
    next(b for b in box.buttons() if b.text() == "删除").click()
    assert [each.title for each in shelf.store.collections.all()] == ["会议材料"]
    shelf.undo()
    assert len(shelf.store.collections.all()) == 2


def test_a_second_collection_of_the_same_name_gets_a_number(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.press("新建")
        dialog = next(d for d in shelf.window.findChildren(QInputDialog) if d.isVisible())
        dialog.setTextValue("材料")
        dialog.accept()
    assert sorted(each.title for each in shelf.store.collections.all()) == ["材料", "材料 2"]


def test_changes_of_another_window_are_seen(shelf: Shelf) -> None:
    shelf.fill_three()
    shelf.store.pieces.remove([shelf.pieces()[0].id])
    shelf.keeper.look()
    assert len(shelf.texts()) == 2


def test_the_panel_fits_a_small_screen_at_twice_the_size(shelf: Shelf) -> None:
    shelf.fill_three()
    shelf.click(0)
    smallest = shelf.panel.minimumSizeHint()
    assert smallest.width() <= 220
    assert smallest.height() <= 250


def test_the_panel_is_entered_by_key_whether_empty_or_not(shelf: Shelf) -> None:
    shelf.tools.go()
    assert QApplication.focusWidget().text() == "新建"
    shelf.fill_three()
    shelf.tools.go()
    assert QApplication.focusWidget() is shelf.panel.list
