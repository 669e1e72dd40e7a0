"""The notes outlive damage: copies in rotation, looked at and brought back."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from reader.errors import NotesError
from reader.notes import migrations, schema
from reader.notes.backup import FOLDER, KEPT_DAYS, KEPT_OTHERS
from reader.notes.model import Annotation, Bookmark
from reader.notes.store import NotesStore
from tests.notes.killing import ROOT
from tests.notes.note_samples import add_one_of_each, anchor, everything


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.db"


def filled(path: Path) -> dict[str, object]:
    with NotesStore.open(path) as store:
        add_one_of_each(store)
        return everything(store)


def overwrite(path: Path, start: int, length: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xff" * length)


def test_a_copy_of_the_day_is_made_at_the_start_and_anew_at_the_end(path: Path) -> None:
    notes = filled(path)
    with NotesStore.open(path) as store:
        backup = store.backups()[0]
        assert backup.occasion == "daily"
    with NotesStore.open(backup.path) as copy:
        assert everything(copy) == notes


def test_only_the_copies_of_so_many_days_are_kept(path: Path) -> None:
    filled(path)
    folder = path.parent / FOLDER
    today = next(folder.glob("notes-*.db"))
    for day in range(1, KEPT_DAYS + 5):
        old = folder / f"notes-2020-01-{day:02}.db"
        old.write_bytes(today.read_bytes())
        os.utime(old, (day * 86400, day * 86400))
    (folder / "mine.txt").write_text("mine")
    unfinished = folder / "notes-2020-01-01.db.77.new"
    unfinished.touch()
    os.utime(unfinished, (1, 1))
    today.unlink()
    with NotesStore.open(path) as store:
        names = [backup.path.name for backup in store.backups()]
    assert len(names) == KEPT_DAYS
    assert names[1] == f"notes-2020-01-{KEPT_DAYS + 4}.db"
    assert (folder / "mine.txt").exists()
    assert not unfinished.exists()


@pytest.mark.parametrize("damage", ["head", "inside", "cut short", "other file"])
def test_a_damaged_file_is_set_aside_and_the_newest_copy_takes_its_place(
    path: Path, damage: str
) -> None:
    notes = filled(path)
    size = path.stat().st_size
    if damage == "head":
        overwrite(path, 0, 100)
    elif damage == "inside":
        overwrite(path, 4096 * 3, 4096 * 4)
        path.with_name("notes.db-wal").touch()
    elif damage == "cut short":
        os.truncate(path, size // 2)
    else:
        path.write_bytes(b"PK\3\4 this is no database at all" * 1000)
    with NotesStore.open(path) as store:
        assert "已损坏" in store.notice
        assert "notes.db.bad" in store.notice
        assert everything(store) == notes
    assert path.with_name("notes.db.bad").exists()
    with NotesStore.open(path) as store:
        assert not store.notice


def test_damage_a_clean_end_hides_is_found_when_the_copy_of_the_day_is_made(path: Path) -> None:
    notes = filled(path)
    today = next((path.parent / FOLDER).glob("notes-*.db"))
    yesterday = today.with_name("notes-2020-01-01.db")
    today.rename(yesterday)
    overwrite(path, 4096 * 3, 4096 * 4)
    with NotesStore.open(path) as store:
        assert "已恢复" in store.notice
        assert everything(store) == notes


@pytest.mark.parametrize("how", ["gone", "empty"])
def test_a_file_that_is_gone_or_empty_comes_back_from_its_newest_copy(path: Path, how: str) -> None:
    notes = filled(path)
    path.unlink()
    if how == "empty":
        path.touch()
    with NotesStore.open(path) as store:
        assert "批注文件不见了，已恢复" in store.notice
        assert everything(store) == notes
    with NotesStore.open(path) as store:
        assert store.notice == ""


def test_a_file_that_was_only_begun_is_no_loss(path: Path) -> None:
    path.touch()
    with NotesStore.open(path) as store:
        assert store.notice == ""


def test_several_processes_repair_a_damaged_file_once(path: Path) -> None:
    filled(path)
    overwrite(path, 0, 100)
    words = [sys.executable, "-m", "tests.notes.note_writer", str(path)]
    processes = [
        subprocess.Popen([*words, seed, "5"], cwd=ROOT, stdout=subprocess.DEVNULL)
        for seed in ("1", "2", "3")
    ]
    assert [process.wait(50) for process in processes] == [0, 0, 0]
    assert not path.with_name("notes.db.bad2").exists()
    with NotesStore.open(path) as store:
        assert len(store.annotations.all()) == 16
        assert store.faults() == []


@pytest.mark.parametrize("has_copy", [True, False])
def test_what_a_damaged_file_still_holds_is_put_back(path: Path, *, has_copy: bool) -> None:
    filled(path)
    added = [Annotation(anchor=anchor(n), note="新" * 300) for n in range(200)]
    with NotesStore.open(path) as store:
        backup = store.backups()[0].path
        copy = backup.read_bytes()
        changed = store.annotations.update(replace(store.annotations.all()[0], note="改了"))
        store.annotations.add(*added)
    backup.write_bytes(copy if has_copy else b"no copy")
    pages = path.stat().st_size // 4096
    overwrite(path, 4096 * (pages * 3 // 4), 4096)
    path.with_name("notes.db-wal").touch()
    with NotesStore.open(path) as store:
        assert "找回" in store.notice
        there = store.annotations.all()
        assert changed in there
        assert len(set(there) & set(added)) > 150
        assert set(there) <= {changed, *added}
        assert store.faults() == []
        assert store.undo() == "从损坏的文件中找回"


def test_a_damaged_copy_is_passed_over(path: Path) -> None:
    notes = filled(path)
    today = next((path.parent / FOLDER).glob("notes-*.db"))
    older = today.with_name("notes-2020-01-01.db")
    older.write_bytes(today.read_bytes())
    os.utime(older, (1, 1))
    overwrite(today, 0, 100)
    overwrite(path, 0, 100)
    with NotesStore.open(path) as store:
        assert "1970-01-01" in store.notice
        assert everything(store) == notes


def test_without_a_sound_copy_a_new_file_is_begun_and_nothing_is_thrown_away(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)
    for number in ("", "2"):
        with NotesStore.open(path) as store:
            assert "没有完好的备份" in store.notice
        assert path.with_name(f"notes.db.bad{number}").exists()
        path.write_bytes(b"no database" * 1000)
        for backup in (path.parent / FOLDER).iterdir():
            backup.unlink()


def test_a_restore_is_looked_at_first_and_can_be_undone(path: Path) -> None:
    then = filled(path)
    with NotesStore.open(path) as store:
        backup = store.backups()[0]
        assert store.preview(backup).changes_nothing
        annotation = store.annotations.all()[0]
        store.annotations.update(replace(annotation, note="改了"))
        store.bookmarks.remove([store.bookmarks.all()[0].id])
        store.annotations.add(Annotation(anchor=anchor(50), note="新的"))
        now = everything(store)
        preview = store.preview(backup)
        kinds = {d.named: (d.returning, d.going, d.changing) for d in preview.differences}
        assert kinds["书签"] == (1, 0, 0)
        assert kinds["批注"] == (0, 1, 1)
        assert any("批注 多少？" in line for line in preview.newest)
        store.restore(backup)
        assert everything(store) == then
        assert store.backups()[0].occasion == "restore"
        assert "恢复" in str(store.undo())
        assert everything(store) == now
    with NotesStore.open(store.path) as store:
        assert everything(store) == now


def test_the_oldest_copy_is_restored_although_the_new_copy_pushes_it_out(path: Path) -> None:
    then = filled(path)
    with NotesStore.open(path) as store:
        for _ in range(KEPT_OTHERS):
            store.restore(store.backups()[0])
        oldest = [backup for backup in store.backups() if backup.occasion == "restore"][-1]
        store.annotations.remove([annotation.id for annotation in store.annotations.all()])
        store.restore(oldest)
        assert not oldest.path.exists()
        assert everything(store) == then


def test_a_damaged_copy_is_not_restored(path: Path) -> None:
    now = filled(path)
    with NotesStore.open(path) as store:
        backup = store.backups()[0]
        overwrite(backup.path, 4096 * 3, 4096 * 4)
        for attempt in (store.preview, store.restore):
            with pytest.raises(NotesError, match="损坏"):
                attempt(backup)
        assert everything(store) == now


def test_a_file_of_a_newer_program_is_refused_in_a_sentence(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('notes', 'version_99', '')"
        )
    with pytest.raises(NotesError, match="更新版本"):
        NotesStore.open(path)
    assert not path.with_name("notes.db.bad").exists()


def test_a_copy_is_made_before_the_tables_change(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = filled(path)
    newer = Migrations("notes")
    newer()(migrations.version_1)

    @newer()
    def version_2(database: Database) -> None:
        database.table("bookmarks").add_column("colour", str)

    monkeypatch.setattr(migrations, "steps", newer)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "version_2"))
    with NotesStore.open(path) as store:
        assert [b.occasion for b in store.backups()].count("migration") == 1
        before = next(b for b in store.backups() if b.occasion == "migration")
        assert store.bookmarks.all() == notes["bookmarks"]
        assert not store.preview(before).differences[0].returning
    monkeypatch.undo()
    with NotesStore.open(before.path) as store:
        assert everything(store) == notes


def test_a_folder_that_cannot_be_made_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotesError, match="--data-dir"):
        NotesStore.open(tmp_path / "file" / "notes.db")


def test_notes_are_kept_although_the_copy_of_the_day_cannot_be_made(path: Path) -> None:
    (path.parent / FOLDER).touch()
    with NotesStore.open(path) as store:
        assert "备份没有做成" in store.notice
        store.bookmarks.add(Bookmark(anchor=anchor()))
    with NotesStore.open(path) as store:
        assert len(store.bookmarks.all()) == 1
