"""Reading one document: keys, mouse, clipboard, and what is seen."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QClipboard,
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document
from reader.ui.icons import IconSet
from reader.ui.reading.document_view import ZOOM_STEPS, Display, DocumentView, ReadingTools
from reader.ui.theme import DARK, LIGHT
from tests.ui.reading_samples import made, shipped, three_columns

Opener = Callable[..., DocumentView]
TRADITIONAL = str.maketrans("發關創業產", "发关创业产")


@pytest.fixture
def open_view(qtbot: QtBot, icons: IconSet) -> Opener:
    """Opens a document in a window of the width it has on the smallest screen."""

    def open_document(document: Document, *, show: bool = True, **display: object) -> DocumentView:
        def find(query: str) -> tuple[tuple[int, int], ...]:
            return tuple(m.span() for m in re.finditer(re.escape(query), document.text))

        tools = ReadingTools(find, lambda text: text.translate(TRADITIONAL), icons)
        view = DocumentView(document, tools, Display(LIGHT, **display))
        qtbot.addWidget(view)
        view.resize(680, 620)
        if show:
            with qtbot.waitActive(view):
                view.show()
                view.activateWindow()
        return view

    return open_document


@pytest.fixture
def long_document() -> Document:
    paragraphs = [
        (BlockKind.PARAGRAPH, f"第{number}段，推动科技创新和产业发展，提高研发投入。" * 4)
        for number in range(120)
    ]
    return made([(BlockKind.TITLE, "关于创新的意见"), *paragraphs])


def rect_of(view: DocumentView, start: int) -> QRect:
    return view.page_view.rect_of(start)


def seen(view: DocumentView, start: int) -> bool:
    return view.page_view.viewport().rect().contains(rect_of(view, start).center())


def colour_behind(view: DocumentView, start: int) -> QColor:
    """The background of a character, a little below its upper left corner."""
    place = rect_of(view, start).topLeft() + QPoint(3, 2)
    return view.page_view.viewport().grab().toImage().pixelColor(place)


def drag(qtbot: QtBot, view: DocumentView, start: int, end: int) -> None:
    viewport = view.page_view.viewport()
    first, last = rect_of(view, start).center(), rect_of(view, end).center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(viewport, (first + last) / 2)
    qtbot.mouseMove(viewport, last)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)


# Copying


def test_ctrl_c_copies_the_original_characters_also_when_simplified_ones_are_shown(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "研發投入，關於創新")]), simplified=True)
    assert "研发投入" in view.page_view.toPlainText()

    drag(qtbot, view, 0, 4)
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "研發投入"


def test_ctrl_a_and_ctrl_c_copy_the_whole_text_and_nothing_but_the_text(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = shipped("dongying").document
    view = open_view(document)

    qtbot.keyClick(view.page_view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == document.text


def test_a_selection_across_a_table_copies_the_original_line(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = made(
        [
            (BlockKind.PARAGRAPH, "表前一段"),
            (BlockKind.TABLE, "指标|甲|乙|高企|149|220"),
            (BlockKind.PARAGRAPH, "表后一段"),
        ],
        table=three_columns,
    )
    view = open_view(document)

    drag(qtbot, view, 0, document.text.index("一段", 5))
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "表前一段\n指标|甲|乙|高企|149|220\n表后"


def test_cells_chosen_in_a_table_are_copied_with_tabs_between_them(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = made([(BlockKind.TABLE, "指标|甲|乙|高企|149|220|增速|6.4|5")], table=three_columns)
    view = open_view(document)

    drag(qtbot, view, document.text.index("149"), document.text.index("5", -1))
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "149\t220\n6.4\t5"


def test_shift_and_arrows_select_from_what_is_seen(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    start = long_document.text.index("第60段")
    view.go_to_position(start)

    for _ in range(4):
        qtbot.keyClick(view.page_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert view.selected_range() == (start, start + 4)


# Places


@pytest.mark.parametrize("fraction", [0.1, 0.2, 0.5, 0.8])
def test_going_to_a_position_makes_it_the_first_line_seen(
    open_view: Opener, fraction: float
) -> None:
    document = shipped("quanzhou").document
    view = open_view(document)
    position = int(len(document.text) * fraction)

    view.go_to_position(position)

    assert view.position() == position
    assert rect_of(view, position).top() <= 40


def test_the_reading_position_stays_through_zoom_theme_script_and_width(
    open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    position = long_document.text.index("第70段")
    view.go_to_position(position)

    for change in (
        lambda: view.set_zoom(175),
        lambda: view.set_theme(DARK),
        lambda: view.set_simplified(simplified=True),
        lambda: view.resize(900, 500),
        lambda: view.set_zoom(100),
    ):
        change()
        QApplication.processEvents()
        assert view.position() == position
        assert 0 <= rect_of(view, position).top() <= 10


def test_after_scrolling_the_position_is_the_first_line_and_is_told(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    view.go_to_position(long_document.text.index("第20段"))

    with qtbot.waitSignal(view.position_changed, check_params_cb=lambda place: place > 0):
        qtbot.keyClick(view.page_view, Qt.Key.Key_PageDown)

    assert view.position() > long_document.text.index("第20段")
    assert 0 <= rect_of(view, view.position()).top() <= 40


def test_show_range_brings_the_place_into_the_upper_third_and_marks_it_for_a_moment(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    start = long_document.text.index("第80段")

    view.show_range(start, start + 4)

    assert 0.2 < rect_of(view, start).top() / view.page_view.height() < 0.4
    assert colour_behind(view, start).name() == LIGHT.flash
    qtbot.waitUntil(lambda: colour_behind(view, start).name() == LIGHT.paper)


def test_a_place_asked_for_before_the_view_is_shown_is_shown_with_it(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document, show=False)
    start = long_document.text.index("第80段")
    view.show_range(start, start + 4)
    assert view.position() == start

    view.show()
    qtbot.waitExposed(view)

    assert 0.2 < rect_of(view, start).top() / view.page_view.height() < 0.4


def test_home_end_space_and_arrows_scroll(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    bar = view.page_view.verticalScrollBar()

    qtbot.keyClick(view.page_view, Qt.Key.Key_End)
    assert seen(view, len(long_document.text) - 1)
    qtbot.keyClick(view.page_view, Qt.Key.Key_Home)
    assert bar.value() == 0
    qtbot.keyClick(view.page_view, Qt.Key.Key_Space)
    down = bar.value()
    assert 0 < down < view.page_view.viewport().height()
    qtbot.keyClick(view.page_view, Qt.Key.Key_Down)
    assert down < bar.value() < down + 60
    qtbot.keyClick(view.page_view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() < down


# Zoom


def test_ctrl_plus_minus_and_zero_zoom(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "正文")]))
    told: list[int] = []
    view.zoom_changed.connect(told.append)

    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(view.page_view, key, Qt.KeyboardModifier.ControlModifier)

    assert told == [110, 125, 110, 100]


def test_the_wheel_with_ctrl_zooms_within_the_limits(open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "正文")]))
    viewport = view.page_view.viewport()

    def turn(angle: int) -> None:
        middle = QPointF(viewport.rect().center())
        event = QWheelEvent(
            middle,
            viewport.mapToGlobal(middle),
            QPoint(),
            QPoint(0, angle),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    for _ in range(len(ZOOM_STEPS) + 2):
        turn(120)
    assert view.display.zoom_percent == 250
    for _ in range(len(ZOOM_STEPS) + 2):
        turn(-120)
    assert view.display.zoom_percent == 60


def test_an_odd_zoom_is_kept_within_the_limits(open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "正文")]))

    view.set_zoom(1000)
    assert view.display.zoom_percent == 250
    view.set_zoom(133)
    view.zoom_out()
    assert view.display.zoom_percent == 125


# Finding


def test_ctrl_f_finds_while_one_types_and_counts(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)

    qtbot.keyClick(view.page_view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert view.find_bar.isVisible()
    assert view.find_bar.field.hasFocus()
    view.find_bar.field.setText("第90段")

    assert view.find_bar.count.text() == "第 1 / 4 处"
    start = long_document.text.index("第90段")
    assert seen(view, start)
    assert colour_behind(view, start).name() == LIGHT.current_hit
    assert colour_behind(view, long_document.text.index("第90段", start + 1)).name() == LIGHT.hit


def test_f3_and_shift_f3_go_round(qtbot: QtBot, open_view: Opener, long_document: Document) -> None:
    view = open_view(long_document)
    view.open_find("第9段")
    counted = view.find_bar.count

    assert counted.text() == "第 1 / 4 处"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_F3)
    assert counted.text() == "第 2 / 4 处"
    qtbot.keyClick(view.page_view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert counted.text() == "第 4 / 4 处"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    assert counted.text() == "第 1 / 4 处"
    assert seen(view, view.find_bar.matches[0][0])


def test_escape_closes_the_find_bar_and_brings_the_search_highlights_back(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    start = long_document.text.index("科技创新")
    view.set_highlights([(start, start + 4)])
    assert colour_behind(view, start).name() == LIGHT.hit
    view.open_find("产业发展")
    assert colour_behind(view, start).name() == LIGHT.paper

    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Escape)

    assert not view.find_bar.isVisible()
    assert view.page_view.hasFocus()
    assert colour_behind(view, start).name() == LIGHT.hit


def test_finding_begins_at_the_reading_position(open_view: Opener, long_document: Document) -> None:
    view = open_view(long_document)
    view.go_to_position(long_document.text.index("第50段"))

    view.open_find("科技创新")

    assert view.find_bar.count.text() == "第 201 / 480 处"
    assert view.find_bar.matches[view.find_bar.current][0] > long_document.text.index("第50段")


def test_what_is_not_there_is_said_not_to_be_there(open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "正文")]))

    view.open_find("没有的词")

    assert view.find_bar.count.text() == "没有找到"


def test_ctrl_f_takes_the_selected_words(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新和产业发展")]))
    drag(qtbot, view, 2, 6)

    qtbot.keyClick(view.page_view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert view.find_bar.field.text() == "科技创新"


def test_highlights_far_apart_are_all_seen_when_scrolled_to(
    open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    ranges = [m.span() for m in re.finditer("研发投入", long_document.text)]

    view.set_highlights(ranges, current=3)

    for index in (0, 200, len(ranges) - 1):
        view.show_range(ranges[index][0], ranges[index][0])
        assert colour_behind(view, ranges[index][0]).name() == LIGHT.hit
    view.show_range(*ranges[3])
    assert colour_behind(view, ranges[3][0]).name() == LIGHT.current_hit


def test_a_hit_across_two_cells_is_highlighted_in_both(open_view: Opener) -> None:
    document = made([(BlockKind.TABLE, "指标|甲|乙|高企|149|220")], table=three_columns)
    view = open_view(document)
    start, end = document.text.index("149"), document.text.index("220")

    view.set_highlights([(start, end + 3)])

    assert colour_behind(view, start).name() == LIGHT.hit
    assert colour_behind(view, end).name() == LIGHT.hit


# Menu, links, selection


def open_menu(view: DocumentView, start: int) -> QMenu:
    """Click with the right button on a character."""
    viewport = view.page_view.viewport()
    place = rect_of(view, start).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(qtbot: QtBot, view: DocumentView, start: int, words: str) -> None:
    """Choose an entry of the menu of a character."""
    menu = open_menu(view, start)
    action = next(action for action in menu.actions() if action.text() == words)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_the_context_menu_copies_finds_and_leads_to_the_source(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新和产业发展")]))
    drag(qtbot, view, 2, 6)

    choose(qtbot, view, 3, "复制")
    assert clipboard.text() == "科技创新"
    with qtbot.waitSignal(view.source_requested) as told:
        choose(qtbot, view, 3, "查看此处的原始网页文字")
    assert told.args == [2, 6]
    choose(qtbot, view, 3, "在本文中查找“科技创新”")
    assert view.find_bar.count.text() == "第 1 / 1 处"


def test_without_a_selection_there_is_nothing_to_copy(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新")]))

    menu = open_menu(view, 2)
    assert [action.isEnabled() for action in menu.actions() if action.text() == "复制"] == [False]
    menu.close()
    with qtbot.waitSignal(view.source_requested) as told:
        choose(qtbot, view, 2, "查看此处的原始网页文字")
    assert told.args == [2, 3]
    choose(qtbot, view, 2, "在本文中查找…")
    assert view.find_bar.field.hasFocus()
    choose(qtbot, view, 2, "全选")
    assert view.selected_range() == (0, 6)


def test_the_link_above_a_damaged_table_asks_for_its_source(
    qtbot: QtBot, open_view: Opener
) -> None:
    document = made([(BlockKind.TABLE, "指标|甲|乙|高企|149|220")], table=three_columns)
    view = open_view(document)
    link = view.page_view.document().find("看原文")
    cursor = QTextCursor(view.page_view.document())
    cursor.setPosition(link.selectionStart() + 1)
    place = view.page_view.cursorRect(cursor).center() + QPoint(4, 0)

    with qtbot.waitSignal(view.source_requested) as told:
        qtbot.mouseClick(view.page_view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert told.args == [document.blocks[0].source_start, document.blocks[0].source_end]


def test_the_selection_stays_when_the_theme_changes(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新和产业发展")]))
    drag(qtbot, view, 2, 6)

    view.set_theme(DARK)

    assert view.selected_range() == (2, 6)


def test_paper_and_desk_have_the_colours_of_the_theme(open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "正文")]))
    view.resize(1300, 600)
    QApplication.processEvents()

    image = view.page_view.viewport().grab().toImage()

    assert image.pixelColor(5, 300).name() == LIGHT.window
    assert image.pixelColor(640, 500).name() == LIGHT.paper


def test_the_reason_of_an_inferred_value_is_told_under_the_pointer(
    qtbot: QtBot, open_view: Opener
) -> None:
    view = open_view(shipped("gaogang").document)
    page = view.page_view
    word = page.document().find("推")
    cursor = QTextCursor(page.document())
    cursor.setPosition(word.selectionStart())
    place = page.cursorRect(cursor).center() + QPoint(5, 0)

    event = QHelpEvent(QEvent.Type.ToolTip, place, page.viewport().mapToGlobal(place))
    QApplication.sendEvent(page.viewport(), event)

    assert "推定" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_a_long_title_that_is_some_damage_does_not_stop_the_page(open_view: Opener) -> None:
    document = made([(BlockKind.TITLE, "关于创新的意见" * 3000), (BlockKind.PARAGRAPH, "正文")])
    view = open_view(document)

    view.go_to_position(len(document.text) - 1)

    assert seen(view, len(document.text) - 1)
