"""Breaking a title into even lines, and not within a word (conventions 1.2: by sense)."""

import re
from itertools import pairwise

_PAIRS = (
    "建设发展创新战略国家自主示范工作方案意见意見通知实施實施計劃计划行动行動城市科技"
    "推进推進加快协同協同企业企業人才产业產業措施办法辦法规定規定细则細則决定決定管理"
    "印发印發关于關于关於關於若干政策支持促进促進加强加強经济經濟社会社會全面深化改革"
    "体系體系能力提升高新技术技術人民政府办公辦公公室委员委員驱动驅動融合转型轉型升级"
    "升級制造製造数字數字服务服務重点重點任务任務规划規劃年度试点試點开展開展建立完善"
    "机制機制体制體制知识知識产权產權"
)
_WORDS = frozenset(_PAIRS[place : place + 2] for place in range(0, len(_PAIRS), 2))
"""Words that often stand in titles and look wrong when a line ends within them."""
_NEVER_FIRST = frozenset("—，。、；：！？）》」』”’〕】,;:!?)的")
_NEVER_LAST = frozenset("—（《「『“‘〔【(")
_QUOTATION = re.compile(r"[“「『‘][^”」』’]{1,10}[”」』’]")
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,2}[省市县縣区區州旗](?:委(?!员|員))?"
    r"(?=人民政府|[委\s]|[\u4e00-\u9fff]{1,2}[市县縣区區旗]|$)"
)
"""The name of a place before its organ; titles of several organs have a blank between them."""
_HALF = 0.55


def width_of(text: str) -> float:
    """Width of ``text`` in Han characters."""
    return sum(_HALF if character <= "\xff" else 1.0 for character in text)


def _may_break(text: str, place: int) -> bool:
    """True if a line may end before the character at ``place``."""
    before, after = text[place - 1], text[place]
    return not (
        before + after in _WORDS
        or after in _NEVER_FIRST
        or before in _NEVER_LAST
        or (before <= "\xff" and after <= "\xff")
    )


def units_of(title: str) -> list[str]:
    """The title in pieces that stay on one line: words, numbers, short quotations."""
    whole = [m.span() for kind in (_QUOTATION, _PLACE) for m in kind.finditer(title)]
    places = [
        place
        for place in range(1, len(title))
        if _may_break(title, place) and not any(low < place < high for low, high in whole)
    ]
    return [title[start:end] for start, end in pairwise([0, *places, len(title)])]


def _lines(widths: list[float], most: float) -> int:
    """How many lines of at most ``most`` the units fill."""
    lines, line = 1, 0.0
    for width in widths:
        if line and line + width > most:
            lines += 1
            line = 0.0
        line += width
    return lines


def line_width(title: str, most: float) -> float:
    """Width, in Han characters, at which ``title`` makes the most even lines.

    Args:
        title: A title or a part of it.
        most: Widest line there is room for.
    """
    widths = [width_of(unit) for unit in units_of(title)]
    lines = _lines(widths, most)
    if lines == 1:
        return most
    width = sum(widths) / lines
    while width < most and _lines(widths, width) > lines:
        width += 0.25
    return min(width, most)
