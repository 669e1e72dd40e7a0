"""The steps of the program's SQLite files, told without what takes them."""

import sqlite3
from contextlib import closing
from types import ModuleType

import pytest
from sqlite_utils import Database

from reader.library import migrations as library_migrations
from reader.library import schema as library_schema
from reader.notes import migrations as notes_migrations
from reader.notes import schema as notes_schema
from reader.sqlite_steps import steps_taken


@pytest.mark.parametrize(
    ("schema", "migrations"),
    [(library_schema, library_migrations), (notes_schema, notes_migrations)],
    ids=["library", "notes"],
)
def test_the_known_steps_are_those_that_are_taken(
    schema: ModuleType, migrations: ModuleType
) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        assert steps_taken(connection, schema.MIGRATION_SET) == []
        migrations.steps.apply(Database(connection, execute_plugins=False))
        assert steps_taken(connection, schema.MIGRATION_SET) == list(schema.STEPS)
