"""Nouns in a row: 城镇、农村居民收入 is the income of both (conventions 5.4, pattern 29)."""

import re

_LISTED = re.compile(r"、|和|及|与")
_ORDINALS = re.compile(r"第[一二三](?:、[一二三])+(?=产业|季度)")
_MODIFIER = re.compile(r"(?:国家|省|市|县|区)级|城镇|农村|第[一二三]|[省境]内|[省境]外")
_MEASURE = re.compile(r"(?:产量|总产值|产值|增加值|收入|面积|覆盖率|普及率|达标率)$")
_MEASURED = re.compile(r"[量值额率数]|收入|面积|投资|规模|强度|比重|比例|指数|人口|企业|项目|平台")


def listed(text: str) -> list[str]:
    """The parts of a list between 、, 和, 及 and 与, none empty."""
    return [part for part in _LISTED.split(text) if part]


def nouns_of(text: str, count: int) -> list[str]:
    """The nouns of a list, one for each of ``count`` numbers.

    What the last one says for all is added to those before it. Where the parts are not as many as
    the numbers, each number takes the whole text: nothing is guessed.

    Examples: 粮食、油料产量 → 粮食产量, 油料产量; 第一、二产业 → 第一产业, 第二产业.
    """
    if ordinals := _ORDINALS.match(text):
        text = text.replace("、", "、第", ordinals[0].count("、"))
    for parts in (text.split("、"), listed(text)):
        if len(parts) == count:
            last = parts[-1]
            return [*(_completed(part, last) for part in parts[:-1]), last]
    return [text] * count


def _completed(part: str, last: str) -> str:
    """A noun with the end it shares with the last of its list."""
    modifier = _MODIFIER.match(last)
    if modifier and _MODIFIER.fullmatch(part):
        return part + last[modifier.end() :]
    measure = _MEASURE.search(last)
    return part + measure[0] if measure and not _MEASURED.search(part) else part
