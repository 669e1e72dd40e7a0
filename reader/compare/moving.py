"""Sentences and clauses that stand elsewhere in the same paragraph, letter by letter."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from reader.compare.model import ChangeKind, NumberChange, Run

_LEAST = 8
"""A clause shorter than this (并组织实施) may stand twice by chance."""

_BORDER = "，,；;。：:？?！! \u3000"
_CLAUSE = re.compile(f"[^{_BORDER}]+")


def with_moves(runs: Sequence[Run], old: str, new: str) -> tuple[Run, ...]:
    """The runs of a paragraph; a clause that went and came is a moved run of its own, both times.

    Args:
        runs: What leads from one to the other, of the whole paragraph.
        old: The paragraph as it was.
        new: As it is now.
    """
    gone = _Pieces([run for run in runs if run.kind is ChangeKind.REMOVED], old)
    come = _Pieces([run for run in runs if run.kind is ChangeKind.INSERTED], new)
    if not gone.runs or not come.runs:
        return tuple(runs)
    base = runs[0].old_start, runs[0].new_start
    for one, other, start in ((gone, come, base[0]), (come, gone, base[1])):
        for words, place in one.clauses(start):
            if one.is_free(place, len(words)) and (there := other.place_of(words)) is not None:
                one.moved[place] = len(words)
                other.moved[there] = len(words)
    return tuple(piece for run in runs for piece in _cut(run, gone.moved, come.moved))


def without_moved(numbers: Iterable[NumberChange], runs: Sequence[Run]) -> tuple[NumberChange, ...]:
    """The numbers that changed; one in a clause that only moved is the same as before."""
    gone = [r for r in runs if r.moved and r.kind is ChangeKind.REMOVED]
    come = [r for r in runs if r.moved and r.kind is ChangeKind.INSERTED]
    return tuple(
        number
        for number in numbers
        if not any(r.old_start <= number.old_start < r.old_end for r in gone)
        and not any(r.new_start <= number.new_start < r.new_end for r in come)
    )


class _Pieces:
    """What went out of a paragraph, or what came into it.

    Attributes:
        runs: All of it.
        moved: Where clauses begin that moved, with their lengths; positions of the whole text.
    """

    def __init__(self, runs: Sequence[Run], paragraph: str) -> None:
        self.runs = runs
        self.moved: dict[int, int] = {}
        self._paragraph = paragraph
        self._joined = "\n".join(run.text for run in runs)
        lengths = (len(run.text) + 1 for run in runs)
        self._starts = list(accumulate(lengths, initial=0))

    def clauses(self, start: int) -> Iterator[tuple[str, int]]:
        """Clauses that went or came whole, with their places.

        Args:
            start: Where the paragraph begins in the text.
        """
        paragraph = self._paragraph
        for run in self.runs:
            for found in _CLAUSE.finditer(run.text):
                low = _place(run) + found.start()
                high = low + len(found[0])
                before, behind = low - start, high - start
                begins = before == 0 or paragraph[before - 1] in _BORDER
                ends = behind == len(paragraph) or paragraph[behind] in _BORDER
                if begins and ends and high - low >= _LEAST:
                    yield found[0], low

    def place_of(self, words: str) -> int | None:
        """Where these words stand in one of the runs and have no counterpart yet."""
        at = self._joined.find(words)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            place = _place(self.runs[number]) + at - self._starts[number]
            if self.is_free(place, len(words)):
                return place
            at = self._joined.find(words, at + 1)
        return None

    def is_free(self, place: int, length: int) -> bool:
        """Whether no clause that moved stands there."""
        return all(
            place + length <= start or start + taken <= place for start, taken in self.moved.items()
        )


def _place(run: Run) -> int:
    """Where a run begins in the text that has it."""
    return run.old_start if run.kind is ChangeKind.REMOVED else run.new_start


def _cut(run: Run, gone: dict[int, int], arrived: dict[int, int]) -> Iterator[Run]:
    """A run in pieces that moved and pieces that did not."""
    if run.kind is ChangeKind.EQUAL:
        yield run
        return
    moved = gone if run.kind is ChangeKind.REMOVED else arrived
    at = 0
    for place in range(len(run.text)):
        length = moved.get(_place(run) + place)
        if length is not None:
            if at < place:
                yield _piece(run, at, place)
            yield replace(_piece(run, place, place + length), moved=True)
            at = place + length
    if at < len(run.text):
        yield _piece(run, at, len(run.text))


def _piece(run: Run, low: int, high: int) -> Run:
    """A part of a run that went or came."""
    if run.kind is ChangeKind.REMOVED:
        old = run.old_start + low, run.old_start + high
        return Run(run.kind, *old, run.new_start, run.new_end, run.text[low:high])
    new = run.new_start + low, run.new_start + high
    return Run(run.kind, run.old_start, run.old_end, *new, run.text[low:high])
