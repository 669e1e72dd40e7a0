"""Titles: found among the first lines of a text, joined where they are broken, kept once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.corpus.structuring.drafts import Draft
from reader.corpus.structuring.parts import is_complete_title, is_order, is_organ, is_title_piece
from reader.corpus.structuring.plain import compact

MAX_PIECES = 6
"""Most lines that a title is broken over."""
_SECOND_TITLE_LENGTH = 8
_LINKS = ("和", "及", "与", "的", "暨")


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Lines ``[start, end)`` that are one title."""

    start: int
    end: int


def title_groups(
    drafts: Sequence[Draft], start: int, end: int, known: Collection[str] = ()
) -> list[TitleGroup]:
    """The titles among the lines ``[start, end)``, which all can be (pieces of) titles.

    A group ends where the joined lines are complete: they end with a kind of document. Organs that
    stand before such lines belong to them (中共泉州市委　泉州市人民政府 / 关于…).
    """
    groups: list[TitleGroup] = []
    place = start
    while place < end:
        stop = _complete_end(drafts, place, end, {compact(text) for text in known})
        if stop is None:
            place += 1
            continue
        stop = _with_subtitle(drafts, stop, end)
        groups.append(TitleGroup(place, stop))
        place = stop
    return groups


def _complete_end(
    drafts: Sequence[Draft], start: int, end: int, known: Collection[str]
) -> int | None:
    """End of the shortest complete title that begins at ``start``; None if there is none."""
    joined = ""
    for place in range(start, min(end, start + MAX_PIECES)):
        if place > start and is_order(drafts[place - 1].text):
            return place if is_complete_title(joined) else None
        joined += drafts[place].text
        if not is_complete_title(joined) or len(compact(joined)) < 4:
            continue
        if place + 1 < end and _goes_on(joined, drafts[place + 1].text, known):
            continue
        return place + 1
    return None


def _goes_on(joined: str, following: str, known: Collection[str]) -> bool:
    """True if a title only looks complete (关于加快发展规划 / 编制工作的通知)."""
    if compact(joined + following) in known:
        return True
    if compact(following).startswith(_LINKS) and is_complete_title(joined + following):
        return True
    return (
        "的" not in compact(joined).rpartition("关于")[2]
        and "关于" in joined
        and not is_organ(following)
        and "关于" not in following
        and is_complete_title(joined + following)
    )


def _with_subtitle(drafts: Sequence[Draft], stop: int, end: int) -> int:
    """Take a line in brackets, such as （2016—2020年） or （试行）, to the title before it."""
    if stop < end:
        line = compact(drafts[stop].text)
        if line.startswith("(") and line.endswith(")") and len(line) <= 24:
            return stop + 1
    return stop


def separators(pieces: Sequence[str]) -> list[str]:
    """What to put between the lines of a title: a space between two organs or two Latin words."""
    between = []
    for left, right in pairwise(pieces):
        latin = left[-1:].isascii() and right[:1].isascii() and left[-1:].isalnum()
        both = is_organ(left) and is_organ(right)
        between.append(" " if both or (latin and right[:1].isalnum()) else "")
    return between


def repeated(groups: Sequence[str]) -> set[int]:
    """Numbers of the titles that another one repeats, whole or as its tail.

    Of equal ones the earlier, the page's own, is named.
    """
    texts = [compact(text) for text in groups]
    gone: set[int] = set()
    for place, text in enumerate(texts):
        for other, longer in enumerate(texts):
            if other == place or other in gone or not longer.endswith(text):
                continue
            if len(longer) > len(text) or other > place:
                gone.add(place)
                break
    return gone


def further_title(text: str, known: Sequence[str]) -> bool:
    """True if ``text`` can be a second title beside the titles ``known``.

    Args:
        text: A complete title.
        known: Titles and texts between 《 》 met so far.
    """
    line = compact(text)
    if len(line) < _SECOND_TITLE_LENGTH:
        return False
    if not known or "关于" in line or is_order(known[-1]):
        return True
    return any(_overlaps(line, compact(other)) for other in known)


def _overlaps(left: str, right: str) -> bool:
    pairs = {left[i : i + 2] for i in range(len(left) - 1)}
    return sum(right[i : i + 2] in pairs for i in range(len(right) - 1)) * 2 >= len(pairs)


def title_run(drafts: Sequence[Draft], start: int) -> int:
    """End of the lines from ``start`` on that can all be (pieces of) titles."""
    end = start
    while end < len(drafts) and drafts[end].kind is None and is_title_piece(drafts[end].text):
        end += 1
    return end
