"""Breaking a title into even lines, and not within a word (conventions 1.2: by sense)."""

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
_HALF = 0.55


def width_of(text: str) -> float:
    """Width of ``text`` in Han characters."""
    return sum(_HALF if character <= "\xff" else 1.0 for character in text)


def _wrapped(text: str, width: float) -> list[int]:
    """Where ``text`` breaks when it is filled into lines of ``width``."""
    breaks, line = [], 0.0
    for place, character in enumerate(text):
        step = width_of(character)
        if line + step > width:
            breaks.append(place)
            line = 0.0
        line += step
    return breaks


def _splits(text: str, place: int) -> bool:
    """True if a line should not end before ``place``."""
    before, after = text[place - 1], text[place]
    return (
        before + after in _WORDS
        or after in _NEVER_FIRST
        or before in _NEVER_LAST
        or (before <= "\xff" and after <= "\xff")
    )


def line_width(text: str, most: float) -> float:
    """Width, in Han characters, at which ``text`` makes the most even lines that split no word.

    Args:
        text: A title or a part of it.
        most: Widest line there is room for.
    """
    whole = width_of(text)
    if whole <= most or most < 1:
        return most
    lines = int(-(-whole // most))
    even = whole / lines
    candidates = [even + step / 2 for step in range(int((most - even) * 2) + 1)]
    for width in candidates:
        breaks = _wrapped(text, width)
        if len(breaks) == lines - 1 and not any(_splits(text, place) for place in breaks):
            return width
    return min(even + 1, most)
