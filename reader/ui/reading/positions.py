"""Where a code point stands in Qt: the one place that converts to UTF-16 positions and back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

_LINE_SEPARATOR = "\u2028"
_NOT_IN_A_PARAGRAPH = str.maketrans(
    {
        "\r": "\u200b",
        "\n": _LINE_SEPARATOR,
        "\u2029": _LINE_SEPARATOR,
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
        "\ufffc": "\ufffd",
        "\x00": "\ufffd",
    }
)
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")


def displayable(text: str) -> str:
    """The text as Qt can hold it within one paragraph, character for character.

    Line ends become soft ones, a carriage return becomes invisible, and what Qt would take for an
    object or cannot encode becomes U+FFFD.
    """
    return _LONE_SURROGATES.sub("\ufffd", text.translate(_NOT_IN_A_PARAGRAPH))


class Utf16Positions:
    """Code-point positions of one text, as UTF-16 positions and back."""

    def __init__(self, text: str) -> None:
        self._wide = (
            []
            if text.isascii() or max(text) <= "\uffff"
            else [place for place, character in enumerate(text) if character > "\uffff"]
        )

    @cached_property
    def _wide_utf16(self) -> list[int]:
        return [place + before for before, place in enumerate(self._wide)]

    def to_utf16(self, position: int) -> int:
        """UTF-16 position of the code point at ``position``."""
        return position + bisect_left(self._wide, position) if self._wide else position

    def to_code_point(self, utf16: int) -> int:
        """Code point at a UTF-16 position; within a surrogate pair the one it encodes."""
        return utf16 - bisect_left(self._wide_utf16, utf16) if self._wide else utf16


@dataclass(frozen=True, slots=True)
class Segment:
    """Text ``[start, end)`` that stands in one piece in Qt, from ``qt_start`` on."""

    start: int
    end: int
    qt_start: int


class PositionMap:
    """Positions of a text that is spread over a QTextDocument among words that are not part of it.

    Args:
        text: The text as displayed: one character for each of the original.
        segments: In order of text and of the QTextDocument; between two of them the text may have
            characters that are not displayed (a line end), the QTextDocument any decoration.
    """

    def __init__(self, text: str, segments: Iterable[Segment]) -> None:
        self._utf16 = Utf16Positions(text)
        self._segments = tuple(segments) or (Segment(0, 0, 0),)
        self._starts = [segment.start for segment in self._segments]
        self._qt_starts = [segment.qt_start for segment in self._segments]

    def _in_segment(self, segment: Segment, position: int) -> int:
        inside = min(max(position, segment.start), segment.end)
        return segment.qt_start + self._utf16.to_utf16(inside) - self._utf16.to_utf16(segment.start)

    def _segment_of(self, position: int) -> int:
        return max(bisect_right(self._starts, position) - 1, 0)

    def qt_position(self, position: int) -> int:
        """Qt position of the character at ``position``; of the end of its piece for a line end."""
        return self._in_segment(self._segments[self._segment_of(position)], position)

    def qt_range(self, start: int, end: int) -> tuple[int, int]:
        """Qt range from the character at ``start`` to the one before ``end``, with decoration."""
        first = self.qt_position(start)
        if end <= start:
            return first, first
        last = self._in_segment(self._segments[self._segment_of(end - 1)], end)
        return first, max(first, last)

    def qt_pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Qt ranges of ``[start, end)`` without any decoration: one for each segment it touches."""
        for segment in self._segments[self._segment_of(start) :]:
            if segment.start >= end:
                return
            low, high = max(start, segment.start), min(end, segment.end)
            if low < high:
                yield self._in_segment(segment, low), self._in_segment(segment, high)

    def document_position(self, qt_position: int) -> int:
        """Position in the text for one in Qt; in decoration the end of the piece before it."""
        segment = self._segments[max(bisect_right(self._qt_starts, qt_position) - 1, 0)]
        offset = max(qt_position - segment.qt_start, 0)
        position = self._utf16.to_code_point(self._utf16.to_utf16(segment.start) + offset)
        return min(position, segment.end)
