"""One process at a time prepares library and index."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.library.faults import told

WAIT_SECONDS = 600.0
"""Longer than any building of an index takes; a process that dies lets go at once."""


@contextmanager
def one_at_a_time(path: Path, wait_seconds: float | None = None) -> Iterator[None]:
    """Be the only process that prepares ``path``; wait while another one does.

    The lock is SQLite's own on an empty file ``<path>.lock``: it works on every system and dies
    with its process. Library and index have a lock each: listing the documents does not wait for
    an index that is being built.

    Args:
        path: What is prepared.
        wait_seconds: So long to wait at most; ``WAIT_SECONDS`` if None.

    Raises:
        LibraryError: The folder cannot be written, or the other process does not come to an end.
    """
    file = path.with_name(f"{path.name}.lock")
    patience = WAIT_SECONDS if wait_seconds is None else wait_seconds
    with told(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=patience, isolation_level=None)
        try:
            # No journal: a full disk must not keep anybody from reading.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("BEGIN EXCLUSIVE")
        except BaseException:
            connection.close()
            raise
    try:
        yield
    finally:
        connection.close()
