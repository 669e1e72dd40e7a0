"""Panes that scroll together, driven by their scroll bars, wheel and keys."""

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.compare.scrolling import position_map
from reader.ui.comparing.pane_scroll import PaneScroll
from reader.ui.comparing.panes_view import PanesView
from tests.ui.comparing.side_by_side import scrolls_of

Stand = Callable[..., PanesView]
LINE = 28
"""Pixels of a line with its spacing at 100 %."""


def turn(pane: PaneScroll, notches: int) -> None:
    """Turn the wheel over a pane; downwards if positive."""
    port = pane.view.page_view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(port.mapToGlobal(port.rect().center())),
        QPoint(),
        QPoint(0, -120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)


def lines_off(view: PanesView, leader: int, led: int) -> float:
    """Lines between where the answering position is drawn and where it is to be."""
    panes = scrolls_of(view)
    one, other = panes[leader], panes[led]
    paired = view.pairings.between(leader, led)
    assert paired is not None
    reach = one.reach(one.value)
    place = one.lines.place_at(one.value + reach)
    there = position_map(paired.pairing).to_right(place)
    rect = other.view.page_view.rect_of(round(there))
    wanted = reach + one.top - other.top
    least, most = (
        min(max(other.value + edge - wanted, 0), other.maximum)
        for edge in (rect.top(), rect.bottom())
    )
    return max(least - other.value, other.value - most, 0) / LINE


def test_wherever_one_scrolls_the_others_stand_where_the_pairing_says(stand: Stand) -> None:
    view = stand("dongying", "quanzhou", "gaogang", "cangzhou", width=1920, height=1040)
    panes = scrolls_of(view)
    chance = random.Random(3)
    for _ in range(40):
        leader = chance.randrange(4)
        value = chance.randrange(panes[leader].height, panes[leader].maximum)
        panes[leader].put(0)
        panes[leader].put(value)
        assert panes[leader].value == value
        for led in range(4):
            if led != leader:
                assert lines_off(view, leader, led) <= 1


def test_the_ends_stand_beside_one_another(stand: Stand) -> None:
    one, other = scrolls_of(stand("dongying", "cangzhou"))
    one.put(one.maximum)
    assert other.value == other.maximum
    one.put(0)
    assert other.value == 0


@pytest.mark.parametrize("stands_at", [1500, 3000, 5000, 8000])
def test_nothing_leaps_when_the_other_pane_takes_the_lead(stand: Stand, stands_at: int) -> None:
    view = stand("dongying", "quanzhou")
    one, other = scrolls_of(view)
    one.put(stands_at)
    other.put(other.value + 2)
    assert abs(one.value - stands_at) <= LINE
    for _ in range(30):
        turn(other, 1)
    if other.value < other.maximum:
        assert lines_off(view, 1, 0) <= 1


def test_reading_on_never_leaps_from_notch_to_notch_within_a_section(stand: Stand) -> None:
    view = stand("dongying", "quanzhou")
    one, other = scrolls_of(view)
    parts = view.row.panes[0].parts
    assert parts is not None
    longest = max(parts.between(0, 11_000), key=lambda part: part.end - part.start)
    one.view.show_range(longest.start, longest.start)
    for _ in range(4):
        before = other.value
        turn(one, 1)
        assert abs(other.value - before) < other.height


def test_uncoupled_panes_leave_one_another_alone_and_keep_their_distance(stand: Stand) -> None:
    view = stand("dongying", "quanzhou")
    one, other = scrolls_of(view)
    one.put(4000)
    view.set_mode("off")
    stood = one.value
    other.put(other.value + 300)
    assert one.value == stood
    there = other.value
    view.set_mode("section")
    assert (one.value, other.value) == (stood, there)
    one.put(one.value + 40)
    one.put(one.value - 40)
    assert other.value == pytest.approx(there, abs=LINE)
    view.align()
    assert other.value != there
    assert lines_off(view, 0, 1) <= 1


def test_by_share_the_middle_answers_the_middle(stand: Stand) -> None:
    view = stand("dongying", "cangzhou")
    one, other = scrolls_of(view)
    view.set_mode("proportional")
    one.put(one.maximum // 2)
    assert other.value == pytest.approx(other.maximum / 2, abs=2)


def test_another_size_of_one_pane_moves_no_other(stand: Stand, qtbot: QtBot) -> None:
    view = stand("dongying", "quanzhou")
    one, other = scrolls_of(view)
    one.put(3000)
    view.set_linked_zoom(linked=False)
    place, stood = one.view.position(), other.value
    one.view.set_zoom(150)
    qtbot.waitUntil(lambda: one.view.position() == place)
    assert other.value == stood
    assert other.view.display.zoom_percent == 100


def test_linked_panes_get_the_same_size(stand: Stand, qtbot: QtBot) -> None:
    view = stand("dongying", "quanzhou")
    one, other = scrolls_of(view)
    one.view.set_zoom(125)
    qtbot.waitUntil(lambda: other.view.display.zoom_percent == 125)


def test_a_document_without_headings_stands_beside_a_long_one(stand: Stand) -> None:
    view = stand("dongying", "made")
    one, other = scrolls_of(view)
    one.put(one.maximum)
    assert other.value == other.maximum
    assert [pair for pair, *_spans in view.row.strips[0].bands() if pair.is_paired] == []
