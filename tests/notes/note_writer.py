"""A process that adds, changes, deletes and undoes notes until it is killed.

Before each action it prints what it is about to do, behind it that it is done: one JSON value a
line. ``python -m tests.notes.note_writer NOTES SEED``.
"""

import hashlib
import json
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from reader.notes.model import Annotation, Collection, Piece, new_id
from reader.notes.store import NotesStore
from tests.notes.note_samples import anchor

Effect = dict[str, str | None]
"""Marks of the texts of notes by id after an action; None for one that is gone."""


def main() -> None:
    """Work for ever, or add some notes."""
    path, chance = Path(sys.argv[1]), random.Random(sys.argv[2])
    with NotesStore.open(path) as store:
        tell("open", {})
        for _ in range(int(sys.argv[3]) if sys.argv[3:] else 0):
            add(store, chance)
        while not sys.argv[3:]:
            chance.choices(ACTIONS, WEIGHTS)[0](store, chance)


def tell(what: str, effect: Effect) -> None:
    """Print one line; it is out when this returns."""
    sys.stdout.write(json.dumps([what, effect]) + "\n")
    sys.stdout.flush()


def mark(text: str) -> str:
    """A few characters that tell texts apart, so that nobody waits for a full pipe."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def done(what: str, effect: Effect, act: Callable[[], object]) -> None:
    """Announce an action, do it, confirm it."""
    tell(what, effect)
    act()
    tell("done", {})


def add(store: NotesStore, chance: random.Random) -> None:
    """Add a note."""
    note = words(chance)
    annotation = Annotation(anchor=anchor(chance.randrange(10_000)), note=note)
    done("do", {annotation.id: mark(note)}, lambda: store.annotations.add(annotation))


def change(store: NotesStore, chance: random.Random) -> None:
    """Change the words of a note."""
    if notes := store.annotations.all():
        note = replace(chance.choice(notes), note=words(chance))
        done("do", {note.id: mark(note.note)}, lambda: store.annotations.update(note))


def remove(store: NotesStore, chance: random.Random) -> None:
    """Remove some notes at once."""
    notes = store.annotations.all()
    if len(notes) > 20:
        gone = [note.id for note in chance.sample(notes, chance.randint(1, 12))]
        done("do", dict.fromkeys(gone), lambda: store.annotations.remove(gone))


def collect(store: NotesStore, chance: random.Random) -> None:
    """Add a collection with its pieces, or remove one, as one action."""
    if (known := store.collections.all()) and chance.random() < 0.5:
        collection = chance.choice(known)
        pieces = store.pieces.of_collection(collection.id)
        gone = dict.fromkeys((collection.id, *(piece.id for piece in pieces)))
        done("do", gone, lambda: store.collections.remove([collection.id]))
        return
    collection = Collection(id=new_id(), title=words(chance))
    pieces = [
        Piece(collection_id=collection.id, order=float(n), kind="text", text=words(chance))
        for n in range(chance.randint(1, 20))
    ]

    def act() -> None:
        with store.action("摘编"):
            store.collections.add(collection)
            store.pieces.add(*pieces)

    texts = {collection.id: collection.title} | {piece.id: piece.text for piece in pieces}
    done("do", {name: mark(text) for name, text in texts.items()}, act)


def undo(store: NotesStore, _: random.Random) -> None:
    """Undo the last action."""
    if store.undo_label:
        done("undo", {}, store.undo)


def redo(store: NotesStore, _: random.Random) -> None:
    """Do again what was undone last."""
    if store.redo_label:
        done("redo", {}, store.redo)


ACTIONS = (add, change, remove, collect, undo, redo)
WEIGHTS = (6, 4, 2, 1, 2, 1)


def words(chance: random.Random) -> str:
    """Some words, at times many."""
    return "".join(chance.choices("研发投入占比达到目标", k=chance.choice((3, 30, 3000))))


if __name__ == "__main__":
    main()
