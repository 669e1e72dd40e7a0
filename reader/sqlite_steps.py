"""Which steps the tables of a SQLite file of the program have taken.

sqlite-utils takes the steps and keeps their names in a table of its own; that they are all taken
is told here without loading it, since it takes longer to load than a file takes to open.
"""

import sqlite3


def steps_taken(connection: sqlite3.Connection, migration_set: str) -> list[str]:
    """Names of the steps a file has taken, in the order they were; none if it is new.

    Args:
        connection: To the file, which is only read.
        migration_set: Name of the ``sqlite_utils.Migrations`` that took them.
    """
    kept = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    if connection.execute(kept).fetchone() is None:
        return []
    names = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid"
    return [str(name) for (name,) in connection.execute(names, (migration_set,))]
