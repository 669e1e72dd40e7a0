"""How long the packed program takes to be usable, beside an empty window frozen the same way.

    python tests/benchmarks/frozen_start.py [RUNS]

As root, like ``dev.py package``, whose Debian tree it uses. Freezes the programs of ``starts`` with
the spec of the packages: an empty PySide6 window, ours until its window is shown, until the library
is listed, until a word typed at that moment is found. The runs take turns, so that a noisy machine
is noisy for all. Budget: 1.6 times the empty window. Exit status 1 if it is missed.
"""

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
from starts import PROGRAMS, table  # noqa: E402

BUDGET = 1.6


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
    lines = table(taken)
    print("\n".join(lines))  # noqa: T201
    listed = lines[list(PROGRAMS).index("library listed") + 2]
    return 0 if float(listed.split("|")[-2]) <= BUDGET else 1


if __name__ == "__main__":
    sys.exit(main())
