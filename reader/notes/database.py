"""The file of the notes: opened, looked at, brought up to date, replaced by a backup if damaged."""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import NotesError
from reader.files import unused
from reader.notes import schema
from reader.notes.backup import Backups, refuse_unsound
from reader.notes.faults import DamagedNotesError, NewerNotesError, told
from reader.sqlite_steps import steps_taken

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 5
_REPAIR_SECONDS = 60
_HEADER_BYTES = 100


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened file.

    Attributes:
        connection: In autocommit mode.
        notice: Chinese sentence for the user, or "".
        bad: Where a damaged file was put, None if there was none.
    """

    connection: sqlite3.Connection
    notice: str = ""
    bad: Path | None = None


def opened(path: Path, backups: Backups) -> Opened:
    """Open the file, or make an empty one; a damaged one gives way to its newest sound backup.

    So does one that is gone or empty although there are backups. After an unclean end every page
    and every key is looked at.

    Args:
        path: Of the file.
        backups: Of it; the copy of today is made if there is none.

    Raises:
        NotesError: A newer program wrote the file, the folder cannot be written, or it is damaged
            and cannot be moved.
    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if not _is_lost(path, backups):
            return _sound(path, backups)
    except DamagedNotesError as error:
        _log.info("damaged notes: %s", error)
    with _alone(path):
        return _repaired(path, backups)


def _repaired(path: Path, backups: Backups) -> Opened:
    """Open the file, or its newest sound backup; another process may have been faster."""
    notice, bad = "", None
    try:
        if _is_lost(path, backups):
            notice = _brought_back(path, backups)
        return _with_notice(notice, _sound(path, backups, thorough=True))
    except DamagedNotesError:
        notice, bad = _replaced(path, backups)
    return _with_notice(notice, _sound(path, backups), bad)


def _with_notice(notice: str, found: Opened, bad: Path | None = None) -> Opened:
    return Opened(found.connection, notice + found.notice, bad)


def _is_lost(path: Path, backups: Backups) -> bool:
    """Whether nothing is where the notes were; a file that is just being made is no loss."""
    empty = not path.exists() or path.stat().st_size == 0
    return empty and not _wal(path).exists() and bool(backups.listed())


def _brought_back(path: Path, backups: Backups) -> str:
    with told(path):
        restored = backups.restore_newest_to(path)
    if restored is None:
        return "批注文件不见了，也没有完好的备份，已重新开始。"
    return f"批注文件不见了，已恢复 {restored.made_at:%Y-%m-%d %H:%M} 的备份。"


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Be the only process that repairs; the lock is SQLite's own and dies with its process."""
    with told(path):
        lock = path.with_name(f"{path.name}.lock")
        connection = sqlite3.connect(lock, timeout=_REPAIR_SECONDS, isolation_level=None)
    try:
        with told(path):
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


def _sound(path: Path, backups: Backups, *, thorough: bool = False) -> Opened:
    """The connection and what the user must be told; the copy of a day shows hidden damage too."""
    connection = _ready(path, backups, thorough=thorough)
    try:
        backups.make_daily(connection)
    except DamagedNotesError:
        connection.close()
        raise
    except NotesError as error:
        return Opened(connection, f"今天的批注备份没有做成：{error}")
    return Opened(connection)


def connected(path: Path) -> sqlite3.Connection:
    """Connect without looking at anything; raises what SQLite raises."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory(path: Path) -> sqlite3.Connection:
    """A copy of a file of notes, brought up to date; the file is only read.

    Raises:
        DamagedNotesError: It is damaged.
        NotesError: A newer program wrote it, or it cannot be read.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        with told(path), _read_only(path) as file:
            _refuse_newer(path, file)
            refuse_unsound(path, file)
            file.backup(connection)
            bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing, all in one transaction; another process waits."""
    from sqlite_utils import Database  # noqa: PLC0415 - seldom needed, see migrations

    from reader.notes.migrations import steps  # noqa: PLC0415

    database = Database(connection, execute_plugins=False)
    connection.execute("BEGIN IMMEDIATE")
    try:
        steps.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _ready(path: Path, backups: Backups, *, thorough: bool) -> sqlite3.Connection:
    with told(path):
        unclean = thorough or _wal(path).exists()
        _refuse_cut_short(path)
        connection = connected(path)
        try:
            _refuse_newer(path, connection)
            if unclean:
                refuse_unsound(path, connection)
            _migrate(connection, backups)
        except BaseException:
            connection.close()
            raise
    return connection


def _migrate(connection: sqlite3.Connection, backups: Backups) -> None:
    taken = steps_taken(connection, schema.MIGRATION_SET)
    if not set(schema.STEPS) - set(taken):
        return
    if taken:
        backups.make("migration", connection)
    bring_up_to_date(connection)


def _refuse_newer(path: Path, connection: sqlite3.Connection) -> None:
    taken = steps_taken(connection, schema.MIGRATION_SET)
    if set(taken) - set(schema.STEPS):
        raise NewerNotesError(
            f"批注文件{path}由更新版本的案头写成（批注版本 {len(taken)}，"
            f"本程序只认识到版本 {len(schema.STEPS)}）；"
            "请升级案头，或用 --data-dir 另选一个文件夹。"
        )


def _refuse_cut_short(path: Path) -> None:
    """Compare the length with the pages the head names (SQLite file format, 1.3)."""
    if not path.exists() or _wal(path).exists() or not path.stat().st_size:
        return
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    expected = pages * (65536 if page_size == 1 else page_size)
    if len(head) < _HEADER_BYTES or path.stat().st_size < expected:
        raise DamagedNotesError(f"批注文件{path}不完整。")


def _replaced(path: Path, backups: Backups) -> tuple[str, Path]:
    """Set a damaged file aside, with what was not yet written into it, and restore a backup.

    Returns:
        The sentence that tells so, and where the damaged file is now.
    """
    with told(path):
        bad = unused(path.with_name(path.name + ".bad"))
        path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
        if _wal(path).exists():
            _wal(path).replace(_wal(bad))
        if path.exists():
            path.replace(bad)
        restored = backups.restore_newest_to(path)
    kept = f"原文件保存为 {bad.name}"
    if restored is None:
        return f"批注文件已损坏，也没有完好的备份，已重新开始；{kept}。", bad
    return f"批注文件已损坏，已恢复 {restored.made_at:%Y-%m-%d %H:%M} 的备份；{kept}。", bad


def _wal(path: Path) -> Path:
    """Changes not yet in the file; there only while it is open, or if a run did not end cleanly."""
    return path.with_name(f"{path.name}-wal")


@contextmanager
def _read_only(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        yield connection
    finally:
        connection.close()
