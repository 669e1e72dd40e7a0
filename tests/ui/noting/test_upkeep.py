"""What concerns all notes: names, review after an update, files, copies."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QListView,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QTextBrowser,
)
from pytestqt.qtbot import QtBot

from reader.notes.model import Annotation, Meaning
from tests.ui.noting.bench import Bench, dialog, select
from tests.ui.seen import button, named


def made_on_an_older_text(bench: Bench, words: str, before: str, now: str) -> Annotation:
    """An annotation on a text in which ``before`` stood where ``now`` stands."""
    annotation = bench.annotation("dongying", words, note="看基期")
    anchor = replace(
        annotation.anchor,
        text_sha256="0" * 64,
        quote=annotation.anchor.quote.replace(now, before),
    )
    bench.store.annotations.remove([annotation.id])
    older = replace(annotation, id="older", anchor=anchor)
    bench.store.annotations.add(older)
    bench.keeper.look()
    bench.take()
    return older


def test_a_changed_place_is_reviewed_with_old_and_new_text_and_moved_by_the_user(
    qtbot: QtBot, bench: Bench
) -> None:
    view = bench.open("dongying")
    made_on_an_older_text(bench, "比重达到2.7%以上", "2.5", "2.7")
    assert bench.keeper.placed_annotations(view.document) == []
    bench.upkeep.review()
    asked = dialog()
    assert asked.findChild(QTabWidget).tabText(0) == "待核对（1）"
    assert "比重达到2.5%以上" in named(asked, QTextBrowser, "原来的文字").toPlainText()
    candidates = named(asked, QListWidget, "新文本中可能的位置")
    assert "比重达到2.7%以上" in candidates.item(0).text()
    qtbot.mouseClick(button(asked, "移到此处（文字不同）"), Qt.MouseButton.LeftButton)
    assert asked.findChild(QTabWidget).tabText(0) == "待核对"
    asked.reject()
    (placed,) = bench.keeper.placed_annotations(view.document)
    assert placed.item.note == "看基期"
    assert placed.item.anchor.quote == "比重达到2.7%以上"
    bench.upkeep.undo()
    assert bench.keeper.placed_annotations(view.document) == []


def test_a_note_kept_as_it_was_is_not_asked_about_again(qtbot: QtBot, bench: Bench) -> None:
    bench.open("dongying")
    older = made_on_an_older_text(bench, "比重达到2.7%以上", "2.5", "2.7")
    for _ in range(2):
        bench.upkeep.review()
        qtbot.mouseClick(button(dialog(), "保留原文"), Qt.MouseButton.LeftButton)
        assert dialog().findChild(QTabWidget).tabText(0) == "待核对"
        dialog().reject()
        assert bench.store.annotations.all() == [older]
        bench.upkeep.undo()


def test_a_note_in_doubt_is_removed_and_comes_back(qtbot: QtBot, bench: Bench) -> None:
    bench.open("dongying")
    older = made_on_an_older_text(bench, "比重达到2.7%以上", "2.5", "2.7")
    bench.upkeep.review()
    qtbot.mouseClick(button(dialog(), "删除"), Qt.MouseButton.LeftButton)
    dialog().reject()
    assert bench.store.annotations.all() == []
    bench.upkeep.undo()
    assert bench.store.annotations.all() == [older]


def test_orphans_are_listed_with_their_full_quotes(bench: Bench) -> None:
    annotation = bench.annotation("dongying", "技术交易额", note="留着")
    anchor = replace(annotation.anchor, document_id="nowhere", text_sha256="0" * 64)
    bench.store.annotations.add(replace(annotation, id="x", anchor=anchor))
    bench.upkeep.review()
    words = named(dialog(), QPlainTextEdit, "孤立批注").toPlainText()
    dialog().reject()
    assert "“技术交易额”" in words
    assert "批注：留着" in words


def test_the_meanings_are_renamed_everywhere(qtbot: QtBot, bench: Bench) -> None:
    told = []
    bench.upkeep.command_told.connect(lambda name, words: told.append((name, words)))
    bench.upkeep.rename_meanings()
    fields = dialog().findChildren(QLineEdit)
    fields[0].setText("要点")
    fields[1].setText("要点")
    qtbot.mouseClick(button(dialog(), "保存"), Qt.MouseButton.LeftButton)
    assert dialog().isVisible()
    fields[1].setText("指标")
    qtbot.mouseClick(button(dialog(), "保存"), Qt.MouseButton.LeftButton)
    assert bench.keeper.names()[Meaning.KEY] == "要点"
    assert ("mark_target", "标为指标") in told
    bench.upkeep.undo()
    assert bench.keeper.names()[Meaning.KEY] == "重点"


def test_notes_taken_along_and_taken_in_elsewhere_are_the_same(
    bench: Bench, new_bench: Callable[..., Bench], tmp_path: Path
) -> None:
    bench.open("dongying")
    bench.annotation("dongying", "技术交易额", note="看基期\n第二行", tags=("甲",))
    bench.bookmark("panjin", "科技", name="乙", folder="一/二")
    file = tmp_path / "notes.json"
    bench.upkeep.export_to(file)
    assert bench.said[-1] == f"已导出 2 条到{file}。"
    other = new_bench("other.db")
    other.show()
    other.upkeep.import_from(file)
    box = other.window.findChild(QMessageBox)
    assert "新增" in box.informativeText()
    box.close()
    assert other.store.annotations.all() == bench.store.annotations.all()
    assert other.store.bookmarks.all() == bench.store.bookmarks.all()
    other.upkeep.undo()
    assert other.store.annotations.all() == []
    bench.upkeep.export_to(tmp_path / "notes.md")
    assert "看基期" in (tmp_path / "notes.md").read_text(encoding="utf-8")


def test_a_file_that_is_none_of_notes_is_refused_in_a_sentence(
    bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "other.json"
    file.write_text("[1, 2", encoding="utf-8")
    bench.upkeep.import_from(file)
    assert str(file) in bench.said[-1] or file.name in bench.said[-1]


def test_a_copy_is_looked_at_restored_and_undone(
    qtbot: QtBot, bench: Bench, new_bench: Callable[..., Bench]
) -> None:
    bench.annotation("dongying", "技术交易额", note="昨天的")
    bench.close()
    today = new_bench()
    today.show()
    today.annotation("dongying", "总体要求", note="今天的")
    today.store.annotations.remove([today.store.annotations.all()[0].id])
    today.upkeep.show_backups()
    words = named(dialog(), QPlainTextEdit, "恢复预览").toPlainText()
    assert "批注：现在 1 条 → 1 条（找回 1 条，失去 1 条）" in words
    qtbot.mouseClick(button(dialog(), "恢复这份备份"), Qt.MouseButton.LeftButton)
    assert [each.note for each in today.store.annotations.all()] == ["昨天的"]
    today.upkeep.undo()
    assert [each.note for each in today.store.annotations.all()] == ["今天的"]


def test_what_concerns_all_notes_shows_that_it_is_being_done(bench: Bench, tmp_path: Path) -> None:
    pointers = []

    def look() -> None:
        pointer = QApplication.overrideCursor()
        pointers.append(pointer.shape() if pointer is not None else None)

    bench.annotation("dongying", "技术交易额", note="看基期")
    bench.upkeep.export_to(tmp_path / "notes.json")
    bench.keeper.changed.connect(look)
    bench.upkeep.undo()
    bench.upkeep.import_from(tmp_path / "notes.json")
    bench.window.findChild(QMessageBox).close()
    assert pointers == [Qt.CursorShape.WaitCursor] * 2
    assert QApplication.overrideCursor() is None


def test_undo_and_redo_are_called_by_what_they_do(bench: Bench) -> None:
    told: dict[str, str] = {}
    bench.upkeep.command_told.connect(told.__setitem__)
    annotation = bench.annotation("dongying", "技术交易额")
    assert told["undo"].startswith("撤销：添加批注")
    bench.store.annotations.remove([annotation.id])
    bench.keeper.look()
    assert told["undo"].startswith("撤销：删除批注")
    bench.upkeep.undo()
    assert told["redo"].startswith("重做：删除批注")
    for _ in range(2):
        bench.upkeep.undo()
    assert bench.said[-1] == "没有可以撤销的操作。"
    assert told["undo"] == "撤销"


def test_lost_places_are_told_and_counted_in_the_panel(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    made_on_an_older_text(bench, "比重达到2.7%以上", "2.5", "2.7")
    qtbot.waitUntil(lambda: any("1 条批注不能确定位置" in said for said in bench.said))
    qtbot.mouseClick(button(panel, "1 条待核对…"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(bench.keeper.changed):
        bench.store.annotations.remove(["older"])
        bench.keeper.look()
    qtbot.waitUntil(lambda: not bench.keeper.in_doubt)


def test_annotations_are_offered_to_a_collection(qtbot: QtBot, bench: Bench) -> None:
    panel = bench.panel(bench.annotations)
    bench.open("dongying")
    annotation = bench.annotation("dongying", "技术交易额")
    rows = named(panel, QListView, "批注列表")
    rows.setCurrentIndex(rows.model().index(0, 0))
    offer = next(action for action in rows.actions() if action.text() == "加入摘编")
    with qtbot.waitSignal(bench.annotations.annotations_chosen) as told:
        offer.trigger()
    assert told.args == [[annotation]]


def test_new_annotations_carry_the_name_of_who_writes(qtbot: QtBot, bench: Bench) -> None:
    view = bench.open("dongying")
    bench.upkeep.rename_meanings()
    named(dialog(), QLineEdit, "批注人").setText(" 王某某 ")
    with qtbot.waitSignal(bench.upkeep.author_changed) as told:
        qtbot.mouseClick(button(dialog(), "保存"), Qt.MouseButton.LeftButton)
    assert told.args == ["王某某"]
    bench.keeper.author = "王某某"
    start = view.document.text.index("技术交易额")
    select(view, start, start + 5)
    bench.annotations.mark(Meaning.KEY)
    assert bench.store.annotations.all()[0].author == "王某某"
