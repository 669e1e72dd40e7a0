"""The store of the notes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import NotesError
from reader.notes.anchors import Anchor
from reader.notes.faults import ConflictError
from reader.notes.model import (
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    Piece,
    ReviewState,
    SectionPin,
)
from reader.notes.store import NotesStore


def anchor(start: int = 4, document_id: str = "dongying") -> Anchor:
    quote = f"研发投入{start}"
    return Anchor(
        document_id, "0" * 64, start, start + len(quote), quote, "全社会", "。", ("一、",)
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    with NotesStore.open(tmp_path / "notes.db") as opened:
        yield opened


def test_everything_added_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    bookmark = Bookmark(anchor=anchor(), name="研发", folder="创新/投入")
    annotation = Annotation(anchor=anchor(), meaning=Meaning.FUNDING, note="多少？", tags=("甲",))
    collection = Collection(title="五市摘编", arrangement="city")
    piece = Piece(
        collection_id=collection.id, order=1.0, anchor=anchor(), omissions=((0, 2), (3, 4))
    )
    heading = Piece(collection_id=collection.id, order=2.0, kind="heading", text="一")
    review = IndicatorReview(
        anchor=anchor(),
        document_id="dongying",
        key="k",
        state=ReviewState.EDITED,
        fields={"value": "3.0"},
        original={"value": "2.7"},
    )
    pin = SectionPin(
        left_document="dongying",
        left_section=anchor(),
        right_document="panjin",
        right_section=anchor(9, "panjin"),
    )
    with NotesStore.open(path) as store:
        store.bookmarks.add(bookmark)
        store.annotations.add(annotation)
        store.collections.add(collection)
        store.pieces.add(piece, heading)
        store.reviews.put(review)
        store.pins.add(pin)
        store.meanings.rename({Meaning.KEY: "要点"})
    with NotesStore.open(path) as store:
        assert store.bookmarks.all() == [bookmark]
        assert store.annotations.of_document("dongying") == [annotation]
        assert store.collections.get(collection.id) == collection
        assert store.pieces.of_collection(collection.id) == [piece, heading]
        assert store.reviews.by_key("dongying") == {"k": review}
        assert store.pins.between("panjin", "dongying") == [pin]
        assert store.meanings.names()[Meaning.KEY] == "要点"


def test_every_action_is_undone_and_done_again(store: NotesStore) -> None:
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
    for _ in range(3):
        store.redo()
    assert store.annotations.all() == []
    assert store.redo() is None


def test_a_collection_goes_and_comes_back_with_its_pieces(store: NotesStore) -> None:
    collection = Collection(title="摘编")
    pieces = [Piece(collection_id=collection.id, order=n, anchor=anchor(n)) for n in (1.0, 2.0)]
    store.collections.add(collection)
    store.pieces.add(*pieces)
    store.collections.remove([collection.id])
    assert store.pieces.all() == []
    assert store.undo() == "删除摘编“摘编”"
    assert store.pieces.of_collection(collection.id) == pieces


def test_an_action_that_fails_leaves_nothing(store: NotesStore) -> None:
    annotation = Annotation(anchor=anchor())
    store.annotations.add(annotation)
    with pytest.raises(ConflictError):
        store.annotations.add(Annotation(anchor=anchor(9)), annotation)
    assert store.annotations.all() == [annotation]


def test_a_piece_without_its_collection_is_refused(store: NotesStore) -> None:
    with pytest.raises(NotesError):
        store.pieces.add(Piece(collection_id="gone", order=1.0, kind="text", text="字"))
    assert store.pieces.all() == []
