"""Remains of HTML, Markdown and spreadsheets in a text (conventions 4.1)."""

import html
import re
from collections.abc import Iterator

from reader.corpus.cleaning.characters import INVISIBLE
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

_BLOCK_TAGS = "p|div|br|hr|tr|td|th|table|tbody|thead|h[1-6]|ul|ol|li|center|section|article|title"
_INLINE_TAGS = "span|strong|b|i|u|em|font|a|img|o:p|st1:\\w+|sup|sub|label|input|script|style|wbr"
_LINE_BREAK = re.compile(
    rf"</?(?:{_BLOCK_TAGS})(?:\s[^<>]{{0,500}})?/?>|_x000[dD]_|(?:\\?x0[dD]\\?x0[aA])+",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"<!--.*?-->|</?(?:{_INLINE_TAGS})(?:\s[^<>]{{0,500}})?/?>|<!doctype[^<>]{{0,200}}>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HEADING = re.compile(r"^\s*#{1,6}(?:\s+|(?=[第一二三四五六七八九十附（(]))|^\s*#{1,6}\s*$")
_RULE_LINE = re.compile(r"^\s*(?:-\s?){3,}$|^\s*(?:\*\s?){3,}$|^\s*(?:_\s?){3,}$|^\s*={3,}$")
_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")


def remove_markup(line: Traced, ledger: Ledger) -> Iterator[Traced]:
    """The line without tags, comments, entities and marks, cut where a tag breaks it."""
    text = line.text
    if "<" in text:
        line = ledger.remove(line, _INLINE, Rule.MARKUP)
    if "#" in text or "---" in text or "*" in text or "_" in text or "=" in text:
        line = ledger.remove(line, _HEADING, Rule.MARKUP)
        line = ledger.remove(line, _RULE_LINE, Rule.MARKUP)
        if line.text.count("**") % 2 == 0:
            line = ledger.remove(line, _BOLD, Rule.MARKUP)
    for piece in _pieces(line, ledger):
        yield ledger.replace(piece, _ENTITY, _plain, Rule.HTML_ENTITY) if "&" in text else piece


def _pieces(line: Traced, ledger: Ledger) -> Iterator[Traced]:
    """The line cut at the tags that break it."""
    done = 0
    for match in _LINE_BREAK.finditer(line.text):
        ledger.drop(line.slice(match.start(), match.end()), Rule.MARKUP)
        yield line.slice(done, match.start())
        done = match.end()
    yield line.slice(done, len(line)) if done else line


def _plain(match: re.Match[str]) -> str:
    """The character an entity stands for; nothing for one that could not be seen."""
    text, before = match.group(), ""
    while text != before:
        text, before = html.unescape(text), text
    if text.startswith("&") and len(text) > 1:
        return match.group()
    return INVISIBLE.sub("", re.sub(r"[\r\n\v\f\u2028\u2029]", "", text))
