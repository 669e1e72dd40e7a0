"""Sections of two documents that the user set side by side, or apart."""

from reader.notes.documents import Surroundings
from reader.notes.journal import Journal
from reader.notes.model import SectionPin
from reader.notes.rows import PINS
from reader.notes.topic import Topic


class Pins(Topic[SectionPin]):
    """The pins of all pairs of documents."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        super().__init__(PINS, journal, surroundings)

    def of_document(self, document_id: str) -> list[SectionPin]:
        """The pins that have a document on either side."""
        return self._where("? IN (left_document, right_document)", document_id)

    def between(self, one: str, other: str) -> list[SectionPin]:
        """The pins between two documents, whichever is on the left."""
        return [pin for pin in self.of_document(one) if other in sides_of(pin)]


def sides_of(pin: SectionPin) -> tuple[str, str]:
    """Ids of the documents on the left and on the right."""
    return pin.left_document, pin.right_document
