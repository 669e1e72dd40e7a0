"""A collection as it is kept → what is printed of it, with the documents as they are now.

Two steps, because the notes stay on their thread and the documents may be read on any: ``gather``
asks the notes, ``brochure_of`` reads the documents and composes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.corpus.gazetteer import Gazetteer
from reader.excerpts.compose import ComposeOptions, compose
from reader.excerpts.model import Brochure
from reader.library.noted import NotedDocuments
from reader.library.store import Library
from reader.library.tables import Seams, seams_of
from reader.library.upkeep import GAZETTEER_FILE
from reader.notes.anchors import Anchor, Found
from reader.notes.model import Annotation, Collection, IndicatorReview, Meaning, OrphanInfo, Piece
from reader.notes.store import NotesStore

if TYPE_CHECKING:
    from reader.corpus.model import Document
    from reader.excerpts.sources import Origin
    from reader.indicators.model import Indicator


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the notes know of a collection.

    Attributes:
        pieces: Where a document was replaced and the quotation stands in it, with the anchor there.
        annotations: On the documents of the pieces, with anchors in the same way.
        reviews: What the user decided about indicators.
        names: What the user calls the five meanings.
        gone: What is kept of documents that are not in the library any more.
    """

    collection: Collection
    pieces: tuple[Piece, ...]
    annotations: tuple[Annotation, ...]
    reviews: tuple[IndicatorReview, ...]
    names: dict[Meaning, str]
    gone: dict[str, OrphanInfo]


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who made a print, and when; "" for what is not to be printed.

    Attributes:
        title: Instead of that of the collection, "" for that one.
        unit: 编印单位.
        editor: 编印人.
        made_on: ISO 8601.
    """

    title: str = ""
    unit: str = ""
    editor: str = ""
    made_on: str = ""


def gather(
    store: NotesStore, noted: NotedDocuments, library: Library, collection: Collection
) -> Gathered:
    """Ask the notes for a collection. On the thread of the store.

    Raises:
        NotesError: The notes cannot be read.
        LibraryError: A document cannot be read.
    """
    follow = _Follower(noted, present_texts(library))
    pieces = tuple(map(follow.piece, store.pieces.of_collection(collection.id)))
    sources = {source for name in _documents(pieces) for source in noted.sources(name)}
    annotations = store.annotations.of_documents(sorted(sources))
    return Gathered(
        collection,
        pieces,
        tuple(map(follow.annotation, annotations)),
        tuple(noted.reviews()),
        store.meanings.names(),
        store.noted_documents(),
    )


def present_texts(library: Library) -> dict[str, str]:
    """SHA-256 of the text that stands for each document now, by id; an old version has its heir's.

    Raises:
        LibraryError: The library cannot be read.
    """
    entries = {entry.id: entry for entry in library.entries()}
    return {
        name: entries.get(entry.successor or name, entry).text_sha256
        for name, entry in entries.items()
    }


@dataclass(frozen=True)
class _Follower:
    """Puts anchors on the present texts where the same words stand there."""

    noted: NotedDocuments
    present: Mapping[str, str]

    def piece(self, piece: Piece) -> Piece:
        if piece.anchor is None:
            return piece
        return replace(piece, anchor=self._anchor(piece.anchor))

    def annotation(self, annotation: Annotation) -> Annotation:
        return replace(annotation, anchor=self._anchor(annotation.anchor))

    def _anchor(self, anchor: Anchor) -> Anchor:
        if self.present.get(anchor.document_id) == anchor.text_sha256:
            return anchor
        home = self.noted.home(anchor)
        if home is None or not isinstance(home.place, Found):
            return anchor
        return replace(
            anchor,
            document_id=home.document_id,
            text_sha256=self.present.get(home.document_id, anchor.text_sha256),
            start=home.place.start,
            end=home.place.end,
        )


def brochure_of(
    gathered: Gathered, library: Library, resources: Path, imprint: Imprint
) -> Brochure:
    """Compose what is printed. On any thread.

    Args:
        gathered: What the notes know.
        library: The documents as they are now.
        resources: Holds the names of places, the reviewed indicators and the taxonomy.
        imprint: Who made it, and when.

    Raises:
        LibraryError: A document cannot be read.
        IndicatorError: The indicators cannot be read.
    """
    present = present_texts(library)
    origins: dict[str, Origin] = {
        name: library.summary(name) if name in present else gathered.gone[name]
        for name in _documents(gathered.pieces)
        if name in present or name in gathered.gone
    }
    collection = gathered.collection
    if imprint.title.strip():
        collection = replace(collection, title=imprint.title)
    options = ComposeOptions(
        unit=imprint.unit,
        editor=imprint.editor,
        made_on=imprint.made_on,
        meaning_names=gathered.names,
        places=Gazetteer.load(resources / GAZETTEER_FILE).places,
        text_sha256=present,
        seams=_seams(gathered.pieces, library, present),
    )
    indicators = _indicators(gathered, library, resources)
    return compose(collection, gathered.pieces, origins, gathered.annotations, indicators, options)


def _seams(
    pieces: Iterable[Piece], library: Library, present: Mapping[str, str]
) -> dict[str, Seams]:
    """Where quotations from tables are parted; of those that stand in the present texts."""
    documents: dict[str, Document] = {}
    found = {}
    for piece in pieces:
        anchor = piece.anchor
        if anchor is None or present.get(anchor.document_id) != anchor.text_sha256:
            continue
        document = documents.get(anchor.document_id)
        if document is None:
            document = documents[anchor.document_id] = library.document(anchor.document_id)
        found[piece.id] = seams_of(document, anchor.start, anchor.end)
    return found


def _indicators(gathered: Gathered, library: Library, resources: Path) -> "dict[str, Indicator]":
    """The rows that pieces were taken from, by their keys."""
    from reader.library.reviews import reviewed_indicators  # noqa: PLC0415 - rarely needed

    listed = {summary.id for summary in library.documents()}
    wanted = _documents(piece for piece in gathered.pieces if piece.indicator_key)
    known = [name for name in wanted if name in listed]
    if not known:
        return {}
    rows = reviewed_indicators(library, resources, gathered.reviews, known)
    return {row.key: row for row in rows}


def _documents(pieces: Iterable[Piece]) -> list[str]:
    """Ids of the documents that pieces are from."""
    return list(dict.fromkeys(p.anchor.document_id for p in pieces if p.anchor is not None))
