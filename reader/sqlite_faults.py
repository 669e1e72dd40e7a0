"""What SQLite means by an error, for the sentences told about the files of the program."""

import sqlite3

DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
"""The file is not, or no longer, a database."""


def code_of(error: sqlite3.DatabaseError) -> int:
    """What is wrong; that there is no room for what SQLite keeps beside is a full disk too."""
    code = getattr(error, "sqlite_errorcode", 0)
    return sqlite3.SQLITE_FULL if code == sqlite3.SQLITE_IOERR_SHMSIZE else code & 0xFF
