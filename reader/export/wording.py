"""How a search is told in Chinese, wherever its answer is taken along."""

from reader.search.answer import SearchAnswer

MODE_WORDS = {"exact": "精确", "smart": "智能"}


def counts_sentence(answer: SearchAnswer) -> str:
    """What was searched and what was found, in one sentence."""
    return (
        f"检索 {answer.documents_searched:,} 篇、{answer.characters_searched:,} 字；"
        f"命中 {answer.total_hits:,} 处、{answer.total_documents:,} 篇。"
    )
