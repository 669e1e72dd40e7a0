"""An import that takes long: what waits for it, leaving during it, the window meanwhile."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.importing.import_report_dialog import ImportReportDialog
from reader.ui.main_window import MainWindow
from reader.ui.tasks import PoolRunner, TaskRunner
from tests.ui.importing.adding import policy
from tests.ui.real_window import Start
from tests.ui.seen import part, press, words

LONGEST_PAUSE = 0.1
"""Seconds the GUI thread may be away at a time."""
IMPORT_MS = 60_000


def test_what_is_added_during_an_import_waits_for_its_turn(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    window.imports.add([policy(tmp_path / "甲.txt")])
    window.imports.add([policy(tmp_path / "乙.txt", "桂林市")])
    assert "排在这一批之后" in window.statusBar().currentMessage()
    press(qtbot, part(window, ImportPreviewDialog), "取消")
    qtbot.waitUntil(lambda: "乙.txt" in words(part(window, ImportPreviewDialog)))
    press(qtbot, part(window, ImportPreviewDialog), "取消")


def test_leaving_during_an_import_asks_and_keeps_what_is_done(
    qtbot: QtBot, start: Start, held_runner: TaskRunner, tmp_path: Path
) -> None:
    for city in ("柳州市", "桂林市"):
        policy(tmp_path / "文件" / f"{city}.txt", city)
    program = start_held(start, held_runner)
    program.imports.add([tmp_path / "文件"])
    held_runner.release()
    assert not program.close()
    question = part(program, QMessageBox)
    assert "已完成的会完整保留" in question.informativeText()
    press(qtbot, question, "继续导入")
    assert not program.close()
    press(qtbot, part(program, QMessageBox), "暂停并退出")
    assert program.isVisible()
    held_runner.release()
    assert not program.isVisible()


def start_held(start: Start, runner: TaskRunner) -> MainWindow:
    """Start with a runner that holds everything but the opening of the library."""
    opening = QTimer()
    opening.timeout.connect(runner.release_all)
    opening.start(0)
    window = start(runner)
    opening.stop()
    return window


@pytest.mark.usefixtures("nothing_to_collect")
def test_the_window_lives_on_while_thirty_files_are_imported(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    for number in range(30):
        policy(tmp_path / "文件" / f"{number}.txt", "柳州市", number=200 + number)
    runner = PoolRunner()
    window = start(runner)
    beats: list[tuple[float, float]] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append((time.monotonic(), time.thread_time())))
    heart.start(5)
    window.imports.add([tmp_path / "文件"])
    done = [each.isVisible() for each in window.findChildren(ImportReportDialog)]
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.findChildren(ImportReportDialog)),
        timeout=IMPORT_MS,
    )
    heart.stop()
    assert not done
    assert len(beats) > 10
    work = [after[1] - before[1] for before, after in pairwise(beats)]
    assert max(work) <= LONGEST_PAUSE
    part(window, ImportReportDialog).close()
    window.close()
    runner.shut_down()
