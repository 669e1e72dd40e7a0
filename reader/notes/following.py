"""Where notes stand in a document now, also if it was replaced since they were made.

A note keeps its anchor as it was made; its place in another text is looked for when it is needed.
So replacing a document, removing it and adding it again cannot change a note, and a place that was
not found in one version is found again in the next one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Generic, cast

from reader.corpus.model import Document
from reader.notes.anchors import Anchor, Doubtful, Found, make_anchor, relocate
from reader.notes.model import Collection, IndicatorReview, Piece, SectionPin
from reader.notes.rows import Item, ItemT, anchors_of


@dataclass(frozen=True, slots=True)
class Placed(Generic[ItemT]):
    """A note that stands in a document; the text there is its quote.

    Attributes:
        item: As it is kept.
        anchor: Which of its anchors, as it was made.
        start: First code point in the document.
        end: The code point after the last one.
    """

    item: ItemT
    anchor: Anchor
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unplaced(Generic[ItemT]):
    """A note of a document in which its place was not found for certain.

    Attributes:
        item: As it is kept.
        anchor: Which of its anchors, as it was made: the old text.
        document_id: Of the document that was looked into.
        text_sha256: Of its text.
        doubt: Why, and what may be meant: the new text.
    """

    item: ItemT
    anchor: Anchor
    document_id: str
    text_sha256: str
    doubt: Doubtful


@dataclass(frozen=True, slots=True)
class Resolved(Generic[ItemT]):
    """The notes of a document; each is in one of the two.

    Attributes:
        placed: In the order of the text.
        unplaced: For the review list, in the order of the old text.
    """

    placed: tuple[Placed[ItemT], ...]
    unplaced: tuple[Unplaced[ItemT], ...]


class Follower:
    """Finds the places of anchors, and remembers those it found."""

    def __init__(self, former: Callable[[str], str | None]) -> None:
        """Find places with the help of former texts.

        Args:
            former: Gives a text that anchors were made on by its SHA-256, None if it is gone.
        """
        self._former = former
        self._known: dict[tuple[Anchor, str], Found | Doubtful] = {}
        self._last: tuple[str, str | None] | None = None

    def place(self, anchor: Anchor, document: Document) -> Found | Doubtful:
        """Where an anchor stands in a document, its own or a version of its own."""
        key = (anchor, document.text_sha256)
        if key not in self._known:
            same = anchor.text_sha256 == document.text_sha256
            former = None if same else self._former_text(anchor.text_sha256)
            self._known[key] = relocate(anchor, document, former)
        return self._known[key]

    def remembered(self, anchor: Anchor, text_sha256: str) -> Found | Doubtful | None:
        """What is known about an anchor without the document at hand.

        Args:
            anchor: Made on the document or on a version of it.
            text_sha256: Of the document's text.

        Returns:
            Its place as it was made if the text is the same, else what was found before; None if
            it was not yet looked for.
        """
        if anchor.text_sha256 == text_sha256:
            return Found(anchor.start, anchor.end)
        return self._known.get((anchor, text_sha256))

    def _former_text(self, text_sha256: str) -> str | None:
        """A former text; the last one is not unpacked again for each of its anchors."""
        if self._last is None or self._last[0] != text_sha256:
            self._last = (text_sha256, self._former(text_sha256))
        return self._last[1]

    def resolve(
        self, items: Iterable[ItemT], document: Document, sources: Iterable[str]
    ) -> Resolved[ItemT]:
        """Find the places of notes in a document.

        Args:
            items: Notes; an anchor on another document than those of ``sources`` is left out.
            document: Where they are to be found.
            sources: Ids of the documents whose notes belong to this one: its own, and those of its
                other versions.
        """
        placed: list[Placed[ItemT]] = []
        unplaced: list[Unplaced[ItemT]] = []
        belonging = frozenset(sources)
        for item in items:
            for anchor in anchors_of(item):
                if anchor.document_id not in belonging:
                    continue
                found = self.place(anchor, document)
                if isinstance(found, Found):
                    placed.append(Placed(item, anchor, found.start, found.end))
                else:
                    about = (document.id, document.text_sha256)
                    unplaced.append(Unplaced(item, anchor, *about, found))
        placed.sort(key=lambda note: (note.start, note.end))
        unplaced.sort(key=lambda note: (note.anchor.start, note.anchor.end))
        return Resolved(tuple(placed), tuple(unplaced))


def moved(item: ItemT, anchor: Anchor, document: Document, start: int, end: int) -> ItemT:
    """A note moved to where the user says, to be given to ``update``.

    What was left out of a quotation is shown again if its words are others now.

    Args:
        item: The note.
        anchor: Which of its anchors.
        document: Where it is to stand.
        start: First code point.
        end: The code point after the last one.
    """
    return cast("ItemT", _with_anchor(item, anchor, make_anchor(document, start, end)))


def _with_anchor(item: Item, old: Anchor, new: Anchor) -> Item:
    if isinstance(item, SectionPin):
        if old == item.left_section:
            return replace(item, left_section=new, left_document=new.document_id)
        return replace(item, right_section=new, right_document=new.document_id)
    if isinstance(item, Piece):
        omissions = item.omissions if new.quote == old.quote else ()
        return replace(item, anchor=new, omissions=omissions)
    if isinstance(item, IndicatorReview):
        return replace(item, anchor=new, document_id=new.document_id)
    if isinstance(item, Collection):
        raise TypeError("a collection has no place")
    return replace(item, anchor=new)
