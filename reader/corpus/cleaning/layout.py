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

SHORTEST_DOCUMENT = 150
"""The same for a line that is the whole document."""

_FRONT = 300
_BACK = 120

_FURNITURE = re.compile(
    rf"^\s*[—–―－\-·•]{{1,2}}\s*\d{{1,4}}\s*[—–―－\-·•]{{1,2}}\s*$|"
    rf"(?<=[{HAN}，、；。])\s*[—―－]\s?\d{{1,3}}\s?[—―－]\s*(?=[{HAN}])|"
    rf"(?<=[{HAN}，、；。])\s+-\s\d{{1,3}}\s-\s+(?=[{HAN}])|"
    r"^\s*第\s*\d{1,4}\s*页\s*[,，/（(]?\s*(?:共|总)\s*\d{1,4}\s*页\s*[)）]?\s*$|"
    r"^\s*第\s*\d{1,4}\s*页\s*$|"
    rf"(?<=[{HAN}，、；。])\s*第\s*\d{{1,4}}\s*页\s*[,，/]?\s*共\s*\d{{1,4}}\s*页\s*(?=[{HAN}]|$)|"
    r"\s*[\[【(（]\s*(?:接|转)[上下]?(?:一)?(?:页|第\d+页)\s*[\]】)）]\s*|"
    r"^(?=.*(?:[上下前后]一?页|尾页|末页))(?:[\[【(<«]*\s*(?:首页|尾页|末页|[上下前后]一?页|共?\s*\d{1,3}\s*页?|"
    r"第\s*\d{1,3}\s*页|\.{3}|…)\s*[\]】)>»]*\s*)+$|"
    r"^\s*page\s\d{1,4}(?:\s(?:of|/)\s\d{1,4})?\s*$",
    re.IGNORECASE,
)
_FURNITURE_HINT = re.compile(r"页|[—–―－\-·•]\s?\d|页|[Pp]age")
_NUMBER = "[一二三四五六七八九十百千零〇]"
_SPLIT = re.compile(
    rf"(?:(?<=[。；：!！])|(?P<gap>[ \t\u3000\u00a0\u2002\u2003]+))"
    rf"(?=第{_NUMBER}{{1,7}}[章节節条條]|第\d{{1,4}}[章节節条條]|{_NUMBER}{{1,3}}、|"
    rf"[（(]{_NUMBER}{{1,3}}[)）])"
)


_GAP = r"[ \t\u3000\u00a0\u2002\u2003]*"
_NUMBER_IN_LINE = re.compile(
    rf"(?:(?<=意见|通知|方案|办法|规划|规定|决定|公告|细则|措施|计划|批复|纲要|要点|通告|通报)|(?<=\)|）)|(?<=\s)){_GAP}"
    r"(?=(?P<number>[\u4e00-\u9fff]{2,10}[〔\[（(【]20\d\d[〕\]）)】]\d{1,4}号))"
)
_BEHIND_NUMBER = re.compile(rf"{_GAP}(?=[\u4e00-\u9fff])")
_ADDRESSEE_END = re.compile(rf"(?<=[门构位局府会司校委室厅]：){_GAP}(?=[\u4e00-\u9fff《“])")
_ITEM = re.compile(rf"(?<=[。；]){_GAP}(?=\d{{1,2}}[.．、](?!\d)[\u4e00-\u9fff])")
_FIRST = re.compile(r"(?<=[\u4e00-\u9fff])(?=[（(]一[)）](?![项款目、至和]))")
_BEHIND_NOTE = re.compile(rf"(?<=[)）]){_GAP}(?={_NUMBER}{{1,3}}、(?!{_NUMBER}))")
_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
_SIGNATURE = re.compile(
    rf"(?<=。){_GAP}(?=[\u4e00-\u9fff]{{3,30}}[府会局厅委办室部院]{_GAP}{_DAY}{_GAP}(?:[（(]此件|附件|$))"
)
_SIGNED_DATE = re.compile(rf"(?<=[府会局厅委办室部院]){_GAP}(?={_DAY}{_GAP}(?:[（(]此件|附件|$))")
_NOTE = re.compile(rf"(?<=日){_GAP}(?=[（(]此件|附件)")


def is_page_number(line: str) -> bool:
    """True for a line that is nothing but a page's number: — 1 —, 第 3 页."""
    return bool(line.strip()) and _FURNITURE.fullmatch(line) is not None


def remove_furniture(line: Traced, ledger: Ledger) -> Traced:
    """Without — 1 —, 第 3 页 共 9 页, [接上页]."""
    if not _FURNITURE_HINT.search(line.text):
        return line
    return ledger.remove(line, _FURNITURE, Rule.PAGE_FURNITURE)


def _parts_of_a_whole(text: str) -> Iterator[re.Match[str]]:
    """Where number, addressee, text and signature begin on the line of a whole document."""
    number = _NUMBER_IN_LINE.search(text, 0, _FRONT)
    if number:
        yield number
        if behind := _BEHIND_NUMBER.match(text, number.end("number")):
            yield behind
    if addressee := _ADDRESSEE_END.search(text, 0, _FRONT):
        yield addressee
    for pattern in (_ITEM, _FIRST, _BEHIND_NOTE):
        yield from pattern.finditer(text)
    for pattern in (_SIGNATURE, _SIGNED_DATE, _NOTE):
        if found := pattern.search(text, max(0, len(text) - _BACK)):
            yield found


def _in_order(cuts: list[re.Match[str]]) -> list[re.Match[str]]:
    """The cuts in the order of the line, one at each place."""
    places = {cut.span(): cut for cut in cuts}
    return [places[span] for span in sorted(places) if span[0] > 0 or span[1] > 0]


def split_long_line(line: Traced, ledger: Ledger, *, alone: bool = False) -> Iterator[Traced]:
    """Cut a document that came as one line before its numbered headings and articles.

    Args:
        line: The line.
        ledger: Keeps account of the gaps that go.
        alone: It is the whole document: title, number, addressee and signature are on it as well.
    """
    if len(line) <= (SHORTEST_DOCUMENT if alone else LONG_LINE):
        yield line
        return
    cuts = list(_SPLIT.finditer(line.text))
    if len(cuts) < (LEAST_MARKERS - 1 if alone else LEAST_MARKERS):
        yield line
        return
    if alone:
        cuts += _parts_of_a_whole(line.text)
        cuts = _in_order(cuts)
    done = 0
    for cut in cuts:
        ledger.drop(line.slice(cut.start(), cut.end()), Rule.SPLIT_LINE)
        yield line.slice(done, cut.start())
        done = cut.end()
    yield line.slice(done, len(line))
