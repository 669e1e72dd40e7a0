"""Lines that were broken at a page's margin, not at the end of a paragraph (conventions 4.1)."""

from collections.abc import Sequence
from itertools import pairwise

from reader.corpus.model import Repair
from reader.corpus.structuring.drafts import Draft, join_lines
from reader.corpus.structuring.markers import read_marker
from reader.corpus.structuring.parts import is_addressee, is_document_number, is_title_piece

_OPEN_ENDS = ("，", "、", ",")
_PARAGRAPH_ENDS = tuple("。；：！？;:!?）)”」』】》…")
_SENTENCE_MARKS = tuple("，。；,;")
_LEAST_LINES = 8
_LEAST_SHARE = 0.3
_SLACK = 4
_WIDEST = 60
_SHORTEST = 15


def join_wrapped(drafts: Sequence[Draft], source: str) -> tuple[list[Draft], list[Repair]]:
    """Join each line that breaks off within a sentence to the lines that go on with it.

    A line that ends with a comma goes on in the next one, unless that opens an item. A line that
    ends without any mark does so only where all lines of the text are about as long as a margin
    allows: otherwise it may be a heading.
    """
    width = _margin(drafts)
    joined: list[Draft] = []
    repairs: list[Repair] = []
    place = 0
    while place < len(drafts):
        end = place + 1
        while end < len(drafts) and _goes_on(drafts[end - 1], drafts[end], width):
            end += 1
        if end - place > 1:
            pieces = [draft.traced for draft in drafts[place:end]]
            between = [
                " " if _latin(left.text[-1]) and _latin(right.text[0]) else ""
                for left, right in pairwise(pieces)
            ]
            traced, joins = join_lines(source, pieces, between)
            repairs += joins
            joined.append(Draft(traced))
        else:
            joined.append(drafts[place])
        place = end
    return joined, repairs


def _margin(drafts: Sequence[Draft]) -> int | None:
    """Characters of a full line if the text is wrapped; None if its lines are paragraphs."""
    lengths = sorted(len(draft.text) for draft in drafts if draft.kind is None)
    if len(lengths) < _LEAST_LINES:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    open_ends = sum(
        len(draft.text) >= width - _SLACK and not draft.text.endswith(_PARAGRAPH_ENDS)
        for draft in drafts
    )
    wrapped = open_ends >= len(lengths) * _LEAST_SHARE
    return width if wrapped and lengths[-1] <= width + _SLACK <= _WIDEST else None


def _goes_on(line: Draft, following: Draft, width: int | None) -> bool:
    text, after = line.text, following.text
    if line.kind is not None or following.kind is not None:
        return False
    if len(text) < _SHORTEST:
        return text.endswith(_OPEN_ENDS) and is_addressee(after)
    if text.endswith(_OPEN_ENDS):
        return read_marker(after) is None and not is_title_piece(text)
    if width is None or len(text) < width - _SLACK or text.endswith(_PARAGRAPH_ENDS):
        return False
    if not any(mark in text for mark in _SENTENCE_MARKS):
        return False
    return read_marker(after) is None and not is_document_number(after)


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
