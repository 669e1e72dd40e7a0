"""The hit map as a table."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from reader.search import Question
from reader.search.hit_map import make_hit_map
from reader.ui.models.hit_map_model import HitMapModel
from tests.ui.panel_samples import ask_five

ROW, COLUMN = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


def shown(model: HitMapModel) -> list[list[str]]:
    """All counts as they are shown."""
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def headings(model: HitMapModel) -> list[str]:
    return [model.headerData(n, COLUMN) for n in range(model.columnCount())]


def test_every_city_has_its_exact_count_for_every_word(qtmodeltester: ModelTester) -> None:
    model = HitMapModel()
    model.set_map(make_hit_map(ask_five, Question("研发"), ["研发", "创新", "区块链"]))
    qtmodeltester.check(model)
    assert headings(model) == ["东营市", "盘锦市", "泰州市", "泉州市", "沧州市"]
    assert shown(model) == [list("32110"), list("00001"), list("00000")]
    assert [model.headerData(n, ROW) for n in range(3)] == ["研发　7", "创新　1", "区块链　0"]
    cell = model.index(0, 1).data(Qt.ItemDataRole.UserRole)
    assert (cell.hits, cell.documents, round(cell.share, 2)) == (2, 1, 0.67)
    assert model.headerData(0, COLUMN, Qt.ItemDataRole.ToolTipRole) == "东营市\n各词共 3 处"


def test_columns_without_hits_can_be_left_out_and_most_hits_put_first() -> None:
    model = HitMapModel()
    hit_map = make_hit_map(ask_five, Question("研发投入"), ["研发投入", "创新"])
    model.set_map(hit_map, "most", with_hits=True)
    assert set(headings(model)) == {"东营市", "沧州市", "泉州市", "盘锦市"}
    sums = [sum(int(row[n]) for row in shown(model)) for n in range(model.columnCount())]
    assert sums == sorted(sums, reverse=True)


def test_documents_can_be_the_columns(qtmodeltester: ModelTester) -> None:
    model = HitMapModel()
    model.set_map(make_hit_map(ask_five, Question("研发"), kind="document"))
    qtmodeltester.check(model)
    assert shown(model) == [["3", "2", "1", "1"]]
    assert model.column_at(1).key == "panjin"
