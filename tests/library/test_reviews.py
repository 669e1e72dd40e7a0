"""The user's decisions about indicators hold over a new reading and a new version."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.indicators.model import Indicator, Review
from reader.library.bundle import GAZETTEER_FILE
from reader.library.indicators import indicators_of
from reader.library.noted import NotedDocuments, open_notes
from reader.library.reviews import review_of, reviewed_indicators
from reader.library.store import Library
from reader.notes.model import ReviewState
from reader.notes.store import NotesStore
from tests.conftest import RESOURCES

TEXT = "某市科技创新规划\n到2020年，高新技术企业达到120家以上，众创空间达到30家。\n一批企业上市。\n"

NEWER = "某市科技创新规划\n为了创新，制定本规划。\n" + TEXT.partition("\n")[2]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def store(tmp_path: Path, library: Library) -> Iterator[NotesStore]:
    with open_notes(tmp_path / "notes.db", library) as opened:
        yield opened


def add(library: Library, text: str = TEXT) -> str:
    gazetteer = Gazetteer.load(RESOURCES / GAZETTEER_FILE)
    read = read_document(text.encode(), "plan.txt", gazetteer=gazetteer)
    library.add(read.document, read.source, "imported")
    return read.document.id


def rows(library: Library, store: NotesStore) -> tuple[Indicator, ...]:
    reviews = NotedDocuments(library, store).reviews()
    return reviewed_indicators(library, RESOURCES, reviews)


def test_every_row_has_a_key_and_none_is_decided_on_at_first(
    library: Library, store: NotesStore
) -> None:
    add(library)
    shown = rows(library, store)
    assert [replace(row, key="") for row in shown] == list(indicators_of(library, RESOURCES))
    assert len({row.key for row in shown} - {""}) == len(shown) == 2


def test_decisions_are_kept_undone_and_done_again(library: Library, store: NotesStore) -> None:
    document = library.document(add(library))
    firms, spaces = rows(library, store)
    store.reviews.put(review_of(document, firms, ReviewState.CONFIRMED))
    store.reviews.put(review_of(document, spaces, ReviewState.EDITED, {"value": "35"}))
    assert [row.review for row in rows(library, store)] == [Review.CONFIRMED, Review.EDITED]
    edited = rows(library, store)[1]
    assert edited.original is not None
    assert (edited.value, edited.original.value) == (Decimal(35), Decimal(30))
    store.reviews.put(review_of(document, edited, ReviewState.REJECTED))
    assert rows(library, store)[1].review is Review.REJECTED
    store.undo()
    assert rows(library, store)[1].value == Decimal(35)
    store.undo()
    store.undo()
    assert {row.review for row in rows(library, store)} == {Review.EXTRACTED}
    store.redo()
    assert rows(library, store)[0].review is Review.CONFIRMED


def test_a_row_of_the_user_stands_among_the_others(library: Library, store: NotesStore) -> None:
    document = library.document(add(library))
    start = document.text.index("一批企业上市")
    like = rows(library, store)[0]
    own = replace(
        like, subject="上市企业", quote="一批企业上市", start=start, end=start + 6, key=""
    )
    store.reviews.put(review_of(document, own, ReviewState.ADDED))
    last = rows(library, store)[-1]
    assert (last.subject, last.review, last.added) == ("上市企业", Review.CONFIRMED, True)
    store.reviews.put(review_of(document, replace(last, unit="户"), ReviewState.ADDED))
    assert [row.unit for row in rows(library, store)] == ["家", "家", "户"]


def test_decisions_survive_a_new_version_of_the_document(
    library: Library, store: NotesStore
) -> None:
    old = library.document(add(library))
    firms, spaces = rows(library, store)
    store.reviews.put(review_of(old, firms, ReviewState.REJECTED))
    store.reviews.put(review_of(old, spaces, ReviewState.EDITED, {"unit": "个"}))
    new = add(library, NEWER)
    library.supersede(old.id, new)
    shown = rows(library, store)
    assert {row.document for row in shown} == {new} != {old.id}
    assert [(row.review, row.unit) for row in shown] == [
        (Review.REJECTED, "家"),
        (Review.EDITED, "个"),
    ]


def test_a_row_decided_on_anew_in_a_new_version_is_shown_once(
    library: Library, store: NotesStore
) -> None:
    old = library.document(add(library))
    for row in rows(library, store):
        store.reviews.put(review_of(old, row, ReviewState.CONFIRMED))
    new = library.document(add(library, NEWER))
    library.supersede(old.id, new.id)
    firms, spaces = rows(library, store)
    store.reviews.put(review_of(new, firms, ReviewState.REJECTED))
    store.reviews.put(review_of(new, spaces, ReviewState.EDITED, {"value": "35"}))
    assert [(row.review, row.value) for row in rows(library, store)] == [
        (Review.REJECTED, Decimal(120)),
        (Review.EDITED, Decimal(35)),
    ]


def test_the_decision_of_a_colleague_gives_no_second_row(
    library: Library, store: NotesStore, tmp_path: Path
) -> None:
    document = library.document(add(library))
    spaces = rows(library, store)[1]
    with open_notes(tmp_path / "other.db", library) as other:
        other.reviews.put(review_of(document, spaces, ReviewState.EDITED, {"value": "31"}))
        store.reviews.put(review_of(document, spaces, ReviewState.EDITED, {"value": "35"}))
        store.merge(other.everything())
    assert len(store.reviews.all()) == 2
    assert [row.value for row in rows(library, store)] == [Decimal(120), Decimal(35)]


def test_decisions_hold_for_the_document_that_took_the_place_of_a_removed_one(
    library: Library, store: NotesStore
) -> None:
    old = library.document(add(library))
    firms, spaces = rows(library, store)
    store.reviews.put(review_of(old, firms, ReviewState.REJECTED))
    store.reviews.put(review_of(old, spaces, ReviewState.CONFIRMED))
    library.remove(old.id)
    new = add(library, NEWER)
    shown = rows(library, store)
    assert {row.document for row in shown} == {new} != {old.id}
    assert [row.review for row in shown] == [Review.REJECTED, Review.CONFIRMED]
