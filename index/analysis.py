"""From a folded text to its words: what the word index holds and what ranking asks it for.

Chinese is cut by :mod:`index.segmentation`. Everything else is cut here, so that what officials
write stays one word: ``r&d``, ``2.5%``, ``5g``, ``〔2018〕59号``, ``1,500``. Words overlap only
as a long word and its parts; nothing is dropped but punctuation, neither 的 nor ``it``.

jieba's own ChineseAnalyzer gives offsets as positions, loses ``R&D`` and stops English words:
never use it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import takewhile
from pathlib import Path

from index.folding import fold, folding_fingerprint
from index.segmentation import DICTIONARY_SHA256, Segmenter, segmenter

ANALYSIS_VERSION = 1
"""Raise it when the same text gives other words than before: indexes are then built anew."""

_HAN = "\u4e00-\u9fd5"
"""The characters that both segmenters cut alike."""

_TERM = re.compile(f"[{_HAN}]{{2,}}")
_NUMBER = r"〔\d{4}〕\d+号"
"""The part of a document number that is always written alike."""

_OTHER_WORD = (
    rf"{_NUMBER}"
    r"|[a-z0-9]+(?:[&.,+/'_-][a-z0-9]+)*(?:%|‰|\+{1,2})?"
    rf"|[^\W_{_HAN}]"  # rare characters and other scripts, one by one
)
_NOT_HAN = re.compile(rf"(?:{_NUMBER}|[^{_HAN}])+")
_OTHER = re.compile(_OTHER_WORD)
_RUNS = re.compile(f"(?P<han>[{_HAN}]+)|{_OTHER_WORD}")
_PARTS = re.compile(r"\d+(?:[.,]\d+)+|[a-z]*\d+[a-z]*|[a-z]{2,}")


_Group = list[tuple[int, str]]
"""A word, last, after its parts: each with its offset."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a folded text.

    Attributes:
        text: The word.
        start: Where it begins, folded position.
        end: Where it ends.
        position: Count of the words before it; a part has the position of the word around it.
    """

    text: str
    start: int
    end: int
    position: int


@dataclass(frozen=True)
class Analyzer:
    """Cuts folded texts into words.

    Attributes:
        terms: The user dictionary: words of two and more common Chinese characters, folded.
    """

    terms: tuple[str, ...] = ()

    @classmethod
    def with_dictionary(cls, path: Path) -> "Analyzer":
        """An analyzer that knows the terms of a file.

        Args:
            path: UTF-8, one term per line; blank lines and lines that begin with # are remarks.
            Terms
                with anything but common Chinese characters are left out: they are not cut by a
                dictionary.
        """
        lines = (fold(line).text for line in path.read_text("utf-8").splitlines())
        return cls(tuple(sorted({line for line in lines if _TERM.fullmatch(line)})))

    @property
    def fingerprint(self) -> str:
        """Changes whenever folding or cutting may give something else than before."""
        parts = (str(ANALYSIS_VERSION), folding_fingerprint(), DICTIONARY_SHA256, *self.terms)
        return sha256("\n".join(parts).encode()).hexdigest()

    def words(self, text: str) -> list[Word]:
        """Words of the folded ``text`` in order of position; the parts of a long word before it."""
        found: list[Word] = []
        position = 0
        for run in _RUNS.finditer(text):
            start = run.start()
            groups = self._han_words(run[0]) if run["han"] else [_other_word(run[0])]
            for group in groups:
                found += (
                    Word(part, start + at, start + at + len(part), position) for at, part in group
                )
                position += 1
        return found

    def counts(self, text: str) -> Counter[str]:
        """How often each word that :meth:`words` finds occurs: the same, many times faster."""
        counts = Counter(self._segmenter.cut_for_search(_NOT_HAN.sub(" ", text)))
        counts.pop(" ", None)
        for word, count in Counter(_OTHER.findall(text)).items():
            counts[word] += count
            for _, part in _other_word(word)[:-1]:
                counts[part] += count
        return counts

    @property
    def _segmenter(self) -> Segmenter:
        return segmenter(self.terms)

    def _han_words(self, run: str) -> Iterator[_Group]:
        pieces = iter(self._segmenter.cut_for_search(run))
        start = 0
        for word in self._segmenter.cut(run):
            group: _Group = []
            searched = {2: 0, 3: 0}
            for piece in takewhile(word.__ne__, pieces):
                place = word.index(piece, searched[len(piece)])
                searched[len(piece)] = place + 1
                group.append((start + place, piece))
            group.append((start, word))
            yield group
            start += len(word)


def _other_word(word: str) -> _Group:
    """The parts of a word without common Chinese characters, and last the word itself."""
    if word.isalnum():
        return [(0, word)]
    return [
        *((part.start(), part[0]) for part in _PARTS.finditer(word) if part[0] != word),
        (0, word),
    ]
