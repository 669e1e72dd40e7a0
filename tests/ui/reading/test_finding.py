"""Finding words in one document: the bar, its keys, and the highlights."""

import re

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document
from reader.ui.theme import LIGHT
from tests.ui.reading.viewing import Opener, colour_behind, drag, seen
from tests.ui.reading_samples import made, three_columns


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
