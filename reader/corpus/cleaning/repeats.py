"""Titles, numbers and paragraphs that a page printed more than once (conventions 4.1)."""

from itertools import pairwise

from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.lines import LONGEST_TITLE, is_number, is_title, names_organ, squeezed
from reader.corpus.cleaning.page_fields import PageField, page_key
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

NEAR = 5
"""A copy further away is no copy of the page's (4.1)."""

HEAD = 15
_MOST_PIECES = 4
_SHORTEST_PARAGRAPH = 20
_SHORTEST_TITLE = 10


def drop_repeats(lines: list[Traced], ledger: Ledger) -> tuple[list[Traced], list[PageField]]:
    """Keep one copy of each title and number in the head, and of each doubled paragraph."""
    head, rest = lines[:HEAD], lines[HEAD:]
    keys = [squeezed(page_key(line.text[: 2 * LONGEST_TITLE])) for line in head]
    fields, dropped = [], set[int]()
    for number, line in enumerate(head):
        key = page_key(line.text[: 2 * LONGEST_TITLE])
        if _stands_before(number, keys) and (is_title(key) or is_number(key)):
            dropped.add(number)
        elif _is_page_title(number, keys, head):
            dropped.add(number)
            fields.append(PageField("page_title", line.text, line.source_start, line.source_end))
    for number in dropped:
        ledger.drop(head[number], Rule.REPEATED)
    kept = [line for number, line in enumerate(head) if number not in dropped]
    return _without_doubles(kept + rest, ledger), fields


def _stands_before(number: int, keys: list[str]) -> bool:
    """True if one of the lines before is the same."""
    return keys[number] in keys[max(0, number - NEAR) : number]


def _is_page_title(number: int, keys: list[str], head: list[Traced]) -> bool:
    """True for a page's title above the document's own, which has several lines or the issuers.

    The document's own is the better copy then: it tells the issuers and how the title was broken.
    """
    title = keys[number]
    if len(title) < _SHORTEST_TITLE:
        return False
    for first in range(number + 1, min(number + 1 + NEAR, len(keys))):
        for last in range(first + 1, min(first + 1 + _MOST_PIECES, len(keys) + 1)):
            joined = "".join(keys[first:last])
            if joined == title and last - first > 1:
                return True
            if joined.endswith(title) and joined != title:
                return names_organ(joined[: -len(title)]) and is_title(
                    page_key(head[last - 1].text)
                )
    return False


def _without_doubles(lines: list[Traced], ledger: Ledger) -> list[Traced]:
    """Drop a paragraph that stands directly under itself."""
    doubled = {
        number
        for number, (above, below) in enumerate(pairwise(lines), start=1)
        if above.text == below.text and _is_long(below.text)
    }
    for number in doubled:
        ledger.drop(lines[number], Rule.REPEATED)
    return [line for number, line in enumerate(lines) if number not in doubled]


def _is_long(text: str) -> bool:
    return "|" not in text and (len(text) >= _SHORTEST_PARAGRAPH or is_title(page_key(text)))
