"""The panel 摘编, driven by keys and mouse: collect, order, leave out, find again, print."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.notes.model import Annotation
from reader.search import Hit
from reader.ui.excerpting.excerpt_tools import EMPTY, MOST_HITS, NO_COLLECTION
from reader.ui.excerpting.gap_view import GapView
from reader.ui.excerpting.print_form import PrintForm
from reader.ui.icons import IconSet
from reader.ui.models.piece_model import PIECES_FORMAT
from reader.ui.paper.preview_dialog import PreviewDialog
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.tasks import TaskRunner
from reader.ui.theme import LIGHT
from tests.export.brochure_samples import document_of
from tests.ui.excerpting.shelf import Shelf, anchor_of

BEFORE = "某市计划\n一、目标\n研发投入强度达到2.5%以上。\n二、措施\n支持企业建立研发机构。"
ALT = Qt.KeyboardModifier.AltModifier


def place_of(shelf: Shelf, document_id: str) -> tuple[str, str]:
    """A passage that stands in a document."""
    block = shelf.library.document(document_id).blocks[6]
    return document_id, block.text[:40]


def filled(shelf: Shelf) -> list[str]:
    """Three pieces of three cities; their ids."""
    shelf.fill(*(place_of(shelf, name) for name in ("quanzhou", "dongying", "cangzhou")))
    return [piece.id for piece in shelf.pieces()]


def named(shelf: Shelf, kind: type, name: str) -> object:
    """The widget with this accessible name."""
    (found,) = [w for w in shelf.window.findChildren(kind) if w.accessibleName() == name]
    return found


def labels(shelf: Shelf) -> str:
    return "\n".join(w.text() for w in shelf.window.findChildren(QLabel) if w.isVisible())


def choose_from_menu(shelf: Shelf, words: str) -> None:
    """Choose an entry of the menu beside the name of the collection."""
    menu = named(shelf, QToolButton, "更多摘编功能").menu()
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_without_a_collection_the_panel_says_how_to_begin(shelf: Shelf) -> None:
    assert NO_COLLECTION in labels(shelf)
    assert not shelf.panel.isHidden()


def test_the_first_selection_makes_a_collection_with_one_piece(shelf: Shelf) -> None:
    document_id, words = place_of(shelf, "dongying")
    shelf.add(document_id, words)
    (piece,) = shelf.pieces()
    assert piece.anchor is not None
    assert piece.anchor.quote == words
    assert "【1】" in shelf.line(0).title
    assert "已加入摘编“我的摘编”1 条，可按 Ctrl+Z 撤销。" in shelf.said
    assert shelf.undo() is not None
    assert shelf.store.collections.all() == []
    assert NO_COLLECTION in labels(shelf)


def test_the_same_passage_is_not_collected_twice(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.fill(place_of(shelf, "dongying"))
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
    anchor = anchor_of(shelf.library, *place_of(shelf, "gaogang"))
    annotation = Annotation(anchor=anchor, note="请核对")
    shelf.store.annotations.add(annotation)
    shelf.tools.add_annotations([annotation])
    (piece,) = shelf.pieces()
    assert (piece.kind, piece.annotation_id) == ("annotation", annotation.id)


def test_a_click_leads_to_the_place(shelf: Shelf) -> None:
    filled(shelf)
    shelf.click(1)
    anchor = shelf.line(1).piece.anchor
    assert anchor is not None
    assert shelf.places == [(anchor.document_id, anchor.start, anchor.end)]


def test_pieces_are_moved_by_key_and_moved_back_by_undo(shelf: Shelf, qtbot: QtBot) -> None:
    first, second, third = filled(shelf)
    shelf.click(2)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert shelf.panel.list.current().piece.id == third
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Up, ALT)
    assert [piece.id for piece in shelf.pieces()] == [third, first, second]
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, ALT)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert shelf.undo() == "移动摘录"
    assert [piece.id for piece in shelf.pieces()] == [third, first, second]


def drop(shelf: Shelf, ids: list[str], row: int, *, below: bool) -> None:
    """Drop pieces on the upper or lower half of a row."""
    view = shelf.panel.list
    rect = view.visualRect(view.model().index(row, 0))
    y = rect.bottom() - 2 if below else rect.top() + 2
    data = QMimeData()
    data.setData(PIECES_FORMAT, "\n".join(ids).encode())
    event = QDropEvent(
        QPointF(rect.center().x(), y),
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_pieces_are_dragged_to_their_places(shelf: Shelf) -> None:
    first, second, third = filled(shelf)
    drop(shelf, [first], 1, below=True)
    assert [piece.id for piece in shelf.pieces()] == [second, first, third]
    drop(shelf, [third, first], 0, below=False)
    assert [piece.id for piece in shelf.pieces()] == [first, third, second]
    assert len(shelf.texts()) == 3


def test_pieces_stand_under_their_cities_in_administrative_order(
    shelf: Shelf, qtbot: QtBot
) -> None:
    filled(shelf)
    by_hand = shelf.texts()
    (switch,) = [b for b in shelf.window.findChildren(QToolButton) if b.text() == "按地区"]
    switch.click()
    order = [s.place for s in shelf.library.documents()]
    cities = [text.strip("[]") for text in shelf.texts() if text.startswith("[")]
    assert cities == sorted(cities, key=order.index)
    assert sorted(text for text in shelf.texts() if not text.startswith("[")) == sorted(by_hand)
    assert shelf.store.collections.all()[0].arrangement == "city"
    shelf.click(1)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, ALT)
    assert "请先选“手动”" in shelf.said[-1]
    assert shelf.undo() == "改变摘编次序"
    assert shelf.texts() == by_hand


def test_theme_and_note_are_kept_when_the_editor_is_left(shelf: Shelf, qtbot: QtBot) -> None:
    filled(shelf)
    shelf.click(0)
    theme = named(shelf, QLineEdit, "主题")
    note = named(shelf, QPlainTextEdit, "附注")
    theme.setFocus()
    qtbot.keyClicks(theme, "research")
    note.setFocus()
    qtbot.keyClicks(note, "see table 1")
    shelf.click(1)
    piece = shelf.pieces()[0]
    assert (piece.theme, piece.note) == ("research", "see table 1")
    assert shelf.line(0).title == "【1】 research"
    assert shelf.line(0).noted
    shelf.undo()
    assert shelf.pieces()[0].note == ""


def test_a_passage_is_left_out_and_the_quotation_stays(shelf: Shelf) -> None:
    filled(shelf)
    shelf.click(0)
    quote = shelf.pieces()[0].anchor.quote
    view = shelf.window.findChild(GapView)
    view.select(4, 9)
    shelf.press("略去所选")
    piece = shelf.pieces()[0]
    assert piece.omissions == ((4, 9),)
    assert piece.anchor.quote == quote == view.toPlainText()
    assert shelf.texts()[0] == f"{quote[:4]}……{quote[9:]}"
    view.select(6, 6)
    shelf.press("恢复")
    assert shelf.pieces()[0].omissions == ()
    assert shelf.undo() == "恢复略去的一段"
    assert shelf.texts()[0] == f"{quote[:4]}……{quote[9:]}"


def test_a_quotation_is_not_left_out_as_a_whole(shelf: Shelf) -> None:
    filled(shelf)
    shelf.click(0)
    shelf.window.findChild(GapView).selectAll()
    shelf.press("略去所选")
    assert shelf.pieces()[0].omissions == ()
    assert "不能略去整条" in labels(shelf)


def test_the_quotation_cannot_be_typed_over(shelf: Shelf, qtbot: QtBot) -> None:
    filled(shelf)
    shelf.click(0)
    view = shelf.window.findChild(GapView)
    before = view.toPlainText()
    view.selectAll()
    qtbot.keyClicks(view, "x")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.toPlainText() == before


def test_own_headings_and_texts_stand_where_they_were_added(shelf: Shelf, qtbot: QtBot) -> None:
    filled(shelf)
    shelf.click(0)
    choose_from_menu(shelf, "添加小标题")
    field = named(shelf, QPlainTextEdit, "小标题")
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "one")
    choose_from_menu(shelf, "添加文字")
    assert [piece.kind for piece in shelf.pieces()] == [
        "quote",
        "heading",
        "text",
        "quote",
        "quote",
    ]
    assert shelf.texts()[1] == "one"
    assert shelf.line(3).title.startswith("【2】")


def test_an_introduction_is_written_and_kept(shelf: Shelf, qtbot: QtBot) -> None:
    filled(shelf)
    choose_from_menu(shelf, "写前言")
    qtbot.keyClicks(named(shelf, QPlainTextEdit, "前言"), "for the meeting")
    shelf.click(0)
    assert shelf.store.collections.all()[0].introduction == "for the meeting"


def test_pieces_are_deleted_by_key_and_come_back_by_undo(shelf: Shelf, qtbot: QtBot) -> None:
    ids = filled(shelf)
    shelf.click(0)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(shelf.panel.list, Qt.Key.Key_Delete)
    assert [piece.id for piece in shelf.pieces()] == ids[2:]
    assert shelf.undo() == "删除 2 条摘录"
    assert [piece.id for piece in shelf.pieces()] == ids
    assert len(shelf.texts()) == 3


def test_collections_are_made_renamed_chosen_and_removed(shelf: Shelf) -> None:
    filled(shelf)
    shelf.press("新建")
    dialog = shelf.window.findChild(QInputDialog)
    dialog.setTextValue("  会议 材料 ")
    dialog.accept()
    assert shelf.panel.collection.title == "会议 材料"
    assert EMPTY in labels(shelf)
    choose_from_menu(shelf, "改名…")
    renaming = next(d for d in shelf.window.findChildren(QInputDialog) if d.isVisible())
    renaming.setTextValue("会议材料")
    renaming.accept()
    chooser = named(shelf, QComboBox, "摘编")
    assert [chooser.itemText(n) for n in range(chooser.count())] == ["会议材料", "我的摘编"]
    chooser.activated.emit(1)
    assert len(shelf.texts()) == 3
    choose_from_menu(shelf, "删除这个摘编…")
    box = shelf.window.findChild(QMessageBox)
    assert "3 条摘录" in box.text()
    next(b for b in box.buttons() if b.text() == "删除").click()
    assert [each.title for each in shelf.store.collections.all()] == ["会议材料"]
    shelf.undo()
    assert len(shelf.store.collections.all()) == 2


def test_a_second_collection_of_the_same_name_gets_a_number(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.press("新建")
        dialog = next(d for d in shelf.window.findChildren(QInputDialog) if d.isVisible())
        dialog.setTextValue("材料")
        dialog.accept()
    assert sorted(each.title for each in shelf.store.collections.all()) == ["材料", "材料 2"]


def test_changes_of_another_window_are_seen(shelf: Shelf) -> None:
    filled(shelf)
    shelf.store.pieces.remove([shelf.pieces()[0].id])
    shelf.keeper.look()
    assert len(shelf.texts()) == 2


@pytest.fixture
def changing(qtbot: QtBot, inline_runner: TaskRunner, tmp_path: Path) -> Iterator[Shelf]:
    """Collections over a library of one document that changes."""
    with Library.open(tmp_path / "library.db") as library:
        put(library, BEFORE)
        yield Shelf(qtbot, library, inline_runner, tmp_path)


def put(library: Library, text: str) -> None:
    """Put a document into a library in place of the one with the same id."""
    document = document_of("a", "某市计划", text)
    if library.documents():
        library.remove("a")
    library.add(document, text, "imported")


def test_pieces_of_a_changed_document_are_told(changing: Shelf) -> None:
    changing.fill(("a", "研发投入强度达到2.5%以上。"), ("a", "支持企业建立研发机构。"))
    put(
        changing.library,
        "某市计划\n一、目标\n研发投入强度达到3.0%以上。\n二、措施\n支持企业建立研发机构。",
    )
    changing.take()
    assert [changing.line(row).doubt for row in range(2)] == ["待核对", ""]
    assert "2 条，1 条待核对" in labels(changing)
    changing.click(0)
    assert changing.places == []
    assert "核对" in changing.said[-1]
    changing.click(1)
    text = changing.library.text("a")
    (place,) = changing.places
    assert text[place[1] : place[2]] == "支持企业建立研发机构。"


def test_pieces_of_a_removed_document_keep_their_words(changing: Shelf) -> None:
    changing.fill(("a", "支持企业建立研发机构。"))
    changing.library.remove("a")
    changing.take()
    assert changing.texts() == ["支持企业建立研发机构。"]
    assert changing.line(0).doubt == "文件已移除"
    assert "某市计划" in changing.line(0).source
    changing.click(0)
    assert "已从文库移除" in changing.said[-1]


def save_as(shelf: Shelf, words: str, path: Path) -> None:
    """Press a button and choose a file."""
    shelf.press(words)
    dialog = shelf.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_collection_is_written_as_word_document(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    filled(shelf)
    path = tmp_path / "摘编.docx"
    save_as(shelf, "存为 DOCX", path)
    qtbot.waitUntil(lambda: f"已存为 Word 文档：{path}" in shelf.said)
    texts = [p.text for p in docx.Document(str(path)).paragraphs]
    quotes = [p.anchor.quote for p in shelf.pieces() if p.anchor is not None]
    assert [text for text in texts if text in quotes] == quotes
    assert any(text.startswith("【1】") and text[-1].isdigit() for text in texts)


def test_a_collection_is_written_as_pdf(shelf: Shelf, qtbot: QtBot, tmp_path: Path) -> None:
    filled(shelf)
    path = tmp_path / "摘编.pdf"
    save_as(shelf, "存为 PDF", path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")


def test_how_it_is_printed_is_chosen_once_and_remembered(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    filled(shelf)
    choose_from_menu(shelf, "编印单位和版式…")
    form = shelf.window.findChild(PrintForm)
    title, unit, _editor = form.findChildren(QLineEdit)
    title.setText("研发投入摘编")
    unit.setText("某市政府研究室")
    (compact,) = [b for b in form.findChildren(QToolButton) if b.text().startswith("紧凑")]
    compact.click()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert shelf.store.collections.all()[0].title == "研发投入摘编"
    choose_from_menu(shelf, "编印单位和版式…")
    again = next(each for each in shelf.window.findChildren(PrintForm) if each.isVisible())
    assert again.findChildren(QLineEdit)[1].text() == "某市政府研究室"
    again.close()
    path = tmp_path / "a.docx"
    save_as(shelf, "存为 DOCX", path)
    qtbot.waitUntil(path.exists)
    document = docx.Document(str(path))
    assert document.paragraphs[0].text == "研发投入摘编"
    assert document.paragraphs[1].text == "编印单位：某市政府研究室"
    assert document.styles["Heading 1"].font.size.pt == 12


def test_words_being_written_stay_when_the_piece_is_changed_elsewhere(
    shelf: Shelf, qtbot: QtBot
) -> None:
    filled(shelf)
    shelf.click(0)
    note = named(shelf, QPlainTextEdit, "附注")
    note.setFocus()
    qtbot.keyClicks(note, "mine")
    piece = shelf.pieces()[0]
    shelf.store.pieces.update(replace(piece, theme="other"))
    shelf.keeper.look()
    shelf.click(1)
    assert (shelf.pieces()[0].theme, shelf.pieces()[0].note) == ("other", "mine")


def test_words_that_cannot_be_kept_hold_the_window_once(shelf: Shelf, qtbot: QtBot) -> None:
    filled(shelf)
    shelf.click(0)
    note = named(shelf, QPlainTextEdit, "附注")
    note.setFocus()
    qtbot.keyClicks(note, "mine")
    connection = sqlite3.connect(shelf.store.path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert not shelf.tools.may_leave()
    assert note.toPlainText() == "mine"
    assert "没有保存" in shelf.said[-1]
    assert shelf.tools.may_leave()
    connection.close()


def test_the_panel_fits_a_small_screen_at_twice_the_size(shelf: Shelf) -> None:
    filled(shelf)
    shelf.click(0)
    smallest = shelf.panel.minimumSizeHint()
    assert smallest.width() <= 220
    assert smallest.height() <= 250


def test_the_preview_shows_the_pages_and_writes_the_word_document(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    filled(shelf)
    shelf.press("打印预览")
    preview = shelf.window.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: preview.paper is not None)
    assert preview.paper.title == "我的摘编"
    path = tmp_path / "a.docx"
    preview.save_docx(path)
    qtbot.waitUntil(path.exists)
    assert docx.Document(str(path)).paragraphs[0].text == "我的摘编"
    preview.close()


def test_nothing_is_printed_of_an_empty_collection(shelf: Shelf) -> None:
    shelf.tools.preview()
    assert shelf.said == ["摘编还是空的，没有可以打印的内容。"]


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


def test_the_panel_is_entered_by_key_whether_empty_or_not(shelf: Shelf) -> None:
    shelf.tools.go()
    assert QApplication.focusWidget().text() == "新建"
    filled(shelf)
    shelf.tools.go()
    assert QApplication.focusWidget() is shelf.panel.list
