"""What the reader of a document should be warned of, in Chinese sentences."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest

from reader.corpus.describing.document_number import parse_document_number
from reader.corpus.model import UNREADABLE_MARK, Block, BlockKind, Document
from reader.corpus.rules import Rule

CELL_LIMIT = 32_767
"""Characters a spreadsheet cell can hold: texts that went through one are cut off there."""
SHORT_TEXT = 800
"""Below this many characters a document needs no outline."""
SPAM_SHARE = 0.5
_SPAM = frozenset({Rule.SPAM_LINE, Rule.SPAM_INLINE})
_FINAL_MARKS = "。！？；…”’》）)〕】.!?;>"
_PARAGRAPH = 40
_TITLE = 12
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LEAD_HEADING, BlockKind.LIST_ITEM})
_OPEN_END = re.compile("[\u4e00-\u9fff，、]$")
_ANNEX_NOTE = re.compile(r"^附\s*件\s*[一二三四五六七八九十\d]*\s*[:：]?\s*")
_ANNEX_HEAD = re.compile(r"^附\s*件\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[^:：.．、\s\d]")
_ANNEX_ENTRY = re.compile(r"(?:^|\s)(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.．、]\s*")
_ANNEX_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|et|zip|rar|ofd)$", re.IGNORECASE)
_SUSPICIOUS_DIGITS = re.compile(
    r"(?<!\d)(?:19|20)\d{2}(?:19|20)\d{2}(?!\d)"
    r"|\d[.．]\s+\d+\s*[%％]"
    r"|(?<![\d.])\d{1,3}[ \u00a0]\d{3}(?=[家个项人亿万名件])"
)


def warnings_of(document: Document, source: str) -> tuple[str, ...]:
    """Everything about the document a reader should know before relying on it, worst first.

    Args:
        document: After the pipeline; its own ``warnings`` are not looked at.
        source: The decoded source.
    """
    found = (check(document, source) for check in _CHECKS)
    return tuple(warning for warning in found if warning)


def _cut_off(document: Document, source: str) -> str:
    cut = CELL_LIMIT in (len(source), len(source.rstrip()), len(document.text))
    if cut and document.text[-1:] not in _FINAL_MARKS:
        return "文本长32,767字，正好是电子表格单元格的上限，且末尾没有句号，可能不完整。"
    return ""


def _breaks_off(document: Document, source: str) -> str:
    """A last paragraph that ends within a sentence, with no signature anywhere behind the text."""
    last = document.blocks[-1]
    long = len(last.text) >= _PARAGRAPH and last.kind in _BODY
    if long and _OPEN_END.search(last.text) and "，" in last.text:
        return "正文末尾没有句号，可能不完整。"
    return ""


def _printed_twice(document: Document, source: str) -> str:
    titles = Counter(
        "".join(block.text.split()) for block in document.blocks if block.kind == BlockKind.TITLE
    )
    twice = [title for title, times in titles.items() if times > 1 and len(title) >= _TITLE]
    if twice:
        return f"标题“{twice[0]}”出现两次，可能是两份文件或两个版本连在一起，请核对。"
    return ""


def _mostly_spam(document: Document, source: str) -> str:
    spam = sum(r.source_end - r.source_start for r in document.repairs if r.rule in _SPAM)
    if spam > SPAM_SHARE * (spam + len(document.text)):
        return "原页大部分是垃圾信息，已屏蔽；余下的正文可能不完整。"
    return ""


def _unreadable(document: Document, source: str) -> str:
    count = document.text.count(UNREADABLE_MARK)
    if count:
        return f"有{count}处文字无法复原，正文中以{UNREADABLE_MARK}标出。"
    return ""


def _lost_tables(document: Document, source: str) -> str:
    lost = sum(
        block.table is not None and block.table.damaged and not block.table.rows
        for block in document.blocks
    )
    return f"有{lost}处疑似表格，原版式已丢失。" if lost else ""


def _suspicious_digits(document: Document, source: str) -> str:
    found = [match.group() for match in _SUSPICIOUS_DIGITS.finditer(document.text)]
    if found:
        return f"有{len(found)}处数字可能残缺，如“{found[0]}”，引用前请核对原文。"
    return ""


def _absent_annexes(document: Document, source: str) -> str:
    """An annex that is only named: its name does not come again after the note."""
    absent = [
        name
        for block, after in zip_longest(document.blocks, document.blocks[1:])
        if block.kind == BlockKind.ATTACHMENT_NOTE and not _heads_annex(block, after)
        for name in _annex_names(block.text)
        if name not in document.text[block.end :]
    ]
    return f"附件未收录：{'；'.join(absent)}。" if absent else ""


def _heads_annex(note: Block, after: Block | None) -> bool:
    """True for 附件一　主要指标 with the annex under it; 附件1　任务分工表.doc is only its name."""
    if after is None or after.kind == BlockKind.ATTACHMENT_NOTE:
        return False
    return bool(_ANNEX_HEAD.match(note.text)) and not _ANNEX_FILE.search(note.text)


def _annex_names(note: str) -> list[str]:
    """The names in 附件：1. … 2. …; none for 附件1, which starts an annex that is there."""
    entries = _ANNEX_ENTRY.split(_ANNEX_NOTE.sub("", note.strip()))
    return [_ANNEX_FILE.sub("", entry.strip()) for entry in entries if entry.strip()]


def _no_outline(document: Document, source: str) -> str:
    if not document.sections and len(document.text) > SHORT_TEXT:
        return "未识别出章节标题，没有目录可用。"
    return ""


def _no_date(document: Document, source: str) -> str:
    return "" if document.metadata.issue_date else "未见成文日期。"


def _dates_disagree(document: Document, source: str) -> str:
    """The number's year is that of the date or the one before (conventions 3.5)."""
    metadata = document.metadata
    number = parse_document_number(metadata.document_number or "")
    if number and number.year and metadata.issue_date:
        year = int(metadata.issue_date[:4])
        if number.year not in (year, year - 1):
            return f"发文字号的年份（{number.year}）与成文日期（{year}年）不符，请核对原文。"
    if metadata.issue_date and (metadata.publication_date or "9") < metadata.issue_date:
        return "网页的发布日期早于成文日期，请核对原文。"
    return ""


_CHECKS: tuple[Callable[[Document, str], str], ...] = (
    _cut_off,
    _breaks_off,
    _printed_twice,
    _mostly_spam,
    _unreadable,
    _lost_tables,
    _suspicious_digits,
    _absent_annexes,
    _no_outline,
    _no_date,
    _dates_disagree,
)
