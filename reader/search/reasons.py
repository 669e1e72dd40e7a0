"""Why a place is a hit, in Chinese."""

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
            return f"分词：{'、'.join(reason.words)}"
        case "wildcard":
            return f"通配：{'…'.join(reason.words)}"
        case "near":
            return f"邻近：{'、'.join(reason.words)}"
        case _:
            return SAME if quote == reason.term else FOLDED
