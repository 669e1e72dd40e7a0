"""The bars of the cities as a user sees them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.search import CityCount
from reader.ui.searching.city_bars import MOST_ROWS, CityBars
from reader.ui.theme import DARK, LIGHT
from tests.ui.seen import shown_labels

SOME, NONE = CityCount(4, 1), CityCount(0, 0)


@pytest.fixture
def bars(qtbot: QtBot) -> CityBars:
    bars = CityBars(LIGHT)
    qtbot.addWidget(bars)
    bars.resize(360, 200)
    bars.set_room(200)
    with qtbot.waitActive(bars):
        bars.show()
    return bars


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"甲市": SOME, "乙市": NONE}, "1 个地区写到，1 个没有"),
        ({"甲市": SOME, "乙市": SOME}, "2 个地区都写到"),
        ({"甲市": NONE, "乙市": NONE}, "2 个地区都没有写到"),
    ],
)
def test_how_many_places_use_the_word_is_said_in_words(
    bars: CityBars, counts: dict[str, CityCount], words: str
) -> None:
    bars.set_counts(counts)
    assert words in shown_labels(bars)


def test_three_hundred_cities_take_no_more_room_than_six(bars: CityBars) -> None:
    bars.set_counts({f"第{n}市": SOME for n in range(MOST_ROWS)})
    six = bars.findChild(QListView).maximumHeight()
    bars.set_counts({f"第{n}市": SOME for n in range(300)})
    assert bars.findChild(QListView).maximumHeight() == six


def test_arrows_and_enter_choose_a_city(bars: CityBars, qtbot: QtBot) -> None:
    bars.set_counts({"甲市": SOME, "黔西南布依族苗族自治州": SOME})
    cities = bars.findChild(QListView)
    cities.setFocus()
    qtbot.keyClick(cities, Qt.Key.Key_Down)
    qtbot.keyClick(cities, Qt.Key.Key_Down)
    with qtbot.waitSignal(bars.city_activated) as chosen:
        qtbot.keyClick(cities, Qt.Key.Key_Return)
    assert chosen.args == ["黔西南布依族苗族自治州"]


def test_a_bar_is_painted_where_there_is_a_hit_and_only_there(bars: CityBars) -> None:
    bars.set_counts({"甲市": SOME, "乙市": NONE})
    cities = bars.findChild(QListView)
    for theme in (LIGHT, DARK):
        bars.set_theme(theme)
        painted = []
        for row in range(2):
            place = cities.visualRect(cities.model().index(row, 0))
            picture = cities.viewport().grab(place).toImage()
            middle = picture.pixelColor(picture.width() // 2, picture.height() // 2).name()
            painted.append(middle == theme.positive)
        assert painted == [True, False]
