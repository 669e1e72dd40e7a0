"""Facts that a web page states about its document (来源, 发布时间, 索引号 and the like)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.corpus.cleaning.page_words import (
    ALL_LABELS,
    COUNTER_LABELS,
    FOOT_LABELS,
    ISSUED_LABELS,
    PUBLISHED_LABELS,
    TITLE_LABELS,
    TOOL_LABELS,
)
from reader.corpus.describing.script import simplified
from reader.corpus.rules import Rule
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

    def shifted(self, by: int) -> "FieldPart":
        """The same stretch in a line that has ``by`` characters more in front."""
        return FieldPart(
            self.rule,
            self.start + by,
            self.end + by,
            self.label,
            self.value_start + by,
            self.value_end + by,
        )

    def field(self, line: Traced) -> PageField:
        """The label and value with their place in the source."""
        value = line.slice(self.value_start, self.value_end)
        if value.source_end:
            return PageField(self.label, value.text, value.source_start, value.source_end)
        place = line.slice(self.start, self.value_start).source_end
        return PageField(self.label, value.text, place, place)


LONGEST_LINE = 300
LONGEST_VALUE = 80
LONGEST_TITLE = 160

_DATE = (
    r"(?:(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?"
    r"|\d{1,2}/\d{1,2}/(?:19|20)\d\d)"
)
_TIME = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_ANY_LABEL = "|".join(
    r"[ \u3000\u00a0]{0,4}".join(map(re.escape, label))
    for label in sorted(ALL_LABELS, key=lambda label: (-len(label), label))
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
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SIMPLIFIED = {code: simplified(chr(code)) for code in range(0x4E00, 0xA000)}
_PAGE_KEY = {
    **{code: character for code, character in _SIMPLIFIED.items() if ord(character) != code},
    **_HALF_WIDTH,
    0x3000: " ",
    0xA0: " ",
}


def page_key(text: str) -> str:
    """The text as page words are looked up in it: simplified, half width; same positions."""
    return text.translate(_PAGE_KEY)


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


def read_tail(key: str, *, in_foot: bool) -> list[FieldPart]:
    """The labels behind something else on a line: the first has a gap before it and a colon."""
    for match in _LABEL.finditer(key):
        at = match.start("label")
        has_colon = ":" in match.group("close")
        if match.start() > 0 and at > match.start() and has_colon:
            tail = key[match.start() :]
            lead = len(tail) - len(tail.lstrip())
            shift = match.start() + lead
            parts = read_parts(tail[lead:], in_foot=in_foot)
            return [part.shifted(shift) for part in parts]
    return []


def rule_of_label(label: str) -> Rule:
    """Why a label of the page goes."""
    return Rule.VIEW_COUNTER if label in COUNTER_LABELS else Rule.PAGE_FIELD


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
    if name in TOOL_LABELS:
        return FieldPart(Rule.PAGE_CHROME, label.start(), end, "", start, stop)
    return FieldPart(rule_of_label(name), label.start(), end, name, start, stop)


def _is_believed(
    key: str, labels: list[re.Match[str]], parts: list[FieldPart], *, in_foot: bool
) -> bool:
    """True unless the words only happen to look like labels."""
    names = [re.sub(r"\s", "", label.group("label")) for label in labels]
    if in_foot and not all(name in FOOT_LABELS for name in names):
        return False
    fields = parts[-len(labels) :]
    for name, part in zip(names, fields, strict=True):
        longest = LONGEST_TITLE if name in TITLE_LABELS else LONGEST_VALUE
        if part.value_end - part.value_start > longest:
            return False
    marked = [re.search(r"[:|\]】]", label.group("close")) is not None for label in labels]
    if marked[0]:
        return True
    value = key[fields[0].value_start : fields[0].value_end]
    if names[0] in PUBLISHED_LABELS | ISSUED_LABELS and _DATE_VALUE.match(value):
        return True
    if names[0] in COUNTER_LABELS and _NUMBER_VALUE.match(value):
        return True
    return len(labels) > 1 and sum(name not in TOOL_LABELS for name in names) > 1
