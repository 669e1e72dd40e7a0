"""Heights of places: continuous, rising, and true to where Qt draws them."""

import random

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.comparing.pane_scroll import PaneScroll
from tests.ui.comparing.side_by_side import view_of
from tests.ui.reading_samples import FIVE, shipped


@pytest.fixture(params=FIVE)
def pane(request: pytest.FixtureRequest, qtbot: QtBot) -> PaneScroll:
    view = view_of(shipped(request.param).document)
    qtbot.addWidget(view)
    view.resize(480, 700)
    with qtbot.waitExposed(view):
        view.show()
    return PaneScroll(view, view)


def test_a_height_leads_to_a_place_and_the_place_back_to_the_height(pane: PaneScroll) -> None:
    height = pane.view.page_view.document().size().height()
    chance = random.Random(1)
    for _ in range(200):
        y = chance.uniform(0, height)
        assert pane.lines.y_of(pane.lines.place_at(y)) == pytest.approx(y, abs=1.5)


def test_places_rise_with_the_height_without_a_jump(pane: PaneScroll) -> None:
    height = int(pane.view.page_view.document().size().height())
    places = [pane.lines.place_at(y) for y in range(0, height, 9)]
    assert places == sorted(places)
    assert places[0] < 0 <= len(pane.view.document.text) <= places[-1]


def test_a_place_stands_within_the_line_qt_draws_it_in(pane: PaneScroll) -> None:
    page = pane.view.page_view
    text = pane.view.document.text
    tables = [block for block in pane.view.document.blocks if block.table is not None]
    chance = random.Random(2)
    for _ in range(200):
        position = chance.randrange(len(text))
        in_table = any(block.start <= position < block.end for block in tables)
        if text[position] == "\n" or in_table:
            continue
        rect = page.rect_of(position)
        y = pane.lines.y_of(position) - pane.value
        assert rect.top() - 1 <= y <= rect.bottom() + page.verticalScrollBar().singleStep() / 2
