"""One process at a time prepares library and index."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.library.faults import told

WAIT_SECONDS = 600.0
"""Longer than any building of an index takes; a process that dies lets go at once."""


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; wait while another process has it.

    The lock is SQLite's own on an empty file: it works on every system and dies with its process.

    Raises:
        LibraryError: The folder cannot be written, or the other process does not come to an end.
    """
    path = folder / "prepare.lock"
    with told(path):
        folder.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except BaseException:
            connection.close()
            raise
    try:
        yield
    finally:
        connection.close()
