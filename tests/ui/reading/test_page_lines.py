"""Where characters stand on a page: also in titles and cells, which are not set from the left."""

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.icons import IconSet
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from tests.ui.reading_samples import shipped


@pytest.fixture
def view(qtbot: QtBot, icons: IconSet) -> DocumentView:
    tools = ReadingTools(lambda _words: (), lambda text: text, icons)
    shown = DocumentView(shipped("dongying").document, tools, Display(LIGHT))
    qtbot.addWidget(shown)
    shown.resize(800, 600)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


@pytest.mark.parametrize(
    "words",
    ["东营市人民政府", "省级重点实验室(家)", "技术交易额45亿元以上", "6.4"],
)
def test_a_piece_begins_and_ends_with_its_characters(view: DocumentView, words: str) -> None:
    start = view.document.text.index(words)
    page = view.page_view
    view.go_to_position(start)
    scrolled = page.verticalScrollBar().value()
    pieces = page.pieces_of(start, start + len(words))
    first, last = pieces[0], pieces[-1]
    assert abs(first.left - page.rect_of(start).left()) < 2
    assert all(0 < piece.right - piece.left <= page.viewport().width() for piece in pieces)
    assert last.right > page.rect_of(start + len(words) - 1).left()
    assert abs(first.baseline - scrolled - page.rect_of(start).bottom()) < first.size


def test_a_range_over_paragraphs_takes_all_of_their_lines(view: DocumentView) -> None:
    document, page = view.document, view.page_view
    first, second = [b for b in document.blocks if len(b.text) > 100][:2]
    pieces = page.pieces_of(first.start, second.end)
    assert len(pieces) > len(page.pieces_of(first.start, first.end))
    assert [piece.baseline for piece in pieces] == sorted(piece.baseline for piece in pieces)
    assert page.pieces_of(first.start, first.start) == []
