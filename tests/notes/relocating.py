"""What becomes of many anchors when their document is replaced."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.corpus.model import Document
from reader.notes.anchors import Anchor, Doubtful, Found, make_anchor, relocate


@dataclass(frozen=True, slots=True)
class Moved:
    """An anchor that was found again.

    Attributes:
        old: As it was.
        new: For the new document.
    """

    old: Anchor
    new: Anchor


@dataclass(frozen=True, slots=True)
class Changed:
    """An anchor for the review list.

    Attributes:
        anchor: As it was.
        doubt: Why it was not found, and what may be meant.
    """

    anchor: Anchor
    doubt: Doubtful


@dataclass(frozen=True, slots=True)
class Review:
    """What became of the anchors of a document that was replaced; each is in one of the two.

    Attributes:
        found: Found again, in the order given.
        changed: For the user to decide, in the order given.
    """

    found: tuple[Moved, ...]
    changed: tuple[Changed, ...]


def relocate_all(anchors: Iterable[Anchor], old: Document, new: Document) -> Review:
    """Find the anchors of a document in the version that replaces it.

    Args:
        anchors: Made on ``old``; those that do not fit it are looked for as by ``relocate``.
        old: The document that is replaced.
        new: The document that replaces it.
    """
    found: list[Moved] = []
    changed: list[Changed] = []
    for anchor in anchors:
        known = anchor.text_sha256 == old.text_sha256
        place = relocate(anchor, new, former=old.text if known else None)
        if isinstance(place, Found):
            found.append(Moved(anchor, make_anchor(new, place.start, place.end)))
        else:
            changed.append(Changed(anchor, place))
    return Review(tuple(found), tuple(changed))
