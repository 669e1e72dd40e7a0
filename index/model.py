"""What goes into the index and how it looks inside."""

from dataclasses import dataclass

from index.folding import Folded


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A document to be indexed.

    Attributes:
        id: Its stable name, unique in the index.
        title: Its title.
        headings: The headings of its sections.
        text: Its whole text; the positions of every answer count in it.
        fingerprint: Changes with any of the others; whoever keeps the documents chooses it.
    """

    id: str
    title: str
    headings: tuple[str, ...]
    text: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class FoldedDocument:
    """A document ready for the word index; all texts are folded."""

    id: str
    title: str
    headings: str
    text: str


@dataclass(frozen=True, slots=True)
class FoldedText:
    """The folded text of a document, as it is held in memory and scanned."""

    id: str
    folded: Folded
