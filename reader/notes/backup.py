"""Copies of the notes: one a day in rotation, and one before whatever changes all of them."""

import logging
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from reader.notes.faults import DamagedNotesError, NewerNotesError, told

_log = logging.getLogger(__name__)

FOLDER = "notes-backups"
"""Name of the folder beside the file of the notes."""

KEPT_DAYS = 10
KEPT_OTHERS = 10
_UNFINISHED = ".new"
_UNFINISHED_SECONDS = 86_400
"""A copy that was begun so long ago will not be finished."""

Occasion = Literal["daily", "migration", "restore", "import"]
"""Why a copy was made: it is a new day; or before a step of the tables, a restore, an import."""

OCCASIONS: dict[Occasion, str] = {
    "daily": "每日备份",
    "migration": "升级前",
    "restore": "恢复前",
    "import": "导入前",
}
"""The occasions in Chinese."""

_NAME = re.compile(r"notes-(\d{4}-\d\d-\d\d)(?:-(\d{6})(?:-\d+)?-(migration|restore|import))?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the notes.

    Attributes:
        path: A SQLite file of its own.
        made_at: When it was last written, local time.
        occasion: Why.
        size: In bytes.
    """

    path: Path
    made_at: datetime
    occasion: Occasion
    size: int


class Backups:
    """The copies of one file of notes."""

    def __init__(self, notes: Path) -> None:
        """Look after the copies of ``notes``; nothing is made yet."""
        self._notes = notes
        self._folder = notes.parent / FOLDER

    def listed(self) -> list[Backup]:
        """All copies, the newest first.

        Raises:
            NotesError: The folder cannot be read.
        """
        with told(self._folder):
            paths = list(self._folder.iterdir()) if self._folder.is_dir() else []
            found = [backup for backup in map(_backup_of, paths) if backup is not None]
        return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)

    def make_daily(self, connection: sqlite3.Connection, *, again: bool = False) -> None:
        """Make the copy of today.

        Args:
            connection: To the notes, outside of a transaction.
            again: Also if there is one, in place of it.

        Raises:
            NotesError: The disk is full …; the copy that was there still is.
        """
        path = self._folder / f"notes-{datetime.now().astimezone():%Y-%m-%d}.db"
        if again or not path.exists():
            self._copy(connection, path)
            self._forget("daily", KEPT_DAYS)

    def make(self, occasion: Occasion, connection: sqlite3.Connection) -> Path:
        """Make a copy before something changes all notes.

        Raises:
            NotesError: The disk is full …
        """
        stem = f"notes-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
        path, number = self._folder / f"{stem}-{occasion}.db", 1
        while path.exists():
            number += 1
            path = self._folder / f"{stem}-{number}-{occasion}.db"
        self._copy(connection, path)
        self._forget(occasion, KEPT_OTHERS)
        return path

    def restore_newest_to(self, path: Path) -> Backup | None:
        """Copy the newest sound copy to where the notes lie.

        Returns:
            The copy, None if there is no sound one.

        Raises:
            NotesError: It cannot be written there.
        """
        for backup in self.listed():
            try:
                with told(backup.path), closing(sqlite3.connect(backup.path)) as connection:
                    refuse_unsound(backup.path, connection)
                    _copied(connection, path)
            except (DamagedNotesError, NewerNotesError):
                _log.info("backup %s cannot be used", backup.path)
            else:
                return backup
        return None

    def _copy(self, connection: sqlite3.Connection, path: Path) -> None:
        with told(path):
            self._folder.mkdir(parents=True, exist_ok=True)
            _copied(connection, path)

    def _forget(self, occasion: Occasion, kept: int) -> None:
        """Remove the oldest copies, and what is left of copies that were not finished."""
        same = [backup.path for backup in self.listed() if backup.occasion == occasion]
        with told(self._folder):
            yesterday = datetime.now().astimezone().timestamp() - _UNFINISHED_SECONDS
            unfinished = [
                path
                for folder, pattern in ((self._folder, "notes-*"), (self._notes.parent, "notes.db"))
                for path in folder.glob(f"{pattern}.*{_UNFINISHED}*")
                if path.stat().st_mtime < yesterday
            ]
            for path in (*same[kept:], *unfinished):
                path.unlink(missing_ok=True)


def refuse_unsound(path: Path, connection: sqlite3.Connection) -> None:
    """Look at every page, every index and every key of a file of notes.

    Raises:
        DamagedNotesError: Something is wrong.
    """
    found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check")]
    found = [] if found == ["ok"] else found
    found += [f"{row[0]} {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    if found:
        raise DamagedNotesError(f"批注文件{path}已损坏：{found[0]}。")


def _copied(connection: sqlite3.Connection, path: Path) -> None:
    """Copy a file of notes beside ``path``, look at the copy, put it there.

    A copy keeps nothing beside itself (``journal_mode = DELETE``), so it can be moved as it is.
    """
    temporary = path.with_name(f"{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            refuse_unsound(path, copy)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _backup_of(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    status = path.stat()
    made_at = datetime.fromtimestamp(status.st_mtime).astimezone()
    occasion: Occasion = next((o for o in OCCASIONS if o == match[3]), "daily")
    return Backup(path, made_at, occasion, status.st_size)
