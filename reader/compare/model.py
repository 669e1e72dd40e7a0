"""What a comparison says: pairs of sections, themes beside one another, words, differences.

Positions are code points of ``Document.text``, ranges ``[start, end)``. A section is named by the
position at which it starts: within one text no two sections start at the same place.

The functions that make these things stand beside them:

- ``reader.compare.evidence.Evidence.shipped() -> Evidence``
- ``reader.compare.pairing.pair_sections(left, right, evidence, pins=()) -> Pairing``
- ``reader.compare.pins.pins_between(stored, left, right) -> tuple[Pin, ...]``
- ``reader.compare.scrolling.position_map(pairing) -> PositionMap``
- ``reader.compare.themes.theme_table(documents, themes, indicators) -> ThemeTable``
- ``reader.compare.words.shared_and_own(documents) -> WordComparison``
- ``reader.compare.differences.differences(old_text, new_text) -> Differences``
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from reader.corpus.model import Section
from reader.indicators.model import Indicator


class PairKind(StrEnum):
    """How sure a pair is; ``ALONE`` for a section without a counterpart."""

    CERTAIN = "certain"
    PRESUMED = "presumed"
    PINNED = "pinned"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class SectionPair:
    """A section of the left document and its counterpart in the right one.

    A section with several counterparts stands in several pairs. Never both sides are None.

    Attributes:
        left: None if the right section has no counterpart.
        right: None if the left section has no counterpart.
        score: How alike the two are, 0 to 1; 1 for a pair the user made. Of a section without a
            counterpart: how alike the best one was that was refused.
        kind: ``PINNED`` also for a section the user left alone.
        reasons: Words that both have, the weightiest first, to be shown; may be empty.
        narrower: True if what is around one of the two is paired with the other as well: the pair
            repeats a wider one for a part of it.
    """

    left: Section | None
    right: Section | None
    score: float
    kind: PairKind
    reasons: tuple[str, ...] = ()
    narrower: bool = False

    @property
    def is_paired(self) -> bool:
        """True if both sides are there."""
        return self.left is not None and self.right is not None


@dataclass(frozen=True)
class Pairing:
    """How the sections of two documents answer one another.

    Attributes:
        left_id: Left document.
        right_id: Right document.
        left_length: Length of the left text.
        right_length: Length of the right text.
        pairs: Every section of either document is in at least one of them. In the order of the
            left text, of several counterparts the best first, narrower ones last; then the lone
            sections of the right.
    """

    left_id: str
    right_id: str
    left_length: int
    right_length: int
    pairs: tuple[SectionPair, ...]

    @cached_property
    def _by_left(self) -> dict[int, tuple[SectionPair, ...]]:
        return _by_start((pair.left, pair) for pair in self.pairs)

    @cached_property
    def _by_right(self) -> dict[int, tuple[SectionPair, ...]]:
        return _by_start((pair.right, pair) for pair in self.pairs)

    def of_left(self, start: int) -> tuple[SectionPair, ...]:
        """Pairs of the left section that starts there, the best first."""
        return self._by_left.get(start, ())

    def of_right(self, start: int) -> tuple[SectionPair, ...]:
        """Pairs of the right section that starts there, the best first."""
        return self._by_right.get(start, ())

    @cached_property
    def turned(self) -> "Pairing":
        """The same with left and right exchanged."""
        turned = (replace(pair, left=pair.right, right=pair.left) for pair in self.pairs)
        ordered = sorted(turned, key=_order)
        return Pairing(
            self.right_id, self.left_id, self.right_length, self.left_length, tuple(ordered)
        )


def _by_start(
    named: Iterable[tuple[Section | None, SectionPair]],
) -> dict[int, tuple[SectionPair, ...]]:
    found: dict[int, list[SectionPair]] = {}
    for section, pair in named:
        if section is not None:
            found.setdefault(section.start, []).append(pair)
    return {
        start: tuple(sorted(pairs, key=lambda pair: (pair.narrower, -pair.score)))
        for start, pairs in found.items()
    }


def _order(pair: SectionPair) -> tuple[bool, int, bool, float, int]:
    left, right = pair.left, pair.right
    return (
        left is None,
        left.start if left else 0,
        pair.narrower,
        -pair.score if left else 0.0,
        right.start if right else 0,
    )


def in_order(pairs: Iterable[SectionPair]) -> tuple[SectionPair, ...]:
    """Pairs in the order of ``Pairing.pairs``."""
    return tuple(sorted(pairs, key=_order))


@dataclass(frozen=True, slots=True)
class Pin:
    """What the user said about two sections, or about one.

    Attributes:
        left: Start of the left section; None if the right one has no counterpart.
        right: Start of the right section; None if the left one has no counterpart.
        apart: True if the two are no pair; with one side None: the section is to stay alone.
    """

    left: int | None
    right: int | None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """Something the documents may speak about: a row of the theme table.

    Attributes:
        id: Stable within one table.
        name: As shown.
        words: What is looked for; the name's own words where it is a heading.
    """

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """What a document says about a theme at one place.

    Attributes:
        document_id: The document.
        start: Start of the passage.
        end: End of the passage.
        text: What stands there.
        section_path: Labels from the top to the section it stands in.
        marks: Ranges of the document's text inside the passage that belong to the theme.
        indicators: Those whose quote stands in the passage.
        score: How much it belongs to the theme, above 0.
    """

    document_id: str
    start: int
    end: int
    text: str
    section_path: tuple[str, ...]
    marks: tuple[tuple[int, int], ...]
    indicators: tuple[Indicator, ...]
    score: float


@dataclass(frozen=True, slots=True)
class ThemeColumn:
    """A document of the theme table."""

    document_id: str
    title: str
    city: str


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme and what each document says about it.

    Attributes:
        theme: The theme.
        cells: One for each column, passages in the order of the text; empty if it says nothing.
    """

    theme: Theme
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """What documents say about themes, side by side."""

    columns: tuple[ThemeColumn, ...]
    rows: tuple[ThemeRow, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a document's text."""

    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """A run of text that stands in several documents alike.

    Attributes:
        text: As the first document prints it.
        document_ids: Those that have it, in the order asked.
        places: Every place, document by document.
    """

    text: str
    document_ids: tuple[str, ...]
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that only one of the documents uses.

    Attributes:
        document_id: The document.
        word: The word.
        score: Log-likelihood of its use against the other documents (G²; above 6.63 it would be
            chance in one of a hundred cases).
        places: Every place.
    """

    document_id: str
    word: str
    score: float
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class WordComparison:
    """What documents share in words and what only one says.

    Attributes:
        document_ids: In the order asked.
        shared: The longest and most widely shared first.
        own: By document in the order asked, the most telling first.
    """

    document_ids: tuple[str, ...]
    shared: tuple[SharedPhrase, ...]
    own: tuple[OwnWord, ...]


class ChangeKind(StrEnum):
    """What became of a paragraph or of a run of characters."""

    EQUAL = "equal"
    INSERTED = "inserted"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are alike, that went or that came; ``CHANGED`` and ``MOVED`` never.

    Attributes:
        kind: ``EQUAL``, ``REMOVED`` (the new range is empty) or ``INSERTED`` (the old one is).
        text: What stands there, in the new text where it stands in both.
        moved: True for a sentence or clause that stands elsewhere in the same paragraph as it was:
            once as ``REMOVED``, once as ``INSERTED``.
    """

    kind: ChangeKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    text: str
    moved: bool = False


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number that stands in place of another one.

    Attributes:
        old: As printed in the old text, with its unit.
        new: As printed in the new text, with its unit.
    """

    old: str
    new: str
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph (a line of the text, without its line end) and what became of it.

    Attributes:
        kind: Any; a paragraph that moved may have changed as well, its runs tell.
        old_start: Of an inserted paragraph the place in the old text where it came in.
        new_start: Of a removed paragraph the place in the new text where it is missing; of a moved
            one where it stands now.
        runs: The paragraph character by character; of an equal one a single run.
        numbers: Numbers that changed.
    """

    kind: ChangeKind
    old_start: int
    old_end: int
    new_start: int
    new_end: int
    runs: tuple[Run, ...]
    numbers: tuple[NumberChange, ...] = ()


@dataclass(frozen=True)
class Differences:
    """What became of an old text.

    Attributes:
        old_text: The old text; of the new one only what came is kept, in the runs.
        paragraphs: In the order of the new text, removed paragraphs where they are missing. A moved
            one stands where it is now; ``departures`` tells where it was.
    """

    old_text: str
    paragraphs: tuple[ParagraphChange, ...]

    @cached_property
    def changes(self) -> tuple[ParagraphChange, ...]:
        """The paragraphs that are not equal: what next and previous go to."""
        return tuple(each for each in self.paragraphs if each.kind is not ChangeKind.EQUAL)

    @cached_property
    def departures(self) -> tuple[ParagraphChange, ...]:
        """The moved paragraphs in the order of the old text."""
        moved = (each for each in self.paragraphs if each.kind is ChangeKind.MOVED)
        return tuple(sorted(moved, key=lambda each: each.old_start))

    @cached_property
    def numbers(self) -> tuple[NumberChange, ...]:
        """All numbers that changed, in the order of the new text."""
        return tuple(number for each in self.paragraphs for number in each.numbers)

    def rebuild(self) -> str:
        """The new text, from the old text and what came."""
        lines = (
            "".join(
                self.old_text[run.old_start : run.old_end]
                if run.kind is ChangeKind.EQUAL
                else run.text
                for run in each.runs
                if run.kind is not ChangeKind.REMOVED
            )
            for each in self.paragraphs
            if each.kind is not ChangeKind.REMOVED
        )
        return "\n".join(lines)
