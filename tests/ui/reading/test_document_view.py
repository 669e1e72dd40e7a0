"""Reading one document: where one is, what is marked, how large it is shown."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document
from reader.ui.reading.document_view import ZOOM_STEPS
from reader.ui.theme import DARK, LIGHT
from tests.ui.reading.viewing import Opener, colour_behind, rect_of, seen
from tests.ui.reading_samples import made, shipped, three_columns


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
