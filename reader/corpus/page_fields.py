"""Facts that a web page states about its document (来源, 发布时间, 索引号 and the like)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.corpus.rules import Rule
from reader.corpus.script import simplified
from reader.corpus.traced import Traced


@dataclass(frozen=True, slots=True)
class PageField:
    """One label of the page with its value.

    Attributes:
        label: As printed, in simplified characters and without spaces; "status" for a mark such
            as （此文件已失效）, "page_title" for a title that the page repeats, "日期" for a date
            without a label.
        value: As printed; may be empty.
        source_start: Where the value starts in the source.
        source_end: One past its end.
    """

    label: str
    value: str
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class FieldPart:
    """A stretch of a line that belongs to one label of the page.

    Attributes:
        rule: Why it goes.
        start: Where the label starts in the line.
        end: Where the next label starts, or the end of the line.
        label: Empty for a tool of the page such as 打印.
        value_start: Where the value starts in the line.
        value_end: One past its end.
    """

    rule: Rule
    start: int
    end: int
    label: str
    value_start: int
    value_end: int

    def field(self, line: Traced) -> PageField:
        """The label and value with their place in the source."""
        value = line.slice(self.value_start, self.value_end)
        if value.source_end:
            return PageField(self.label, value.text, value.source_start, value.source_end)
        place = line.slice(self.start, self.value_start).source_end
        return PageField(self.label, value.text, place, place)


_SOURCE = "来源 信息来源 文章来源 稿件来源 新闻来源 内容来源 资料来源 来源网站 来源单位 稿源"
_EDITOR = "责任编辑 责编 编辑 作者 录入 录入人 发布人 发布者 审核 审核人 校对 信息员 供稿 撰稿"
_PUBLISHED = (
    "发布时间 发布日期 发布于 公布日期 公布时间 公开日期 公开时间 更新时间 更新日期 录入时间 添加时间 "
    "信息时间 发稿时间 上传时间 创建时间 编辑时间 发表时间 发表日期 提交时间 登载日期 时间 日期"
)
_NUMBERED = "文号 发文字号 发文文号 公文文号 公文字号 文件编号 文件号 文件文号 规范性文件统一编号 统一编号 登记号 统一登记号"
_ISSUED = (
    "发文日期 发文时间 成文日期 成文时间 印发日期 印发时间 生成日期 生成时间 颁布日期 颁布时间 制发日期 制定日期 "
    "签发日期 实施日期 生效日期 施行日期 失效日期 废止日期 失效时间 废止时间 有效期"
)
_ISSUER = (
    "发布机构 发布单位 发布机关 发布部门 发文机关 发文单位 发文机构 发文部门 制发机关 制发单位 制定机关 "
    "颁布单位 颁布部门 颁布机构 印发机关 信息提供单位 信息来源单位 公开责任部门 公开主体 责任部门 产生机构 所属机构"
)
_CATALOGUE = (
    "索引号 信息索引号 信息索引 索取号 公开索引号 主题分类 主题 分类 信息分类 文件分类 组配分类 体裁分类 体裁 公文种类 "
    "文种 文件类型 文件类别 信息类别 服务对象分类 公开方式 公开形式 公开范围 公开类别 公开属性 公开时限 公开程序 "
    "关键词 关键字 内容概述 信息概述 内容摘要 语种 载体类型 记录形式 栏目 所属栏目 信息格式 备注"
)
_STATUS = "有效性 时效性 时效 文件状态 文件时效 文件有效性 是否有效 效力状态 效力 效力级别 时效状态 文件效力"
_TITLES = "标题 信息标题 文件标题 公文标题 信息名称 文件名称 公文名称 名称 题名"
_COUNTERS = (
    "浏览次数 浏览量 浏览数 浏览 点击数 点击次数 点击率 点击量 点击 访问次数 访问量 访问数 阅读次数 阅读量 "
    "阅读数 阅读 人气 查看次数 查看 点阅 本页浏览次数 本页访问次数 浏览人数 页面浏览量"
)
_TOOLS = (
    "字号 字体 字体大小 打印 打印本页 打印本文 关闭 关闭窗口 关闭本页 收藏 分享 分享到 文件下载 附件下载 下载 下载文件 "
    "下载word 下载pdf 扫一扫 我要纠错 纠错 语音播报 朗读 返回 返回列表"
)

COUNTERS = frozenset(_COUNTERS.split())
TITLES = frozenset(_TITLES.split())
_TOOL_LABELS = frozenset(_TOOLS.split())
_DATED = frozenset(f"{_PUBLISHED} {_ISSUED}".split())
_IN_FOOT = frozenset(f"{_SOURCE} {_EDITOR} {_PUBLISHED} {_COUNTERS} {_TOOLS}".split()) - {
    "时间",
    "日期",
    "审核",
    "下载",
}
_LABELS = frozenset(
    " ".join(
        (
            _SOURCE,
            _EDITOR,
            _PUBLISHED,
            _NUMBERED,
            _ISSUED,
            _ISSUER,
            _CATALOGUE,
            _STATUS,
            _TITLES,
            _COUNTERS,
            _TOOLS,
        )
    ).split()
)

LONGEST_LINE = 300
LONGEST_VALUE = 80
LONGEST_TITLE = 160

_DATE = r"(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?|\d{1,2}/\d{1,2}/(?:19|20)\d\d)"
_TIME = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_ANY_LABEL = "|".join(
    r"[ \u3000\u00a0]{0,4}".join(map(re.escape, label))
    for label in sorted(_LABELS, key=lambda label: (-len(label), label))
)
_LABEL = re.compile(
    rf"(?P<open>[\[【(|<〔·•*\s]*)(?P<label>{_ANY_LABEL})"
    r"(?P<close>\s*[\]】)〕]?\s*[:|]+[\s|]*|\s*[\]】〕]\s*|\s+|(?=\d|$))",
    re.IGNORECASE,
)
_LEADING_DATE = re.compile(rf"(?P<name>[^\s:。;,]{{0,12}}\s+)?(?P<date>{_DATE})(?:\s+{_TIME})?")
_ISO_DATE = re.compile(r"(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}")
_DATE_VALUE = re.compile(rf"\s*{_DATE}")
_NUMBER_VALUE = re.compile(r"\s*[(\[]?\s*\d*\s*次?\s*[)\]]?\s*$")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20}


def page_key(text: str) -> str:
    """The text as page words are looked up in it: simplified, half width; same positions."""
    return simplified(text).translate(_FULL_WIDTH)


def read_parts(key: str, *, in_foot: bool = False) -> list[FieldPart]:
    """The labels of a line that states facts of the page; empty for any other line.

    Args:
        key: The line as ``page_key`` gives it.
        in_foot: True below the text, where fewer labels are believed.
    """
    if len(key) > LONGEST_LINE or "。" in key:
        return []
    parts: list[FieldPart] = []
    lead = _LEADING_DATE.match(key)
    if lead and _LABEL.match(lead.group("name") or ""):
        lead = None
    if lead:
        rest = lead.end()
        parts.append(FieldPart(Rule.PAGE_FIELD, 0, rest, "日期", lead.start("date"), lead.end()))
    labels = list(_label_places(key, lead.end() if lead else 0))
    if not labels:
        return parts if lead and _is_page_time(key, lead) else []
    if key[lead.end() if lead else 0 : labels[0].start()].strip(" |,;"):
        return []
    if parts:
        parts[0] = FieldPart(
            Rule.PAGE_FIELD, 0, labels[0].start(), "日期", parts[0].value_start, parts[0].value_end
        )
    ends = [*(label.start() for label in labels[1:]), len(key)]
    parts += [_part(key, label, end) for label, end in zip(labels, ends, strict=True)]
    return parts if _is_believed(key, labels, parts, in_foot=in_foot) else []


def _is_page_time(key: str, lead: re.Match[str]) -> bool:
    """True for a bare 2018-12-20, or 政策文件 2018-12-20 00:00:00; 2018年12月28日 is text."""
    if key[lead.end() :].strip():
        return False
    with_time = lead.end() > lead.end("date")
    return with_time or (not lead.group("name") and _ISO_DATE.match(lead.group("date")) is not None)


def _label_places(key: str, start: int) -> Iterator[re.Match[str]]:
    """The labels of the line: each stands at the start, after a gap, or has a colon of its own."""
    first = True
    for match in _LABEL.finditer(key, start):
        at = match.start("label")
        gap = at == start or not key[at - 1].isalnum()
        has_colon = ":" in match.group("close")
        if gap or (has_colon and not first and at - match.start("open") >= 0):
            first = False
            yield match


def _part(key: str, label: re.Match[str], end: int) -> FieldPart:
    name = re.sub(r"\s", "", label.group("label"))
    start, stop = label.end(), end
    while stop > start and (key[stop - 1].isspace() or key[stop - 1] in "|,;[【(<"):
        stop -= 1
    value = key[start:stop]
    if value.endswith(("]", "】", ")")) and not re.search(r"[\[【(]", value):
        stop -= 1
    if name in _TOOL_LABELS:
        return FieldPart(Rule.PAGE_CHROME, label.start(), end, "", start, stop)
    rule = Rule.VIEW_COUNTER if name in COUNTERS else Rule.PAGE_FIELD
    return FieldPart(rule, label.start(), end, name, start, stop)


def _is_believed(
    key: str, labels: list[re.Match[str]], parts: list[FieldPart], *, in_foot: bool
) -> bool:
    """True unless the words only happen to look like labels."""
    names = [re.sub(r"\s", "", label.group("label")) for label in labels]
    if in_foot and not all(name in _IN_FOOT for name in names):
        return False
    fields = parts[-len(labels) :]
    for name, part in zip(names, fields, strict=True):
        longest = LONGEST_TITLE if name in TITLES else LONGEST_VALUE
        if part.value_end - part.value_start > longest:
            return False
    marked = [re.search(r"[:|\]】]", label.group("close")) is not None for label in labels]
    if marked[0]:
        return True
    value = key[fields[0].value_start : fields[0].value_end]
    if names[0] in _DATED and _DATE_VALUE.match(value):
        return True
    if names[0] in COUNTERS and _NUMBER_VALUE.match(value):
        return True
    return len(labels) > 1 and sum(name not in _TOOL_LABELS for name in names) > 1


def gaps_of(parts: list[FieldPart]) -> bool:
    """True if the parts follow one another without anything between."""
    return all(left.end == right.start for left, right in pairwise(parts))
