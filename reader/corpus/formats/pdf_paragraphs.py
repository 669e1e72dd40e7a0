"""Lines of a PDF → paragraphs: a line that reaches the margin goes on in the next one.

``wraps`` joins lines by their words alone; here their places tell more. A line goes on if it
reaches the right margin and the next one begins at the left margin, in the same size and at the
usual distance. Where paragraphs are set off by an indent, the indent alone ends them; elsewhere
a full line that ends a sentence ends its paragraph too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from reader.corpus.formats.pdf_lines import Line, width
from reader.corpus.structuring.markers import read_marker

_SLACK = 1.6
_INDENTED_SLACK = 3.0
_INDENT = 1.0
_DEEPEST_INDENT = 4.5
_SAME_SIZE = 0.12
_WIDEST_LEADING = 2.6
_LEAST_LINES = 4
_LEAST_INDENTED = 0.06
_PLACE_STEP = 3.0
_SHORTEST = 8
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’…—"
_STRAY_BLANK = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])|(?<=\S) (?=[,;:!?)%\]，。、；：”’）》])")
_WORD_END = re.compile(r"[^!-~]")
_CLOSING = tuple("，。、；：！？）》”’〉」』】〕,;:!?)")
_ENDS = tuple("。！？；：!?;:")


@dataclass(frozen=True, slots=True)
class _Margins:
    """Where the lines of the text begin and end, and whether paragraphs are indented."""

    left: float
    right: float
    indented: bool


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages, in their order; a paragraph may go on over a page's end."""
    margins = [_margins_of(lines, pages) for lines in pages]
    found: list[str] = []
    before: tuple[Line, _Margins, int] | None = None
    for number, (lines, own) in enumerate(zip(pages, margins, strict=True)):
        for line in lines:
            if before is not None and _goes_on(before, line, own, number):
                found[-1] = _joined(found[-1], _tidy(line, own))
            else:
                found.append(_tidy(line, own))
            before = (line, own, number)
    return found


def _margins_of(lines: Sequence[Line], pages: Sequence[Sequence[Line]]) -> _Margins:
    """The margins of a page: its own where it has lines enough, else those of all pages."""
    own = [line for line in lines if len(line.text) >= _SHORTEST]
    every = own if len(own) >= _LEAST_LINES else list(chain.from_iterable(pages))
    if not every:
        return _Margins(0.0, 0.0, indented=False)
    starts = Counter(round(line.x / _PLACE_STEP) for line in every)
    common = [place for place, times in starts.items() if times * 5 >= len(every)]
    left = min(common or starts) * _PLACE_STEP
    ends = sorted(line.end for line in every)
    right = ends[int((len(ends) - 1) * 0.9)]
    whole = list(chain.from_iterable(pages))
    indents = sum(_is_indented(line, left) for line in whole)
    return _Margins(left, right, indented=indents >= _LEAST_INDENTED * len(whole))


def _is_indented(line: Line, left: float) -> bool:
    return _INDENT * line.size < line.x - left < _DEEPEST_INDENT * line.size


def _goes_on(before: tuple[Line, _Margins, int], line: Line, own: _Margins, number: int) -> bool:
    above, margins, page = before
    if "\t" in above.text or "\t" in line.text:
        return False
    slack = _INDENTED_SLACK if own.indented else _SLACK
    # A word or number that would not fit begins the next line; what it left free is no end.
    reach = above.end + above.size * (slack + width(_WORD_END.split(line.text, maxsplit=1)[0]))
    full = reach >= margins.right and len(above.text) >= _SHORTEST
    at_margin = abs(line.x - own.left) <= _INDENT * line.size
    same_size = abs(above.size - line.size) <= _SAME_SIZE * above.size
    if not (at_margin and same_size and (full or line.text.startswith(_CLOSING))):
        return False
    if page == number and not 0 < above.y - line.y <= _WIDEST_LEADING * above.size:
        return False
    if line.text.startswith(_CLOSING):
        return True
    if above.text.endswith(_ENDS):
        return own.indented and read_marker(line.text) is None
    return True


def _joined(text: str, more: str) -> str:
    left, right = text[-1], more[0]
    words = left.isascii() and left.isalpha() and right.isascii() and right.isalpha()
    return f"{text} {more}" if words else f"{text}{more}"


def _tidy(line: Line, margins: _Margins) -> str:
    """A line without the single blanks between wide characters, if it was stretched to the margin.

    The blank behind a marker (第一章 总则) stays, and so does a gap of several blanks.
    """
    text = line.text
    if line.end < margins.right - _INDENTED_SLACK * line.size:
        return text
    marker = read_marker(text)
    head = marker.end if marker else 0
    return text[:head] + _STRAY_BLANK.sub("", text[head:])
