"""Why a place is a hit, in Chinese."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the engine takes longer to load than the window that shows its answers
    from index.matching import Why

SAME = "原文一致"
FOLDED = "写法不同（繁简、全半角、大小写、标点或空格）"


def why(reason: "Why", quote: str) -> str:
    """The reason of a place.

    Args:
        reason: As the index gives it.
        quote: What stands at the place.
    """
    match reason.kind:
        case "synonym":
            return f"同义：{reason.term} → {quote}"
        case "segmentation":
            return f"分词：{'、'.join(_as_written(reason.words, quote))}"
        case "wildcard":
            return f"通配：{'…'.join(_as_written(reason.words, quote))}"
        case "near":
            return f"邻近：{'、'.join(_as_written(reason.words, quote))}"
        case _:
            return SAME if quote == reason.term else FOLDED


def _as_written(words: Iterable[str], quote: str) -> Iterable[str]:
    """Folded words as they stand in the text: 著作, not 着作."""
    from index.folding import fold  # noqa: PLC0415 - loaded when there is an answer

    folded = fold(quote)
    for word in words:
        place = folded.text.find(word)
        start, end = folded.original_range(place, place + len(word))
        yield quote[start:end] if place >= 0 else word
