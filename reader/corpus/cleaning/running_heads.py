"""Heads that a printed text carries on every page, beside page numbers and the same again."""

from collections import defaultdict
from collections.abc import Sequence

from reader.corpus.cleaning.layout import is_page_number
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.lines import is_marked, is_title, squeezed
from reader.corpus.cleaning.page_fields import page_key
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

_LONGEST = 40
_LEAST = 2


def drop_running_heads(lines: Sequence[Traced], source: str, ledger: Ledger) -> list[Traced]:
    """Drop the lines that stand under or over page numbers and are the same on several pages.

    A title is kept where it stands first: a plan may have its own name at the head of each page.
    """
    numbered = _beside_numbers(lines, source)
    if len(numbered) < _LEAST:
        return list(lines)
    places = defaultdict(list)
    for place, line in enumerate(lines):
        if len(line.text) <= _LONGEST:
            places[squeezed(page_key(line.text))].append(place)
    gone: set[int] = set()
    for same in places.values():
        key = page_key(lines[same[0]].text)
        beside = [place for place in same if place in numbered]
        if len(beside) < _LEAST or is_marked(key) or key.endswith(("。", ";", ":")) or "|" in key:
            continue
        # The copy over the text itself stands beside no number.
        gone.update(beside)
        if same[0] not in numbered and not is_title(key):
            gone.add(same[0])
    for place in gone:
        ledger.drop(lines[place], Rule.PAGE_FURNITURE)
    return [line for place, line in enumerate(lines) if place not in gone]


def _beside_numbers(lines: Sequence[Traced], source: str) -> set[int]:
    """The lines with nothing but a page number between them and their neighbour."""
    beside: set[int] = set()
    end = 0
    for place, line in enumerate(lines):
        gap = source[end : line.source_start]
        if not gap.isspace() and any(map(is_page_number, gap.splitlines())):
            beside.add(place)
            if place:
                beside.add(place - 1)
        end = line.source_end
    if lines and any(map(is_page_number, source[end:].splitlines())):
        beside.add(len(lines) - 1)
    return beside
