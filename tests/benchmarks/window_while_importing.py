"""How long the window stays away while documents are imported: a table of the pauses.

``python -m tests.benchmarks.window_while_importing [COUNT or FOLDER]`` imports 30 policies, or
so many, or those of a folder, into a fresh library through the real window, with a timer beating
every 5 ms in its thread. No display is needed. Exit status 1 if a pause is longer than the 100 ms
of the budget.

Two times are told of each pause: by the wall clock, which holds what other programs take of the
processor as well, and the processor time of the window's own thread.
"""

import os
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

import click
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from reader.app import Application
from reader.paths import Paths
from reader.ui.importing.import_report_dialog import ImportReportDialog
from reader.ui.tasks import PoolRunner

BUDGET_MS = 100.0
BEAT_MS = 5
POLICY = """柳州市人民政府关于印发《柳州市第{number}号补助办法》的通知
柳政发〔2021〕{number}号
各县（市、区）人民政府：
现将《柳州市第{number}号补助办法》印发给你们，请认真贯彻执行。
柳州市人民政府
2021年3月5日
一、总体要求
到2025年，首台套装备达到{number}台。
二、保障措施
各有关部门要加强领导，抓好落实，确保各项任务按期完成。
"""


def write_policies(folder: Path, count: int) -> Path:
    """Write so many small policies into a folder."""
    folder.mkdir()
    for number in range(1, count + 1):
        text = POLICY.format(number=number)
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def beats_of(app: QApplication, files: Path, data: Path) -> list[tuple[float, float]]:
    """Import the files; wall clock and thread time of every beat from the beginning to the end."""
    runner = PoolRunner(app)
    program = Application(app, Paths.of_this_run(data), runner)
    beats: list[tuple[float, float]] = []
    heart = QTimer()
    heart.setInterval(BEAT_MS)
    begun = False

    def beat() -> None:
        nonlocal begun
        window = program.window
        if not begun and "5 篇" in {each.text() for each in window.findChildren(QLabel)}:
            begun = True
            window.imports.add([files])
        if begun:
            beats.append((time.monotonic(), time.thread_time()))
        if any(each.isVisible() for each in window.findChildren(ImportReportDialog)):
            app.quit()

    heart.timeout.connect(beat)
    program.start()
    heart.start()
    app.exec()
    heart.stop()
    program.window.close()
    runner.shut_down()
    program.close()
    return beats


def main() -> int:
    """Import, print the table, tell by the exit status whether the budget is kept."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else "30"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "files"
        files = write_policies(own, int(wanted)) if wanted.isdecimal() else Path(wanted)
        beats = beats_of(app, files, Path(folder) / "data")
    wall = sorted(1000 * (after[0] - before[0]) for before, after in pairwise(beats))
    work = sorted(1000 * (after[1] - before[1]) for before, after in pairwise(beats))
    click.echo(f"{wanted}: {len(wall)} beats in {beats[-1][0] - beats[0][0]:.1f} s")
    click.echo(f"{'pause in ms':24}{'median':>8}{'p99':>8}{'longest':>9}")
    for name, pauses in (("wall clock", wall), ("window's own work", work)):
        p99 = pauses[int(0.99 * (len(pauses) - 1))]
        click.echo(f"{name:24}{pauses[len(pauses) // 2]:8.1f}{p99:8.1f}{pauses[-1]:9.1f}")
    return int(wall[-1] > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
