"""文种 and status, as the title and the page's fields tell them."""

import re
from collections.abc import Iterable

from reader.corpus.describing.script import simplified

TYPES = (
    *("实施意见", "若干意见", "指导意见", "工作意见", "意见", "实施方案", "工作方案", "行动方案"),
    *("总体方案", "试点方案", "方案", "三年行动计划", "行动计划", "工作计划", "计划", "发展规划"),
    *("专项规划", "规划", "纲要", "工作要点", "要点", "若干措施", "政策措施", "工作措施", "措施"),
    *("若干政策", "扶持政策", "政策", "实施办法", "管理办法", "暂行办法", "办法", "实施细则"),
    *("细则", "暂行规定", "若干规定", "规定", "规则", "条例", "章程", "决定", "决议", "通知"),
    *("公告", "通告", "通报", "公报", "批复", "复函", "函", "报告", "纪要", "命令", "令", "议案"),
    *(
        "目录",
        "清单",
        "指南",
        "指引",
        "规范",
        "制度",
        "标准",
        "预案",
        "解读",
        "名单",
        "守则",
        "准则",
        "公约",
    ),
)
"""Names of types, a longer one before the shorter one it ends in."""

_MARK = re.compile(r"(?:[（(][^（()）]{0,40}[)）]|[【\[〔][^【】〔〕\[\]]{0,30}[】\]〕])\s*$")
_FORWARDED = re.compile(r"(?P<verb>印发|转发|批转|发布|公布)(?P<inner>.+?)的?通知$")
_STATUS_WORDS = (
    ("repealed", re.compile(r"废止")),
    ("lapsed", re.compile(r"(?<!部分)失效|无效|过期")),
    ("revised", re.compile(r"已(?:被)?修[订改正]|被修[订改正]|部分失效")),
)
_IN_FORCE = re.compile(r"有效|(?<!未)生效|现行")
_DRAFT_MARK = re.compile(r"征求意见稿|草案|讨论稿|送审稿|审议稿")
_TRIAL_MARK = re.compile(r"试行|暂行")
_STATUS_MARK = re.compile(
    r"[（(【\[〔]([^（()）【】〔〕\[\]]{0,12}(?:失效|废止|已修[订改]))[)）】\]〕]"
)


def type_of(title: str) -> str | None:
    """The document type: "意见", "工作方案(以通知印发)"; None if the title names none.

    A notice that forwards something is called by what it forwards.
    """
    plain = _without_marks(simplified(title))
    if match := _FORWARDED.search(plain):
        inner = _type_at_end(_without_marks(match["inner"].strip('《》“”"等 ')))
        if inner:
            return f"{inner}(以通知{match['verb']})"
    return _type_at_end(plain)


def status_of(title: str, fields: Iterable[str]) -> str:
    """The status, from the page's fields (status flag, 有效性) and the marks of the title.

    A page that calls the document repealed, lapsed or revised is believed first; a draft stays a
    draft; 有效 beats 试行, which says nothing about today.

    Returns:
        One of the values of ``Metadata.status``.
    """
    plain = simplified(title)
    told = [simplified(value) for value in fields] + _STATUS_MARK.findall(plain)
    for status, pattern in _STATUS_WORDS:
        if any(pattern.search(value) for value in told):
            return status
    if _DRAFT_MARK.search(_mark_of(plain)):
        return "draft"
    if any(_IN_FORCE.search(value) for value in told):
        return "in force"
    return "trial" if _TRIAL_MARK.search(plain) else "not stated"


def _mark_of(title: str) -> str:
    """The bracketed marks at the end of the title, also inside 《…（试行）》的通知."""
    return " ".join(re.findall(r"[（(【]([^（()）【】]{2,12})[)）】]", title))


def _without_marks(title: str) -> str:
    """The title without 》 and bracketed marks such as （试行） at its end."""
    previous = ""
    while previous != title:
        previous = title
        title = _MARK.sub("", title.rstrip(" 》”")).rstrip()
    return title


def _type_at_end(title: str) -> str | None:
    return next((name for name in TYPES if title.endswith(name)), None)
