"""Marks many places at random, replaces the documents, and looks where the marks stand then."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.corpus.model import Document
from reader.library.noted import NotedDocuments, open_notes
from reader.library.store import Library
from reader.notes.anchors import Anchor, make_anchor
from reader.notes.model import Annotation
from tests.notes.relocating import Changed, Moved, Review
from tests.notes.revisions import Revision, Tally

SHORTEST, LONGEST = 4, 20


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of marks when everything was closed and opened again.

    Attributes:
        marks: How many there were.
        repeated: Those of them whose words stand more than once in their document.
        misplaced: Those that stand elsewhere than where they were made.
    """

    marks: int
    repeated: int
    misplaced: int


def random_selection(chance: random.Random, document: Document) -> tuple[int, int]:
    """A range of 4 to 20 characters; every other one, if possible, on words that stand again."""
    text = document.text
    length = min(chance.randint(SHORTEST, LONGEST), len(text))
    start = chance.randrange(len(text) - length + 1)
    if chance.random() < 1 / 2:
        repeated = (
            size
            for size in range(length, SHORTEST - 1, -1)
            if text.count(text[start : start + size]) > 1
        )
        length = next(repeated, length)
    return start, start + length


def mark_and_reopen(
    chance: random.Random, library: Path, notes: Path, ids: Sequence[str], count: int
) -> Marked:
    """Mark places, close library and notes, open both again.

    Args:
        chance: Where.
        library: ``library.db``.
        notes: ``notes.db``, empty or not there.
        ids: Of the documents.
        count: So many marks.
    """
    made: dict[str, tuple[str, int, int]] = {}
    repeated = 0
    with Library.open(library) as shelf, open_notes(notes, shelf) as store:
        for document_id in ids:
            document = shelf.document(document_id)
            for _ in range(count // len(ids) + 1):
                start, end = random_selection(chance, document)
                annotation = Annotation(anchor=make_anchor(document, start, end))
                store.annotations.add(annotation)
                made[annotation.id] = (document_id, start, end)
                repeated += document.text.count(document.text[start:end]) > 1
    with Library.open(library) as shelf, open_notes(notes, shelf) as store:
        noted = NotedDocuments(shelf, store)
        stand = {
            note.item.id: (document_id, note.start, note.end)
            for document_id in ids
            for note in noted.resolved(store.annotations, shelf.document(document_id)).placed
        }
    misplaced = sum(stand.get(name) != place for name, place in made.items())
    return Marked(len(made), repeated, misplaced)


def replace_and_look(
    chance: random.Random, library: Library, notes: Path, old: Document, edits: int
) -> tuple[Tally, int, int]:
    """Mark a document, replace it by a revised one, look where the marks stand, put it back.

    It is replaced in its place, or by a document with another id, or removed before.

    Returns:
        The tally; how many marks had quote and surroundings untouched; those of them found again.
    """
    selections = [random_selection(chance, old) for _ in range(40)]
    anchors = [make_anchor(old, *selection) for selection in selections]
    revision = Revision(chance, old.text)
    for _ in range(edits):
        revision.edit()
    new = replace(old, text=revision.text, blocks=(), sections=())
    notes.unlink(missing_ok=True)
    with open_notes(notes, library) as store:
        store.annotations.add(*(Annotation(anchor=anchor) for anchor in anchors))
        way = chance.choice(("in place", "successor", "removed"))
        if way == "successor":
            new = replace(new, id=f"{old.id}-new")
        if way == "removed":
            library.remove(old.id)
        library.add(new, "", "imported")
        if way == "successor":
            library.supersede(old.id, new.id)
        resolved = NotedDocuments(library, store).resolved(store.annotations, new)
    library.remove(new.id)
    library.add(old, "", "imported")
    found = tuple(
        Moved(note.item.anchor, make_anchor(new, note.start, note.end)) for note in resolved.placed
    )
    changed = tuple(Changed(note.item.anchor, note.doubt) for note in resolved.unplaced)
    tally = Tally()
    tally.count(revision, old, Review(found, changed))
    where = {moved.old: moved.new for moved in found}
    untouched = [anchor for anchor in dict.fromkeys(anchors) if _untouched(anchor, revision)]
    return tally, len(untouched), sum(anchor in where for anchor in untouched)


def _untouched(anchor: Anchor, revision: Revision) -> bool:
    start, end = anchor.start - len(anchor.before), anchor.end + len(anchor.after)
    return revision.place_of(replace(anchor, start=start, end=end)) is not None
