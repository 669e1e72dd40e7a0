"""How long the packed program takes to be usable, beside an empty window frozen the same way.

    python tests/benchmarks/frozen_start.py [RUNS]

As root, like ``dev.py package``, whose Debian tree it uses. Freezes three programs with the spec of
the packages: an empty PySide6 window, ours until its window is shown, ours until the library is
listed and can be searched. Each ends itself then; the runs take turns, so that a noisy machine is
noisy for all. Budget: 1.6 times the empty window. Exit status 1 if it is missed.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "build"))

from packing.freezing import freeze_linux  # noqa: E402 - found from here on
from packing.python_runtime import freezing_tree  # noqa: E402
from packing.staging import staged  # noqa: E402
from packing.workshop import Workshop, workshop  # noqa: E402

BUDGET = 1.6
EMPTY = """
import os
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
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from reader.app import Application
from reader.paths import Paths
from reader.ui.tasks import PoolRunner
app = QApplication([])
program = Application(app, Paths.of_this_run(), PoolRunner(app))
leave = lambda *_: QTimer.singleShot(0, lambda: os._exit(0))
take = program.window.set_desk
program.window.set_desk = lambda *given: (take(*given), READY and leave())
program.start()
READY or leave()
app.exec()
"""
PROGRAMS = {
    "empty window": EMPTY,
    "shown": OURS.replace("READY", "False"),
    "ready to search": OURS.replace("READY", "True"),
}


def frozen(shop: Workshop, name: str, program: str) -> Path:
    """Freeze a program as the packages are; returns what to start."""
    extras = shop.work / "extras"
    (extras / "entry.py").write_text(program, encoding="utf-8")
    folder = freeze_linux(shop, freezing_tree(shop), extras, entry="/extras/entry.py")
    kept = shop.work / name
    folder.rename(kept)
    return kept / "antou"


def seconds(program: Path, data: str) -> float:
    """Run a program to its end and return how long that took."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8", "ANTOU_DATA_DIR": data}
    began = time.perf_counter()
    subprocess.run([program], check=True, env=environment, stderr=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> int:
    """Freeze, measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    shop = workshop(ROOT, Path(sys.executable), "start")
    staged(shop)
    programs = {name: frozen(shop, name, text) for name, text in PROGRAMS.items()}
    taken: dict[str, list[float]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as data:
        for _ in range(2):  # lays out library and index; then everything is in the page cache
            for program in programs.values():
                seconds(program, data)
        for _ in range(runs):
            for name, program in programs.items():
                taken[name].append(seconds(program, data))
    empty = statistics.median(taken["empty window"])
    print("| frozen | median ms | min | max | times the empty window |")  # noqa: T201
    print("|---|---|---|---|---|")  # noqa: T201
    for name, values in taken.items():
        median = statistics.median(values)
        cells = (median, min(values), max(values))
        numbers = " | ".join(f"{value * 1000:.0f}" for value in cells)
        print(f"| {name} | {numbers} | {median / empty:.2f} |")  # noqa: T201
    return 0 if statistics.median(taken["ready to search"]) <= BUDGET * empty else 1


if __name__ == "__main__":
    sys.exit(main())
