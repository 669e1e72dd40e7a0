"""The notes of the documents at hand, of those that were replaced, and of those that are gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.folding import fold
from reader.corpus.model import Document
from reader.library.model import LEAST_TITLE
from reader.library.store import Library
from reader.notes.anchors import Anchor, Doubtful, Found
from reader.notes.documents import Surroundings
from reader.notes.following import Follower, Resolved, Unplaced
from reader.notes.model import IndicatorReview, OrphanInfo
from reader.notes.rows import Item, ItemT, anchors_of, words_of
from reader.notes.store import NotesStore
from reader.notes.topic import Topic

_INFO = (
    "SELECT id, title, coalesce(document_number, ''), text_sha256, coalesce(city, '') "
    "FROM documents WHERE id = ?"
)
_LISTED = "SELECT coalesce(successor, id) FROM documents WHERE id = ?"
_SAME_TEXT = """
    SELECT coalesce(successor, id) FROM documents WHERE text_sha256 = ?
    ORDER BY successor IS NOT NULL, id
"""
_SAME_NAME = """
    SELECT DISTINCT coalesce(successor, id) FROM documents
    WHERE title = ? AND (coalesce(document_number, '') IN ('', ?) OR ? = '')
    AND (coalesce(city, '') IN ('', ?) OR ? = '')
"""
_SHA256 = "SELECT text_sha256 FROM documents WHERE id = ?"
_LOADED = 8
_FAMILY = "SELECT id FROM documents WHERE coalesce(successor, id) = ?"


def surroundings_of(library: Library) -> Surroundings:
    """What notes must be told by a library; it must stay open as long as they are."""

    def describe(document_id: str) -> OrphanInfo | None:
        found = library.rows_of(_INFO, (document_id,))
        return OrphanInfo(*found[0]) if found else None

    return Surroundings(describe, lambda text: fold(text).text, library.text)


def open_notes(path: Path, library: Library) -> NotesStore:
    """Open the notes on the documents of a library.

    Args:
        path: ``notes.db``.
        library: Stays open longer than the notes.

    Raises:
        NotesError: A newer program wrote the file, the folder cannot be written …
    """
    return NotesStore.open(path, surroundings_of(library))


@dataclass(frozen=True, slots=True)
class Orphan:
    """A document that is not in the library any more, and the notes on it.

    Attributes:
        info: What it was called.
        items: Notes of all kinds with their full quotes, in the order of the text.
    """

    info: OrphanInfo
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where an anchor leads to now.

    Attributes:
        document_id: Of the listed document.
        place: There, or why it was not found.
    """

    document_id: str
    place: Found | Doubtful


class NotedDocuments:
    """Joins notes and library; asks both anew each time.

    The notes of a document are those made on it and on its other versions; and those made on a
    document that was removed, if it has the same text, or alone has the same title.
    """

    def __init__(self, library: Library, store: NotesStore) -> None:
        self._library = library
        self._store = store
        self._follower = Follower(store.kept_text)
        self._loaded: dict[str, Document] = {}

    def resolved(self, topic: Topic[ItemT], document: Document) -> Resolved[ItemT]:
        """The notes of a document of one kind, with their places in it.

        Args:
            topic: ``store.annotations`` …
            document: A listed one, or an older version.
        """
        sources = self.sources(document.id)
        items = {item.id: item for item in topic.of_documents(sources)}
        return self._follower.resolve(items.values(), document, sources)

    def sources(self, document_id: str) -> tuple[str, ...]:
        """Ids of the documents whose notes belong to a document: its own is the first."""
        listed = self._listed(document_id) or document_id
        family = self._ids(_FAMILY, listed)
        gone = (info.document_id for info in self._gone() if self._heir(info) == listed)
        return tuple(dict.fromkeys((document_id, *family, *gone)))

    def home(self, anchor: Anchor) -> Home | None:
        """Where an anchor leads to now; None if its document is gone."""
        listed = self._listed(anchor.document_id)
        if listed is None:
            info = self._store.document_info(anchor.document_id)
            listed = self._heir(info) if info else None
        if listed is None:
            return None
        known = self._follower.remembered(anchor, self._text_sha256(listed))
        return Home(listed, known or self._follower.place(anchor, self._document(listed)))

    def reviews(self) -> list[IndicatorReview]:
        """Decisions about indicators; of a document that is gone, for the one in its place."""
        heirs = {info.document_id: self._heir(info) for info in self._gone()}
        return [
            replace(review, document_id=heirs.get(review.document_id) or review.document_id)
            for review in self._store.reviews.all()
        ]

    def orphans(self) -> tuple[Orphan, ...]:
        """The documents with notes that are gone, by their titles."""
        found = []
        for info in self._gone():
            items = self._store.items_of([info.document_id])
            if items and self._heir(info) is None:
                found.append(Orphan(info, items))
        return tuple(sorted(found, key=lambda orphan: orphan.info.title))

    def faults(self) -> list[str]:
        """Notes that stand on other words than their own; Chinese sentences, none if all is well.

        Those that wait in the review list and those on documents that are gone are no fault.
        """
        return [
            f"《{home}》的一条批注与原文不符：{words_of(note.item)}"
            for home, sources in self._homes().items()
            for note in self._resolved(home, sources).placed
            if self._document(home).text[note.start : note.end] != note.anchor.quote
        ]

    def review_list(self) -> tuple[Unplaced[Item], ...]:
        """Notes whose place was not found in the present text, without those settled."""
        kept = self._store.settled.kept()
        homes = self._homes()
        found = (
            note
            for home in self._changed(homes)
            for note in self._resolved(home, homes[home]).unplaced
        )
        return tuple(note for note in found if (note.item.id, note.text_sha256) not in kept)

    def _changed(self, homes: Mapping[str, Sequence[str]]) -> list[str]:
        """The listed documents with notes that were made on another text than theirs now."""
        texts = {
            source: (home, self._text_sha256(home))
            for home, sources in homes.items()
            for source in sources
        }
        everything = (anchor for item in self._store.items() for anchor in anchors_of(item))
        changed = (
            texts[anchor.document_id][0]
            for anchor in everything
            if anchor.document_id in texts and anchor.text_sha256 != texts[anchor.document_id][1]
        )
        return list(dict.fromkeys(changed))

    def _resolved(self, document_id: str, sources: Sequence[str]) -> Resolved[Item]:
        """The notes of all kinds in a listed document."""
        items = self._store.items_of(sources)
        return self._follower.resolve(items, self._document(document_id), sources)

    def _homes(self) -> dict[str, list[str]]:
        """The listed documents that have notes, and the documents these were made on."""
        homes: dict[str, list[str]] = {}
        for name, info in self._store.noted_documents().items():
            home = self._listed(name) or self._heir(info)
            if home is not None:
                homes.setdefault(home, []).append(name)
        return homes

    def _document(self, document_id: str) -> Document:
        """A document; one that was just loaded is not loaded again."""
        sha256 = self._text_sha256(document_id)
        loaded = self._loaded.get(document_id)
        if loaded is None or loaded.text_sha256 != sha256:
            loaded = self._library.document(document_id)
            if len(self._loaded) >= _LOADED:
                self._loaded.clear()
            self._loaded[document_id] = loaded
        return loaded

    def _text_sha256(self, document_id: str) -> str:
        return next(iter(self._ids(_SHA256, document_id)), "")

    def _gone(self) -> list[OrphanInfo]:
        """Documents with notes that are not in the library."""
        noted = self._store.noted_documents()
        return [info for name, info in noted.items() if self._listed(name) is None]

    def _listed(self, document_id: str) -> str | None:
        return next(iter(self._ids(_LISTED, document_id)), None)

    def _heir(self, info: OrphanInfo) -> str | None:
        """The listed document that took the place of one that is gone.

        One with the same text; else the only one with the same title, unless place or document
        number contradict.
        """
        same = self._ids(_SAME_TEXT, info.text_sha256)
        if not same and len(info.title) >= LEAST_TITLE:
            number, city = info.document_number, info.city
            same = self._ids(_SAME_NAME, info.title, number, number, city, city)
            same = same if len(same) == 1 else []
        return next(iter(same), None)

    def _ids(self, query: str, *values: str) -> list[str]:
        return [str(row[0]) for row in self._library.rows_of(query, values)]
