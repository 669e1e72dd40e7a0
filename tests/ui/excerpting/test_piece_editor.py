"""What the user says of a piece, leaves out of it, and writes around it."""

import sqlite3
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.ui.excerpting.gap_view import GapView
from tests.ui.excerpting.shelf import Shelf
from tests.ui.seen import named


def test_theme_and_note_are_kept_when_the_editor_is_left(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.fill_three()
    shelf.click(0)
    theme = named(shelf.window, QLineEdit, "主题")
    note = named(shelf.window, QPlainTextEdit, "附注")
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
    shelf.fill_three()
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


def test_the_cells_of_a_table_stand_apart_and_are_left_out_one_by_one(shelf: Shelf) -> None:
    words = "地区生产总值增速(%)6.45全社会R&D经费支出占GDP比重(%)2.642.7"
    shelf.fill(("dongying", words))
    shelf.click(0)
    view = shelf.window.findChild(GapView)
    rows = ["地区生产总值增速(%)　6.4　5", "全社会R&D经费支出占GDP比重(%)　2.64　2.7"]
    assert view.toPlainText().split("\n") == rows
    assert shelf.texts() == ["　".join(rows)]
    shown = "　6.4"
    start = view.toPlainText().index(shown)
    view.setFocus()
    cursor = view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(shown), QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    shelf.press("略去所选")
    (piece,) = shelf.pieces()
    assert piece.anchor.quote == words
    assert [words[low:high] for low, high in piece.omissions] == ["6.4"]
    (struck,) = view.extraSelections()
    assert struck.cursor.selectedText() == "6.4"
    assert shelf.texts()[0].startswith("地区生产总值增速(%)……5　全社会")


def test_a_quotation_is_not_left_out_as_a_whole(shelf: Shelf) -> None:
    shelf.fill_three()
    shelf.click(0)
    shelf.window.findChild(GapView).selectAll()
    shelf.press("略去所选")
    assert shelf.pieces()[0].omissions == ()
    assert "不能略去整条" in shelf.labels()


def test_the_quotation_cannot_be_typed_over(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.fill_three()
    shelf.click(0)
    view = shelf.window.findChild(GapView)
    before = view.toPlainText()
    view.selectAll()
    qtbot.keyClicks(view, "x")
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert view.toPlainText() == before


def test_own_headings_and_texts_stand_where_they_were_added(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.fill_three()
    shelf.click(0)
    shelf.choose_from_menu("添加小标题")
    field = named(shelf.window, QPlainTextEdit, "小标题")
    assert QApplication.focusWidget() is field
    qtbot.keyClicks(field, "one")
    shelf.choose_from_menu("添加文字")
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
    shelf.fill_three()
    shelf.choose_from_menu("写前言")
    qtbot.keyClicks(named(shelf.window, QPlainTextEdit, "前言"), "for the meeting")
    shelf.click(0)
    assert shelf.store.collections.all()[0].introduction == "for the meeting"


def test_words_being_written_stay_when_the_piece_is_changed_elsewhere(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.fill_three()
    shelf.click(0)
    note = named(shelf.window, QPlainTextEdit, "附注")
    note.setFocus()
    qtbot.keyClicks(note, "mine")
    piece = shelf.pieces()[0]
    shelf.store.pieces.update(replace(piece, theme="other"))
    shelf.keeper.look()
    shelf.click(1)
    assert (shelf.pieces()[0].theme, shelf.pieces()[0].note) == ("other", "mine")


def test_words_that_cannot_be_kept_hold_the_window_once(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.fill_three()
    shelf.click(0)
    note = named(shelf.window, QPlainTextEdit, "附注")
    note.setFocus()
    qtbot.keyClicks(note, "mine")
    connection = sqlite3.connect(shelf.store.path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    assert not shelf.tools.may_leave()
    assert note.toPlainText() == "mine"
    assert "没有保存" in shelf.said[-1]
    assert shelf.tools.may_leave()
    connection.close()
