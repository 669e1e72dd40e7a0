"""Highlights and annotations."""

from reader.notes.documents import Surroundings
from reader.notes.journal import Journal
from reader.notes.model import Annotation
from reader.notes.rows import ANNOTATIONS
from reader.notes.topic import Topic


class Annotations(Topic[Annotation]):
    """The annotations of all documents."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        super().__init__(ANNOTATIONS, journal, surroundings)

    def tags(self) -> list[str]:
        """Every tag in use, sorted."""
        return sorted({tag for annotation in self.all() for tag in annotation.tags})

    def _searched(self, item: Annotation) -> tuple[str, ...]:
        return (item.anchor.quote, item.note, *item.tags)
