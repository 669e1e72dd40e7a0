"""The frame of a web page above and below a document: found by shape and position (4.1)."""

import re
from dataclasses import dataclass, field

from reader.corpus.cleaning.chrome import Chrome, chrome_of, is_lone_mark
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.lines import ends_frame, is_date, is_number, is_text, is_title, squeezed
from reader.corpus.cleaning.page_fields import (
    LONGEST_LINE,
    FieldPart,
    PageField,
    page_key,
    read_parts,
    read_tail,
    rule_of_label,
)
from reader.corpus.cleaning.page_words import (
    COUNTER_LABELS,
    ISSUED_LABELS,
    PUBLISHED_LABELS,
    STATUS_LABELS,
    TITLE_LABELS,
)
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

HEAD_LINES = 30
FOOT_LINES = 30
TOOL_LINES = 15
_LONGEST_STRAY = 30
_MOST_STRAYS = 4
_LONGEST_VALUE_LINE = 40

_STATUS_WORDS = (
    "(?:此|该|本)?(?:文件?|件|规范性文件|政策)?(?:已经|已|现已|已被|被|部分|全文)?(?:失效|废止|"
    "作废|停止执行|"
    "宣布失效|宣布废止)(?:文件)?|(?:现行|全文|继续)?有效|尚未生效|已(?:被)?(?:修改|修订|修正)|"
    "尚未施行"
)
_STATUS = re.compile(rf"[(【\[〔〖]\s*(?P<status>{_STATUS_WORDS})\s*[)】\]〕〗]")
_STATUS_LINE = re.compile(r"(?P<status>(?:此|该|本)?(?:文件?|件)?已?(?:失效|废止|作废))")
_STATUS_VALUE = re.compile(f"{_STATUS_WORDS}|是|否")
_DATE_VALUE = re.compile(r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s[\d:]{4,8})?$")
_TABLE_RULE = re.compile(r"[\s|:\-]*\|[\s|:\-]*")
_CONTACT = re.compile(
    r".*(?:电话|传真|地\s*址|邮\s*编|邮政编码|邮箱|e-?mail|联系|热线|qq|微信)", re.I
)
_SHARE = re.compile("分享|微信|微博|qq", re.I)
_TITLE_TAIL = re.compile(
    r"\s*(?:[_|｜]|\s[-–—]\s?|[-–—](?=[^-–—]{2,20}(?:网|政府|局|厅|委|公开|政策|法规|文件|中国|"
    r"首页|门户|频道)))"
)


@dataclass
class _Page:
    """The lines of a page while its frame is being taken off."""

    lines: list[Traced]
    ledger: Ledger
    keys: dict[int, str] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    fields: list[PageField] = field(default_factory=list)

    def key(self, number: int) -> str:
        if number not in self.keys:
            # No line of a frame is longer; what a paragraph goes on with says nothing.
            self.keys[number] = page_key(self.lines[number].text[: 2 * LONGEST_LINE])
        return self.keys[number]

    def drop(self, number: int, rule: Rule) -> None:
        self.ledger.drop(self.lines[number], rule)
        self.dropped.add(number)

    def keep_part(self, number: int, start: int, end: int) -> None:
        """Shorten a line; ``ledger`` knows already why."""
        self.lines[number] = self.lines[number].slice(start, end).strip()
        self.keys.pop(number, None)


def take_off_frame(lines: list[Traced], ledger: Ledger) -> tuple[list[Traced], list[PageField]]:
    """Take the page's frame off a document and read what it states about it."""
    page = _Page(list(lines), ledger)
    if page.lines:
        head_end = _head_end(page)
        _take_off_head(page, head_end)
        _take_off_foot(page, head_end)
        for number in range(head_end):
            if number not in page.dropped:
                _take_off_title_marks(page, number)
    kept = [line for number, line in enumerate(page.lines) if number not in page.dropped]
    page.fields.sort(key=lambda found: (found.source_start, found.source_end))
    return kept, page.fields


def _head_end(page: _Page) -> int:
    """Where the text proper begins."""
    last = min(len(page.lines), HEAD_LINES)
    for number in range(last):
        key = page.key(number)
        if chrome_of(key) in {Chrome.NAVIGATION, Chrome.TOOL} or read_parts(key):
            continue
        if is_text(key):
            return number
    return last


def _take_off_head(page: _Page, end: int) -> None:
    last_navigation = -1
    number = 0
    while number < end:
        key = page.key(number)
        kind, parts = chrome_of(key), read_parts(key)
        if kind is Chrome.NAVIGATION:
            last_navigation = number
        if parts and kind is not Chrome.NAVIGATION:
            number += _read_field_line(page, number, parts, end)
            continue
        if kind not in {None, Chrome.WEAK}:
            page.drop(number, _rule_of(key))
        elif (is_lone_mark(key) or _TABLE_RULE.fullmatch(key)) and {
            number - 1,
            number + 1,
        } & page.dropped:
            page.drop(number, Rule.PAGE_CHROME)
        number += 1
    for stray in range(last_navigation):
        if stray not in page.dropped and _is_stray(page.key(stray)):
            page.drop(stray, Rule.PAGE_CHROME)


def _rule_of(key: str) -> Rule:
    return Rule.SHARE_FOOTER if _SHARE.match(key) else Rule.PAGE_CHROME


def _is_stray(key: str) -> bool:
    """True for a short line that is no part of a document by its own shape."""
    return len(key) <= _LONGEST_STRAY and not (is_title(key) or is_number(key) or ends_frame(key))


def _read_field_line(page: _Page, number: int, parts: list[FieldPart], end: int) -> int:
    """Take a line of labels off; returns how many lines it used (a value may stand on the next)."""
    line = page.lines[number]
    _take_off_parts(page, line, parts)
    last = parts[-1]
    if last.label in TITLE_LABELS and _is_only_title(page, number, last, end):
        page.fields.pop()
        page.keep_part(number, last.value_start, last.value_end)
        return 1
    page.dropped.add(number)
    if last.value_start < last.value_end or not last.label or len(parts) > 1:
        return 1
    return 1 + _read_value_line(page, number + 1, last.label, end)


def _is_only_title(page: _Page, number: int, part: FieldPart, end: int) -> bool:
    """True if the title stands nowhere in the head but behind its label."""
    value = page.key(number)[part.value_start : part.value_end]
    wanted = squeezed(value)
    others = [other for other in range(end) if other != number]
    return is_title(value) and not any(wanted in squeezed(page.key(other)) for other in others)


def _read_value_line(page: _Page, number: int, label: str, end: int) -> int:
    """Read the line under a lonely label if it is its value; returns 1 if it was taken off."""
    if number >= end or not _is_value(page, number, label, end):
        return 0
    line = page.lines[number]
    page.fields[-1] = PageField(label, line.text, line.source_start, line.source_end)
    if label in TITLE_LABELS:
        return 0
    page.drop(number, rule_of_label(label))
    return 1


def _is_value(page: _Page, number: int, label: str, end: int) -> bool:
    """True for a value that fits its label, or any short line with more labels under it."""
    key = page.key(number)
    if label in TITLE_LABELS or is_title(key):
        return label in TITLE_LABELS and is_title(key)
    if label in COUNTER_LABELS:
        return key.isdigit()
    if label in STATUS_LABELS and _STATUS_VALUE.fullmatch(key):
        return True
    if label in PUBLISHED_LABELS | ISSUED_LABELS and _DATE_VALUE.match(key):
        return True
    if len(key) > _LONGEST_VALUE_LINE or read_parts(key) or is_text(key):
        return False
    return number + 1 < end and bool(read_parts(page.key(number + 1)))


def _take_off_foot(page: _Page, head_end: int) -> None:
    """Take off the surely known lines at the end, and the strays that they enclose."""
    first = max(head_end, len(page.lines) - FOOT_LINES)
    sure: list[int] = []
    strays = 0
    number = len(page.lines) - 1
    lowest_foot = len(page.lines)
    while number >= first and strays <= _MOST_STRAYS:
        key = page.key(number)
        kind = chrome_of(key)
        if kind not in {None, Chrome.WEAK} or read_parts(key, in_foot=True):
            sure.append(number)
            strays = 0
            if kind in {Chrome.FOOT, Chrome.OPENER, Chrome.NAVIGATION}:
                lowest_foot = number
        elif ends_frame(key):
            break
        elif kind is not Chrome.WEAK and not is_lone_mark(key):
            strays += 1
        number -= 1
    for found in sure:
        _drop_foot_line(page, found)
    if number >= head_end:
        _take_off_tail(page, number, in_foot=True)
    if sure:
        _drop_enclosed(page, sure[-1], sure[0], lowest_foot)
    _drop_lone_tools(page, head_end)


def _drop_foot_line(page: _Page, number: int) -> None:
    parts = read_parts(page.key(number), in_foot=True)
    if not any(part.label for part in parts):
        page.drop(number, Rule.SHARE_FOOTER)
        return
    _take_off_parts(page, page.lines[number], parts)
    page.dropped.add(number)


def _drop_enclosed(page: _Page, top: int, bottom: int, foot: int) -> None:
    """Drop what stands between sure lines, under a foot line, and the site's names above them."""
    for number in range(top + 1, len(page.lines)):
        if number in page.dropped:
            continue
        key = page.key(number)
        enclosed = number < bottom or number > foot or is_lone_mark(key)
        if enclosed or chrome_of(key) is Chrome.WEAK:
            page.drop(number, Rule.SHARE_FOOTER)
    number = top - 1
    while number >= 0 and chrome_of(page.key(number)) is Chrome.WEAK:
        if _CONTACT.match(page.key(number)) and not _follows_date(page, number):
            break
        page.drop(number, Rule.SHARE_FOOTER)
        number -= 1


def _follows_date(page: _Page, number: int) -> bool:
    """True if the signature's date stands shortly above."""
    return any(is_date(page.key(above)) for above in range(max(0, number - 4), number))


def _drop_lone_tools(page: _Page, head_end: int) -> None:
    """Drop 打印 关闭 and view counters that stand above an annex."""
    for number in range(max(head_end, len(page.lines) - TOOL_LINES), len(page.lines)):
        if number not in page.dropped and chrome_of(page.key(number)) is Chrome.TOOL:
            page.drop(number, Rule.SHARE_FOOTER)


def _take_off_title_marks(page: _Page, number: int) -> None:
    """Take a status flag and the site's name off a title."""
    line, key = page.lines[number], page.key(number)
    alone = _STATUS_LINE.fullmatch(key) or _STATUS.fullmatch(key)
    if alone:
        page.fields.append(_status_field(line, alone))
        page.drop(number, Rule.STATUS_FLAG)
        return
    for match in _STATUS.finditer(key):
        rest = key[: match.start()] + key[match.end() :]
        at_edge = not key[: match.start()].strip() or not key[match.end() :].strip()
        if at_edge and is_title(rest.strip()):
            page.fields.append(_status_field(line, match))
            page.ledger.drop(line.slice(match.start(), match.end()), Rule.STATUS_FLAG)
            pieces = (line.slice(0, match.start()), line.slice(match.end(), len(line)))
            page.lines[number] = Traced.joined(pieces).strip()
            page.keys.pop(number)
            break
    _take_off_tail(page, number, in_foot=False)
    _take_off_site_name(page, number)


def _take_off_tail(page: _Page, number: int, *, in_foot: bool) -> None:
    """Cut the labels off that follow a title, or the last sentence, on the same line."""
    line, key = page.lines[number], page.key(number)
    if len(line) != len(key):
        return
    parts = read_tail(key, in_foot=in_foot)
    before = key[: parts[0].start].strip() if parts else ""
    if not (before.endswith(("。", ")")) if in_foot else is_title(before)):
        return
    _take_off_parts(page, line, parts)
    page.keep_part(number, 0, parts[0].start)


def _take_off_parts(page: _Page, line: Traced, parts: list[FieldPart]) -> None:
    for part in parts:
        page.ledger.drop(line.slice(part.start, part.end), part.rule)
        if part.label:
            page.fields.append(part.field(line))


def _status_field(line: Traced, match: re.Match[str]) -> PageField:
    status = line.slice(match.start("status"), match.end("status"))
    return PageField("status", status.text, status.source_start, status.source_end)


def _take_off_site_name(page: _Page, number: int) -> None:
    """Shorten 关于…的通知_政策文件_泉州市人民政府 to the title."""
    key = page.key(number)
    tail = _TITLE_TAIL.search(key)
    if not tail or not is_title(key[: tail.start()]) or is_text(key):
        return
    line = page.lines[number]
    page.ledger.drop(line.slice(tail.start(), len(line)), Rule.PAGE_CHROME)
    page.keep_part(number, 0, tail.start())
