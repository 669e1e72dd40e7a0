"""Texts that are revised at random, with where each of their characters went."""

import random
import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.notes.anchors import Anchor, Found, make_anchor
from tests.notes.relocating import Review

RESOURCES = Path(__file__).parents[2] / "resources"
NEW = -1
"""Origin of a character that was not in the old text."""

_LENGTHS = (1, 2, 3, 4, 6, 8, 12, 20, 40, 80)
_NUMBERS = re.compile(r"\d+(?:\.\d+)?[%％]?")


def shipped_documents() -> list[Document]:
    """The five shipped documents after the pipeline."""
    gazetteer = Gazetteer.load(RESOURCES / "gazetteer.csv")
    return [
        read_document(path.read_bytes(), path.parent.name, gazetteer=gazetteer).document
        for path in sorted((RESOURCES / "documents").glob("*/source.txt"))
    ]


def revised(document: Document, text: str) -> Document:
    """A new version of a document, with this text and no outline."""
    return replace(document, text=text, blocks=(), sections=())


def random_anchors(chance: random.Random, document: Document, count: int) -> list[Anchor]:
    """Anchors of all lengths, one in four of them on a number."""
    numbers = [match.span() for match in _NUMBERS.finditer(document.text)]
    places = []
    for _ in range(count):
        if numbers and chance.random() < 0.25:
            places.append(chance.choice(numbers))
        else:
            length = min(chance.choice(_LENGTHS), len(document.text))
            start = chance.randrange(len(document.text) - length + 1)
            places.append((start, start + length))
    return [make_anchor(document, *place) for place in places]


class Revision:
    """A text under revision: insertions, deletions, replacements, moves, copies, other digits.

    Attributes:
        text: As it stands now.
        origins: Position of each character in the old text; NEW for those that came later.
        likenesses: The same, but of a copy that of what was copied.
    """

    def __init__(self, chance: random.Random, text: str) -> None:
        self.text = text
        self.origins = list(range(len(text)))
        self.likenesses = list(range(len(text)))
        self._chance = chance
        self._words = [word for word in re.split(r"[，。；、\n]", text) if word]

    def edit(self) -> None:
        """Change the text once, in a way left to chance."""
        edits = (
            self._insert,
            self._delete,
            self._replace,
            self._move_paragraph,
            self._copy_paragraph,
            self._change_digit,
        )
        self._chance.choice(edits)()

    def _put(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.origins[start:end] = [NEW] * len(text)
        self.likenesses[start:end] = [NEW] * len(text)

    def _stretch(self) -> tuple[int, int]:
        start = self._chance.randrange(len(self.text))
        return start, min(start + self._chance.choice((1, 2, 5, 15, 60)), len(self.text))

    def _insert(self) -> None:
        start, _ = self._stretch()
        self._put(start, start, self._chance.choice(self._words))

    def _delete(self) -> None:
        self._put(*self._stretch(), "")

    def _replace(self) -> None:
        self._put(*self._stretch(), self._chance.choice(self._words))

    def _paragraph(self) -> tuple[int, int]:
        place = self._chance.randrange(len(self.text))
        start = self.text.rfind("\n", 0, place) + 1
        end = self.text.find("\n", place)
        return min(start, place), (len(self.text) if end < 0 else end + 1)

    def _line_start(self) -> int:
        return self.text.rfind("\n", 0, self._chance.randrange(len(self.text))) + 1

    def _move_paragraph(self) -> None:
        start, end = self._paragraph()
        text, origins = self.text[start:end], self.origins[start:end]
        likenesses = self.likenesses[start:end]
        self._put(start, end, "")
        if self.text:
            target = self._line_start()
            self._put(target, target, text)
            self.origins[target : target + len(text)] = origins
            self.likenesses[target : target + len(text)] = likenesses

    def _copy_paragraph(self) -> None:
        start, end = self._paragraph()
        text, likenesses = self.text[start:end], self.likenesses[start:end]
        target = self._line_start()
        self._put(target, target, text)
        self.likenesses[target : target + len(text)] = likenesses

    def _change_digit(self) -> None:
        places = [match.start() for match in re.finditer(r"\d", self.text)]
        if places:
            place = self._chance.choice(places)
            digit = str((int(self.text[place]) + self._chance.randint(1, 9)) % 10)
            self._put(place, place + 1, digit)

    def place_of(self, anchor: Anchor) -> int | None:
        """Where the anchored characters themselves stand now; None if one of them has gone."""
        try:
            start = self.origins.index(anchor.start)
        except ValueError:
            return None
        wanted = list(range(anchor.start, anchor.end))
        return start if self.origins[start : start + len(wanted)] == wanted else None


@dataclass
class Tally:
    """What became of many anchors.

    Attributes:
        anchors: How many there were.
        intact: Those whose quote was not touched.
        certain: Those of them whose quote and surroundings are found once in both texts.
        found: Found again.
        found_intact: Those of them whose quote was not touched.
        copies: Found where, letter by letter, the quote stands again: in a copy that took over its
            surroundings, or of its own characters and equal ones that a moved paragraph brought.
        review: In the review list.
        wrong: What must not be, one line each.
    """

    anchors: int = 0
    intact: int = 0
    certain: int = 0
    found: int = 0
    found_intact: int = 0
    copies: int = 0
    review: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, revision: Revision, old: Document, review: Review) -> None:
        """Hold what was found against where the characters went."""
        found = {id(moved.old): Found(moved.new.start, moved.new.end) for moved in review.found}
        anchors = [moved.old for moved in review.found] + [c.anchor for c in review.changed]
        for anchor in anchors:
            place = found.get(id(anchor))
            truth = revision.place_of(anchor)
            whole = revision.text.count(anchor.in_context)
            certain = whole == 1 == old.text.count(anchor.in_context)
            self.anchors += 1
            self.found += place is not None
            self.review += place is None
            self.intact += truth is not None
            self.found_intact += truth is not None and place is not None
            self.certain += certain
            if place is None:
                if certain:
                    self.wrong.append(f"not found: {anchor.in_context!r}")
            elif revision.text[place.start : place.end] != anchor.quote:
                self.wrong.append(f"on a different text: {anchor.in_context!r}")
            elif place.start != truth:
                own = revision.likenesses[place.start : place.end]
                alike = certain or any(anchor.start <= o < anchor.end for o in own)
                self.copies += alike
                if not alike:
                    self.wrong.append(f"on another place: {anchor.in_context!r}")
