"""The literal scan: every occurrence of a string in a text, overlapping ones included."""

import sys
from collections.abc import Iterator


def occurrences(text: str, needle: str, start: int = 0, end: int = sys.maxsize) -> Iterator[int]:
    """Start of every occurrence of the non-empty ``needle`` in ``text[start:end]``, rising."""
    place = text.find(needle, start, end)
    while place >= 0:
        yield place
        place = text.find(needle, place + 1, end)


def overlaps_itself(needle: str) -> bool:
    """True if two occurrences of ``needle`` can overlap, as 一一 in 一一一."""
    return any(needle.startswith(needle[shift:]) for shift in range(1, len(needle)))


def count(text: str, needle: str, *, overlapping: bool) -> int:
    """How often ``needle`` occurs in ``text``.

    Args:
        text: Where it is looked for.
        needle: Not empty.
        overlapping: What :func:`overlaps_itself` says of ``needle``; asked for once per query.
    """
    return sum(1 for _ in occurrences(text, needle)) if overlapping else text.count(needle)
