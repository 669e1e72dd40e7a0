"""Each released step of the library's tables has a test here."""

from sqlite_utils import Database

from reader.indicators.fields import FIELDS
from reader.library import migrations, rows, schema


def test_every_step_has_a_test() -> None:
    tests = {name.removeprefix("test_") for name in globals() if name.startswith("test_version_")}
    assert tests == set(schema.STEPS)


def test_steps_are_numbered_from_one_on() -> None:
    names = schema.STEPS
    assert list(names) == [f"version_{number}" for number in range(1, len(names) + 1)]
    assert schema.version_of(names) == len(names)


def test_version_1() -> None:
    database = Database(memory=True)
    migrations.steps.apply(database, stop_before="version_2")
    assert set(database.table_names()) == {
        "_sqlite_migrations",
        "documents",
        "texts",
        "sources",
        *rows.PART_COLUMNS,
    }
    for table, columns in rows.PART_COLUMNS.items():
        found = [column.name for column in database.table(table).columns]
        assert found == ["document_id", "place", *columns]
    database.close()


def test_version_2() -> None:
    database = Database(memory=True)
    migrations.steps.apply(database, stop_before="version_2")
    database.execute(
        "INSERT INTO documents (id, title, status, script, origin, characters, text_sha256) "
        "VALUES ('old', '旧', 'not stated', 'hans', 'shipped', 3, '')"
    )
    migrations.steps.apply(database)
    found = "SELECT id, successor, place, added_at FROM documents"
    assert database.execute(found).fetchall() == [("old", None, None, None)]
    assert database.execute("SELECT count(*) FROM removed_documents").fetchone() == (0,)
    database.close()


def test_version_3() -> None:
    database = Database(memory=True)
    migrations.steps.apply(database, stop_before="version_3")
    database.execute(
        "INSERT INTO documents (id, title, status, script, origin, characters, text_sha256) "
        "VALUES ('old', '旧', 'not stated', 'hans', 'shipped', 3, '')"
    )
    migrations.steps.apply(database)
    found = "SELECT id, indicators, indicators_stamp FROM documents"
    assert database.execute(found).fetchall() == [("old", None, None)]
    columns = [column.name for column in database.table("indicators").columns]
    assert columns == ["document_id", "place", *FIELDS]
    database.close()
