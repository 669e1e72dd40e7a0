"""The bars of the cities."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.search import CityCount
from reader.ui.models.city_model import CityModel
from tests.ui.panel_samples import find


def rows(model: CityModel) -> list[str]:
    return [model.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]


def test_every_city_searched_is_listed_with_its_hits(qtmodeltester: ModelTester) -> None:
    model = CityModel()
    qtmodeltester.check(model)
    model.set_counts(find("研发").by_city)
    assert rows(model) == ["东营市 3", "盘锦市 2", "泰州市 1", "泉州市 1", "沧州市 0"]


def test_cities_with_hits_come_first_and_keep_their_order() -> None:
    model = CityModel()
    none, some = CityCount(0, 0), CityCount(1_500, 2)
    model.set_counts({"甲市": none, "乙市": some, "丙市": none, "丁市": some})
    assert rows(model) == ["乙市 1,500", "丁市 1,500", "甲市 0", "丙市 0"]
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) == "乙市：1,500 处，2 篇"


def test_bars_are_as_long_as_their_share_of_the_most() -> None:
    model = CityModel()
    model.set_counts({"甲市": CityCount(8, 1), "乙市": CityCount(2, 1), "丙市": CityCount(0, 0)})
    bars = [model.index(row).data(Qt.ItemDataRole.UserRole) for row in range(3)]
    assert [bar.share for bar in bars] == [1, 0.25, 0]


def test_a_word_nobody_uses_leaves_empty_bars() -> None:
    model = CityModel()
    model.set_counts(find("区块链").by_city)
    assert {model.index(row).data(Qt.ItemDataRole.UserRole).share for row in range(5)} == {0}
