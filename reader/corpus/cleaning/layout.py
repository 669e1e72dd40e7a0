"""Page numbers in running text, and documents that came as one line (conventions 4.1)."""

import re
from collections.abc import Iterator

from reader.corpus.cleaning.characters import HAN
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

LONG_LINE = 1500
"""Shorter lines are paragraphs, however many markers they hold."""

LEAST_MARKERS = 3

_FURNITURE = re.compile(
    rf"^\s*[—–―－\-·•]{{1,2}}\s*\d{{1,4}}\s*[—–―－\-·•]{{1,2}}\s*$|"
    rf"(?<=[{HAN}，、；。])\s*[—―－]\s?\d{{1,3}}\s?[—―－]\s*(?=[{HAN}])|"
    rf"(?<=[{HAN}，、；。])\s+-\s\d{{1,3}}\s-\s+(?=[{HAN}])|"
    r"^\s*第\s*\d{1,4}\s*页\s*[,，/（(]?\s*(?:共|总)\s*\d{1,4}\s*页\s*[)）]?\s*$|"
    r"^\s*第\s*\d{1,4}\s*页\s*$|"
    rf"(?<=[{HAN}，、；。])\s*第\s*\d{{1,4}}\s*页\s*[,，/]?\s*共\s*\d{{1,4}}\s*页\s*(?=[{HAN}]|$)|"
    r"\s*[\[【(（]\s*(?:接|转)[上下]?(?:一)?(?:页|第\d+页)\s*[\]】)）]\s*|"
    r"^\s*page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?\s*$",
    re.IGNORECASE,
)
_FURNITURE_HINT = re.compile(r"[—–―－\-·•]\s?\d|页|[Pp]age")
_NUMBER = "[一二三四五六七八九十百千零〇]"
_SPLIT = re.compile(
    rf"(?:(?<=[。；：!！])|(?P<gap>[ \t\u3000\u00a0\u2002\u2003]+))"
    rf"(?=第{_NUMBER}{{1,7}}[章节節条條]|第\d{{1,4}}[章节節条條]|{_NUMBER}{{1,3}}、|"
    rf"[（(]{_NUMBER}{{1,3}}[)）])"
)


def remove_furniture(line: Traced, ledger: Ledger) -> Traced:
    """Without — 1 —, 第 3 页 共 9 页, [接上页]."""
    if not _FURNITURE_HINT.search(line.text):
        return line
    return ledger.remove(line, _FURNITURE, Rule.PAGE_FURNITURE)


def split_long_line(line: Traced, ledger: Ledger) -> Iterator[Traced]:
    """Cut a document that came as one line before its numbered headings and articles."""
    if len(line) <= LONG_LINE:
        yield line
        return
    cuts = list(_SPLIT.finditer(line.text))
    if len(cuts) < LEAST_MARKERS:
        yield line
        return
    done = 0
    for cut in cuts:
        ledger.drop(line.slice(cut.start(), cut.end()), Rule.SPLIT_LINE)
        yield line.slice(done, cut.start())
        done = cut.end()
    yield line.slice(done, len(line))
