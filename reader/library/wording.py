"""How facts about a document are written in Chinese, wherever it is cited."""

INFERRED = "（推定）"
"""Stands after a value that was concluded, not read."""

PUBLIC_TEXT = "摘自公开发布文件，引用请以正式文本为准。"
"""Stands on everything that leaves the program (conventions 2.2)."""

PATH_JOINT = " → "
"""Between the headings of a section path."""

STATUS_WORDS = {
    "not stated": "未注明",
    "in force": "现行有效",
    "trial": "试行",
    "draft": "征求意见稿",
    "revised": "已修订",
    "lapsed": "已失效",
    "repealed": "已废止",
}
"""``Metadata.status`` in words."""


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
