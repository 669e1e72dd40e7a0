"""The folded texts of an index, and which of them hold a string."""

from collections.abc import Collection, Sequence
from threading import Lock

from index.literal import occurrences, overlaps_itself
from index.model import FoldedText
from index.units import UnitText

_REMEMBERED = 256
"""Strings whose texts are kept in mind: those of the last questions and their synonyms."""


class Shelf:
    """Texts by number. May be used from several threads.

    Attributes:
        texts: The texts with the way back to their originals.
        units: The same texts with their units.
        numbers: The number of each document, by id.
        lengths: Of the folded texts.
        original_lengths: Of the originals.
    """

    def __init__(self, texts: Sequence[FoldedText]) -> None:
        self.texts = tuple(texts)
        self.units = tuple(
            UnitText(text.folded.text, number) for number, text in enumerate(self.texts)
        )
        self.numbers = {text.id: number for number, text in enumerate(self.texts)}
        self.lengths = [len(text.folded.text) for text in self.texts]
        self.original_lengths = [text.folded.original_length for text in self.texts]
        self._all = frozenset(self.numbers.values())
        self._known: dict[str, tuple[int, ...]] = {}
        self._lock = Lock()

    def numbers_of(self, ids: Collection[str] | None) -> frozenset[int]:
        """Numbers of the documents with these ids; None for all."""
        if ids is None or self.numbers.keys() == ids:
            return self._all
        return frozenset(self.numbers[name] for name in ids if name in self.numbers)

    def counts(self, needle: str, among: frozenset[int]) -> dict[int, int]:
        """How often the string ``needle`` stands in the texts of ``among`` that hold it."""
        units = self.units
        if overlaps_itself(needle):
            found = (
                (number, len(list(occurrences(units[number].text, needle)))) for number in among
            )
            return {n: places for n, places in found if places}
        return {n: places for n in among if (places := units[n].text.count(needle))}

    def holding(self, needle: str, among: frozenset[int]) -> frozenset[int]:
        """Numbers of the texts of ``among`` that hold the string ``needle``."""
        with self._lock:
            hosts = [numbers for part, numbers in self._known.items() if part in needle]
            known = self._known.get(needle)
        if known is not None:
            return among.intersection(known)
        candidates: Collection[int] = min(hosts, key=len) if hosts else self._all
        is_worth_it = 2 * len(among) >= len(self.texts)
        if not is_worth_it:
            candidates = among.intersection(candidates)
        found = tuple(number for number in candidates if needle in self.units[number].text)
        if is_worth_it:
            self._remember(needle, found)
        return among.intersection(found)

    def _remember(self, needle: str, numbers: tuple[int, ...]) -> None:
        with self._lock:
            self._known[needle] = numbers
            if len(self._known) > _REMEMBERED:
                del self._known[next(iter(self._known))]
