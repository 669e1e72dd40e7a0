"""Statements on the library's tables that are put together from names."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime


def version_of(fingerprints: Mapping[str, str]) -> str:
    """The version of a library with these documents."""
    return hashlib.sha256(repr(sorted(fingerprints.items())).encode()).hexdigest()[:32]


def fingerprints(database: sqlite3.Connection) -> dict[str, str]:
    """What the index must hold: a fingerprint of each listed document by id."""
    query = "SELECT id, index_sha256 FROM documents WHERE successor IS NULL"
    return dict(database.execute(query).fetchall())


def now() -> str:
    """This moment, ISO 8601, UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def select(table: str, columns: Sequence[str]) -> str:
    """The beginning of a query for some columns of a table."""
    return f"SELECT {_quoted(columns)} FROM {table}"  # noqa: S608 - names of our own tables


def insert_into(table: str, columns: Sequence[str]) -> str:
    """The statement that inserts a row."""
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table} ({_quoted(columns)}) VALUES ({marks})"  # noqa: S608 - our own names


@contextmanager
def atomic(database: sqlite3.Connection) -> Iterator[None]:
    """What is written inside is written whole or not at all; one may stand inside another."""
    inside = database.in_transaction
    database.execute("SAVEPOINT inner_part" if inside else "BEGIN")
    try:
        yield
        database.execute("RELEASE inner_part" if inside else "COMMIT")
    except BaseException:
        if database.in_transaction:  # some errors have ended it
            database.execute("ROLLBACK TO inner_part" if inside else "ROLLBACK")
            if inside:
                database.execute("RELEASE inner_part")
        raise


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
