"""Make what a packed program brings along ready-made: its library and its index.

    python build/packing/make_ready.py INSIDE EPOCH

Runs with the project's own Python, as the packed program will: its resources lie in
``INSIDE/resources``. The same sources make the same bytes, whenever and wherever this runs.
"""

import os
import random
import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make(inside: Path, epoch: int) -> None:
    """Make both in ``inside/resources/ready``.

    Args:
        inside: The packed program's folder of files.
        epoch: Seconds: the time at which everything was added to the library.
    """
    sys.path.insert(0, str(ROOT))
    vars(sys).update(frozen=True, _MEIPASS=str(inside))
    random.seed(epoch)  # Whoosh names its files by it, and writes down when each was made
    vars(os.path)["getmtime"] = lambda _path: float(epoch)

    from reader.library.bundle import open_library  # noqa: PLC0415 - as frozen from here on
    from reader.search.preparation import prepare_index  # noqa: PLC0415

    resources = inside / "resources"
    work = inside / "making"
    with open_library(work / "library.db", resources) as library:
        prepare_index(library, work / "index")
    _settle(work / "library.db", datetime.fromtimestamp(epoch, UTC).isoformat(timespec="seconds"))
    ready = resources / "ready"
    ready.mkdir()
    shutil.move(work / "library.db", ready)
    shutil.move(work / "index", ready)
    shutil.rmtree(work)


def _settle(path: Path, moment: str) -> None:
    """Give every row the same time, and every page its place."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("UPDATE documents SET added_at = ?", [moment])
        database.execute("UPDATE _sqlite_migrations SET applied_at = ?", [moment])
        database.execute("VACUUM")


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
