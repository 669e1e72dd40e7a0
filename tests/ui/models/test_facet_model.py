"""The facets of an answer as a tree."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.search import EVERYTHING, FACETS, FacetCount
from reader.ui.models.facet_model import FacetModel
from tests.ui.panel_samples import Question, ask_five


@pytest.fixture
def model(qtmodeltester: ModelTester) -> FacetModel:
    model = FacetModel()
    facets = ask_five(
        Question("研发", narrowing=EVERYTHING.toggled("city", "盘锦市")), lambda: False
    ).facets
    model.set_counts({facet: facets.counts(facet) for facet in FACETS})
    qtmodeltester.check(model)
    return model


def test_every_facet_has_its_values_with_exact_counts(model: FacetModel) -> None:
    found = model.find("city", "东营市")
    assert found.data() == "东营市"
    assert found.siblingAtColumn(1).data() == "3"
    assert found.parent().data() == "城市（已选 1）"
    assert model.facet_of(found) == "city"
    assert isinstance(found.data(Qt.ItemDataRole.UserRole), FacetCount)
    assert found.data(Qt.ItemDataRole.ToolTipRole) == "东营市：3 处，1 篇"


def test_a_chosen_value_has_a_check_mark(model: FacetModel) -> None:
    role = Qt.ItemDataRole.CheckStateRole
    assert model.find("city", "盘锦市").data(role) == Qt.CheckState.Checked
    assert model.find("city", "东营市").data(role) == Qt.CheckState.Unchecked
    assert model.flags(model.find("city", "东营市")) & Qt.ItemFlag.ItemIsUserCheckable


def test_only_wanted_and_chosen_values_are_left(model: FacetModel) -> None:
    counts = {"city": model.groups[1].counts}
    model.set_counts(counts, "泉")
    assert [each.label for each in model.groups[0].counts] == ["盘锦市", "泉州市"]
    assert not model.find("city", "东营市").isValid()
