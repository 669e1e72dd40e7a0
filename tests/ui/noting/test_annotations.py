"""Highlights and notes: marked, written, listed, changed, with the real store."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.notes.model import Meaning
from reader.notes.store import NotesStore
from reader.ui.noting.meaning_look import ink_of
from reader.ui.noting.selection_bar import SelectionBar
from reader.ui.reading.document_view import DocumentView
from reader.ui.theme import LIGHT
from tests.ui.noting.bench import Bench, press, select
from tests.ui.seen import button, named


def quotes(panel: QWidget) -> list[str]:
    """The rows of the panel."""
    model = named(panel, QListView, "批注列表").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def place_of(view: DocumentView, words: str, occurrence: int = 0) -> tuple[int, int]:
    start = -1
    for _ in range(occurrence + 1):
        start = view.document.text.index(words, start + 1)
    return start, start + len(words)


def inks(view: DocumentView) -> set[Meaning]:
    """The meanings whose colour is seen on the page."""
    image = view.page_view.grab().toImage()
    seen = {
        image.pixel(x, y) for x in range(0, image.width(), 1) for y in range(0, image.height(), 2)
    }
    return {meaning for meaning in Meaning if QColor(ink_of(meaning, LIGHT)).rgb() in seen}


def test_a_repeated_quote_is_marked_at_its_own_occurrence_and_stays_there(
    bench: Bench, new_bench: Callable[..., Bench]
) -> None:
    view = bench.open("dongying")
    place = place_of(view, "高新技术企业", 3)
    select(view, *place)
    bench.annotations.commands["mark_target"]()
    assert view.selected_range() is None
    assert inks(view) == {Meaning.TARGET}
    bench.close()

    again = new_bench()
    view = again.open("dongying")
    placed = again.keeper.placed_annotations(view.document)
    assert [(each.start, each.end) for each in placed] == [place]
    view.go_to_position(place[0])
    assert inks(view) == {Meaning.TARGET}


def test_overlapping_highlights_are_all_seen(bench: Bench) -> None:
    view = bench.open("dongying")
    start, _end = place_of(view, "高新技术企业达到")
    bench.annotation("dongying", view.document.text[start : start + 30])
    bench.annotation(
        "dongying", view.document.text[start + 10 : start + 40], meaning=Meaning.QUESTION
    )
    bench.annotation(
        "dongying", view.document.text[start + 20 : start + 25], meaning=Meaning.FUNDING
    )
    view.go_to_position(start)
    assert inks(view) == {Meaning.KEY, Meaning.QUESTION, Meaning.FUNDING}


def test_marking_once_more_takes_the_mark_away_and_another_meaning_replaces_it(
    bench: Bench,
) -> None:
    view = bench.open("dongying")
    place = place_of(view, "技术交易额")
    for command, left in (
        ("mark_key", [Meaning.KEY]),
        ("mark_funding", [Meaning.FUNDING]),
        ("mark_funding", []),
    ):
        select(view, *place)
        bench.annotations.commands[command]()
        assert [each.meaning for each in bench.store.annotations.all()] == left


def test_without_a_selection_the_user_is_told_to_select(bench: Bench) -> None:
    bench.open("dongying")
    bench.annotations.commands["mark_key"]()
    assert bench.said == ["请先在正文中选取文字。"]


def test_the_bar_comes_beside_a_selection_and_marks(qtbot: QtBot, bench: Bench) -> None:
    view = bench.open("dongying")
    page = view.page_view
    start, end = place_of(view, "技术交易额")
    view.go_to_position(start)
    qtbot.mousePress(page.viewport(), Qt.MouseButton.LeftButton, pos=page.rect_of(start).center())
    qtbot.mouseMove(page.viewport(), page.rect_of(end).center())
    qtbot.mouseRelease(page.viewport(), Qt.MouseButton.LeftButton, pos=page.rect_of(end).center())
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in page.findChildren(SelectionBar)))
    bar = page.findChild(SelectionBar)
    assert page.rect().contains(bar.geometry())
    qtbot.mouseClick(named(bar, QToolButton, "标为疑问"), Qt.MouseButton.LeftButton)
    kept = bench.store.annotations.all()
    assert [(each.anchor.quote, each.meaning) for each in kept] == [
        ("技术交易额", Meaning.QUESTION)
    ]
    assert not bar.isVisible()


def test_a_note_is_written_with_an_input_method_and_saved_in_one_action(
    qtbot: QtBot, bench: Bench
) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    select(view, *place_of(view, "技术交易额"))
    bench.annotations.commands["write_note"]()
    field = named(panel, QPlainTextEdit, "批注内容")
    assert field.hasFocus()
    composed = QInputMethodEvent("ji", [])
    QApplication.sendEvent(field, composed)
    event = QInputMethodEvent()
    event.setCommitString("基期是哪一年？")
    QApplication.sendEvent(field, event)
    assert bench.store.annotations.all() == []
    press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (kept,) = bench.store.annotations.all()
    assert (kept.anchor.quote, kept.note) == ("技术交易额", "基期是哪一年？")
    assert view.page_view.hasFocus()
    bench.upkeep.undo()
    assert bench.store.annotations.all() == []
    assert bench.said[-1].startswith("已撤销：添加批注")


def test_a_note_is_saved_when_the_editor_is_left(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额")
    bench.annotations.open_note(annotation.id)
    qtbot.keyClicks(named(panel, QPlainTextEdit, "批注内容"), "2020?")
    named(panel, QLineEdit, "标签").setText("核对，基期")
    view.setFocus()
    (kept,) = bench.store.annotations.all()
    assert (kept.note, kept.tags) == ("2020?", ("核对", "基期"))
    assert quotes(panel) == ["重点，“技术交易额”，2020?，核对，基期"]


def test_the_editor_goes_with_its_document_unless_something_is_being_written(
    qtbot: QtBot, bench: Bench
) -> None:
    panel = bench.panel(bench.annotations)
    text = named(panel, QPlainTextEdit, "批注内容")
    bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额", note="看基期")
    bench.annotations.open_note(annotation.id)
    other = bench.open("panjin")
    assert not text.isVisible()
    bench.annotations.open_note(annotation.id)
    qtbot.keyClicks(text, " 2020?")
    bench.annotation("panjin", "科技")
    assert text.isVisible()
    assert text.toPlainText() == "看基期 2020?"
    other.setFocus()
    assert not text.isVisible()
    assert bench.store.annotations.get(annotation.id).note == "看基期 2020?"


def test_a_draft_left_without_words_is_not_kept(bench: Bench) -> None:
    bench.panel(bench.annotations)
    view = bench.open("dongying")
    select(view, *place_of(view, "技术交易额"))
    bench.annotations.commands["write_note"]()
    view.setFocus()
    assert bench.store.annotations.all() == []


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of the notes can grow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_cannot_be_written_stays_in_the_editor(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额")
    bench.annotations.open_note(annotation.id)
    field = named(panel, QPlainTextEdit, "批注内容")
    qtbot.keyClicks(field, "not to be lost")
    with full_disk():
        view.setFocus()
        faults = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
        assert any("批注没有" in fault for fault in faults), faults
        assert field.toPlainText().startswith("not to be lost")
    assert bench.store.annotations.all()[0].note == ""
    assert bench.annotations.may_leave()
    assert bench.store.annotations.all()[0].note.startswith("not to be lost")


def test_what_another_window_wrote_is_not_overwritten_unasked(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额")
    bench.annotations.open_note(annotation.id)
    qtbot.keyClicks(named(panel, QPlainTextEdit, "批注内容"), "mine")
    with NotesStore.open(bench.store.path) as other:
        other.annotations.update(replace(annotation, note="theirs"))
    view.setFocus()
    assert bench.store.annotations.all()[0].note == "theirs"
    qtbot.mouseClick(button(panel, "仍按我的内容保存"), Qt.MouseButton.LeftButton)
    assert bench.store.annotations.all()[0].note == "mine"


def test_marks_of_another_window_appear(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    assert quotes(panel) == []
    annotation = bench.annotation("dongying", "技术交易额")
    with NotesStore.open(bench.store.path) as other:
        other.annotations.update(replace(annotation, note="从别处写的"))
    qtbot.waitUntil(lambda: "从别处写的" in "".join(quotes(panel)), timeout=3000)


def test_the_panel_lists_in_the_order_of_the_text_and_filters(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    bench.annotation("dongying", "技术交易额", meaning=Meaning.TARGET, note="看基期", tags=("甲",))
    bench.annotation("dongying", "总体要求", note="R&D")
    other = {"meaning": Meaning.TARGET, "tags": ("乙",), "note": "比照总体要求"}
    bench.annotation("gaogang", "高新技术企业", **other)
    first, second = view.document.text.index("总体要求"), view.document.text.index("技术交易额")
    assert first < second
    assert [row.split("，")[1] for row in quotes(panel)] == ["“总体要求”", "“技术交易额”"]
    qtbot.mouseClick(named(panel, QToolButton, "只看目标指标"), Qt.MouseButton.LeftButton)
    assert len(quotes(panel)) == 1
    qtbot.mouseClick(named(panel, QToolButton, "范围：全部"), Qt.MouseButton.LeftButton)
    rows = quotes(panel)
    assert len([row for row in rows if row.startswith("目标指标，")]) == 2
    assert len(rows) == 4
    bench.annotations.show_found("看基期")
    assert [row for row in quotes(panel) if "，" in row] == ["目标指标，“技术交易额”，看基期，甲"]
    assert bench.annotations.count_found("总体要求") == 2


def test_the_note_sign_in_the_margin_opens_the_note(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    view = bench.open("dongying")
    start, _end = place_of(view, "技术交易额")
    bench.annotation("dongying", "技术交易额", note="看基期")
    view.go_to_position(start)
    page = view.page_view
    page.grab()
    right = page.column()[1]
    line = page.rect_of(start).center().y()
    qtbot.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right + 12, line))
    field = named(panel, QPlainTextEdit, "批注内容")
    assert field.toPlainText() == "看基期"
    assert field.hasFocus()


def test_several_are_removed_at_once_and_come_back_at_once(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    for words in ("技术交易额", "总体要求", "高新技术企业"):
        bench.annotation("dongying", words)
    rows = named(panel, QListView, "批注列表")
    rows.setFocus()
    press(rows, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    press(rows, Qt.Key.Key_Delete)
    assert bench.store.annotations.all() == []
    bench.upkeep.undo()
    assert len(quotes(panel)) == 3


def test_f8_goes_from_mark_to_mark(bench: Bench) -> None:
    view = bench.open("dongying")
    for words in ("技术交易额", "总体要求", "保障措施"):
        bench.annotation("dongying", words)
    order = sorted(view.document.text.index(w) for w in ("技术交易额", "总体要求", "保障措施"))
    visited = []
    for _ in range(3):
        bench.annotations.step(1)
        visited.append(view.page_view.reading_position())
    assert all(abs(seen - start) < 200 for seen, start in zip(visited, order, strict=True))


def test_copying_gives_text_and_html_with_the_source(bench: Bench) -> None:
    view = bench.open("dongying")
    select(view, *place_of(view, "技术交易额"))
    bench.annotations.copy_selection()
    data = QApplication.clipboard().mimeData()
    assert data.text().startswith("“技术交易额”——《东营市人民政府")
    assert data.html().startswith("<p>“技术交易额”")


def test_the_cells_of_a_table_are_copied_apart(bench: Bench) -> None:
    view = bench.open("dongying")
    start = view.document.text.index("地区生产总值增速(%)")
    select(view, start, start + len("地区生产总值增速(%)6.45"))
    bench.annotations.copy_selection()
    copied = QApplication.clipboard().text()
    assert copied.startswith("“地区生产总值增速(%)　6.4")


def test_a_selection_is_offered_to_a_collection(qtbot: QtBot, bench: Bench) -> None:
    view = bench.open("dongying")
    place = place_of(view, "技术交易额")
    select(view, *place)
    with qtbot.waitSignal(bench.annotations.excerpt_requested) as told:
        bench.annotations.commands["excerpt_selection"]()
    assert told.args == ["dongying", *place]


def test_notes_of_a_removed_document_are_listed_with_their_quotes(bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    annotation = bench.annotation("dongying", "技术交易额", note="留着")
    gone = replace(annotation, id="x", anchor=replace(annotation.anchor, document_id="nowhere"))
    other = replace(gone.anchor, text_sha256="0" * 64)
    bench.store.annotations.add(replace(gone, anchor=other))
    bench.keeper.look()
    bench.annotations.show_found("")
    assert "重点，“技术交易额”，留着，文件已移除" in quotes(panel)


def test_an_empty_panel_says_what_to_do(bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("这份文件还没有批注") for text in shown)


@pytest.mark.parametrize("words", ["删除"])
def test_the_note_in_the_editor_is_removed_and_undone(
    qtbot: QtBot, bench: Bench, words: str
) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额", note="看基期")
    bench.annotations.open_note(annotation.id)
    qtbot.mouseClick(named(panel, QPlainTextEdit, "批注内容"), Qt.MouseButton.LeftButton)
    remove = next(b for b in panel.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert bench.store.annotations.all() == []
    assert not named(panel, QPlainTextEdit, "批注内容").isVisible()
    bench.upkeep.undo()
    assert bench.store.annotations.all() == [annotation]


def test_what_looks_like_html_is_shown_as_it_was_written(bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    bench.annotation("dongying", "技术交易额", note="<b>R&D</b>\n第二行")
    index = named(panel, QListView, "批注列表").model().index(0, 0)
    tip = index.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<p>&lt;b&gt;R&amp;D&lt;/b&gt;<br>第二行</p>"


def test_who_else_wrote_a_note_is_named(bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.keeper.author = "王某某"
    bench.open("dongying")
    bench.annotation("dongying", "总体要求", author="王某某")
    bench.annotation("dongying", "技术交易额", author="李某某")
    assert quotes(panel) == ["重点，“总体要求”", "重点，“技术交易额”，李某某"]
