"""Characters that nobody can see, show or read; spaces that tear words apart (conventions 4.1)."""

import re
import sys
import unicodedata
from collections.abc import Callable

from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.variants import has_variants, put_plain
from reader.corpus.model import UNREADABLE_MARK
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

HAN = "〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as the inside of a character class."""


_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u034f\ufffe\uffff")
_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_HIDDEN = (
    frozenset(
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in {"Cf", "Cc"} and character not in "\t\n\v\f\r"
    )
    | _FILLERS
    | _VARIATION_SELECTORS
)
"""Format and control characters, fillers, variation selectors; no line ends and no tab."""

INVISIBLE = re.compile(f"[{re.escape(''.join(sorted(_HIDDEN)))}]+")
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U0010ffff"
_PRIVATE_USE = re.compile(f"[{_PRIVATE}]")
_UNREADABLE = re.compile("(?:[\ud800-\udfff\ufffd]|锟斤拷)+")
"""锟斤拷 is what two U+FFFD look like in GBK."""
_QUESTION_MARKS = re.compile(r"\?+")
_CLAUSE_START = re.compile(r"[,，。;；!！?？:：]")
_ASKS = re.compile(
    "[吗嗎呢谁誰哪几幾怎何否]|什么|什麼|甚麼|多少|多久|多大|是不是|有没有|有沒有|能不能|可不可|"
    "会不会|[问問][:：]"
)
_ANSWER = re.compile(r"\s*[答A][:：]")
_LONGEST_QUESTION = 60
_SIDE = re.compile(f"[{HAN}，。；：、！？)）》”」』〕\\]]")
_LONE_BRACKET_END = re.compile(r"\d{1,3}[\]］】]")
"""``潛?3]``: the end of a footnote's number whose beginning was lost with the character."""
_GOES_ON = re.compile("[，；、。]")
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_SPACED = re.compile(f"(?<=[{HAN}])[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+(?=[{HAN}])")
_HAN_PAIR = re.compile(f"[{HAN}]\\s*(?=[{HAN}])")
_MARKER = re.compile("第[一二三四五六七八九十百千零〇0-9]+[编編章节節条條款部分篇]+")


_DOUBLED = re.compile(
    rf"(?<=[{HAN}0-9%％”》）)])(?:[,，](?=[,，、；;。：:](?![,，。]))|。(?=。(?!。)))"
)
"""A mark before another one: some mirrors print ,， and 一,、 throughout."""
_LEAST_DOUBLED = 3

Step = Callable[[Traced, Ledger], Traced]
"""One kind of cleaning, applied to a line."""


def character_steps(source: str) -> tuple[Step, ...]:
    """The steps that ``source`` needs: most texts need none."""
    characters = frozenset(source)
    steps = [_remove_invisible] if not _HIDDEN.isdisjoint(characters) else []
    if has_variants(characters):
        steps.append(put_plain)
    if len(_DOUBLED.findall(source)) >= _LEAST_DOUBLED:
        steps.append(_remove_doubled)
    by_pattern = (
        (_PRIVATE_USE, _show_private),
        (_UNREADABLE, _mark_unreadable),
        (_QUESTION_MARKS, _mark_eaten),
    )
    return (*steps, *(step for pattern, step in by_pattern if pattern.search(source)))


def _remove_invisible(line: Traced, ledger: Ledger) -> Traced:
    return ledger.remove(line, INVISIBLE, Rule.INVISIBLE)


def _remove_doubled(line: Traced, ledger: Ledger) -> Traced:
    return ledger.remove(line, _DOUBLED, Rule.REPEATED)


def _show_private(line: Traced, ledger: Ledger) -> Traced:
    return ledger.replace(line, _PRIVATE_USE, _visible, Rule.PRIVATE_USE)


def _mark_unreadable(line: Traced, ledger: Ledger) -> Traced:
    return ledger.replace(line, _UNREADABLE, lambda _: UNREADABLE_MARK, Rule.UNREADABLE)


def _mark_eaten(line: Traced, ledger: Ledger) -> Traced:
    return ledger.replace(line, _QUESTION_MARKS, _eaten, Rule.UNREADABLE)


def _visible(match: re.Match[str]) -> str:
    """The dot for a private-use character behind a digit (conventions 3.2), □ for any other."""
    start = match.start()
    after = match.string[match.end() : match.end() + 1]
    before_is_digit = start > 0 and match.string[start - 1].isdigit()
    return "." if before_is_digit and after and not _is_private(after) else "□"


def _is_private(character: str) -> bool:
    return unicodedata.category(character) == "Co"


def _eaten(match: re.Match[str]) -> str:
    """The mark where ``?`` stands for a lost character, itself where somebody asks."""
    text, start, end = match.string, match.start(), match.end()
    left, right = text[max(start - 1, 0) : start], text[end : end + 1]
    if left and not _SIDE.match(left) and not left.isspace():
        return match.group()
    if _HAN_CHARACTER.match(left) and _LONE_BRACKET_END.match(text, end):
        return UNREADABLE_MARK
    doubled = end - start > 1 and _HAN_CHARACTER.match(left)
    if not (_HAN_CHARACTER.match(right) or _GOES_ON.match(right) or doubled):
        return match.group()
    clause = _CLAUSE_START.split(text[max(0, start - _LONGEST_QUESTION) : start])[-1]
    if _ASKS.search(clause) or _ASKS.search(text[:6]) or _ANSWER.match(text, end):
        return match.group()
    return UNREADABLE_MARK


def join_spaced_words(line: Traced, ledger: Ledger) -> Traced:
    """Join 业 务 应 用: single characters with spaces between, in a line where that is the habit.

    A gap wider than the narrowest of the line divides words and stays.
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
