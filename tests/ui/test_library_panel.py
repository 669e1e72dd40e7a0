"""The 文库 as a user sees it and works it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QColor
from PySide6.QtWidgets import QLineEdit, QTreeView
from pytestqt.qtbot import QtBot

from index.folding import fold
from reader.ui.library_panel import EMPTY, NO_MATCH, OPENING, LibraryPanel
from reader.ui.theme import DARK, LIGHT
from tests.ui.panel_samples import DONGYING, FIVE, PANJIN, QUANZHOU
from tests.ui.seen import row_of, shown_labels, visible_rows

ALL_ROWS = [
    "山东省",
    "东营市",
    FIVE[0].title,
    "辽宁省",
    "盘锦市",
    FIVE[1].title,
    "江苏省",
    "泰州市",
    FIVE[2].title,
    "福建省",
    "泉州市",
    FIVE[3].title,
    "河北省",
    "沧州市",
    FIVE[4].title,
]


@pytest.fixture
def panel(qtbot: QtBot) -> LibraryPanel:
    panel = LibraryPanel(lambda text: fold(text).text, LIGHT)
    qtbot.addWidget(panel)
    panel.resize(250, 700)
    panel.set_documents(FIVE)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def tree(panel: LibraryPanel) -> QTreeView:
    return panel.findChild(QTreeView)


@pytest.fixture
def field(panel: LibraryPanel) -> QLineEdit:
    return panel.findChild(QLineEdit)


def test_the_five_documents_are_in_sight_with_their_places(
    panel: LibraryPanel, tree: QTreeView
) -> None:
    assert visible_rows(tree) == ALL_ROWS
    assert "5 篇" in shown_labels(panel)


def test_with_many_documents_the_provinces_are_closed_at_first(qtbot: QtBot) -> None:
    panel = LibraryPanel(str.lower, LIGHT)
    qtbot.addWidget(panel)
    panel.set_documents([replace(DONGYING, id=str(n), city=f"第{n}市") for n in range(300)])
    assert visible_rows(panel.findChild(QTreeView)) == ["山东省"]


def test_a_double_click_opens_a_document(
    panel: LibraryPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    place = tree.visualRect(row_of(tree, QUANZHOU.title)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(panel.document_activated) as opened:
        qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["quanzhou"]


def test_from_the_field_a_document_is_reached_and_opened_by_keys_alone(
    panel: LibraryPanel, tree: QTreeView, field: QLineEdit, qtbot: QtBot
) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.waitUntil(tree.hasFocus)
    for _ in range(3):
        qtbot.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.document_activated) as opened:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert opened.args == ["panjin"]


def test_enter_on_a_place_opens_and_closes_it(tree: QTreeView, qtbot: QtBot) -> None:
    tree.setFocus()
    tree.setCurrentIndex(row_of(tree, "山东省"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert visible_rows(tree)[:2] == ["山东省", "辽宁省"]
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert visible_rows(tree) == ALL_ROWS


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("盘锦", "panjin"),
        ("盤錦", "panjin"),
        ("科技創新三年行動", "cangzhou"),
        ("162号", "gaogang"),
        ("〔2019〕29", "panjin"),
        ("[2019]29", "panjin"),
        ("中共泉州市委", "quanzhou"),
        ("示范区 福建", "quanzhou"),
    ],
)
def test_typing_finds_by_title_place_number_and_issuer_in_both_scripts(
    panel: LibraryPanel, field: QLineEdit, qtbot: QtBot, typed: str, found: str
) -> None:
    field.setText(typed)
    assert "1 / 5 篇" in shown_labels(panel)
    with qtbot.waitSignal(panel.document_activated) as opened:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert opened.args == [found]


def test_nothing_found_is_said_in_words(panel: LibraryPanel, field: QLineEdit) -> None:
    field.setText("乌鲁木齐")
    assert NO_MATCH in shown_labels(panel)
    assert "0 / 5 篇" in shown_labels(panel)


def test_a_library_that_is_being_opened_is_not_called_empty(qtbot: QtBot) -> None:
    panel = LibraryPanel(lambda text: text, LIGHT)
    qtbot.addWidget(panel)
    panel.show()
    assert OPENING in shown_labels(panel)
    assert "0 篇" not in shown_labels(panel)


def test_an_empty_library_is_said_in_words(panel: LibraryPanel) -> None:
    panel.set_documents([])
    assert EMPTY in shown_labels(panel)


def test_after_filtering_the_tree_is_open_where_it_was_open_before(
    tree: QTreeView, field: QLineEdit, qtbot: QtBot
) -> None:
    tree.collapse(row_of(tree, "山东省"))
    tree.collapse(row_of(tree, "泰州市"))
    before = visible_rows(tree)
    field.setText("方案")
    assert DONGYING.title in visible_rows(tree)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert visible_rows(tree) == before


def test_a_refresh_keeps_selection_and_what_is_open(panel: LibraryPanel, tree: QTreeView) -> None:
    tree.collapse(row_of(tree, "河北省"))
    panel.set_current_document("panjin")
    before = visible_rows(tree)
    panel.set_documents([replace(DONGYING, title="东营市新方案"), *FIVE[1:]])
    assert visible_rows(tree) == ["东营市新方案" if r == DONGYING.title else r for r in before]
    assert tree.currentIndex().data() == PANJIN.title


def test_the_document_being_read_is_selected_without_taking_the_focus(
    panel: LibraryPanel, tree: QTreeView, field: QLineEdit, qtbot: QtBot
) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    panel.set_current_document("gaogang")
    assert tree.currentIndex().data(Qt.ItemDataRole.UserRole).id == "gaogang"
    assert field.hasFocus()
    panel.set_current_document(None)
    assert not tree.selectedIndexes()


def test_marks_are_painted_and_told_to_those_who_cannot_see_them(tree: QTreeView) -> None:
    row = row_of(tree, PANJIN.title)
    spoken = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{PANJIN.title}，已失效，网页有损，繁体，推定"
    picture = tree.viewport().grab(tree.visualRect(row)).toImage()
    colors = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert {LIGHT.expired_surface, LIGHT.warning_surface} <= colors


def test_both_themes_are_painted(panel: LibraryPanel, tree: QTreeView) -> None:
    row = tree.visualRect(row_of(tree, PANJIN.title))
    panel.set_theme(DARK)
    picture = tree.viewport().grab(row).toImage()
    wanted = QColor(DARK.expired_surface)
    assert any(
        picture.pixelColor(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_a_document_is_copied_as_it_is_cited(
    panel: LibraryPanel, tree: QTreeView, qtbot: QtBot, clipboard: QClipboard
) -> None:
    panel.set_current_document("panjin")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == (
        f"《{PANJIN.title}》（盘政办发〔2019〕29号）（推定），"
        "盘锦市人民政府办公室，2019年7月4日（推定）"
    )


def test_a_narrow_panel_needs_no_more_room_than_a_scaled_screen_has(panel: LibraryPanel) -> None:
    assert panel.minimumSizeHint().width() <= 180
    assert panel.minimumSizeHint().height() <= 160


def test_only_an_imported_document_can_be_removed_and_the_menu_says_why(
    panel: LibraryPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    own = replace(PANJIN, id="own", title="自己导入的办法", origin="imported")
    packed = replace(PANJIN, id="packed", title="资源包里的办法", origin="pack")
    panel.set_documents([*FIVE, own, packed])
    tree.setFocus()
    remove = next(each for each in tree.actions() if each.text().startswith("移除"))
    for document_id, words in (("panjin", "随程序提供"), ("packed", "资源包中的文件")):
        panel.set_current_document(document_id)
        assert not remove.isEnabled()
        assert words in remove.text()
    panel.set_current_document("own")
    assert remove.text() == "移除…"
    with qtbot.waitSignal(panel.removal_requested) as requested:
        qtbot.keyClick(tree, Qt.Key.Key_Delete)
    assert requested.args == [own]


def test_older_versions_are_asked_for_from_the_menu(
    panel: LibraryPanel, tree: QTreeView, qtbot: QtBot
) -> None:
    versions = next(each for each in tree.actions() if each.text() == "旧版…")
    panel.set_current_document("panjin")
    with qtbot.waitSignal(panel.versions_requested) as requested:
        versions.trigger()
    assert requested.args == [PANJIN]
