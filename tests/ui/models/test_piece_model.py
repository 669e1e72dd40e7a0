"""The list of pieces: its rows, what can be dragged, what a drop asks for."""

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from reader.notes.anchors import Anchor
from reader.notes.model import Piece
from reader.ui.models.piece_model import GroupLine, PieceLine, PieceModel


def line(number: int, quote: str = "原文第一句。\n第二句。", **fields: object) -> PieceLine:
    anchor = Anchor("a", "0" * 64, 0, len(quote), quote, "", "")
    piece = Piece(collection_id="c", order=float(number), anchor=anchor, id=f"p{number}", **fields)
    return PieceLine(piece, number, "标题", "某市 《某文》")


LINES = (GroupLine("某市", 2), line(1), line(2), GroupLine("另一市", 1), line(3))


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = PieceModel()
    model.set_lines(LINES, movable=True)
    qtmodeltester.check(model)
    model.set_lines((), movable=False)
    qtmodeltester.check(model)


def test_groups_cannot_be_chosen_and_pieces_are_dragged_only_by_hand() -> None:
    model = PieceModel()
    for movable in (True, False):
        model.set_lines(LINES, movable=movable)
        assert model.flags(model.index(0)) == Qt.ItemFlag.ItemIsEnabled
        dragged = bool(model.flags(model.index(1)) & Qt.ItemFlag.ItemIsDragEnabled)
        assert dragged == movable


def test_a_drop_asks_for_the_piece_behind_it(qtbot: QtBot) -> None:
    model = PieceModel()
    model.set_lines((line(1), line(2), line(3)), movable=True)
    data = model.mimeData([model.index(2), model.index(0)])
    for row, before in ((1, "p2"), (3, ""), (-1, "")):
        with qtbot.waitSignal(model.moved) as told:
            model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
        assert told.args == [["p1", "p3"], before]


def test_gaps_are_shown_and_paragraphs_joined() -> None:
    assert line(1, omissions=((2, 4),)).text == "原文……句。 第二句。"
    assert line(1, omissions=((2, 4),)).beginning(5) == "原文……句"
    assert line(1, "字" * 9).beginning(3) == "字字字"
    assert line(1).title == "【1】 标题"
    assert "原文第一句。 第二句。" in line(1).words
