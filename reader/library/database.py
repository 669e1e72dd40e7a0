"""The library's file: opened, looked at, set aside if it is damaged."""

import logging
import sqlite3
from pathlib import Path
from typing import Literal

from reader.errors import LibraryError
from reader.library import schema
from reader.library.faults import DamagedLibraryError, told
from reader.sqlite_steps import steps_taken

_log = logging.getLogger(__name__)

_BUSY_SECONDS = 30
_HEADER_BYTES = 100
SUSPECT = ".suspect"
"""A file with this suffix asks the next start to look at every page of the library."""


def opened(path: Path) -> sqlite3.Connection:
    """Connect, look whether the file is sound and of our age, bring its tables up to date.

    Raises:
        DamagedLibraryError: The file is damaged.
        LibraryError: A newer program wrote it, or the folder cannot be written.
    """
    suspect = path.with_name(path.name + SUSPECT)
    unclean = _wal(path).exists()
    with told(path):
        _refuse_cut_short(path)
        database = connected(path)
        try:
            taken = steps_taken(database, schema.MIGRATION_SET)
            _refuse_newer(path, taken)
            if suspect.exists():
                _refuse_damaged(database, "integrity_check")
            elif unclean:
                _refuse_damaged(database, "quick_check")
            if set(schema.STEPS) - set(taken):
                _bring_up_to_date(database)
        except BaseException:
            database.close()
            raise
        suspect.unlink(missing_ok=True)
    return database


def connected(path: Path) -> sqlite3.Connection:
    """Connect without looking at anything; raises what SQLite raises."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(database: sqlite3.Connection) -> None:
    from sqlite_utils import Database  # noqa: PLC0415 - seldom needed, see migrations

    from reader.library.migrations import steps  # noqa: PLC0415

    steps.apply(Database(database, execute_plugins=False))


def _wal(path: Path) -> Path:
    """Changes not yet in the file; there only while it is open, or if a run did not end cleanly."""
    return path.with_name(path.name + "-wal")


def _refuse_cut_short(path: Path) -> None:
    """Compare the length with the pages the head names (SQLite file format, 1.3)."""
    if not path.exists() or _wal(path).exists():
        return
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
    page_size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    expected = pages * (65536 if page_size == 1 else page_size)
    if len(head) < _HEADER_BYTES or path.stat().st_size < expected:
        raise DamagedLibraryError(f"文库文件{path}不完整。")


def _refuse_newer(path: Path, applied: list[str]) -> None:
    if set(applied) - set(schema.STEPS):
        raise LibraryError(
            f"文库文件{path}由更新版本的案头写成（文库版本 {schema.version_of(applied)}，"
            f"本程序只认识到版本 {schema.version_of(schema.STEPS)}）；"
            "请升级案头，或用 --data-dir 另选一个文件夹。"
        )


def page_faults(
    database: sqlite3.Connection, pragma: Literal["quick_check", "integrity_check"]
) -> list[str]:
    """What SQLite's own check of the pages finds; empty if all is well."""
    found = [str(row[0]) for row in database.execute(f"PRAGMA {pragma}")]
    return [] if found == ["ok"] else found


def halves(database: sqlite3.Connection) -> list[str]:
    """Documents that are not whole; Chinese sentences, none if all are."""
    found = []
    for table in (*schema.DOCUMENT_TABLES,):
        strays = f"SELECT DISTINCT document_id FROM {table} EXCEPT SELECT id FROM documents"  # noqa: S608
        for (document_id,) in database.execute(strays):
            found.append(f"文库中有文件 {document_id} 的残余（{table}）")
    for table in ("texts", "sources", "blocks"):
        lacking = f"SELECT id FROM documents EXCEPT SELECT document_id FROM {table}"  # noqa: S608
        for (document_id,) in database.execute(lacking):
            found.append(f"文件 {document_id} 不完整（缺 {table}）")
    lost = (
        "SELECT id FROM documents WHERE successor IS NOT NULL AND successor NOT IN "
        "(SELECT id FROM documents WHERE successor IS NULL)"
    )
    for (document_id,) in database.execute(lost):
        found.append(f"旧版文件 {document_id} 的新版不在文库中")
    return found


def _refuse_damaged(
    database: sqlite3.Connection, pragma: Literal["quick_check", "integrity_check"]
) -> None:
    faults = page_faults(database, pragma)
    if faults:
        raise DamagedLibraryError(f"文库文件已损坏：{faults[0]}。")


def set_aside(path: Path) -> str:
    """Move a damaged library out of the way.

    Returns:
        The Chinese sentence that tells so.

    Raises:
        LibraryError: The file cannot be moved.
    """
    bad = path.with_name(path.name + ".bad")
    with told(path):
        for suffix in ("-wal", "-shm", SUSPECT):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        path.replace(bad)
    _log.info("damaged library set aside as %s", bad)
    return f"文库文件已损坏，已重建；原文件保存为 {bad.name}。"
