"""Notes survive a replaced, a removed and a returned document, a restore, and a move elsewhere."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from reader.corpus.model import Document
from reader.export.notes_json import notes_json
from reader.export.notes_reading import read_notes
from reader.library.noted import NotedDocuments, open_notes
from reader.library.store import Library
from reader.notes.anchors import Anchor, Doubtful, Found, make_anchor
from reader.notes.following import Follower, moved
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
from tests.notes.note_samples import everything
from tests.notes.revisions import Revision, random_anchors

HANDED = ("imported", "")


def annotate(store: NotesStore, documents: list[Document], count: int = 8) -> None:
    """Notes of every kind on every document."""
    chance = random.Random(6)
    collection = Collection(title="五市摘编")
    store.collections.add(collection)
    anchors: list[Anchor] = []
    for document in documents:
        mine = random_anchors(chance, document, count)
        anchors += mine
        meanings = (chance.choice(list(Meaning)) for _ in mine)
        store.annotations.add(
            *(
                Annotation(anchor=a, meaning=m, note="记\n")
                for a, m in zip(mine, meanings, strict=True)
            )
        )
        store.bookmarks.add(Bookmark(anchor=mine[0], name="书签", folder="甲/乙"))
        store.reviews.put(
            IndicatorReview(
                anchor=mine[1], document_id=document.id, key="k", state=ReviewState.CONFIRMED
            )
        )
    store.pieces.add(
        *(
            Piece(collection_id=collection.id, order=float(place), anchor=anchor)
            for place, anchor in enumerate(anchors)
        )
    )
    for left, right in zip(anchors[::count], anchors[count::count], strict=False):
        store.pins.add(
            SectionPin(
                left_document=left.document_id,
                left_section=left,
                right_document=right.document_id,
                right_section=right,
            )
        )


def documents_of(library: Library) -> list[Document]:
    return [library.document(summary.id) for summary in library.documents()]


def places(noted: NotedDocuments, documents: list[Document], store: NotesStore) -> object:
    """Where all annotations stand, by document and id."""
    return {
        document.id: {
            note.item.id: (note.start, note.end)
            for note in noted.resolved(store.annotations, document).placed
        }
        for document in documents
    }


def test_notes_survive_a_removed_document_and_return_with_it(
    library: Library, tmp_path: Path
) -> None:
    documents = documents_of(library)
    sources = {document.id: library.source(document.id) for document in documents}
    with open_notes(tmp_path / "notes.db", library) as store:
        annotate(store, documents)
        noted = NotedDocuments(library, store)
        before, stood = everything(store), places(noted, documents, store)
        titles = sorted(document.metadata.title for document in documents)
        for document in documents:
            library.remove(document.id)
        orphans = noted.orphans()
        assert [orphan.info.title for orphan in orphans] == titles
        quotes = {
            a.anchor.quote for orphan in orphans for a in orphan.items if isinstance(a, Annotation)
        }
        assert quotes == {annotation.anchor.quote for annotation in store.annotations.all()}
        assert noted.home(store.annotations.all()[0].anchor) is None
        for document in documents:
            library.add(document, sources[document.id], "shipped")
        assert noted.orphans() == ()
        assert everything(store) == before
        assert places(noted, documents, store) == stood


def test_notes_return_with_the_same_text_under_another_id(library: Library, tmp_path: Path) -> None:
    document = library.document("panjin")
    with open_notes(tmp_path / "notes.db", library) as store:
        annotate(store, [document])
        noted = NotedDocuments(library, store)
        stood = places(noted, [document], store)
        library.remove("panjin")
        again = replace(document, id="0123456789ab")
        library.add(again, "", "imported")
        assert places(noted, [again], store) == {again.id: stood["panjin"]}  # type: ignore[index]
        assert not noted.orphans()
        home = noted.home(store.bookmarks.all()[0].anchor)
        assert home is not None
        assert home.document_id == again.id


@pytest.mark.parametrize(
    ("changes", "returns"),
    [
        ({}, True),
        ({"document_number": None, "city": None}, True),
        ({"document_number": "别政发〔2021〕9号"}, False),
        ({"city": "别的市"}, False),
        ({"title": "别的题目不是这一篇"}, False),
    ],
)
def test_notes_return_with_a_new_version_of_a_removed_document_if_it_is_one(
    library: Library, tmp_path: Path, changes: dict[str, str | None], *, returns: bool
) -> None:
    document = library.document("dongying")
    metadata = replace(document.metadata, document_number="东政发〔2018〕30号")
    old = replace(document, metadata=metadata)
    library.add(old, "", "imported")
    with open_notes(tmp_path / "notes.db", library) as store:
        annotate(store, [old])
        noted = NotedDocuments(library, store)
        library.remove("dongying")
        new = replace(
            old,
            id="0123456789ab",
            text="新的开头。\n" + old.text,
            blocks=(),
            sections=(),
            metadata=replace(metadata, **changes),
        )
        library.add(new, "", "imported")
        assert bool(noted.resolved(store.annotations, new).placed) is returns
        assert bool(noted.orphans()) is not returns


@pytest.mark.parametrize("name", ["cangzhou", "dongying", "gaogang", "panjin", "quanzhou"])
def test_notes_follow_into_a_new_version_or_wait_for_the_user(
    library: Library, tmp_path: Path, name: str
) -> None:
    old = library.document(name)
    revision = Revision(random.Random(name), old.text)
    for _ in range(4):
        revision.edit()
    new = replace(old, id="0123456789ab", text=revision.text, blocks=(), sections=())
    with open_notes(tmp_path / "notes.db", library) as store:
        annotate(store, [old], count=60)
        before = everything(store)
        noted = NotedDocuments(library, store)
        library.add(new, "", "imported")
        library.supersede(old.id, new.id)
        resolved = noted.resolved(store.annotations, new)
        assert len(resolved.placed) + len(resolved.unplaced) == 60
        assert len(resolved.placed) >= 50
        for note in resolved.placed:
            assert new.text[note.start : note.end] == note.item.anchor.quote
        assert {n.item.id for n in resolved.unplaced} <= {n.item.id for n in noted.review_list()}
        assert noted.faults() == []
        assert len(noted.resolved(store.annotations, old).placed) == 60
        assert everything(store) == before
        library.remove(new.id)
        assert len(noted.orphans()) == 1
        library.add(old, "", "shipped")
        assert len(noted.resolved(store.annotations, old).placed) == 60


def test_the_text_a_note_was_made_on_helps_where_a_document_is_replaced_in_its_place(
    library: Library, tmp_path: Path
) -> None:
    old = library.document("dongying")
    quote = "东营市"
    twins = [place for place in range(len(old.text)) if old.text.startswith(quote, place)]
    assert len(twins) > 2
    anchor = make_anchor(old, twins[1], twins[1] + len(quote))
    with open_notes(tmp_path / "notes.db", library) as store:
        store.bookmarks.add(Bookmark(anchor=anchor))
        new = replace(old, text="新的开头。\n" + old.text, blocks=(), sections=())
        library.add(new, "", "shipped")
        noted = NotedDocuments(library, store)
        assert store.kept_text(old.text_sha256) == old.text
        [note] = noted.resolved(store.bookmarks, new).placed
        assert note.start == twins[1] + 6


def test_the_user_moves_keeps_or_drops_what_was_not_found(library: Library, tmp_path: Path) -> None:
    old = library.document("dongying")
    start = old.text.index("研发")
    quote = old.text[start : start + 6]
    new = replace(old, text=old.text.replace(quote, "另外的话"), blocks=(), sections=())
    with open_notes(tmp_path / "notes.db", library) as store:
        notes = [Annotation(anchor=make_anchor(old, start, start + 6)) for _ in range(3)]
        store.annotations.add(*notes)
        library.add(new, "", "shipped")
        noted = NotedDocuments(library, store)
        first, second, third = noted.review_list()
        assert quote in first.doubt.old_text
        place = new.text.index("另外的话")
        assert place in [candidate.start for candidate in first.doubt.candidates]
        by_id = {note.id: note for note in notes}
        by_user = moved(by_id[first.item.id], first.anchor, new, place, place + 4)
        store.annotations.update(by_user, label="移到新位置")
        store.settled.keep(second.item.id, second.text_sha256)
        store.annotations.remove([third.item.id])
        assert noted.review_list() == ()
        assert noted.resolved(store.annotations, new).placed[0].item.anchor.quote == "另外的话"
        for label in ("删除", "保留", "移到新位置"):
            assert label in str(store.undo())
        assert len(noted.review_list()) == 3


def test_what_was_left_out_of_a_quotation_is_shown_when_the_quotation_is_another(
    five: tuple[Document, ...],
) -> None:
    document = five[0]
    anchor = make_anchor(document, 10, 30)
    piece = Piece(collection_id="c", order=1.0, anchor=anchor, omissions=((1, 3),))
    assert moved(piece, anchor, document, 10, 30).omissions == ((1, 3),)
    assert moved(piece, anchor, document, 10, 31).omissions == ()
    pin = SectionPin(
        left_document=document.id,
        left_section=anchor,
        right_document="panjin",
        right_section=replace(anchor, document_id="panjin", start=11),
    )
    new = moved(pin, anchor, document, 50, 60)
    assert (new.left_section.start, new.right_section) == (50, pin.right_section)


def test_a_place_is_looked_for_once(five: tuple[Document, ...]) -> None:
    asked: list[str] = []

    def former(text_sha256: str) -> str | None:
        asked.append(text_sha256)
        return None

    document = five[0]
    anchor = make_anchor(document, 100, 120)
    new = replace(document, text="甲" + document.text, blocks=(), sections=())
    follower = Follower(former)
    assert follower.place(anchor, new) == follower.place(anchor, new) == Found(101, 121)
    assert asked == [document.text_sha256]
    assert follower.place(anchor, document) == Found(100, 120)
    gone = replace(document, text="什么也没有", blocks=(), sections=())
    assert isinstance(follower.place(anchor, gone), Doubtful)


def test_notes_survive_a_restored_backup_and_a_move_to_a_fresh_folder(
    library: Library, tmp_path: Path
) -> None:
    documents = documents_of(library)
    with open_notes(tmp_path / "notes.db", library) as store:
        annotate(store, documents)
        before = everything(store)
        stood = places(NotedDocuments(library, store), documents, store)
        text = notes_json(store.everything())
    with open_notes(tmp_path / "notes.db", library) as store:
        backup = store.backups()[0]
        for topic in (store.collections, store.annotations, store.bookmarks):
            topic.remove([item.id for item in topic.all()])  # type: ignore[attr-defined]
        store.restore(backup)
        assert everything(store) == before
    file = tmp_path / "批注.json"
    file.write_text(text, encoding="utf-8")
    with open_notes(tmp_path / "fresh" / "notes.db", library) as store:
        store.merge(read_notes(file))
        assert everything(store) == before
        assert places(NotedDocuments(library, store), documents, store) == stood
