"""Source text → the lines of the document, with every change accounted for (conventions 4.3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from reader.corpus.cleaning.characters import character_steps, join_spaced_words
from reader.corpus.cleaning.layout import remove_furniture, split_long_line
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.margins import take_off_frame
from reader.corpus.cleaning.markup import remove_markup
from reader.corpus.cleaning.page_fields import PageField
from reader.corpus.cleaning.pinyin import remove_pinyin
from reader.corpus.cleaning.repeats import drop_repeats
from reader.corpus.cleaning.running_heads import drop_running_heads
from reader.corpus.cleaning.spam import drop_spam
from reader.corpus.model import Repair
from reader.corpus.traced import Traced

__all__ = ["Cleaned", "PageField", "clean"]

_LINE = re.compile("[^\n\r\v\f\u2028\u2029]+")


@dataclass(frozen=True)
class Cleaned:
    """What is left of a source text.

    Attributes:
        lines: Trimmed and never empty, in the order of the source.
        repairs: In the order of the source, none overlapping another; ``before`` is the source
            between ``source_start`` and ``source_end``. They cover every source character that
            is in no line, except ``breaks``. Applied to the source they give exactly the lines
            joined by line feeds.
        page_fields: Facts read in what was taken away, in the order of the source.
        breaks: One for each pair of neighbouring lines: the source position of the line feed
            that stays between them (the first one in the gap), or ``Traced.NEW`` where a repair
            puts one in.
    """

    lines: tuple[Traced, ...]
    repairs: tuple[Repair, ...]
    page_fields: tuple[PageField, ...]
    breaks: tuple[int, ...]


def clean(source: str) -> Cleaned:
    """Take away what the web put around and into a document, step by step.

    Args:
        source: Decoded text, line ends as in the file.
    """
    ledger = Ledger(source)
    lines = list(_lines_of(source, ledger))
    lines = drop_running_heads(lines, source, ledger)
    lines = remove_pinyin(lines, ledger)
    lines = drop_spam(lines, ledger)
    lines, frame_fields = take_off_frame(lines, ledger)
    lines, title_fields = drop_repeats(lines, ledger)
    alone = len(lines) == 1
    lines = list(chain.from_iterable(split_long_line(ln, ledger, alone=alone) for ln in lines))
    lines = _standing(lines)
    breaks = tuple(_breaks(source, lines))
    fields = sorted((*frame_fields, *title_fields), key=lambda found: found.source_start)
    return Cleaned(tuple(lines), ledger.repairs(lines, breaks), tuple(fields), breaks)


def _lines_of(source: str, ledger: Ledger) -> Iterator[Traced]:
    """The lines of the source without markup, invisible characters and page numbers; trimmed."""
    steps = character_steps(source)
    for match in _LINE.finditer(source):
        line = Traced.of_source(match.group(), match.start())
        for piece in remove_markup(line, ledger):
            cleaned = piece
            for step in steps:
                cleaned = step(cleaned, ledger)
            cleaned = remove_furniture(cleaned, ledger).strip()
            if cleaned.source_end:
                yield join_spaced_words(cleaned, ledger)


def _standing(lines: Sequence[Traced]) -> list[Traced]:
    """The lines of which something stands in the source, trimmed."""
    return [line for line in map(Traced.strip, lines) if line.source_end]


def _breaks(source: str, lines: Sequence[Traced]) -> Iterator[int]:
    """Where the line feed between two lines stands; ``find`` gives -1, which is NEW, for none."""
    for left, right in pairwise(lines):
        yield source.find("\n", left.source_end, right.source_start)
