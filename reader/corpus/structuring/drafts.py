"""A block while it is being made: its traced text, and what is known about it so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.corpus.model import BlockKind, Repair, SpanKind
from reader.corpus.rules import Rule
from reader.corpus.structuring.markers import Marker
from reader.corpus.traced import Traced, runs_of


@dataclass(slots=True)
class Draft:
    """A line, or several joined ones, on the way to becoming a block.

    Attributes:
        traced: The text with its source positions.
        kind: None until it is known.
        marker: What the text starts with, if it may open a section or an item.
        spans: Parts of the text, positions relative to its start.
        rows: Lines of a laid out table.
    """

    traced: Traced
    kind: BlockKind | None = None
    marker: Marker | None = None
    spans: list[tuple[SpanKind, int, int]] = field(default_factory=list)
    rows: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The text without its positions."""
        return self.traced.text


def removed(piece: Traced, rule: Rule) -> list[Repair]:
    """Repairs that tell that ``piece`` was taken out, one for each stretch of the source."""
    return [
        Repair(
            rule,
            run.source_start,
            run.source_start + run.length,
            piece.text[run.start : run.start + run.length],
            "",
        )
        for run in runs_of(piece)
    ]


def line_break(source: str, left: Traced, right: Traced) -> int:
    """Source position of the first line feed between two lines, ``Traced.NEW`` for none."""
    return source.find("\n", left.source_end, right.source_start)


def line_feed(source: str, left: Traced, right: Traced) -> Traced:
    """The line feed between two lines, with its place in the source."""
    place = line_break(source, left, right)
    return Traced.inserted("\n") if place == Traced.NEW else Traced.of_source("\n", place)


def gone_break(source: str, place: int) -> list[Repair]:
    """The repair for a line feed that went without a trace; none for ``Traced.NEW``."""
    if place == Traced.NEW:
        return []
    return [Repair(Rule.LAYOUT, place, place + 1, source[place], "")]


def join_lines(
    source: str, pieces: Sequence[Traced], separators: Sequence[str]
) -> tuple[Traced, list[Repair]]:
    """Make one line of several.

    Args:
        source: The source text.
        pieces: The lines.
        separators: What is put between each two of them, often nothing.

    Returns:
        The line, and one repair for each line feed of the source that went.
    """
    joined, repairs = [pieces[0]], []
    for (left, right), separator in zip(pairwise(pieces), separators, strict=True):
        place = line_break(source, left, right)
        if place != Traced.NEW:
            repairs.append(Repair(Rule.JOINED_LINE, place, place + 1, source[place], separator))
        joined += [Traced.inserted(separator), right]
    return Traced.joined(joined), repairs
