"""The store of what the user adds: ``notes.db``, which no other file can replace."""

import logging
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from reader.errors import NotesError
from reader.notes import schema
from reader.notes.annotations import Annotations
from reader.notes.backup import Backup, Backups, refuse_unsound
from reader.notes.bookmarks import Bookmarks
from reader.notes.bundle import Bundle
from reader.notes.collected import Collections, Pieces
from reader.notes.database import opened
from reader.notes.documents import KnownDocuments, Surroundings
from reader.notes.faults import told
from reader.notes.journal import Journal
from reader.notes.meanings import Meanings
from reader.notes.merging import MergeReport, merge
from reader.notes.model import OrphanInfo
from reader.notes.pins import Pins, sides_of
from reader.notes.restoring import Preview, preview_of, restore
from reader.notes.reviews import Reviews
from reader.notes.rows import Item
from reader.notes.salvage import salvage
from reader.notes.settled import Settled
from reader.notes.topic import Topic

_log = logging.getLogger(__name__)


class NotesStore:
    """All notes, by kind. Stays on the thread that opened it.

    Several windows and processes may have the file open at once. Every action is one transaction;
    if it fails with a ``NotesError`` nothing was written.

    Attributes:
        path: The file.
        notice: Chinese sentence for the user if the file was damaged and a backup took its place,
            else "".
        bookmarks: Places to come back to.
        annotations: Highlights and notes.
        collections: Collections of excerpts.
        pieces: Their pieces.
        reviews: Decisions about indicator rows.
        pins: Sections set side by side.
        settled: Notes whose place was lost, and that stay as they are.
        meanings: What the five meanings are called.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, surroundings: Surroundings, notice: str
    ) -> None:
        self.path = path
        self.notice = notice
        self._connection = connection
        self._backups = Backups(path)
        self._closed = False
        self._journal = Journal(path, connection)
        self._documents = KnownDocuments(self._journal, surroundings)
        self.meanings = Meanings(self._journal)
        self.bookmarks = Bookmarks(self._journal, surroundings)
        self.annotations = Annotations(self._journal, surroundings)
        self.pieces = Pieces(self._journal, surroundings)
        self.collections = Collections(self._journal, surroundings, self.pieces)
        self.reviews = Reviews(self._journal, surroundings)
        self.pins = Pins(self._journal, surroundings)
        self.settled = Settled(self._journal)

    @classmethod
    def open(cls, path: Path, surroundings: Surroundings | None = None) -> Self:
        """Open the notes, or make an empty file.

        Args:
            path: The file; its folder is made if need be.
            surroundings: What the library knows about documents, and how words are compared.

        Raises:
            NotesError: A newer program wrote the file, the folder cannot be written …
        """
        found = opened(path, Backups(path))
        try:
            store = cls(path, found.connection, surroundings or Surroundings(), found.notice)
            if found.bad is not None:
                store.notice += store._salvaged(found.bad)
        except BaseException:
            found.connection.close()
            raise
        return store

    def _salvaged(self, bad: Path) -> str:
        """Put back what a damaged file still has; the sentence that tells so, or ""."""
        count = salvage(bad, self._journal)
        return f"另从损坏的文件中找回 {count} 条。" if count else ""

    def close(self) -> None:
        """Make the copy of today anew if anything was changed; close the file.

        A second call does nothing. A copy that cannot be made is logged: nobody is there to be
        told, and the notes are in the file.
        """
        if self._journal.has_written and not self._closed:
            try:
                self._backups.make_daily(self._connection, again=True)
            except NotesError as error:
                _log.info("no backup at the end: %s", error)
        self._closed = True
        self._connection.close()

    def backups(self) -> list[Backup]:
        """The copies there are, the newest first.

        Raises:
            NotesError: Their folder cannot be read.
        """
        return self._backups.listed()

    def preview(self, backup: Backup) -> Preview:
        """What restoring a copy would do; nothing is changed.

        Raises:
            NotesError: The copy is damaged, or a newer program wrote it.
        """
        return preview_of(backup, self._journal)

    def restore(self, backup: Backup) -> None:
        """Make the notes those of a copy; before that a copy of the present ones is made.

        It is one action: ``undo`` brings the present notes back.

        Raises:
            NotesError: Nothing was changed.
        """
        restore(backup, lambda: self._backups.make("restore", self._connection), self._journal)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """Changes with every commit, also by another window or process."""
        return self._journal.version

    @contextmanager
    def action(self, label: str) -> Iterator[None]:
        """Make everything done inside one action, undone at once.

        Args:
            label: What the user did, in Chinese: 摘录四处.

        Raises:
            NotesError: Nothing of it was written.
        """
        with self._journal.action(label):
            yield

    @property
    def undo_label(self) -> str | None:
        """What ``undo`` would undo, None if there is nothing."""
        return self._journal.undo_label()

    @property
    def redo_label(self) -> str | None:
        """What ``redo`` would do again, None if there is nothing."""
        return self._journal.redo_label()

    def undo(self) -> str | None:
        """Undo the last action of this window, or one of an earlier run.

        Returns:
            Its label, None if there is nothing to undo.

        Raises:
            ConflictError: It was changed elsewhere since; the next call goes on to the one before.
            NotesError: The file cannot be written.
        """
        return self._journal.undo()

    def redo(self) -> str | None:
        """Do again what was undone last; see ``undo``."""
        return self._journal.redo()

    def everything(self) -> Bundle:
        """All notes, to be handed over."""
        collections = tuple(self.collections.all())
        return Bundle(
            tuple(self.bookmarks.all()),
            tuple(self.annotations.all()),
            collections,
            tuple(piece for each in collections for piece in self.pieces.of_collection(each.id)),
            tuple(self.reviews.all()),
            tuple(self.pins.all()),
            self.meanings.names(),
            self.noted_documents(),
        )

    def notes_on(self, document_ids: Iterable[str]) -> Bundle:
        """The notes on one document, to be handed over; not the collections, which span several.

        Args:
            document_ids: Of the document and of those whose notes belong to it.
        """
        ids = tuple(document_ids)
        pins = {pin.id: pin for pin in self.pins.of_documents(ids)}
        named = {*ids, *(each for pin in pins.values() for each in sides_of(pin))}
        return Bundle(
            bookmarks=tuple(self.bookmarks.of_documents(ids)),
            annotations=tuple(self.annotations.of_documents(ids)),
            reviews=tuple(self.reviews.of_documents(ids)),
            pins=tuple(pins.values()),
            meanings=self.meanings.names(),
            documents={n: info for n, info in self.noted_documents().items() if n in named},
        )

    def merge(self, bundle: Bundle) -> MergeReport:
        """Take in notes of another person; before that a copy of the present ones is made.

        It is one action. What is here is never overwritten; see ``reader.notes.merging``.

        Raises:
            NotesError: Nothing was changed.
        """
        self._backups.make("import", self._connection)
        return merge(self._journal, self._documents, bundle)

    def faults(self) -> list[str]:
        """Look at every page and every row; Chinese sentences, none if all is well."""
        try:
            with told(self.path):
                refuse_unsound(self.path, self._connection)
            self.everything()
        except NotesError as error:
            return [str(error)]
        return []

    def noted_documents(self) -> dict[str, OrphanInfo]:
        """The documents that carry notes now, by id, as they were called when these were made."""
        known = self._documents.infos()
        return {name: known.get(name, OrphanInfo(name, name)) for name in self._noted()}

    def document_info(self, document_id: str) -> OrphanInfo | None:
        """What is known about a document that carried a note once."""
        return self._documents.info(document_id)

    def items_of(self, document_ids: Iterable[str]) -> tuple[Item, ...]:
        """Notes of every kind that were made on some documents, each once."""
        ids = tuple(document_ids)
        found = (item for topic in self._placed() for item in topic.of_documents(ids))
        return tuple({item.id: item for item in found}.values())

    def items(self) -> Iterator[Item]:
        """The notes of every kind that have a place."""
        return (item for topic in self._placed() for item in topic.all())

    def _placed(self) -> tuple[Topic[Any], ...]:
        return (self.bookmarks, self.annotations, self.pieces, self.reviews, self.pins)

    def _noted(self) -> list[str]:
        found: dict[str, None] = {}
        for table, columns in schema.DOCUMENT_COLUMNS.items():
            found.update(dict.fromkeys(self._journal.names(table, columns)))
        return list(found)

    def kept_text(self, text_sha256: str) -> str | None:
        """The text that notes were made on, by its SHA-256; None if it is not kept."""
        return self._journal.kept_text(text_sha256)
