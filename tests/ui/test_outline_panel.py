"""The 目录 as a user sees it and works it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QFontMetrics
from PySide6.QtWidgets import QLabel, QTreeView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.outline_panel import NO_DOCUMENT, NO_SECTIONS, OutlinePanel
from reader.ui.theme import DARK, LIGHT
from tests.ui.panel_samples import document, outline, section
from tests.ui.seen import row_of, shown_labels, visible_rows


@pytest.fixture
def panel(qtbot: QtBot) -> OutlinePanel:
    panel = OutlinePanel(LIGHT)
    qtbot.addWidget(panel)
    panel.resize(250, 300)
    panel.set_document(document(outline()))
    with qtbot.waitActive(panel):
        panel.show()
    return panel


@pytest.fixture
def tree(panel: OutlinePanel) -> QTreeView:
    return panel.findChild(QTreeView)


def test_all_headings_of_a_document_are_open(tree: QTreeView) -> None:
    assert visible_rows(tree) == [section.label for section in outline()]


def test_without_a_document_the_panel_says_what_to_do(panel: OutlinePanel) -> None:
    panel.set_document(None)
    assert NO_DOCUMENT in shown_labels(panel)


def test_a_document_without_headings_says_so(panel: OutlinePanel) -> None:
    panel.set_document(document(()))
    assert NO_SECTIONS in shown_labels(panel)


def test_a_click_asks_for_the_section(panel: OutlinePanel, tree: QTreeView, qtbot: QtBot) -> None:
    place = tree.visualRect(row_of(tree, "（二）发展目标")).center()
    with qtbot.waitSignal(panel.section_activated) as asked:
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [220]


def test_arrows_and_enter_ask_for_the_section(
    panel: OutlinePanel, tree: QTreeView, qtbot: QtBot
) -> None:
    panel.set_position(20)
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.section_activated) as asked:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked.args == [120]


def test_the_section_being_read_is_in_view_without_taking_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    reading, panel = QTreeView(), OutlinePanel(LIGHT)
    layout.addWidget(reading)
    layout.addWidget(panel)
    panel.set_document(document([section("1.", str(n), n * 100, 1, None) for n in range(200)]))
    with qtbot.waitActive(window):
        window.show()
    reading.setFocus()
    qtbot.waitUntil(reading.hasFocus)
    panel.set_position(15_050)
    tree = panel.findChild(QTreeView, options=Qt.FindChildOption.FindChildrenRecursively)
    assert tree.currentIndex().data() == "1.150"
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())
    assert reading.hasFocus()


def test_a_closed_chapter_opens_for_the_section_being_read(
    panel: OutlinePanel, tree: QTreeView
) -> None:
    tree.collapseAll()
    panel.set_position(530)
    assert "1.引进建设产业技术研究院" in visible_rows(tree)


def test_where_the_reader_moves_in_the_outline_the_reading_position_does_not_pull_him_away(
    panel: OutlinePanel, tree: QTreeView, qtbot: QtBot
) -> None:
    panel.set_position(20)
    tree.setFocus()
    qtbot.waitUntil(tree.hasFocus)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    panel.set_position(650)
    assert tree.currentIndex().data() == "（一）指导思想"


def test_a_long_heading_is_told_in_full_by_its_tooltip(tree: QTreeView) -> None:
    long = outline()[4].label
    row = row_of(tree, long)
    assert QFontMetrics(tree.font()).horizontalAdvance(long) > tree.viewport().width()
    assert long in row.data(Qt.ItemDataRole.ToolTipRole)


def test_simplified_display_changes_the_labels_and_back(
    panel: OutlinePanel, tree: QTreeView
) -> None:
    panel.set_display(lambda text: text.replace("實施", "实施"))
    assert any(row.startswith("（一）实施") for row in visible_rows(tree))
    panel.set_display(None)
    assert any(row.startswith("（一）實施") for row in visible_rows(tree))


def test_a_heading_is_copied_by_key(tree: QTreeView, qtbot: QtBot, clipboard: QClipboard) -> None:
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "（二）发展目标"


def test_chapters_can_be_closed_and_opened_from_the_menu(tree: QTreeView) -> None:
    actions = {action.text(): action for action in tree.actions()}
    actions["全部收起"].trigger()
    assert visible_rows(tree) == ["一、总体要求", "二、重点任务", "三、保障措施"]
    actions["全部展开"].trigger()
    assert len(visible_rows(tree)) == 7


def test_the_section_being_read_stands_out_in_both_themes(
    panel: OutlinePanel, tree: QTreeView
) -> None:
    panel.set_position(220)
    tree.clearSelection()
    row = tree.visualRect(row_of(tree, "（二）发展目标"))
    for theme in (LIGHT, DARK):
        panel.set_theme(theme)
        picture = tree.viewport().grab().toImage()
        assert picture.pixelColor(1, row.center().y()).name() == theme.accent


def test_the_panel_says_its_name(panel: OutlinePanel) -> None:
    assert "目录" in [label.text() for label in panel.findChildren(QLabel)]
