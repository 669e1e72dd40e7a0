"""The tree of provinces, cities and documents, and what a refresh changes in it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.ui.models.library_model import LibraryModel, Place
from tests.ui.panel_samples import CANGZHOU, DONGYING, FIVE, GAOGANG, PANJIN, QUANZHOU

VALUE = Qt.ItemDataRole.UserRole


@pytest.fixture
def model(qtmodeltester: ModelTester) -> LibraryModel:
    model = LibraryModel()
    qtmodeltester.check(model)
    model.set_documents(FIVE)
    return model


def names(model: LibraryModel, parent: QModelIndex | None = None) -> dict[str, dict]:
    parent = parent or QModelIndex()
    found = {}
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        value = index.data(VALUE)
        found[value.name if isinstance(value, Place) else value.id] = names(model, index)
    return found


def watch(model: LibraryModel) -> list[object]:
    told = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: told.append(("out", first, last)))
    model.rowsMoved.connect(lambda _p, first, _l, _d, to: told.append(("move", first, to)))
    model.modelReset.connect(lambda: told.append("reset"))
    return told


def test_documents_lie_under_city_and_province_in_the_order_given(model: LibraryModel) -> None:
    assert names(model) == {
        "山东省": {"东营市": {"dongying": {}}},
        "辽宁省": {"盘锦市": {"panjin": {}}},
        "江苏省": {"泰州市": {"gaogang": {}}},
        "福建省": {"泉州市": {"quanzhou": {}}},
        "河北省": {"沧州市": {"cangzhou": {}}},
    }


def test_documents_without_city_or_province_have_a_place_too(model: LibraryModel) -> None:
    model.set_documents(
        [
            replace(DONGYING, id="a", province="北京市", city="北京市"),
            replace(DONGYING, id="b", city=None),
            replace(DONGYING, id="c", city=None, province=None),
            replace(DONGYING, id="d", province=None),
        ]
    )
    assert names(model) == {
        "北京市": {"a": {}},
        "山东省": {"b": {}},
        "未注明地区": {"c": {}},
        "东营市": {"d": {}},
    }


def test_a_row_returns_its_place_or_summary(model: LibraryModel) -> None:
    province = model.index(0, 0)
    assert province.data(VALUE) == Place("山东省", 1)
    assert model.index_of("dongying").data(VALUE) == DONGYING
    assert not model.index_of("nanjing").isValid()


def test_a_place_counts_the_documents_in_it(model: LibraryModel) -> None:
    model.set_documents(
        [*FIVE, replace(DONGYING, id="second"), replace(DONGYING, id="p", city=None)]
    )
    province = model.index(0, 0)
    assert province.data(VALUE).documents == 3
    assert province.data(Qt.ItemDataRole.ToolTipRole) == "山东省，3 篇"


def test_the_tooltip_tells_issuer_number_date_and_marks(model: LibraryModel) -> None:
    tooltip = model.index_of("panjin").data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip.splitlines()[:4] == [
        PANJIN.title,
        "发文机关：盘锦市人民政府办公室",
        "发文字号：盘政办发〔2019〕29号（推定）",
        "成文日期：2019年7月4日（推定）",
    ]
    assert all(mark in tooltip for mark in ("【已失效】", "【网页有损】", "【繁体】", "【推定】"))


def test_a_refresh_with_the_same_documents_changes_nothing(model: LibraryModel) -> None:
    told = watch(model)
    model.set_documents(FIVE)
    assert told == []


def test_a_new_document_is_one_inserted_row_and_the_others_stay(model: LibraryModel) -> None:
    panjin = QPersistentModelIndex(model.index_of("panjin"))
    told = watch(model)
    model.set_documents([DONGYING, replace(DONGYING, id="new"), *FIVE[1:]])
    assert told == [("in", 1, 1)]
    assert panjin.data(VALUE) == PANJIN


def test_the_last_document_of_a_province_takes_the_province_with_it(model: LibraryModel) -> None:
    told = watch(model)
    model.set_documents(FIVE[1:])
    assert told == [("out", 0, 0)]
    assert "山东省" not in names(model)


def test_a_new_order_moves_rows_and_keeps_them(model: LibraryModel) -> None:
    quanzhou = QPersistentModelIndex(model.index_of("quanzhou"))
    told = watch(model)
    model.set_documents([QUANZHOU, DONGYING, PANJIN, GAOGANG, CANGZHOU])
    assert told == [("move", 3, 0)]
    assert list(names(model)) == ["福建省", "山东省", "辽宁省", "江苏省", "河北省"]
    assert quanzhou.isValid()


def test_a_document_that_changes_its_city_is_found_there(model: LibraryModel) -> None:
    model.set_documents([*FIVE[:4], replace(CANGZHOU, province="山东省", city="东营市")])
    assert names(model)["山东省"] == {"东营市": {"dongying": {}, "cangzhou": {}}}
    assert model.index_of("cangzhou").parent().data(VALUE).name == "东营市"


def test_a_changed_summary_is_told_and_shown(model: LibraryModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.dataChanged):
        model.set_documents([replace(DONGYING, title="新标题"), *FIVE[1:]])
    assert model.index_of("dongying").data(Qt.ItemDataRole.DisplayRole) == "新标题"
