"""Kill a process that adds, changes and deletes notes at random moments: nothing confirmed is lost.

Run it from the project's folder::

    python tests/benchmarks/notes_kills.py [KILLS] [FROM]

Without KILLS there are 500; FROM is the seed. A process prints what it is about to do and, behind
the commit, that it is done. After each SIGKILL the file must hold what was confirmed, no more and
no less (the action that was announced last may be there or not), and ``antou check`` must find
nothing wrong. Every tenth time it begins with a new file. Prints a table; the exit status is 1 if
anything is not as it should be.
"""

import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.notes.backup import FOLDER  # noqa: E402 (path first)
from tests.notes.killing import Expected, kill_once  # noqa: E402

KILLS = 500
FRESH = 10
"""Every so many kills the file is begun anew."""

LONGEST_SECONDS = 0.6


def main() -> None:
    """Print the table."""
    kills = int(sys.argv[1] if sys.argv[1:] else KILLS)
    chance = random.Random(int(sys.argv[2] if sys.argv[2:] else 5))
    wrong: list[str] = []
    actions = most = 0
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary) / "data"
        check(data)
        expected = Expected()
        for number in range(kills):
            if number % FRESH == 0:
                actions += expected.actions
                expected = Expected()
                (data / "notes.db").unlink(missing_ok=True)
                shutil.rmtree(data / FOLDER, ignore_errors=True)
            found = kill_once(data / "notes.db", expected, chance, LONGEST_SECONDS)
            found += check(data)
            wrong += [f"kill {number}: {fault}" for fault in found]
            most = max(most, len(expected.notes))
    row("kills", f"{kills:,} in {time.monotonic() - begun:,.0f} s")
    row("confirmed actions", f"{actions + expected.actions:,}")
    row("notes in the file at most", f"{most:,}")
    row("faults", f"{len(wrong):,}")
    for line in wrong[:20]:
        click.echo(f"  {line}")
    sys.exit(1 if wrong else 0)


def check(data: Path) -> list[str]:
    """What ``antou check`` finds wrong."""
    words = [sys.executable, "-m", "reader", "check", "--data-dir", str(data)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return [] if done.returncode == 0 else [done.stdout + done.stderr]


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<42}{value}")


if __name__ == "__main__":
    main()
