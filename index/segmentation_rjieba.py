"""rjieba, the segmenter in Rust: the one module that knows it."""

from collections.abc import Iterable

import rjieba


class RjiebaSegmenter:
    """A segmenter on rjieba; has no wheel for LoongArch."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._engine = rjieba.Jieba()
        for term in terms:
            self._engine.add_word(term, None, None)

    def cut(self, text: str) -> list[str]:
        """See :class:`index.segmentation.Segmenter`."""
        return self._engine.cut(text)

    def cut_for_search(self, text: str) -> list[str]:
        """See :class:`index.segmentation.Segmenter`."""
        return self._engine.cut_for_search(text)
