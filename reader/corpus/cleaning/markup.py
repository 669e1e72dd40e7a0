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
    rf"</?(?:{_BLOCK_TAGS})(?:\s[^<>]{{0,500}})?/?>|_x000[dD]_|(?:\\?x0[dD]\\?x0[aA])+|"
    r"(?:\\[rn])+(?![A-Za-z])",
    re.IGNORECASE,
)
_INLINE = re.compile(
    rf"<!--.*?-->|</?(?:{_INLINE_TAGS})(?:\s[^<>]{{0,500}})?/?>|<!doctype[^<>]{{0,200}}>",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"<(script|style)\b[^<>]{0,300}>.*?</\1\s*>", re.IGNORECASE)
_STYLES = re.compile(r"(?:\s*[@.#]?[A-Za-z][\w\s\-.:#,>*@\"']{0,200}\{[^{}]{0,3000}\}?)+\s*\}?\s*")
_CODE = re.compile(
    r"(?:var|let|const)\s+[\w$]+\s*=.*|(?:function\b|\(\s*function|document\.|window\.|\$\(|jQuery|"
    r"setTimeout|\}\s*\)|\}\s*else|if\s*\(|for\s*\()[^，。；]*[;{})]|/\*.*\*/|//.*|\{\{[\w.\s|]{1,60}\}\}"
)
_CODE_SIGNS = ("{", "}", "=", "//", "/*", "$(", "window.", "document.")
_MOST_HAN = 0.2
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_HEADING = re.compile(r"^\s*#{1,6}(?:\s+|(?=[第一二三四五六七八九十附（(]))|^\s*#{1,6}\s*$")
_RULE_LINE = re.compile(r"^\s*(?:-\s?){3,}$|^\s*(?:\*\s?){3,}$|^\s*(?:_\s?){3,}$|^\s*={3,}$")
_QUOTE_MARK = re.compile(r"^\s*>{1,3}\s+(?=\S)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])")
_ADDRESS = r"(?:[^()\s]|\([^()\s]{0,80}\)){1,500}(?:\s\"[^\"]*\")?"
_LINK = re.compile(
    rf"(?P<image>!\[[^\[\]\n]{{0,200}}\]\({_ADDRESS}\))|"
    rf"(?P<open>\[)(?P<text>[^\[\]\n]{{1,200}})(?P<close>\]\((?=https?:|mailto:|\.{{0,2}}/|#|"
    rf"[^()\s]*\.[A-Za-z]{{2,5}}\)){_ADDRESS}\))"
)
"""![图1](a.png) goes as a whole, of [附件](a.doc) the text stays."""
_EMPHASIS = re.compile(
    r"(?<![*\\\d])(?P<open>\*)(?=[^\s*])(?P<text>[^*\n]{0,60}[\u4e00-\u9fff][^*\n]{0,60}?)(?<!\s)(?P<close>\*)(?!\*)"
)
_HAN_LETTER = re.compile("[\u4e00-\u9fff]")
_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")


def remove_markup(line: Traced, ledger: Ledger) -> Iterator[Traced]:
    """The line without tags, comments, entities and marks, cut where a tag breaks it."""
    text = line.text
    if _is_code(text):
        ledger.drop(line, Rule.MARKUP)
        return
    if "<" in text:
        line = ledger.remove(line, _SCRIPT, Rule.MARKUP)
        line = ledger.remove(line, _INLINE, Rule.MARKUP)
    if "](" in text:
        line = _without(line, _LINK, ledger)
    if text.lstrip().startswith(">"):
        line = ledger.remove(line, _QUOTE_MARK, Rule.MARKUP)
    if "#" in text or "---" in text or "*" in text or "_" in text or "=" in text:
        line = ledger.remove(line, _HEADING, Rule.MARKUP)
        line = ledger.remove(line, _RULE_LINE, Rule.MARKUP)
        if line.text.count("**") % 2 == 0:
            line = ledger.remove(line, _BOLD, Rule.MARKUP)
        if line.text.count("*") % 2 == 0 and _HAN_LETTER.search(line.text):
            line = _without(line, _EMPHASIS, ledger)
    if "\\" in text:
        line = ledger.remove(line, _ESCAPE, Rule.MARKUP)
    for piece in _pieces(line, ledger):
        yield ledger.replace(piece, _ENTITY, _plain, Rule.HTML_ENTITY) if "&" in text else piece


def _is_code(text: str) -> bool:
    """True for a line of a page's styles or scripts: .TRS_Editor P{…}, var _hmt = …;."""
    if not any(sign in text for sign in _CODE_SIGNS):
        return False
    code = text.strip()
    if code.startswith("/*") and code.endswith("*/"):
        return True
    if len(_HAN_LETTER.findall(code)) > _MOST_HAN * len(code):
        return False
    return (_STYLES.fullmatch(code) is not None and "{" in code) or _CODE.fullmatch(
        code
    ) is not None


def _without(line: Traced, pattern: re.Pattern[str], ledger: Ledger) -> Traced:
    """The line with only ``text`` left of every match."""
    pieces: list[Traced] = []
    done = 0
    for match in pattern.finditer(line.text):
        start, end = match.span("text") if match["text"] else (match.end(), match.end())
        for gone in ((match.start(), start), (end, match.end())):
            ledger.drop(line.slice(*gone), Rule.MARKUP)
        pieces += [line.slice(done, match.start()), line.slice(start, end)]
        done = match.end()
    return Traced.joined([*pieces, line.slice(done, len(line))]) if done else line


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
