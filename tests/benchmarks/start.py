"""How long the window takes to appear, beside an empty window started the same way.

    python tests/benchmarks/start.py [RUNS]

Prints a table of whole-process times: an empty PySide6 window, ours until it is shown, ours until
the library is listed and can be searched. Each is closed at once; the runs take turns, so that a
noisy machine is noisy for all. Budget (design): 1.6 times the empty window.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
OURS = """
import gc
gc.disable()  # until the window is shown, as in reader.cli and reader.app
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.app import Application
from reader.paths import Paths
from reader.ui.tasks import PoolRunner
app = QApplication([])
program = Application(app, Paths.of_this_run(Path(DATA)), PoolRunner(app))
leave = lambda *_: QTimer.singleShot(0, lambda: os._exit(0))
take = program.window.set_desk
program.window.set_desk = lambda *given: (take(*given), READY and leave())
program.start()
gc.freeze()
gc.enable()
READY or leave()
app.exec()
"""


def seconds(program: str) -> float:
    """Run a Python program to its end and return how long that took."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", f"import os\n{program}"], check=True, cwd=ROOT, env=environment
    )
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as data:
        programs = {
            "empty window": EMPTY,
            "shown": OURS.replace("DATA", repr(data)).replace("READY", "False"),
            "ready to search": OURS.replace("DATA", repr(data)).replace("READY", "True"),
        }
        seconds(programs["ready to search"])  # builds library and index
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, program in programs.items():
                taken[name].append(seconds(program))
    empty = statistics.median(taken["empty window"])
    print("| | median ms | min | max | times the empty window |")  # noqa: T201
    print("|---|---|---|---|---|")  # noqa: T201
    for name, values in taken.items():
        median = statistics.median(values)
        cells = (median, min(values), max(values))
        numbers = " | ".join(f"{value * 1000:.0f}" for value in cells)
        print(f"| {name} | {numbers} | {median / empty:.2f} |")  # noqa: T201


if __name__ == "__main__":
    main()
