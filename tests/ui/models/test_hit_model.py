"""Hits as a tree: batches, counts, and the way from hit to hit."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.search import DocumentHits
from reader.ui.models.hit_model import BATCH, HitModel
from tests.ui.panel_samples import CANGZHOU, DONGYING, PANJIN, find, hits_of

VALUE = Qt.ItemDataRole.UserRole


def many(number: int, identity: str = "dongying") -> DocumentHits:
    return hits_of(replace(DONGYING, id=identity), "一、甲\n" + "研发" * number, "研发")


@pytest.fixture
def model(qtmodeltester: ModelTester) -> HitModel:
    model = HitModel()
    qtmodeltester.check(model)
    model.set_documents(find("研发").documents)
    return model


def test_documents_hold_their_hits_and_rows_return_the_objects(model: HitModel) -> None:
    answer = find("研发")
    documents = [model.index(row, 0) for row in range(model.rowCount())]
    assert tuple(index.data(VALUE) for index in documents) == answer.documents
    for index, document in zip(documents, answer.documents, strict=True):
        rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
        assert tuple(row.data(VALUE) for row in rows) == tuple(document.hits)
        assert all(row.parent() == index for row in rows)


def test_a_document_without_hits_is_not_listed(model: HitModel) -> None:
    model.set_documents([hits_of(CANGZHOU, "创新", "研发"), hits_of(PANJIN, "研發", "研發")])
    assert model.index(0, 0).data(VALUE).id == "panjin"
    assert model.rowCount() == 1


def test_loading_more_keeps_the_promises_of_a_model(qtmodeltester: ModelTester) -> None:
    model = HitModel()
    model.set_documents([many(1000, "a"), many(3, "b"), many(250, "c")])
    qtmodeltester.check(model)
    model.hit_at(1250)
    for _ in range(10):
        model.load_more(model.index(0, 0))
    assert [model.rowCount(model.index(row, 0)) for row in range(3)] == [1000, 3, 250]


def test_hits_become_rows_in_batches_and_are_counted_in_full(qtbot: QtBot) -> None:
    model = HitModel()
    model.set_documents([many(250)])
    document = model.index(0, 0)
    assert (model.total, model.rowCount(document)) == (250, BATCH)
    model.load_more(document)
    assert model.rowCount(document) == 2 * BATCH
    with qtbot.waitSignal(model.rowsInserted) as inserted:
        model.load_more(document)
    assert inserted.args[1:] == [200, 249]
    with qtbot.assertNotEmitted(model.rowsInserted):
        model.load_more(document)


def test_stepping_goes_across_documents_and_round(model: HitModel) -> None:
    index, seen = QModelIndex(), []
    for _ in range(8):
        index = model.step(index, 1)
        seen.append((model.ordinal(index), index.data(VALUE).document_id))
    assert seen == [
        (1, "dongying"),
        (2, "dongying"),
        (3, "dongying"),
        (4, "panjin"),
        (5, "panjin"),
        (6, "gaogang"),
        (7, "quanzhou"),
        (1, "dongying"),
    ]
    assert model.ordinal(model.step(index, -1)) == 7


def test_stepping_starts_beside_the_document_that_is_current(model: HitModel) -> None:
    panjin = model.index(1, 0)
    assert model.ordinal(model.step(panjin, 1)) == 4
    assert model.ordinal(model.step(panjin, -1)) == 3
    assert model.ordinal(model.step(QModelIndex(), -1)) == 7


def test_stepping_back_into_a_long_document_loads_its_last_hits() -> None:
    model = HitModel()
    model.set_documents([many(1000, "a"), many(3, "b")])
    last = model.step(model.hit_at(1001), -1)
    assert model.ordinal(last) == 1000
    assert last.row() == 999


def test_without_hits_there_is_no_step(model: HitModel) -> None:
    model.set_documents([])
    assert not model.step(QModelIndex(), 1).isValid()
    assert model.total == 0


def test_a_hit_tells_its_place_in_full(model: HitModel) -> None:
    tooltip = model.hit_at(4).data(Qt.ItemDataRole.ToolTipRole)
    assert tooltip == "一、總體要求\n加大研發投入，落實研發費用加計扣除政策。"


def test_a_hit_before_the_first_heading_says_so(model: HitModel) -> None:
    model.set_documents([hits_of(DONGYING, "支持研发", "研发")])
    assert model.hit_at(1).data(Qt.ItemDataRole.ToolTipRole).startswith("章节之外")
