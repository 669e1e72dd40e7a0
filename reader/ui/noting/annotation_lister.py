"""Asks the notes what the panel lists: here or everywhere, what was found, what is in doubt."""

from typing import TYPE_CHECKING

from reader.errors import ReaderError
from reader.ui.noting.listing import Grouped, lines_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.corpus.model import Document
    from reader.library.noted import Home
    from reader.notes.model import Annotation, Meaning
    from reader.ui.models.annotation_model import Line
    from reader.ui.noting.listing import Filter
    from reader.ui.noting.note_keeper import NoteKeeper


class AnnotationLister:
    """Groups annotations by document. What cannot be read counts as not there; the keeper tells."""

    def __init__(self, keeper: "NoteKeeper") -> None:
        self._keeper = keeper
        self._homes: dict[str, str | None] = {}

    def here(self, document: "Document | None") -> list[Grouped]:
        """The annotations of a document, with their places in it."""
        resolved = self._keeper.resolved_annotations(document) if document is not None else None
        if document is None or resolved is None:
            return []
        places: list[tuple[Annotation, int | None]] = []
        places += [(each.item, each.start) for each in resolved.placed]
        places += [(each.item, None) for each in resolved.unplaced]
        return [Grouped(document.metadata.title, places)]

    def everywhere(self) -> list[Grouped]:
        """All annotations by document, in the order of the library; removed documents last."""
        desk, store = self._keeper.desk, self._keeper.store
        if desk is None or store is None:
            return []
        titles = {summary.id: summary.title for summary in desk.summaries}
        by_document: dict[str, list[tuple[Annotation, int | None]]] = {}
        gone: dict[str, list[tuple[Annotation, int | None]]] = {}
        for annotation in self._keeper.annotations():
            listed = self._listed(annotation, titles)
            places = by_document if listed is not None else gone
            doubtful = annotation.id in self._keeper.in_doubt
            start = None if doubtful else annotation.anchor.start
            key = listed or annotation.anchor.document_id
            places.setdefault(key, []).append((annotation, start))
        known = store.noted_documents() if gone else {}
        return [
            *(Grouped(titles[name], by_document[name]) for name in titles if name in by_document),
            *(Grouped(known[name].title, places, gone=True) for name, places in gone.items()),
        ]

    def _listed(self, annotation: "Annotation", titles: dict[str, str]) -> str | None:
        """Id of the listed document an annotation belongs to, None if it is gone."""
        name = annotation.anchor.document_id
        if name in titles:
            return name
        if name not in self._homes:
            home = self.home(annotation)
            self._homes[name] = home.document_id if home is not None else None
        return self._homes[name]

    def home(self, annotation: "Annotation") -> "Home | None":
        """Where an annotation leads to now, None if its document is gone."""
        noted = self._keeper.noted
        try:
            return noted.home(annotation.anchor) if noted is not None else None
        except ReaderError as error:
            self._keeper.failed.emit(error)
            return None

    def lines(
        self,
        groups: "Sequence[Grouped]",
        chosen: "Filter",
        names: "Mapping[Meaning, str]",
        *,
        headings: bool,
    ) -> "list[Line]":
        """The lines of the panel; see :func:`reader.ui.noting.listing.lines_of`."""
        author = self._keeper.author
        return lines_of(groups, chosen, names, headings=headings, author=author)

    def found(self, words: str) -> frozenset[str] | None:
        """Ids of the annotations in which words stand; None if there are no words."""
        store = self._keeper.store
        if not words or store is None:
            return None
        try:
            return frozenset(annotation.id for annotation in store.annotations.search(words))
        except ReaderError as error:
            self._keeper.failed.emit(error)
            return frozenset()

    def tags(self) -> list[str]:
        """Every tag in use, sorted."""
        return sorted({tag for each in self._keeper.annotations() for tag in each.tags})
