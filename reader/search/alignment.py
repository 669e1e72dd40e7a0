"""Lays a quotation beside the text it comes from: what is the same, what differs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "changed", "added", "left_out"]
"""Of a stretch of the quotation: as in the text, other than there, only here, only there."""

_KINDS: dict[str, Kind] = {
    "equal": "same",
    "replace": "changed",
    "delete": "added",
    "insert": "left_out",
}
_DIFFERENCE_COST = 0.5
"""What a differing character costs where one that is the same is worth 1: a stretch in which less
than a third is the same is no part of the passage."""

_EDGE = 8
"""So many characters at an end of the quotation are taken as changed; more are the user's own."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the quotation and what stands for it in the text.

    Attributes:
        quote_start: In the quotation.
        quote_end: One past the last character; equal to ``quote_start`` where it lacks something.
        start: In the text.
        end: One past the last character; equal to ``start`` where the text has nothing.
    """

    kind: Kind
    quote_start: int
    quote_end: int
    start: int
    end: int

    @property
    def length(self) -> int:
        """Characters of the longer side."""
        return max(self.quote_end - self.quote_start, self.end - self.start)


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quotation beside the stretch of a text that it is most like.

    Attributes:
        start: In the text.
        end: One past the last character.
        stretches: From the first to the last character of the quotation; none is empty.
        same: Characters that are the same.
        covered: Characters between the first and the last that are the same, the longer side.
    """

    start: int
    end: int
    stretches: tuple[Stretch, ...]
    same: int
    covered: int


def align(quote: str, text: str) -> Alignment | None:
    """Find the stretch of a short text that a quotation is most like.

    Args:
        quote: Folded; every character of it gets its place.
        text: Folded; somewhat longer than the quotation at most, as this takes quadratic time.

    Returns:
        None if they have nothing in common.
    """
    matcher = SequenceMatcher(None, quote, text, autojunk=False)
    stretches = [Stretch(_KINDS[tag], *places) for tag, *places in matcher.get_opcodes()]
    best = _most_alike(stretches)
    if not best:
        return None
    first, last = best[0], best[-1]
    head = min(first.quote_start, first.start) if first.quote_start <= _EDGE else 0
    tail = len(quote) - last.quote_end
    tail = min(tail, len(text) - last.end) if tail <= _EDGE else 0
    kept = (
        _edge(0, first.quote_start, first.start - head, first.start),
        *best,
        _edge(last.quote_end, len(quote), last.end, last.end + tail),
    )
    covered = max(last.quote_end - first.quote_start, last.end - first.start)
    return Alignment(
        first.start - head,
        last.end + tail,
        tuple(stretch for stretch in kept if stretch.length),
        sum(stretch.length for stretch in best if stretch.kind == "same"),
        covered,
    )


def _most_alike(stretches: Sequence[Stretch]) -> Sequence[Stretch]:
    """The run of stretches in which most is the same and least differs; empty if nothing is."""
    best, best_run = 0.0, (0, 0)
    worth, start = 0.0, 0
    for number, stretch in enumerate(stretches):
        if worth <= 0:
            worth, start = 0.0, number
        same = stretch.kind == "same"
        worth += stretch.length if same else -_DIFFERENCE_COST * stretch.length
        if worth > best:
            best, best_run = worth, (start, number + 1)
    return stretches[slice(*best_run)]


def _edge(quote_start: int, quote_end: int, start: int, end: int) -> Stretch:
    kind: Kind = "changed" if start < end else "added"
    return Stretch(kind, quote_start, quote_end, start, end)


def shifted(stretches: Iterable[Stretch], offset: int) -> tuple[Stretch, ...]:
    """The stretches with ``offset`` added to their places in the text."""
    return tuple(
        Stretch(s.kind, s.quote_start, s.quote_end, s.start + offset, s.end + offset)
        for s in stretches
    )
