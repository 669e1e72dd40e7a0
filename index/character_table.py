"""What folding makes of each single character, as one table.

Making the table takes a tenth of a second, a quarter of the time until a window can search: it is
kept in a file from one run to the next.
"""

import hashlib
import os
import sys
import tempfile
from array import array
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from unicodedata import category, normalize, unidata_version

from index.han import CONVERTER_VERSION, simplified_characters

TABLE_EDITION = 2
"""Raise it when another table comes out of the rules below: kept tables are then made anew."""

BLANK = " "
INVISIBLE = "\u200b"
_LINE_FEED = 0x0A
_TABLE_END = 0x33480
"""First code point after the Chinese characters; behind it only invisible tags matter."""

_SCRIPTS = (range(0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x20000))
"""Everything but Han, Hangul syllables, surrogates and private use: where letters have cases."""

_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_SHIFT = 0xFF01 - 0x21
_VARIANT_FORMS = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
"""Radicals and compatibility ideographs: other code points for characters that look the same."""

_UNSEEN = frozenset({"Cc", "Cf"})
"""Categories of what takes no room on paper: control and format characters."""

_VARIATION_SELECTORS = range(0xFE00, 0xFE10)
_FILLERS = (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0)
"""Characters that count as letters or accents but draw nothing."""

_SAME_MEANING = (
    ("〔﹝［[【", "〔"),
    ("〕﹞］]】", "〕"),
    ("“”„‟「」『』﹁﹂﹃﹄〝〞〟＂", '"'),
    ("‘’‚‛＇", "'"),
)

_SEAL_BYTES = 32


class CharacterTable:
    """For every code point below ``_TABLE_END`` the code point it is folded to.

    Made when it is first asked for, unless it was taken from a file before.
    """

    def __init__(self) -> None:
        self._codes: list[int] = []

    def codes(self) -> list[int]:
        """The table.

        A list is the fastest thing ``str.translate`` takes: 36 million characters a second against
        18 with a dict, on Chinese text.
        """
        if not self._codes:
            self._codes = _made()
        return self._codes

    def keep_in(self, file: Path) -> None:
        """Take the table from a file, or write it there for the next run.

        Args:
            file: Need not exist; one of another version, or a damaged one, is replaced.
        """
        if not self._codes:
            made_from = f"{TABLE_EDITION} {CONVERTER_VERSION} {unidata_version} {sys.byteorder}"
            self._codes = list(kept(file, made_from, lambda: array("I", _made())))


CHARACTERS = CharacterTable()
"""The one table of this process."""


def kept(file: Path, made_from: str, make: Callable[[], "array[int]"]) -> "array[int]":
    """Numbers that a file holds, or that are made and written there.

    Args:
        file: A seal, over ``made_from`` and the numbers, and the numbers. It cannot be written: no
            matter, it is tried again the next time.
        made_from: Everything on which the numbers depend.
        make: Makes them.
    """
    try:
        content = file.read_bytes()
    except OSError:
        content = b""
    numbers = content[_SEAL_BYTES:]
    if content[:_SEAL_BYTES] == _seal(made_from, numbers):
        return array("I", numbers)
    made = make()
    numbers = made.tobytes()
    with suppress(OSError):
        _write(file, _seal(made_from, numbers) + numbers)
    return made


def _seal(made_from: str, numbers: bytes) -> bytes:
    return hashlib.sha256(made_from.encode() + b"\n" + numbers).digest()


def _write(file: Path, content: bytes) -> None:
    """Put a file in the place of another at one stroke."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _made() -> list[int]:
    table = list(range(_TABLE_END))
    changed: set[int] = set()
    for code, target in _single_steps():
        table[code] = target
        changed.add(code)
    for code in changed:
        while table[table[code]] != table[code]:
            table[code] = table[table[code]]
    return table


def _single_steps() -> Iterable[tuple[int, int]]:
    """Pairs of code points; a later pair overrules, chains are followed by the caller."""
    for mark in map(chr, chain.from_iterable(_SCRIPTS)):
        lower = mark.lower()
        if lower != mark and len(lower) == 1:
            yield ord(mark), ord(lower)
        if mark.isspace():
            yield ord(mark), ord(BLANK)
        elif category(mark) in _UNSEEN:
            yield ord(mark), ord(INVISIBLE)
    yield from ((code, ord(INVISIBLE)) for code in (*_VARIATION_SELECTORS, *_FILLERS))
    yield _LINE_FEED, _LINE_FEED
    for block in _VARIANT_FORMS:
        for code in block:
            plain = normalize("NFKC", chr(code))
            if len(plain) == 1:
                yield code, ord(plain)
    yield from ((code, code - _FULL_WIDTH_SHIFT) for code in _FULL_WIDTH)
    yield from simplified_characters().items()
    for marks, mark in _SAME_MEANING:
        yield from ((ord(other), ord(mark)) for other in marks)
