"""Every action is written whole or not at all, can be undone, and meets those of other windows."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import NotesError
from reader.notes.backup import Backups
from reader.notes.database import opened
from reader.notes.documents import Surroundings
from reader.notes.faults import ConflictError
from reader.notes.journal import KEPT_ACTIONS
from reader.notes.model import Annotation, Bookmark, Collection, Piece
from reader.notes.store import NotesStore
from tests.notes.note_samples import add_one_of_each, anchor, everything


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notes.db"


@pytest.fixture
def store(path: Path) -> Iterator[NotesStore]:
    with NotesStore.open(path) as opened_store:
        yield opened_store


@pytest.fixture
def other(store: NotesStore) -> Iterator[NotesStore]:
    """A second window on the same file."""
    with NotesStore.open(store.path) as opened_store:
        yield opened_store


def test_adding_changing_and_removing_are_undone_and_done_again(store: NotesStore) -> None:
    annotation = Annotation(anchor=anchor())
    store.annotations.add(annotation)
    changed = store.annotations.update(replace(annotation, note="记"))
    store.annotations.remove([annotation.id])
    assert store.undo_label == "删除批注“研发投入4”"
    store.undo()
    assert store.annotations.all() == [changed]
    store.undo()
    assert store.annotations.all() == [annotation]
    store.undo()
    assert store.annotations.all() == []
    assert store.undo() is None
    assert store.redo_label == "添加批注“研发投入4”"
    for _ in range(3):
        store.redo()
    assert store.annotations.all() == []
    assert store.redo() is None


def test_everything_is_undone_and_done_again(store: NotesStore) -> None:
    empty = everything(store)
    add_one_of_each(store)
    full = everything(store)
    while store.undo():
        pass
    assert everything(store) == empty
    while store.redo():
        pass
    assert everything(store) == full


def test_what_was_undone_is_forgotten_with_the_next_action(store: NotesStore) -> None:
    store.bookmarks.add(Bookmark(anchor=anchor()))
    store.undo()
    store.bookmarks.add(Bookmark(anchor=anchor(9)))
    assert store.redo_label is None
    assert store.redo() is None


def test_a_collection_goes_and_comes_back_with_its_pieces(store: NotesStore) -> None:
    collection = Collection(title="摘编")
    pieces = [Piece(collection_id=collection.id, order=n, anchor=anchor(4)) for n in (1.0, 2.0)]
    store.collections.add(collection)
    store.pieces.add(*pieces)
    store.collections.remove([collection.id])
    assert store.pieces.all() == []
    assert store.undo() == "删除摘编“摘编”"
    assert store.pieces.of_collection(collection.id) == pieces


def test_several_changes_are_one_action_if_they_are_said_to_be(store: NotesStore) -> None:
    with store.action("整理"):
        store.bookmarks.add(Bookmark(anchor=anchor()))
        store.annotations.add(Annotation(anchor=anchor()))
    assert store.undo() == "整理"
    assert not store.bookmarks.all()
    assert not store.annotations.all()


def test_a_part_that_fails_leaves_nothing_and_the_rest_goes_on(store: NotesStore) -> None:
    annotation = Annotation(anchor=anchor())
    store.annotations.add(annotation)
    with store.action("整理"):
        with pytest.raises(ConflictError):
            store.annotations.add(Annotation(anchor=anchor(9)), annotation)
        store.bookmarks.add(Bookmark(anchor=anchor()))
    assert store.annotations.all() == [annotation]
    assert store.undo() == "整理"
    assert store.annotations.all() == [annotation]


def test_an_action_that_changes_nothing_is_not_one(store: NotesStore) -> None:
    annotation = Annotation(anchor=anchor())
    store.annotations.add(annotation)
    assert store.annotations.update(annotation) == annotation
    store.annotations.remove(["gone"])
    assert store.undo() == "添加批注“研发投入4”"
    assert store.undo() is None


def test_the_history_is_there_after_a_restart(path: Path) -> None:
    annotation = Annotation(anchor=anchor())
    with NotesStore.open(path) as store:
        store.annotations.add(annotation)
        store.annotations.remove([annotation.id])
    with NotesStore.open(path) as store:
        store.undo()
        assert store.annotations.all() == [annotation]
    with NotesStore.open(path) as store:
        store.redo()
        assert store.annotations.all() == []


def test_only_so_many_actions_are_remembered(store: NotesStore) -> None:
    for start in range(KEPT_ACTIONS + 3):
        store.bookmarks.add(Bookmark(anchor=anchor(start)))
    while store.undo():
        pass
    assert [bookmark.anchor.start for bookmark in store.bookmarks.all()] == [0, 1, 2]


def test_a_window_undoes_its_own_actions_only(store: NotesStore, other: NotesStore) -> None:
    store.bookmarks.add(Bookmark(anchor=anchor(), name="甲"))
    other.bookmarks.add(Bookmark(anchor=anchor(), name="乙"))
    store.undo()
    assert [bookmark.name for bookmark in store.bookmarks.all()] == ["乙"]
    assert store.undo() is None


def test_what_another_window_changed_since_is_not_undone(
    store: NotesStore, other: NotesStore
) -> None:
    kept, annotation = Annotation(anchor=anchor(1)), Annotation(anchor=anchor())
    store.annotations.add(kept)
    store.annotations.add(annotation)
    changed = other.annotations.update(replace(annotation, note="另一个窗口"))
    with pytest.raises(ConflictError, match="无法撤销"):
        store.undo()
    assert other.annotations.get(annotation.id) == changed
    store.undo()
    assert store.annotations.all() == [changed]


def test_a_collection_another_window_put_a_piece_into_is_not_undone(
    store: NotesStore, other: NotesStore
) -> None:
    collection = Collection(title="摘编")
    store.collections.add(collection)
    piece = Piece(collection_id=collection.id, order=1.0, kind="text", text="字")
    other.pieces.add(piece)
    with pytest.raises(ConflictError):
        store.undo()
    assert store.pieces.of_collection(collection.id) == [piece]


def test_another_windows_words_are_not_overwritten_unless_the_user_says_so(
    store: NotesStore, other: NotesStore
) -> None:
    annotation = Annotation(anchor=anchor())
    store.annotations.add(annotation)
    theirs = other.annotations.update(replace(annotation, note="他的"))
    with pytest.raises(ConflictError, match="改过"):
        store.annotations.update(replace(annotation, note="我的"))
    assert store.annotations.all() == [theirs]
    mine = store.annotations.update(replace(annotation, note="我的"), overwrite=True)
    assert other.annotations.all() == [mine]
    other.annotations.remove([annotation.id])
    with pytest.raises(ConflictError, match="删除"):
        store.annotations.update(mine)


def test_the_version_tells_of_every_change_of_either_window(
    store: NotesStore, other: NotesStore
) -> None:
    before = store.version
    assert store.version == before
    store.bookmarks.add(Bookmark(anchor=anchor()))
    own = store.version
    other.bookmarks.add(Bookmark(anchor=anchor()))
    assert len({before, own, store.version}) == 3


def test_a_full_disk_is_told_in_a_sentence_and_nothing_is_written(path: Path) -> None:
    connection = opened(path, Backups(path)).connection
    with NotesStore(path, connection, Surroundings(), "") as store:
        store.bookmarks.add(Bookmark(anchor=anchor()))
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(NotesError, match="磁盘已满"):
            store.annotations.add(Annotation(anchor=anchor(), note="字" * 100_000))
        with pytest.raises(NotesError, match="磁盘已满"), store.action("整理"):
            store.annotations.add(Annotation(anchor=anchor(), note="字" * 100_000))
        with pytest.raises(NotesError, match="磁盘已满"):
            tidy_up_whatever_happens(store)
        assert store.annotations.all() == []
        assert len(store.bookmarks.all()) == 1
        connection.execute(f"PRAGMA max_page_count = {pages + 500}")
        store.annotations.add(Annotation(anchor=anchor(), note="字" * 100_000))
        assert store.undo_label == "添加批注“研发投入4”"


def tidy_up_whatever_happens(store: NotesStore) -> None:
    """An action of two parts that goes on although the first failed."""
    with store.action("整理"):
        with suppress(NotesError):
            store.annotations.add(Annotation(anchor=anchor(), note="字" * 100_000))
        store.bookmarks.add(Bookmark(anchor=anchor(9)))


def test_a_file_another_program_holds_is_told_in_a_sentence(path: Path) -> None:
    connection = opened(path, Backups(path)).connection
    connection.execute("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(path, isolation_level=None)
    with NotesStore(path, connection, Surroundings(), "") as store:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotesError, match="占用"):
            store.bookmarks.add(Bookmark(anchor=anchor()))
        holder.execute("ROLLBACK")
        holder.close()
        store.bookmarks.add(Bookmark(anchor=anchor()))


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(path: Path) -> None:
    connection = opened(path, Backups(path)).connection
    with NotesStore(path, connection, Surroundings(), "") as store:
        connection.execute("PRAGMA query_only = ON")
        with pytest.raises(NotesError, match="不可写"):
            store.bookmarks.add(Bookmark(anchor=anchor()))
        assert store.bookmarks.all() == []


def test_what_was_read_inside_a_failed_action_is_not_taken_for_kept(store: NotesStore) -> None:
    kept = Annotation(anchor=anchor())
    store.annotations.add(kept)
    with suppress(RuntimeError), store.action("整理"):
        store.annotations.add(Annotation(anchor=anchor(9)))
        store.annotations.update(replace(kept, note="没有保存"))
        assert len(store.annotations.all()) == 2
        raise RuntimeError
    assert store.annotations.all() == [kept]
    assert store.annotations.get(kept.id) == kept


def test_what_another_window_changed_and_removed_is_read_anew(
    store: NotesStore, other: NotesStore
) -> None:
    first, second = Annotation(anchor=anchor()), Annotation(anchor=anchor(9))
    store.annotations.add(first, second)
    assert store.annotations.all() == other.annotations.all()
    changed = other.annotations.update(replace(first, note="别处"))
    other.annotations.remove([second.id])
    assert store.annotations.all() == [changed]
    store.annotations.add(second)
    assert other.annotations.search("研发") == [changed, second]


def test_a_hundred_rows_changed_at_once_are_all_read_anew(store: NotesStore) -> None:
    notes = [Annotation(anchor=anchor(place)) for place in range(100)]
    store.annotations.add(*notes)
    with store.action("改名"):
        for note in store.annotations.all():
            store.annotations.update(replace(note, note="新"))
    assert {note.note for note in store.annotations.all()} == {"新"}
    store.undo()
    assert {note.note for note in store.annotations.all()} == {""}
