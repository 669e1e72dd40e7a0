"""A small font out of shapes: the Compact Font Format, as PDF embeds it (CIDFontType0C).

Only what a PDF reader asks for: one font dictionary, no hints, every shape under its own number.
Source: Adobe Technical Notes 5176 (CFF) and 5177 (Type 2 charstrings).
"""

from collections.abc import Iterable, Sequence
from struct import pack

from PySide6.QtGui import QPainterPath

from reader.ui.paper.outlines import steps_of

UNITS = 1000
"""To an em."""

_MOST_ARGUMENTS = 48
_OPERATORS = {"move": 21, "line": 5, "curve": 8}
_MOVE, _END = _OPERATORS["move"], 14
_FIRST_CUSTOM_STRING = 391
_ROS, _CID_COUNT, _FD_ARRAY, _FD_SELECT = (12, 30), (12, 34), (12, 36), (12, 37)
_CHARSET, _CHAR_STRINGS, _PRIVATE = (15,), (17,), (18,)
_DEFAULT_WIDTH, _NOMINAL_WIDTH = (20,), (21,)


def font_of(name: str, char_strings: Sequence[bytes]) -> bytes:
    """Make a font.

    Args:
        name: ASCII.
        char_strings: Its shapes, as ``char_string`` makes them; the first is .notdef.

    Returns:
        A CID-keyed CFF font; shape n has the CID n.
    """
    count = len(char_strings)
    shapes = _index(char_strings)
    names = _index([name.encode("ascii")])
    strings = _index([b"Adobe", b"Identity"])
    charset = b"\x02" + pack(">HH", 1, count - 2) if count > 1 else b"\0"
    select = b"\x03" + pack(">HHBH", 1, 0, 0, count)
    private = _fixed(UNITS) + bytes(_DEFAULT_WIDTH) + _fixed(0) + bytes(_NOMINAL_WIDTH)
    header = b"\x01\x00\x04\x04"
    length = len(_index([_top(count, 0, 0, 0, 0)]))
    start = len(header) + len(names) + length + len(strings) + len(_index([]))
    charset_at = start
    select_at = charset_at + len(charset)
    chars_at = select_at + len(select)
    private_at = chars_at + len(shapes)
    fonts = _index([_fixed(len(private)) + _fixed(private_at) + bytes(_PRIVATE)])
    top = _index([_top(count, charset_at, select_at, chars_at, private_at + len(private))])
    return b"".join(
        (header, names, top, strings, _index([]), charset, select, shapes, private, fonts)
    )


def _top(count: int, charset: int, select: int, chars: int, fonts: int) -> bytes:
    """The dictionary of the font; its length does not depend on the offsets."""
    ros = _fixed(_FIRST_CUSTOM_STRING) + _fixed(_FIRST_CUSTOM_STRING + 1) + _fixed(0)
    entries: Iterable[tuple[bytes, tuple[int, ...]]] = (
        (ros, _ROS),
        (_fixed(count), _CID_COUNT),
        (_fixed(charset), _CHARSET),
        (_fixed(select), _FD_SELECT),
        (_fixed(chars), _CHAR_STRINGS),
        (_fixed(fonts), _FD_ARRAY),
    )
    return b"".join(value + bytes(operator) for value, operator in entries)


def _fixed(number: int) -> bytes:
    """A number of a dictionary in five bytes."""
    return b"\x1d" + pack(">i", number)


def _index(parts: Sequence[bytes]) -> bytes:
    if not parts:
        return b"\0\0"
    offsets, place = [1], 1
    for part in parts:
        place += len(part)
        offsets.append(place)
    return b"".join(
        (pack(">HB", len(parts), 4), *(pack(">I", offset) for offset in offsets), *parts)
    )


def _number(value: int) -> bytes:
    """A number of a charstring."""
    if -107 <= value <= 107:
        return bytes((value + 139,))
    if 108 <= value <= 1131:
        high, low = divmod(value - 108, 256)
        return bytes((high + 247, low))
    if -1131 <= value <= -108:
        high, low = divmod(-value - 108, 256)
        return bytes((high + 251, low))
    return b"\x1c" + pack(">h", max(min(value, 32767), -32768))


class _Program:
    """A charstring in the making: like steps share an operator."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._pending: list[int] = []
        self._operator = 0
        self.x = self.y = 0

    def width(self, width: int) -> None:
        """Tell the width; the usual one is not told."""
        if width != UNITS:
            self._bytes += _number(width)

    def step(self, operator: int, points: Iterable[tuple[int, int]]) -> None:
        """Go on by an operator to points, relative to one another."""
        arguments = []
        for x, downwards in points:
            y = -downwards
            arguments += [x - self.x, y - self.y]
            self.x, self.y = x, y
        full = len(self._pending) + len(arguments) > _MOST_ARGUMENTS
        if operator != self._operator or operator == _MOVE or full:
            self._flush()
        self._operator = operator
        self._pending += arguments

    def finish(self) -> bytes:
        """The charstring."""
        self._flush()
        self._bytes.append(_END)
        return bytes(self._bytes)

    def _flush(self) -> None:
        if self._pending:
            for argument in self._pending:
                self._bytes += _number(argument)
            self._bytes.append(self._operator)
            self._pending = []


def char_string(outline: QPainterPath, width: int) -> bytes:
    """A shape as a program of Type 2.

    Args:
        outline: In thousandths of an em, downwards from the baseline.
        width: In thousandths of an em.
    """
    program = _Program()
    program.width(width)
    for kind, points in steps_of(outline):
        program.step(_OPERATORS[kind], points)
    return program.finish()
