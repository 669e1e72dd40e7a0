"""What year a number is promised for: the words that govern it (conventions 5.4).

A governor holds from where it stands to the next one: 到2020年，X达到A，Y达到B gives both 2020.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto


class Mode(StrEnum):
    """How a year governs."""

    BY = auto()
    """到2020年, 2020年底前, “十三五”末: a level to be reached."""
    IN = auto()
    """2017年，新增…: what is done in that one year."""
    EACH = auto()
    """每年, 全年, 年新增: no year of its own."""
    SINCE = auto()
    """从2017年起: a beginning, no target year."""


@dataclass(frozen=True, slots=True)
class Governor:
    """A year phrase at ``[start, end)``; ``year`` is None for 每年 and 从…起.

    ``text`` is what is printed, of 每年, 每季度 and the like.
    """

    start: int
    end: int
    year: int | None
    mode: Mode
    text: str = ""


PLAN_ENDS = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025, "十五五": 2030}

_SINCE = re.compile(r"(?:从|自)(?P<year>20\d\d)年(?:起|开始)")
_YEAR = re.compile(
    r"(?P<by>到|至|截至|截止|在|于)?(?P<year>(?<!\d)20\d\d|(?<=[到至于])1(?:0[5-9]|1\d))年"
    r"(?P<tail>年?[末底]前?|以?前|或?之前|或以前|内)?"
    r"(?!\d|度?[^,。;]{0,2}(?:月|第)|的?基础)"
)
_FROM_YEAR = re.compile(r"(?<!\d)20\d\d年?[-~]{1,2}$")
"""2021-2025年: the years from … to."""
_PLAN = re.compile(
    r"[“\"]?(?:(?P<plan>十[一二三四五]五)|第(?P<long>十[一二三四五])个五年)[”\"]?(?:规划|计划)?[”\"]?"
    r"(?P<tail>期?末|期间|时期|末期)"
)
_THIS_YEAR = re.compile(r"(?:确保|力争|争取|^|[,;])(?:年内|今年|本年度?)|到?(?:今年|本年)[底末]")
_SPAN = re.compile(
    r"(?:通过|经过|用|利用|[在于]?未来|今后|力争|[在于]|(?<=[,;。\n]))(?P<years>[一二两三四五1-9])(?:-(?P<high>[1-9]))?年"
    r"(?:的?努力|左右?的?时间|时间|内|间)"
)
_EACH = re.compile(
    r"(?:平均)?每(?:季度|月|个?年)?年?(?<=[年度月])(?!产)|全年|"
    r"(?<![\d一二三四五末底前内近今去全每])年均?(?=新增|新建|发布|引进|培育|培训|转化|认定|完成|开展|实施|组织|服务|接待)"
)
_BASE = re.compile(r"(?:比|较|由|从|以|相对|占|按|是)[^,;。]{0,4}$")
_BEFORE_THE_REPUBLIC = 1911
_HAN = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def western_year(digits: str) -> int:
    """2025 of 2025; of 114, a year of the Republic as Taiwan counts, as well."""
    return int(digits) + (_BEFORE_THE_REPUBLIC if len(digits) == 3 else 0)


def governors(
    copy: str, start: int, end: int, issued: int | None, since: int | None = None
) -> list[Governor]:
    """The governors of a sentence, in its order.

    Args:
        copy: Of ``reading_copy``.
        start: Start of the sentence.
        end: End of the sentence.
        issued: Year of the document, for 年内 and 通过三年的努力; None if unknown.
        since: The year before a plan's first, from which 三年 counts; None for ``issued``.
    """
    if not any(copy.find(sign, start, end) >= 0 for sign in "年每五本今"):
        return []
    found = [
        *(
            Governor(m.start(), m.end(), None, Mode.SINCE)
            for m in _SINCE.finditer(copy, start, end)
        ),
        *(
            Governor(m.start(), m.end(), None, Mode.EACH, m[0])
            for m in _EACH.finditer(copy, start, end)
        ),
        *_plans(copy, start, end),
        *(_relative(copy, start, end, issued, since or issued) if issued else ()),
    ]
    taken = [(g.start, g.end) for g in found]
    found += [
        governor
        for governor in _years(copy, start, end)
        if not any(low < governor.end <= high for low, high in taken)
    ]
    return sorted(found, key=lambda governor: governor.start)


def _years(copy: str, start: int, end: int) -> Iterator[Governor]:
    for match in _YEAR.finditer(copy, start, end):
        if not match["by"] and _BASE.search(copy[max(start, match.start() - 6) : match.start()]):
            continue
        by = match["by"] in {"到", "至"} or bool(match["tail"] and match["tail"] != "内")
        since = _FROM_YEAR.search(copy, max(start, match.start() - 8), match.start())
        first = since.start() if since else match.start()
        mode = Mode.BY if by or since else Mode.IN
        yield Governor(first, match.end(), western_year(match["year"]), mode)


def _plans(copy: str, start: int, end: int) -> Iterator[Governor]:
    for match in _PLAN.finditer(copy, start, end):
        plan = match["plan"] or f"{match['long']}五"
        yield Governor(match.start(), match.end(), PLAN_ENDS[plan], Mode.BY)


def _relative(copy: str, start: int, end: int, issued: int, since: int) -> Iterator[Governor]:
    for match in _THIS_YEAR.finditer(copy, start, end):
        yield Governor(match.start(), match.end(), issued, Mode.IN)
    for match in _SPAN.finditer(copy, start, end):
        text = match["high"] or match["years"]
        years = int(text) if text.isdigit() else _HAN[text]
        yield Governor(match.start(), match.end(), since + years, Mode.BY)


_PERIOD = re.compile(r"(20\d\d)年?(?:[-~至到]+|——)(20\d\d)")
_SINGLE = re.compile(r"(20\d\d)年度?[^,;。]{0,12}(?:计划|要点|任务|方案|安排)")


def plan_begins(title: str) -> int | None:
    """The first year of the plan a title names: 2023 of （2023—2025年）."""
    span = _PERIOD.search(title)
    return int(span[1]) if span else None


def plan_of(title: str) -> tuple[int, Mode] | None:
    """The year of the plan a title names.

    Examples: (2019—2021) → by 2021; “十三五”规划 → by 2020; 2018年工作要点 → in 2018.
    """
    if span := _PERIOD.search(title):
        return int(span[2]), Mode.BY
    if plan := next((end for plan, end in PLAN_ENDS.items() if plan in title), None):
        return plan, Mode.BY
    single = _SINGLE.search(title)
    return (int(single[1]), Mode.IN) if single else None
