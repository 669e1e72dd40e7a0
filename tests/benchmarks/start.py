"""How long the window takes to appear, beside an empty window started the same way.

    python tests/benchmarks/start.py [RUNS]

Prints a table of whole-process times: an empty PySide6 window, ours until it is shown, until the
library is listed, until a word typed at that moment is found. Each is closed at once; the runs
take turns, so that a noisy machine is noisy for all. Budget (design): 1.6 times the empty window.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from starts import PROGRAMS, table

ROOT = Path(__file__).parents[2]


def seconds(program: str, data: str) -> float:
    """Run a Python program to its end and return how long that took."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"ANTOU_DATA_DIR": data}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as data:
        for program in reversed(PROGRAMS.values()):  # builds library and index first
            seconds(program, data)
        for _ in range(runs):
            for name, program in PROGRAMS.items():
                taken[name].append(seconds(program, data))
    print("\n".join(table(taken)))  # noqa: T201


if __name__ == "__main__":
    main()
