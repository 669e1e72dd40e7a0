"""What a cell of a table can hold, and what a text must be changed to in order to fit.

Nothing is changed but what the formats cannot carry at all: characters that XML forbids (controls
other than tab and line ends, lone surrogates, U+FFFE, U+FFFF) become U+FFFD.
"""

import re

CELL_UTF16_UNITS = 32_767
"""Excel's limit for the text of a cell."""

OMITTED = "……"
"""Stands where a text was too long for its cell (conventions 2.2)."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA_SIGNS = tuple("=+-@＝＋－＠\t\r")


def printable(text: str) -> str:
    """The text with U+FFFD for every character that XML forbids; its length stays."""
    return _FORBIDDEN.sub("\ufffd", text)


def looks_like_formula(text: str) -> bool:
    """True if a spreadsheet might take the text for a formula: it starts with = + - @ or alike."""
    return text.startswith(_FORMULA_SIGNS)


def fitted(text: str, start: int, end: int) -> tuple[str, int, int]:
    """A text that fits into a cell, with the place in it that is to be shown.

    Args:
        text: Of any length.
        start: Start of the place in ``text``.
        end: Its end.

    Returns:
        The text and the place in it. Where it is too long: what stands around the place, with ……
        where it was cut; of a place that is too long itself, its beginning.
    """
    if len(text) * 2 <= CELL_UTF16_UNITS or _utf16_units(text) <= CELL_UTF16_UNITS:
        return text, start, end
    room = CELL_UTF16_UNITS // 2 - 2 * len(OMITTED)  # each character may take two units
    end = min(end, start + room)
    first = max(0, start - (room - (end - start)) // 2)
    last = min(len(text), first + room)
    before = OMITTED if first else ""
    after = OMITTED if last < len(text) else ""
    moved = len(before) - first
    return f"{before}{text[first:last]}{after}", start + moved, end + moved


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
