"""What is put into a collection, and from where."""

from pytestqt.qtbot import QtBot

from reader.notes.model import Annotation
from reader.search import Hit
from reader.ui.excerpting.excerpt_tools import MOST_HITS, NO_COLLECTION
from reader.ui.icons import IconSet
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from tests.ui.excerpting.shelf import Shelf, anchor_of


def test_without_a_collection_the_panel_says_how_to_begin(shelf: Shelf) -> None:
    assert NO_COLLECTION in shelf.labels()
    assert not shelf.panel.isHidden()


def test_the_first_selection_makes_a_collection_with_one_piece(shelf: Shelf) -> None:
    document_id, words = shelf.passage("dongying")
    shelf.add(document_id, words)
    (piece,) = shelf.pieces()
    assert piece.anchor is not None
    assert piece.anchor.quote == words
    assert "【1】" in shelf.line(0).title
    assert "已加入摘编“我的摘编”1 条，可按 Ctrl+Z 撤销。" in shelf.said
    assert shelf.undo() is not None
    assert shelf.store.collections.all() == []
    assert NO_COLLECTION in shelf.labels()


def test_the_same_passage_is_not_collected_twice(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.fill(shelf.passage("dongying"))
    assert len(shelf.pieces()) == 1
    assert "已在摘编“我的摘编”中。" in shelf.said


def test_hits_bring_their_sentences_each_once(shelf: Shelf) -> None:
    text = shelf.library.text("dongying")
    places = [place for place in range(len(text)) if text.startswith("研发", place)]
    hits = [Hit("dongying", at, at + 2, "研发", (), "", 0, "") for at in places]
    shelf.tools.add_hits(hits)
    quotes = [piece.anchor.quote for piece in shelf.pieces() if piece.anchor is not None]
    assert all("研发" in quote for quote in quotes)
    assert len(quotes) == len(set(quotes))
    assert sum(quote.count("研发") for quote in quotes) == len(hits)


def test_too_many_hits_are_no_selection(shelf: Shelf) -> None:
    hits = [Hit("dongying", at, at + 2, "", (), "", 0, "") for at in range(MOST_HITS + 1)]
    shelf.tools.add_hits(hits)
    assert shelf.store.collections.all() == []
    assert "请先缩小范围" in shelf.said[-1]


def test_annotations_are_collected_with_what_they_were_made_on(shelf: Shelf) -> None:
    anchor = anchor_of(shelf.library, *shelf.passage("gaogang"))
    annotation = Annotation(anchor=anchor, note="请核对")
    shelf.store.annotations.add(annotation)
    shelf.tools.add_annotations([annotation])
    (piece,) = shelf.pieces()
    assert (piece.kind, piece.annotation_id) == ("annotation", annotation.id)


def test_text_dragged_from_an_open_document_is_collected(
    shelf: Shelf, qtbot: QtBot, icons: IconSet
) -> None:
    document = shelf.library.document("dongying")
    reading = ReadingTools(lambda _words: (), lambda text: text, icons)
    view = DocumentView(document, reading, Display(LIGHT))
    qtbot.addWidget(view)
    shelf.tools.view_opened(view)
    view.page_view.selectAll()
    start, end = view.selected_range()
    shelf.panel.text_dropped.emit(view.page_view.viewport())
    (piece,) = shelf.pieces()
    assert (piece.anchor.start, piece.anchor.end) == (start, end)
    view.close()
