"""How the rows of lists are painted: chosen ones stand out, headings cannot."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from reader.ui.models.tree_model import AnyIndex, ListModel
from reader.ui.row_painting import Row, RowDelegate, paint_at_right, paint_line, text_color
from reader.ui.theme import LIGHT


class Words(ListModel[str]):
    """Words; those in brackets are headings."""

    def words_of(self, value: str, role: int) -> object:
        return value if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        is_heading = self.listed[index.row()].startswith("[")
        return Qt.ItemFlag.ItemIsEnabled if is_heading else super().flags(index)


class Delegate(RowDelegate):
    """Paints a word, a heading with its count."""

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        value = index.data(Qt.ItemDataRole.UserRole)
        if value.startswith("["):
            self.paint_heading(painter, row, value, "9 条", QColor(self.theme.expired))
        else:
            paint_line(painter, row.rect, value, row.font, text_color(row, self.theme))


@pytest.fixture
def view(qtbot: QtBot) -> QListView:
    view = QListView()
    model = Words(view)
    model.show(["[标题", "甲", "乙"])
    view.setModel(model)
    view.setItemDelegate(Delegate(LIGHT, view))
    qtbot.addWidget(view)
    view.resize(200, 120)
    view.show()
    return view


def colours(view: QListView, row: int, place: QRect | None = None) -> set[str]:
    """The colours of a row, or of a part of it."""
    rect = place or view.visualRect(view.model().index(row, 0))
    image = view.viewport().grab(rect).toImage()
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(*spot).name() for spot in spots}


def test_a_chosen_row_stands_out_and_a_heading_cannot_be_made_to(view: QListView) -> None:
    before = [colours(view, row) for row in range(3)]
    choose = QItemSelectionModel.SelectionFlag.Select
    for row in range(3):
        view.selectionModel().select(view.model().index(row, 0), choose)
    after = [colours(view, row) for row in range(3)]
    chosen = QColor(LIGHT.selection).name()
    assert [chosen in each for each in after] == [False, True, True]
    assert after[0] == before[0]


def test_a_heading_has_its_count_at_the_right(view: QListView) -> None:
    rect = view.visualRect(view.model().index(0, 0))
    half = rect.width() // 2
    ink = QColor(LIGHT.expired).name()
    assert ink in colours(view, 0, rect.adjusted(half, 0, 0, 0))
    assert ink not in colours(view, 0, rect.adjusted(0, 0, -half, 0))


def test_what_is_painted_at_the_right_leaves_the_room_beside_it(view: QListView) -> None:
    canvas = view.grab()
    painter = QPainter(canvas)
    room = paint_at_right(painter, QRect(0, 0, 200, 20), "9 条", view.font(), QColor("red"))
    painter.end()
    assert room.left() == 0
    assert 100 < room.right() < 190
