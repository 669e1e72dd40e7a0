"""What can still be read of a damaged file of notes, put back on top of the restored backup."""

import logging
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from reader.notes.journal import Journal, Row
from reader.notes.rows import SHAPES

_log = logging.getLogger(__name__)


def salvage(bad: Path, journal: Journal) -> int:
    """Put back the notes that only the damaged file has, or has in a later state, as one action.

    What was deleted after the backup comes back too: better a note too many than one too few.

    Args:
        bad: The file that was set aside; it is only read.
        journal: Of the restored notes.

    Returns:
        How many were put back.

    Raises:
        NotesError: The disk is full …; nothing was put back.
    """
    count = 0
    try:
        with _copy_of(bad) as connection, journal.action("从损坏的文件中找回"):
            for table, row in _readable(connection):
                here = journal.row(table, str(row["id"]))
                if here is None or _moment(row) > _moment(here):
                    journal.write(table, str(row["id"]), row)
                    count += 1
            _drop_strays(journal)
            _keep_documents(connection, journal)
    except OSError as error:
        _log.info("nothing salvaged from %s: %s", bad, error)
    return count


@contextmanager
def _copy_of(bad: Path) -> Iterator[sqlite3.Connection]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "notes.db"
        for suffix in ("", "-wal"):
            source = bad.with_name(bad.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(sqlite3.connect(copy)) as connection:
            yield connection


def _readable(connection: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    """The rows that can be read and understood, by table."""
    for table, shape in SHAPES.items():
        for row in _rows(connection, table):
            try:
                shape.value(row)
                _moment(row)
            except (ValueError, KeyError, TypeError):
                continue
            yield table, row


def _keep_documents(connection: sqlite3.Connection, journal: Journal) -> None:
    try:
        journal.keep_documents_of(connection)
    except sqlite3.DatabaseError as error:
        _log.info("not all that is known about documents can be read: %s", error)


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """Rows from the first on until one cannot be read, then from the last one back."""
    found: dict[object, Row] = {}
    for direction in ("ASC", "DESC"):
        query = f"SELECT * FROM {table} ORDER BY rowid {direction}"  # noqa: S608 - our own names
        try:
            cursor = connection.execute(query)
            names = [column[0] for column in cursor.description]
            for values in cursor:
                row = dict(zip(names, values, strict=True))
                found.setdefault(row.get("id"), row)
        except sqlite3.DatabaseError as error:
            _log.info("part of %s cannot be read: %s", table, error)
        else:
            break
    yield from found.values()


def _moment(row: Row) -> datetime:
    return datetime.fromisoformat(str(row["changed"]))


def _drop_strays(journal: Journal) -> None:
    """Pieces whose collection could not be read have no place."""
    collections = journal.tables()["collections"]
    for row_id, row in journal.tables()["pieces"].items():
        if row["collection_id"] not in collections:
            journal.write("pieces", row_id, None)
