"""Simplified for traditional characters, the one module that knows OpenCC."""

from functools import cache

import opencc

CONVERTER_VERSION: str = opencc.__version__
"""Of the tables of OpenCC."""

_EXTRA = {"著": "着", "瞭": "了", "藉": "借", "甦": "苏"}
"""What the tables simplify in words alone, or not at all: 著力 for 着力, 瞭解 for 了解, 藉助 for
借助, 復甦 for 复苏 (conventions 6.5). 著作, 瞭望 and 慰藉 are folded alike in query and text."""

_KEPT = "么"
"""What tw2s changes without need: it takes 么 for another way to write 幺."""

_BLOCKS = (
    range(0x2E80, 0xA000),
    range(0xF900, 0xFB00),
    range(0x20000, 0x33480),
)
"""Where characters of Chinese stand in Unicode."""


@cache
def _converter(table: str) -> opencc.OpenCC:
    return opencc.OpenCC(table)


def simplify(text: str) -> str:
    """The text in simplified characters, for display: same length, character by character in place.

    Words are looked at: 乾坤 stays, 乾燥 becomes 干燥. For searching see :mod:`index.folding`.
    """
    simplified: str = _converter("t2s").convert(text)
    if len(simplified) == len(text):
        return simplified
    return text.translate(simplified_characters())


@cache
def simplified_characters() -> dict[int, int]:
    """What each single traditional or variant character becomes, both as code points.

    The tables for mainland, Taiwan and Hong Kong forms are applied until nothing changes, so no
    character that comes out is a key again.

    Source: OpenCC t2s, tw2s and hk2s; ``_EXTRA`` is ours, and that 么 stays.
    """
    changed = _changed("".join(chr(code) for block in _BLOCKS for code in block))
    while again := _changed("".join(set(changed.values()))):
        changed = {old: again.get(new, new) for old, new in changed.items()} | again
    return {ord(old): ord(new) for old, new in changed.items()}


def _changed(characters: str) -> dict[str, str]:
    """Those of ``characters`` that a table changes; where tables differ, t2s is right.

    Each stands on a line of its own, so that no word is seen, and one stays one: the lines need
    not be taken apart.
    """
    characters = characters.replace(_KEPT, "")
    lines = "\n".join(characters)
    changed: dict[str, str] = {}
    for table in ("hk2s", "tw2s", "t2s"):
        new = _converter(table).convert(lines)[::2]
        changed |= {was: now for was, now in zip(characters, new, strict=True) if was != now}
    return changed | {was: now for was, now in _EXTRA.items() if was in characters}
