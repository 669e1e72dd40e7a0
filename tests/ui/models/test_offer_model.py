"""What the search field offers, as a list."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.ui.models.offer_model import Offer, OfferModel


def test_offers_stand_in_their_order_and_tell_their_note(qtmodeltester: ModelTester) -> None:
    model = OfferModel()
    model.show([Offer("研发投入", "指标"), Offer("研发")])
    qtmodeltester.check(model)
    assert [model.index(row, 0).data() for row in range(2)] == ["研发投入", "研发"]
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(spoken) == "研发投入，指标"
    assert model.index(1, 0).data(spoken) == "研发"
