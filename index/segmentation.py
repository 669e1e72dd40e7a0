"""Cutting runs of Chinese characters into words: rjieba, or jieba where rjieba has no wheel.

Both carry the same dictionary and give the same words for runs of common characters (U+4E00 to
U+9FD5); Latin letters and digits, which they cut differently, are never given to them
(:mod:`index.analysis`).
"""

from functools import cache
from typing import Protocol

DICTIONARY_SHA256 = "7197c3211ddd98962b036cdf40324d1ea2bfaa12bd028e68faa70111a88e12a8"
"""The dictionary inside both engines: ``dict.txt`` of jieba 0.42.1."""


class Segmenter(Protocol):
    """What is asked of an engine."""

    def cut(self, text: str) -> list[str]:
        """Words of ``text`` in order; joined they are the text again."""

    def cut_for_search(self, text: str) -> list[str]:
        """As :meth:`cut`, each long word preceded by its words of two and three characters."""


@cache
def segmenter(terms: tuple[str, ...]) -> Segmenter:
    """The best segmenter of this machine, made once per process for each user dictionary.

    Args:
        terms: Words that the dictionary of the engines lacks.
    """
    # Imported when first needed: either costs more than a tenth of a second at the program's start.
    try:
        from index.segmentation_rjieba import RjiebaSegmenter  # noqa: PLC0415
    except ImportError:
        from index.segmentation_jieba import JiebaSegmenter  # noqa: PLC0415

        return JiebaSegmenter(terms)
    return RjiebaSegmenter(terms)
