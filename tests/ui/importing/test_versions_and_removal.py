"""Documents that are replaced or removed while they are open."""

from pathlib import Path

from PySide6.QtWidgets import QListWidget, QMessageBox, QTreeView
from pytestqt.qtbot import QtBot

from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.importing.versions_dialog import VersionsDialog
from reader.ui.library_panel import LibraryPanel
from reader.ui.tasks import TaskRunner
from tests.ui.importing.adding import add_one, panel_action, policy, search, tab_titles
from tests.ui.importing.test_long_imports import start_held
from tests.ui.real_window import Start, front
from tests.ui.seen import part, press, words


def test_a_new_version_marks_the_open_tab_and_the_old_one_stays_at_hand(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    add_one(qtbot, window, policy(tmp_path / "旧" / "办法.txt", number=100))
    old = front(window)
    add_one(qtbot, window, policy(tmp_path / "新" / "办法.txt", number=150))
    new = front(window).document.id
    assert new != old.document.id
    assert "6 篇" in words(part(window, LibraryPanel))
    assert any(title.startswith("旧版") for title in tab_titles(window))

    old.banner.newer_requested.emit()
    assert front(window).document.id == new
    panel_action(window, "旧版").trigger()
    versions = part(window, VersionsDialog)
    assert versions.findChild(QListWidget).count() == 1
    press(qtbot, versions, "打开")
    assert front(window).document.id == old.document.id
    assert "这是旧版" in words(front(window).banner)


def test_an_imported_document_is_removed_after_a_question_and_its_tab_closes(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    add_one(qtbot, window, policy(tmp_path / "办法.txt"))
    search(qtbot, window, "首台套装备达到")
    assert panel_action(window, "移除").isEnabled()
    panel_action(window, "移除").trigger()
    question = part(window, QMessageBox)
    assert "批注" in question.informativeText()
    assert "磁盘上的原文件不受影响" in question.informativeText()
    press(qtbot, question, "移除")
    assert "5 篇" in words(part(window, LibraryPanel))
    assert "已从文库中移除" in window.statusBar().currentMessage()
    assert "命中 0 处" in words(window)
    assert "从左边的文库打开一份文件" in words(window)


def test_hits_in_a_document_that_goes_are_put_away_before_it_does(
    qtbot: QtBot, start: Start, held_runner: TaskRunner, tmp_path: Path
) -> None:
    window = start_held(start, held_runner)
    window.imports.add([policy(tmp_path / "办法.txt")])
    held_runner.release_all()
    press(qtbot, part(window, ImportPreviewDialog), "加入文库")
    held_runner.release_all()
    search(qtbot, window, "首台套装备达到")
    held_runner.release_all()
    hits = next(
        each for each in window.findChildren(QTreeView) if each.accessibleName() == "检索结果"
    )
    assert hits.model().rowCount() == 1
    panel_action(window, "移除").trigger()
    press(qtbot, part(window, QMessageBox), "移除")
    assert hits.model().rowCount() == 0
    held_runner.release_all()
    assert "命中 0 处" in words(window)


def test_a_shipped_document_cannot_be_removed_and_that_is_said(start: Start) -> None:
    window = start()
    window.open_document("dongying")
    action = panel_action(window, "移除")
    assert not action.isEnabled()
    assert "随程序提供" in action.text()


def test_a_document_without_older_versions_says_so(start: Start) -> None:
    window = start()
    window.open_document("dongying")
    panel_action(window, "旧版").trigger()
    assert "没有旧版" in window.statusBar().currentMessage()
