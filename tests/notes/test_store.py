"""The store of the notes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reader.corpus.model import Document
from reader.errors import LibraryError, NotesError
from reader.library.indicators import indicators_of
from reader.library.store import Library
from reader.notes.documents import Surroundings
from reader.notes.faults import ConflictError
from reader.notes.model import (
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    OrphanInfo,
    Piece,
    ReviewState,
)
from reader.notes.reviews import indicator_keys
from reader.notes.store import NotesStore
from tests.indicators.samples import FIRMS
from tests.notes.note_samples import add_one_of_each, anchor, everything
from tests.notes.revisions import RESOURCES


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    with NotesStore.open(tmp_path / "notes.db") as opened:
        yield opened


def test_everything_added_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with NotesStore.open(path) as store:
        add_one_of_each(store)
        before = everything(store)
    with NotesStore.open(path) as store:
        assert everything(store) == before
        assert not store.notice


def test_notes_are_listed_by_document_in_the_order_of_its_text(store: NotesStore) -> None:
    late, early = Annotation(anchor=anchor(90)), Annotation(anchor=anchor(5))
    store.annotations.add(late, early, Annotation(anchor=anchor(1, "panjin")))
    assert store.annotations.of_document("dongying") == [early, late]


def test_folders_are_listed_with_those_they_lie_in(store: NotesStore) -> None:
    store.bookmarks.add(Bookmark(anchor=anchor(), folder="创新/投入"), Bookmark(anchor=anchor(9)))
    assert store.bookmarks.folders() == ["创新", "创新/投入"]


def test_a_search_finds_words_of_quotes_notes_and_tags_in_any_order(tmp_path: Path) -> None:
    surroundings = Surroundings(fold=lambda text: text.lower().replace("發", "发"))
    with NotesStore.open(tmp_path / "notes.db", surroundings) as store:
        annotation = Annotation(anchor=anchor(), note="見R&D", tags=("重要",))
        store.annotations.add(annotation, Annotation(anchor=anchor(9), note="别的"))
        assert store.annotations.search("重要 r&d 研發") == [annotation]
        assert store.annotations.search("重要 没有") == []
        assert store.annotations.search(" ") == []


def test_a_meaning_is_given_another_name_and_its_own_back(store: NotesStore) -> None:
    store.meanings.rename({Meaning.KEY: "要点"})
    assert store.meanings.names()[Meaning.KEY] == "要点"
    store.undo()
    assert store.meanings.names()[Meaning.KEY] == "重点"
    for wrong in ("", " ", "资金"):
        with pytest.raises(NotesError, match="名称"):
            store.meanings.rename({Meaning.KEY: wrong})


def test_a_note_keeps_what_its_document_was_called_and_its_text(
    tmp_path: Path, five: tuple[Document, ...]
) -> None:
    document = five[0]
    info = OrphanInfo(document.id, "题", "〔2021〕1号", document.text_sha256, "东营市")
    surroundings = Surroundings(lambda _id: info, text_of=lambda _id: document.text)
    with NotesStore.open(tmp_path / "notes.db", surroundings) as store:
        store.bookmarks.add(Bookmark(anchor=anchor(4, document.id)))
        assert store.noted_documents() == {document.id: info}
        assert store.kept_text(document.text_sha256) == document.text


def test_a_note_is_kept_although_the_library_is_damaged(tmp_path: Path) -> None:
    def describe(_document_id: str) -> OrphanInfo:
        raise LibraryError("文库文件已损坏。")

    with NotesStore.open(tmp_path / "notes.db", Surroundings(describe)) as store:
        store.bookmarks.add(Bookmark(anchor=anchor()))
        assert store.noted_documents() == {"dongying": OrphanInfo("dongying", "dongying")}


def test_words_that_cannot_be_written_are_told_in_a_sentence(store: NotesStore) -> None:
    with pytest.raises(NotesError, match="字符"):
        store.annotations.add(Annotation(anchor=anchor(), note="\ud83d"))
    assert store.annotations.all() == []


def test_a_row_that_cannot_be_read_is_told_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with NotesStore.open(path) as store:
        store.annotations.add(Annotation(anchor=anchor()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE annotations SET anchor = '{'")
    with NotesStore.open(path) as store:
        with pytest.raises(NotesError, match="恢复较早的备份"):
            store.annotations.all()
        assert store.faults() == ["有一条批注已损坏，无法读出；请恢复较早的备份。"]
        store.restore(store.backups()[0])
        assert len(store.annotations.all()) == 1


def test_there_is_one_decision_about_a_row(store: NotesStore) -> None:
    first = IndicatorReview(
        anchor=anchor(), document_id="dongying", key="k", state=ReviewState.CONFIRMED
    )
    store.reviews.put(first)
    second = replace(first, id="another", state=ReviewState.REJECTED)
    store.reviews.put(second)
    assert store.reviews.by_key("dongying") == {"k": second}
    store.undo()
    assert store.reviews.by_key("dongying") == {"k": first}


def test_no_two_shipped_rows_of_a_document_have_the_same_key(library: Library) -> None:
    rows = indicators_of(library, RESOURCES)
    for document_id in {row.document for row in rows}:
        keys = indicator_keys(row for row in rows if row.document == document_id)
        assert len(set(keys)) == len(keys)


def test_the_key_of_a_row_does_not_depend_on_how_it_was_understood() -> None:
    otherwise = replace(FIRMS, subject="别的", unit="户", value=Decimal("140.0"), start=7)
    assert indicator_keys([otherwise]) == indicator_keys([FIRMS])
    assert indicator_keys([replace(FIRMS, value=Decimal(141))]) != indicator_keys([FIRMS])


def test_an_order_is_found_behind_all_pieces(store: NotesStore) -> None:
    collection = Collection(title="摘编")
    store.collections.add(collection)
    assert store.pieces.next_order(collection.id) == 1.0
    store.pieces.add(Piece(collection_id=collection.id, order=4.5, kind="text", text="字"))
    assert store.pieces.next_order(collection.id) == 5.5


def test_a_piece_without_its_collection_is_refused(store: NotesStore) -> None:
    with pytest.raises(ConflictError, match="摘编"):
        store.pieces.add(Piece(collection_id="gone", order=1.0, kind="text", text="字"))
    assert store.pieces.all() == []
