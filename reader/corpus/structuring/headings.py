"""What of a line is its heading: lead sentences, unnumbered headings, notes of units."""

import re

from reader.corpus.structuring.plain import compact, plain

HEADING_LENGTH = 40
"""Longest heading that is set off from the text after it (conventions 3.3)."""
EXCERPT_LENGTH = 24
"""Characters of an item without heading that stand in the outline (conventions 3.3)."""
UNNUMBERED_LENGTH = 20
"""Longest unnumbered heading (conventions 3.4)."""

_PAIRS = {
    "“": "”",
    "《": "》",
    "(": ")",
    "‘": "’",
    "「": "」",
    "『": "』",
    "〈": "〉",
    "【": "】",
    "[": "]",
}
_FINAL = "。;:；：,，、.!！?？"

_COLON_KEYWORDS = (
    *("目标", "要求", "思路", "原则", "任务", "措施", "保障", "内容", "重点", "安排", "步骤"),
    *("分工", "指标", "思想", "举措", "事项", "条件", "对象", "范围", "标准", "时限"),
)
_KEYWORDS = (
    *_COLON_KEYWORDS,
    *("机制", "工程", "行动", "计划", "附则", "总则", "背景", "意义", "现状", "形势", "问题"),
    *("基础", "程序", "方法", "方式", "依据", "定位", "布局", "政策", "体系", "前言", "引言"),
    *("序言", "结语", "概述", "概况", "职责", "责任", "成效", "项目", "工作"),
    *("名词解释", "说明"),
)
_ROLES = "责任|牵头|配合|参加|参与|协办|协同|主办|承办|落实|负责|协助|完成"
_UNITS = "(?:单位|部门|处室|科室|领导|人|时限|时间|市领导)"
_LABEL = rf"(?:{_ROLES}){_UNITS}*\s*:"
_NOTE_PARAGRAPH = re.compile(rf"[(【\[〔]\s*{_LABEL}|(?:{_ROLES}){_UNITS}+\s*:\s*\S{{2}}")
_NOTE_ENDS = (")", "）", "]", "】", "位", "门", "室", "会", "局", "府", "等")
_NOTE_FREE = re.compile(
    r"\([^()。]*(?:\([^()]*\)[^()。]*)*(?:负责|牵头|配合|参与|参加|落实)\)[。.]?$"
)
_NOTE_LABELLED = re.compile(rf"[(【\[]\s*(?:[^():。]{{0,8}}){_LABEL}")


def lead_stop(text: str, start: int) -> int | None:
    """Position of the mark that ends the heading of an item.

    Args:
        text: The item, marker included.
        start: Where the text after the marker begins.

    Returns:
        Position of the first 。 ： or ； outside quotes and brackets, if at most 40 characters
        stand before it; None for none. A bracket that is never closed opens nothing.
    """
    window = plain(text[start : start + HEADING_LENGTH + 1])
    closing: list[str] = []
    for place, character in enumerate(window):
        if closing and character == closing[-1]:
            closing.pop()
        elif character in _PAIRS:
            if _is_closed(text, start + place):
                closing.append(_PAIRS[character])
        elif not closing and character in "。;:" and not _between_digits(window, place):
            return start + place if place > 1 else None
    return None


def _is_closed(text: str, place: int) -> bool:
    rest = text[place + 1 :]
    close = _PAIRS[plain(text[place])]
    return close in rest or (close == ")" and "）" in rest)


def _between_digits(text: str, place: int) -> bool:
    return text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()


def without_final_mark(text: str) -> str:
    """``text`` without white space and punctuation at its end."""
    return text.rstrip().rstrip(_FINAL).rstrip()


def excerpt(text: str) -> str:
    """The first 24 characters and "…"; the whole of a shorter text without its final mark."""
    short = without_final_mark(text)
    return short if len(short) <= EXCERPT_LENGTH else text[:EXCERPT_LENGTH] + "…"


def article_title(text: str, start: int) -> tuple[int, int] | None:
    """Range of the title in 第一条【目的】 or 第一条（目的）, without its brackets."""
    match = re.compile(r"[(【\[〔]([^()【】\[\]〔〕。,;:]{1,20})[)】\]〕]").match(
        plain(text), start
    )
    return (match.start(1), match.end(1)) if match else None


def ends_paragraph(text: str) -> bool:
    """True if ``text`` ends as a paragraph does, not in the middle of a sentence."""
    return text.rstrip()[-1:] in tuple("。；：！？;:!?.)）”」』】〕…》")


def is_named_heading(text: str, *, caption: bool) -> bool:
    """True for a line that by its words can be an unnumbered heading (conventions 3.4).

    Args:
        text: The line.
        caption: A table or a list follows: any short name will do then.
    """
    line = compact(text)
    if line.endswith(":"):
        return len(line) <= 13 and line[:-1].endswith(_COLON_KEYWORDS) and _is_name(line[:-1])
    if not _is_name(line):
        return False
    return caption or line.endswith(_KEYWORDS)


def is_isolated_heading(text: str) -> bool:
    """True for a short line of Han characters that may be a heading between two texts."""
    line = compact(text)
    return bool(re.fullmatch(r"[\u4e00-\u9fff“”、]{5,16}", line)) and " " not in plain(text).strip()


def is_chapter_name(text: str) -> bool:
    """True for a line that can be a chapter heading without number (总则, 法律责任)."""
    return re.fullmatch(r"[\u4e00-\u9fff、]{2,20}", compact(text)) is not None


def _is_name(line: str) -> bool:
    return (
        2 <= len(line) <= UNNUMBERED_LENGTH
        and not re.search(r"[。;:,!?…|/=]|\d{3}", line)
        and not line.startswith(("(", "附件", "注", "来源"))
    )


def responsible_note(text: str) -> tuple[int, int] | None:
    """Range of the note of responsible units that closes a paragraph; None for none.

    Labelled notes may have lost their closing bracket; free ones (……按职责分工负责) must be
    whole (conventions 3.7).
    """
    if not text.rstrip().removesuffix("。").endswith(_NOTE_ENDS):
        return None
    line = plain(text)
    for match in reversed(list(_NOTE_LABELLED.finditer(line))):
        end = _note_end(line, match.start())
        if end is not None:
            return match.start(), end
    free = _NOTE_FREE.search(line, max(0, len(line) - 300))
    if free is None or not re.search(r"[、,市省区县各部局委办厅]", free.group()):
        return None
    return free.start(), free.end() - (free.group()[-1] in "。.")


def _note_end(line: str, start: int) -> int | None:
    """End of the labelled note at ``start`` if nothing but a full stop follows it."""
    depth = 0
    for place in range(start, len(line)):
        if line[place] in "([【":
            depth += 1
        elif line[place] in ")]】":
            depth -= 1
            if depth == 0 and not line[place + 1 :].strip(" 。.)"):
                return place + 1
            if depth == 0:
                return None
    return len(line.rstrip(" "))


def is_responsible_paragraph(text: str) -> bool:
    """True for a paragraph that is only a note of responsible units."""
    if not _NOTE_PARAGRAPH.match(plain(text[:24])):
        return False
    note = responsible_note(text)
    return note == (0, len(text.rstrip())) if text[0] in "(（【[" and note else len(text) <= 300
