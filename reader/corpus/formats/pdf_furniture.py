"""Page numbers and running heads of a PDF: what stands at the edge of a page and comes again."""

import re
from collections import Counter
from collections.abc import Sequence

from reader.corpus.formats.pdf_lines import Line

_EDGE_LINES = 3
_LEAST_PAGES = 3
_LEAST_SHARE = 0.4
_HEIGHT_STEP = 4.0
_LONGEST_HEAD = 60
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-—–―－·•\s]*(?:第\s*)?(\d{1,4})(?:\s*页)?\s*(?:[/／,，]?\s*(?:共|总|of)?\s*\d{1,4}\s*页?)?[-—–―－·•\s]*",
    re.IGNORECASE,
)
_MARKED_NUMBER = re.compile(r"[-—–―－·•]|第|页|/|^\s*\d+\s*$")

Place = tuple[int, int]
"""Number of the page and of the line on it, both from 0."""


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without the lines that belong to the paper and not to the text.

    Two rules. A line that is nothing but a number (— 3 —, 3, 第3页 共9页) is a page number where
    it is the first or last of its page and on at least half of the pages that have such a line the
    number rises with the pages. One of the first or last three lines is a running head or foot
    where it stands at the same height, but for its digits the same, on at least three pages and
    two fifths of all.
    """
    gone = _page_numbers(pages) | _running_lines(pages)
    return [
        [line for place, line in enumerate(lines) if (page, place) not in gone]
        for page, lines in enumerate(pages)
    ]


def _page_numbers(pages: Sequence[Sequence[Line]]) -> set[Place]:
    found: dict[Place, int] = {}
    for page, lines in enumerate(pages):
        for place in {0, len(lines) - 1} if lines else ():
            match = _PAGE_NUMBER.fullmatch(lines[place].text)
            if match and _MARKED_NUMBER.search(lines[place].text):
                found[page, place] = int(match.group(1)) - page
    if not found:
        return set()
    offset, times = Counter(found.values()).most_common(1)[0]
    if times * 2 < len({page for page, _ in found}):
        return set()
    return {place for place, other in found.items() if other == offset}


def _running_lines(pages: Sequence[Sequence[Line]]) -> set[Place]:
    places: dict[tuple[str, int], list[Place]] = {}
    for page, lines in enumerate(pages):
        for place, line in enumerate(lines):
            if min(place, len(lines) - 1 - place) >= _EDGE_LINES or len(line.text) > _LONGEST_HEAD:
                continue
            key = (_DIGITS.sub("#", line.text), round(line.y / _HEIGHT_STEP))
            places.setdefault(key, []).append((page, place))
    least = max(_LEAST_PAGES, _LEAST_SHARE * len(pages))
    return {
        place
        for found in places.values()
        if len({page for page, _ in found}) >= least
        for place in found
    }
