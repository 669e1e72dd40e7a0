"""Characters that nobody can see, show or read, and spaces that tear words apart (conventions 4.1)."""

import re
import sys
import unicodedata

from reader.corpus.ledger import Ledger
from reader.corpus.model import UNREADABLE_MARK
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as the inside of a character class."""


def _invisible_class() -> str:
    """Format and control characters, fillers, variation selectors; line ends and the tab are none."""
    fillers = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0xFFFE, 0xFFFF}
    hidden = [
        code
        for code in range(sys.maxunicode + 1)
        if (unicodedata.category(chr(code)) in {"Cf", "Cc"} and chr(code) not in "\t\n\v\f\r")
        or code in fillers
        or 0xFE00 <= code <= 0xFE0F
        or 0xE0100 <= code <= 0xE01EF
    ]
    return "".join(re.escape(chr(code)) for code in hidden)


INVISIBLE = re.compile(f"[{_invisible_class()}]+")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_PRIVATE_USE = re.compile(f"(?<=[0-9０-９])[{_PRIVATE}](?=\\s*[{HAN}“《「])|[{_PRIVATE}]")
_UNREADABLE = re.compile("[\ud800-\udfff\ufffd]+")
_QUESTION_MARKS = re.compile(r"\?+")
_CLAUSE_START = re.compile(r"[,，。;；!！?？:：]")
_ASKS = re.compile(
    "[吗嗎呢谁誰哪几幾怎何否]|什么|什麼|甚麼|多少|多久|多大|是不是|有没有|有沒有|能不能|可不可|会不会|[问問][:：]"
)
_ANSWER = re.compile(r"\s*[答A][:：]")
_SIDE = re.compile(f"[{HAN}，。；：、！？）》”」』〕\\]）]")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_SPACED = re.compile(f"(?<=[{HAN}])[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+(?=[{HAN}])")
_HAN_PAIR = re.compile(f"[{HAN}]\\s*(?=[{HAN}])")
_MARKER = re.compile("第[一二三四五六七八九十百千零〇0-9]+[编編章节節条條款部分篇]+")


def clean_characters(line: Traced, ledger: Ledger) -> Traced:
    """Without invisible characters; what cannot be shown or read is marked."""
    text = line.text
    if text.isascii() and "?" not in text and text.isprintable():
        return line
    line = ledger.remove(line, INVISIBLE, Rule.INVISIBLE)
    line = ledger.replace(line, _PRIVATE_USE, _visible, Rule.PRIVATE_USE)
    line = ledger.replace(line, _UNREADABLE, lambda _: UNREADABLE_MARK, Rule.UNREADABLE)
    if "?" in line.text:
        line = ledger.replace(line, _QUESTION_MARKS, _eaten, Rule.UNREADABLE)
    return line


def _visible(match: re.Match[str]) -> str:
    """A private-use character between a number and its heading is the dot (conventions 3.2); others: □."""
    start = match.start()
    after = match.string[match.end() : match.end() + 1]
    before_is_digit = start > 0 and match.string[start - 1].isdigit()
    return "." if before_is_digit and after and not _is_private(after) else "□"


def _is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _eaten(match: re.Match[str]) -> str:
    """The mark where ``?`` stands for a lost character, the question mark itself where somebody asks."""
    text, start, end = match.string, match.start(), match.end()
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    if not _HAN_CHARACTER.match(right) and not (end - start > 1 and _HAN_CHARACTER.match(left)):
        return match.group()
    if left and not _SIDE.match(left) and not left.isspace():
        return match.group()
    clause = _CLAUSE_START.split(text[:start])[-1] if left else ""
    if _ASKS.search(clause) or _ASKS.search(text[:6]) or _ANSWER.match(text, end):
        return match.group()
    return UNREADABLE_MARK


def join_spaced_words(line: Traced, ledger: Ledger) -> Traced:
    """Join 业 务 应 用: single characters with spaces between, in a line where that is the habit.

    A wider gap than the narrowest of the line divides words and stays, as does the one after 第一章.
    """
    spaces = [match for match in _SPACED.finditer(line.text) if _between_singles(match)]
    if not spaces or len(_HAN_PAIR.findall(line.text)) >= 4 * len(spaces):
        return line
    narrowest = min(len(match.group()) for match in spaces)
    joined = {match.start() for match in spaces if len(match.group()) == narrowest}
    return ledger.replace(
        line,
        _SPACED,
        lambda match: "" if match.start() in joined else match.group(),
        Rule.LAYOUT,
    )


def _between_singles(match: re.Match[str]) -> bool:
    """True if the characters on both sides of the space stand alone."""
    text, start, end = match.string, match.start(), match.end()
    alone_left = start < 2 or not _HAN_CHARACTER.match(text[start - 2])
    alone_right = end + 1 >= len(text) or not _HAN_CHARACTER.match(text[end + 1])
    return alone_left and alone_right
