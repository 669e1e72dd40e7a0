"""The file of the notes: opened, looked at, brought up to date."""

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from reader.notes import schema
from reader.notes.faults import DamagedNotesError, NewerNotesError, told

_BUSY_SECONDS = 10


def opened(path: Path) -> tuple[sqlite3.Connection, str]:
    """Connect, look whether the file is sound and of our age, bring its tables up to date.

    Returns:
        The connection in autocommit mode, and a Chinese sentence for the user or "".

    Raises:
        NotesError: A newer program wrote the file, or the folder cannot be written.
    """
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = connected(path)
        try:
            _refuse_newer(path, connection)
            _refuse_damaged(path, connection)
            schema.steps.apply(Database(connection, execute_plugins=False))
        except BaseException:
            connection.close()
            raise
    return connection, ""


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


def _refuse_newer(path: Path, connection: sqlite3.Connection) -> None:
    database = Database(connection, execute_plugins=False)
    applied = [step.name for step in schema.steps.applied(database)]
    known = schema.known_steps()
    if set(applied) - set(known):
        raise NewerNotesError(
            f"批注文件{path}由更新版本的案头写成（批注版本 {len(applied)}，"
            f"本程序只认识到版本 {len(known)}）；请升级案头，或用 --data-dir 另选一个文件夹。"
        )


def _refuse_damaged(path: Path, connection: sqlite3.Connection) -> None:
    found = [str(row[0]) for row in connection.execute("PRAGMA quick_check")]
    if found != ["ok"]:
        raise DamagedNotesError(f"批注文件{path}已损坏：{found[0]}。")
