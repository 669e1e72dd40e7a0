"""The parts of a text that belong to one heading alone: what a band leads to."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from reader.corpus.model import Document, Section


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A section up to the next heading: itself without what has a heading of its own."""

    section: Section
    start: int
    end: int


class OwnParts:
    """The own parts of all sections, in the order of the text."""

    def __init__(self, document: Document) -> None:
        starts = [section.start for section in document.sections]
        ends = [*(later for _earlier, later in pairwise(starts)), len(document.text)]
        self._parts = tuple(
            OwnPart(section, section.start, min(end, max(section.end, section.start + 1)))
            for section, end in zip(document.sections, ends, strict=False)
        )
        self._starts = starts
        self._ends = [part.end for part in self._parts]

    def at(self, position: int) -> OwnPart | None:
        """The part a position stands in, else the last one before it."""
        place = bisect_right(self._starts, position)
        return self._parts[place - 1] if place else None

    def between(self, start: int, end: int) -> tuple[OwnPart, ...]:
        """The parts that touch ``[start, end)``."""
        return self._parts[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def of(self, section_start: int) -> OwnPart | None:
        """The part of the section that starts there."""
        place = bisect_left(self._starts, section_start)
        found = self._starts[place : place + 1] == [section_start]
        return self._parts[place] if found else None
