"""The sentences of a document's text, by the rule of ``index.units``."""

from bisect import bisect_right

from index.folding import fold
from index.units import unit_ends


class Sentences:
    """Where the sentences of one text begin and end."""

    def __init__(self, text: str) -> None:
        """Find the sentences.

        Args:
            text: Of a document.
        """
        folded = fold(text)
        ends = unit_ends(folded.text, "sentence")
        self._text = text
        self._ends = [folded.original_range(end - 1, end)[1] for end in ends if end]
        if not self._ends or self._ends[-1] < len(text):
            self._ends.append(len(text))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a place, without blanks around it.

        Args:
            start: Of the place.
            end: Of the place, behind ``start``.

        Returns:
            Start and end; from the first to the last sentence for a place that crosses borders.
        """
        first = bisect_right(self._ends, start)
        low = self._ends[first - 1] if first else 0
        high = self._ends[bisect_right(self._ends, end - 1)]
        while low < start and self._text[low].isspace():
            low += 1
        while high > end and self._text[high - 1].isspace():
            high -= 1
        return low, high
