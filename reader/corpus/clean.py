"""Source text → the lines of the document, with every change accounted for (conventions 4.3)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.corpus.characters import clean_characters, join_spaced_words
from reader.corpus.ledger import Ledger
from reader.corpus.model import Repair
from reader.corpus.page_fields import PageField
from reader.corpus.traced import Traced

__all__ = ["Cleaned", "PageField", "clean"]

_LINE = re.compile("[^\n\r\v\f\u2028\u2029]+")


@dataclass(frozen=True)
class Cleaned:
    """What is left of a source text.

    Attributes:
        lines: Trimmed and never empty, in the order of the source.
        repairs: In the order of the source, none overlapping another; ``before`` is the source between
            ``source_start`` and ``source_end``. They cover every source character that is in no line,
            except ``breaks``. Applied to the source they give exactly the lines joined by line feeds.
        page_fields: Facts read in what was taken away, in the order of the source.
        breaks: One for each pair of neighbouring lines: the source position of the line feed that stays
            between them (the first one in the gap), or ``Traced.NEW`` where a repair puts one in.
    """

    lines: tuple[Traced, ...]
    repairs: tuple[Repair, ...]
    page_fields: tuple[PageField, ...]
    breaks: tuple[int, ...]


def clean(source: str) -> Cleaned:
    """Take away what the web put around and into a document.

    Args:
        source: Decoded text, line ends as in the file.
    """
    ledger = Ledger(source)
    lines = [clean_characters(line, ledger) for line in _lines(source)]
    lines = [join_spaced_words(line.strip(), ledger) for line in lines]
    lines = [line for line in lines if line.source_end]
    breaks = tuple(_breaks(source, lines))
    return Cleaned(tuple(lines), ledger.repairs(lines, breaks), (), breaks)


def _lines(source: str) -> Iterator[Traced]:
    for match in _LINE.finditer(source):
        yield Traced.of_source(match.group(), match.start())


def _breaks(source: str, lines: Sequence[Traced]) -> Iterator[int]:
    for left, right in zip(lines, lines[1:], strict=False):
        yield source.find("\n", left.source_end, right.source_start)
