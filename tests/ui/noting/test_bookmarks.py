"""Bookmarks: made, listed, moved into folders, renamed, removed; and the way back."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QTreeView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.notes.anchors import Anchor
from reader.notes.model import Bookmark
from reader.ui.models.bookmark_model import BookmarkModel, BookmarkRow
from reader.ui.reading.trail import Spot, Trail
from tests.ui.noting.bench import Bench, dialog, press
from tests.ui.seen import button, named, row_of, visible_rows


def tree_of(panel: QWidget) -> QTreeView:
    return named(panel, QTreeView, "书签")


def test_a_bookmark_is_made_with_name_and_folder_and_leads_back(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.bookmarks)
    view = bench.open("dongying")
    place = view.document.text.index("保障措施")
    view.go_to_position(place)
    bench.bookmarks.add()
    asked = dialog()
    named(asked, QLineEdit, "书签名称").setText("保障")
    named(asked, QComboBox, "文件夹").setCurrentText(" 措施 / 资金 ")
    press(asked, Qt.Key.Key_Return)
    (kept,) = bench.store.bookmarks.all()
    assert (kept.name, kept.folder) == ("保障", "措施/资金")
    assert visible_rows(tree_of(panel)) == ["措施", "资金", "保障"]
    tree = tree_of(panel)
    tree.setCurrentIndex(row_of(tree, "保障"))
    press(tree, Qt.Key.Key_Return)
    assert bench.places == [("dongying", kept.anchor.start, kept.anchor.end)]


def test_a_bookmark_is_called_by_its_heading_and_made_once(bench: Bench) -> None:
    view = bench.open("dongying")
    place = view.document.text.index("技术交易额")
    view.go_to_position(place)
    bench.bookmarks.add_at(view, place)
    assert named(dialog(), QLineEdit, "书签名称").text() == "——科技创新能力明显增强"
    press(dialog(), Qt.Key.Key_Return)
    bench.bookmarks.add_at(view, place)
    assert dialog().windowTitle() == "修改书签"
    dialog().findChild(QLineEdit).setText("另一个名称")
    press(dialog(), Qt.Key.Key_Return)
    assert [each.name for each in bench.store.bookmarks.all()] == ["另一个名称"]


def test_bookmarks_are_dragged_into_a_folder_and_back_by_undoing(bench: Bench) -> None:
    panel = bench.panel(bench.bookmarks)
    bench.bookmark("dongying", "技术交易额", name="甲")
    bench.bookmark("dongying", "保障措施", name="乙")
    bench.bookmark("panjin", "科技", name="丙", folder="盘锦")
    tree = tree_of(panel)
    model = tree.model()
    dragged = model.mimeData([row_of(tree, "甲"), row_of(tree, "乙")])
    move = Qt.DropAction.MoveAction
    model.dropMimeData(dragged, move, -1, -1, row_of(tree, "盘锦"))
    assert {each.folder for each in bench.store.bookmarks.all()} == {"盘锦"}
    assert visible_rows(tree) == ["盘锦", "甲", "乙", "丙"]
    dragged = model.mimeData([row_of(tree, "丙")])
    model.dropMimeData(dragged, move, -1, -1, QModelIndex())
    assert visible_rows(tree) == ["盘锦", "甲", "乙", "丙"]
    assert row_of(tree, "丙").parent() == QModelIndex()
    bench.upkeep.undo()
    bench.upkeep.undo()
    assert visible_rows(tree) == ["盘锦", "丙", "甲", "乙"]


def test_a_folder_is_renamed_and_removed_with_what_lies_in_it(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.bookmarks)
    bench.bookmark("dongying", "技术交易额", name="甲", folder="研发")
    bench.bookmark("dongying", "保障措施", name="乙", folder="研发/资金")
    bench.bookmark("dongying", "总体要求", name="丙", folder="研发投入")
    tree = tree_of(panel)
    tree.setCurrentIndex(row_of(tree, "研发"))
    press(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    editor.setText("创新")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "创新" in visible_rows(tree))
    folders = sorted(each.folder for each in bench.store.bookmarks.all())
    assert folders == ["创新", "创新/资金", "研发投入"]
    tree.setCurrentIndex(row_of(tree, "创新"))
    tree.setFocus()
    press(tree, Qt.Key.Key_Delete)
    assert [each.name for each in bench.store.bookmarks.all()] == ["丙"]
    bench.upkeep.undo()
    assert len(bench.store.bookmarks.all()) == 3


def test_a_new_folder_is_named_at_once_and_takes_bookmarks(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.bookmarks)
    bench.bookmark("dongying", "技术交易额", name="甲")
    qtbot.mouseClick(button(panel, "新建文件夹"), Qt.MouseButton.LeftButton)
    tree = tree_of(panel)
    editor = tree.findChild(QLineEdit)
    editor.setText("待办")
    press(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: visible_rows(tree) == ["待办", "甲"])
    model = tree.model()
    dragged = model.mimeData([row_of(tree, "甲")])
    model.dropMimeData(dragged, Qt.DropAction.MoveAction, -1, -1, row_of(tree, "待办"))
    assert bench.store.bookmarks.all()[0].folder == "待办"


def test_bookmarks_are_filtered_and_sorted(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.bookmarks)
    bench.bookmark("dongying", "保障措施", name="第一个加的")
    bench.bookmark("dongying", "技术交易额", name="第二个加的")
    tree = tree_of(panel)
    assert visible_rows(tree) == ["第二个加的", "第一个加的"]
    qtbot.mouseClick(named(panel, QToolButton, "排序：按时间"), Qt.MouseButton.LeftButton)
    assert visible_rows(tree) == ["第二个加的", "第一个加的"]
    qtbot.mouseClick(named(panel, QToolButton, "排序：按文件"), Qt.MouseButton.LeftButton)
    field = named(panel, QLineEdit, "筛选书签")
    qtbot.keyClicks(field, "1")
    qtbot.waitUntil(lambda: not visible_rows(tree))
    field.setText("保障")
    qtbot.waitUntil(lambda: visible_rows(tree) == ["第一个加的"])


def test_the_model_keeps_what_qt_asks_of_models(qtmodeltester: ModelTester) -> None:
    anchor = Anchor("dongying", "0" * 64, 0, 2, "研发", "", "")
    model = BookmarkModel()
    rows = [
        BookmarkRow(Bookmark(anchor=anchor, name=name, folder=folder), "标题")
        for name, folder in (("甲", ""), ("乙", "一/二"), ("丙", "一"))
    ]
    model.set_rows(rows, ["空"])
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("jumps", "steps", "expected"),
    [
        (["a0>b0"], [-1], "a0"),
        (["a0>b0", "b0>c0"], [-1, -1], "a0"),
        (["a0>b0", "b0>c0"], [-1, -1, 1], "b0"),
        (["a0>b0", "b0>c0"], [-1, -1, 1, 1], "c0"),
        (["a0>a5000"], [-1], "a0"),
        (["a0>a50"], [-1], None),
        (["a0>b0"], [1], None),
    ],
)
def test_the_trail_leads_back_and_forward(
    jumps: list[str], steps: list[int], expected: str | None
) -> None:
    def spot(words: str) -> Spot:
        return Spot(words[0], int(words[1:]))

    trail = Trail()
    for jump in jumps:
        before, after = jump.split(">")
        trail.jump(spot(before), spot(after))
    reached = None
    for step in steps:
        reached = trail.step(step, None)
    assert reached == (spot(expected) if expected else None)


def test_who_read_on_comes_back_to_where_he_read_on() -> None:
    trail = Trail()
    trail.jump(Spot("a", 0), Spot("b", 0))
    assert trail.step(-1, Spot("b", 900)) == Spot("a", 0)
    assert trail.step(1, Spot("a", 3000)) == Spot("b", 900)
    assert trail.step(-1, Spot("b", 900)) == Spot("a", 3000)


def test_a_jump_after_going_back_forgets_what_lay_ahead() -> None:
    trail = Trail()
    trail.jump(Spot("a", 0), Spot("b", 0))
    trail.step(-1, Spot("b", 0))
    trail.jump(Spot("a", 0), Spot("c", 0))
    assert not trail.can_go_forward
    assert trail.step(-1, Spot("c", 0)) == Spot("a", 0)


def test_a_ribbon_in_the_margin_opens_its_bookmark(qtbot: QtBot, bench: Bench) -> None:
    view = bench.open("dongying")
    kept = bench.bookmark("dongying", "技术交易额", name="甲")
    view.go_to_position(kept.anchor.start)
    page = view.page_view
    page.grab()
    left = page.column()[0] - 2.5 * page.em
    spot = QPoint(max(round(left), 1) + 3, page.rect_of(kept.anchor.start).center().y() - 3)
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dialog().windowTitle() == "修改书签"
    qtbot.mouseClick(button(dialog(), "删除书签"), Qt.MouseButton.LeftButton)
    assert bench.store.bookmarks.all() == []
