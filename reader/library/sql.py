"""Statements on the library's tables that are put together from names."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from sqlite_utils import Database


def version_of(fingerprints: Mapping[str, str]) -> str:
    """The version of a library with these documents."""
    return hashlib.sha256(repr(sorted(fingerprints.items())).encode()).hexdigest()[:32]


def fingerprints(database: Database) -> dict[str, str]:
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


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
