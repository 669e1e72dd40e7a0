"""How facts about a document are written in Chinese, wherever it is cited."""

from reader.search.answer import SearchAnswer

INFERRED = "（推定）"
"""Stands after a value that was concluded, not read."""

MODE_WORDS = {"exact": "精确", "smart": "智能"}

PUBLIC_TEXT = "摘自公开发布文件，引用请以正式文本为准。"
"""Stands on everything that leaves the program (conventions 2.2)."""

PATH_JOINT = " → "
"""Between the headings of a section path."""


def chinese_date(iso: str) -> str:
    """An ISO date, possibly without day or month, as 2018年12月28日; anything else as it is."""
    parts = iso.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
        return iso
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def marked(value: str | None, *, inferred: bool) -> str:
    """The value, with （推定） where it was concluded; "" for none."""
    if not value:
        return ""
    return f"{value}{INFERRED}" if inferred else value


def counts_sentence(answer: SearchAnswer) -> str:
    """What was searched and what was found, in one sentence."""
    return (
        f"检索 {answer.documents_searched:,} 篇、{answer.characters_searched:,} 字；"
        f"命中 {answer.total_hits:,} 处、{answer.total_documents:,} 篇。"
    )
