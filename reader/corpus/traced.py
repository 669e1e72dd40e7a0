"""A text whose every character knows where it stood in the source."""

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from operator import sub

from reader.corpus.model import Repair, Run
from reader.corpus.rules import Rule


@dataclass(frozen=True, eq=False)
class Traced:
    """A piece of text with the source position of each of its characters.

    Attributes:
        text: What is left after the repairs so far.
        origins: Source positions (code points), one per character of ``text``, never falling.
            A character that was put in has ``NEW``.
    """

    text: str
    origins: "array[int]"

    NEW = -1

    @classmethod
    def of_source(cls, text: str, start: int = 0) -> "Traced":
        """Text that stands in the source as it is, from position ``start`` on."""
        return cls(text, array("q", range(start, start + len(text))))

    @classmethod
    def inserted(cls, text: str) -> "Traced":
        """Text that stands nowhere in the source."""
        return cls(text, array("q", [cls.NEW] * len(text)))

    @classmethod
    def joined(cls, pieces: Iterable["Traced"]) -> "Traced":
        """The pieces one after the other."""
        pieces = list(pieces)
        origins = array("q")
        for piece in pieces:
            origins.extend(piece.origins)
        return cls("".join(piece.text for piece in pieces), origins)

    def __len__(self) -> int:
        return len(self.text)

    def slice(self, start: int, end: int) -> "Traced":
        """The characters ``[start, end)``."""
        return Traced(self.text[start:end], self.origins[start:end])

    def strip(self) -> "Traced":
        """Without white space at both ends (no-break and ideographic spaces included)."""
        left = len(self.text) - len(self.text.lstrip())
        return self.slice(left, max(left, len(self.text.rstrip())))

    @property
    def source_start(self) -> int:
        """Source position of the first character from the source; NEW if there is none."""
        return next((origin for origin in self.origins if origin != self.NEW), self.NEW)

    @property
    def source_end(self) -> int:
        """One past the source position of the last character from the source; 0 if none is."""
        return next((o + 1 for o in reversed(self.origins) if o != self.NEW), 0)

    def replace(
        self, pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str], rule: Rule
    ) -> tuple["Traced", list[Repair]]:
        """Replace every match of ``pattern`` and tell what was done.

        Args:
            pattern: Matches nothing empty.
            replacement: What stands there afterwards; a match that it returns unchanged is left
                alone.
            rule: Recorded in each repair.
        """
        pieces: list[Traced] = []
        repairs: list[Repair] = []
        kept_to = 0
        for match in pattern.finditer(self.text):
            before, after = match.group(), replacement(match)
            removed = self.slice(match.start(), match.end())
            if before == after:
                continue
            pieces.append(self.slice(kept_to, match.start()))
            pieces.append(Traced.inserted(after))
            kept_to = match.end()
            if removed.source_end:
                repairs.append(
                    Repair(rule, removed.source_start, removed.source_end, before, after)
                )
        if not pieces:
            return self, repairs
        return Traced.joined([*pieces, self.slice(kept_to, len(self))]), repairs


def runs_of(text: Traced) -> tuple[Run, ...]:
    """The stretches of ``text`` that stand in the source unchanged, in order."""
    steps = map(sub, islice(text.origins, 1, None), text.origins)
    breaks = {0, len(text), *(place for place, step in enumerate(steps, start=1) if step != 1)}
    if 0 in text.origins:  # one more than NEW
        breaks.add(text.origins.index(0))
    return tuple(
        Run(start, text.origins[start], end - start)
        for start, end in pairwise(sorted(breaks))
        if end > start and text.origins[start] != Traced.NEW
    )
