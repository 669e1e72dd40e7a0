"""One window per data folder: who comes second hands over what it was given, and ends.

There is no socket in it. The first window holds a lock, SQLite's own on an empty file, as library
and index are locked: it works on every system and dies with its process, so nothing is ever left
locked. What is handed over is a small file in a folder that the first window watches.
"""

import json
import logging
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from reader.errors import LibraryError, system_reason

LOCK_FILE = "window.lock"
HANDOVER_FOLDER = "handover"
LAST_WORD_SECONDS = 1.0
"""So long a second start waits whether the first window was just closing."""

_SUFFIX = ".json"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a start was given.

    Attributes:
        document: Id of a document of the library to open in front.
        files: Files outside the library to be added: packs, documents.
    """

    document: str | None = None
    files: tuple[Path, ...] = ()


@contextmanager
def first_window(folder: Path, patience: float = 0.0) -> Iterator[bool]:
    """Try to be the one window of a data folder, until the end of the block.

    Args:
        folder: The user's data folder; made if need be.
        patience: Seconds to wait for a window that has the folder.

    Yields:
        False if another window has the folder. A folder that cannot be written is nobody's: True,
        since the library says later, and better, what is wrong.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(folder / LOCK_FILE, timeout=patience, isolation_level=None)
    except (OSError, sqlite3.Error):
        yield True
        return
    with closing(lock):
        yield _locked(lock)


def _locked(lock: sqlite3.Connection) -> bool:
    try:
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode != sqlite3.SQLITE_BUSY
    return True


def hand_over(folder: Path, wanted: Wanted) -> None:
    """Leave for the first window what this start was given; nothing means: come to the front.

    Raises:
        LibraryError: The folder cannot be written.
    """
    content = {"document": wanted.document, "files": [str(path) for path in wanted.files]}
    place = folder / HANDOVER_FOLDER
    name = f"{time.time_ns()}-{uuid4().hex}"
    try:
        place.mkdir(exist_ok=True)
        beside = place / f"{name}.new"
        beside.write_text(json.dumps(content), encoding="utf-8")
        beside.replace(place / f"{name}{_SUFFIX}")
    except OSError as error:
        reason = system_reason(error)
        raise LibraryError(f"案头已经打开，但无法通知它（{place}：{reason}）。") from error
    _let_come_to_front()


def taken_over(folder: Path) -> list[Wanted]:
    """Take what second starts have left, the earliest first."""
    wanted = []
    for file in sorted((folder / HANDOVER_FOLDER).glob(f"*{_SUFFIX}")):
        try:
            left = file.read_bytes()
            file.unlink()
            content = json.loads(left)
            files = tuple(Path(name) for name in content["files"])
            document = content["document"]
        except (OSError, ValueError, KeyError, TypeError):
            _log.exception("what was handed over cannot be read: %s", file)
            continue
        wanted.append(Wanted(document if isinstance(document, str) else None, files))
    return wanted


def _let_come_to_front() -> None:
    """Windows lets only who was started last bring a window forward; pass that right on."""
    if os.name == "nt":
        import ctypes  # noqa: PLC0415 - Windows alone has windll

        anyone = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anyone)  # type: ignore[attr-defined,unused-ignore]
