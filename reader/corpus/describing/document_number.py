"""发文字号 in all the forms pages print it (conventions 3.6), the damaged ones included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.corpus.describing.dates import EARLIEST_YEAR, latest_year
from reader.corpus.describing.script import simplified

OPENING = "〔﹝［[（(【〖﹙〈「"
CLOSING = "〕﹞］]）)】〗﹚〉」"
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_ZEROS = str.maketrans("OoＯ", "000")
_LETTER = re.compile("[OoＯ]")
_BLANK = re.compile(r"\s+")
_LEADING_WORDS = re.compile(
    r"^.*(?:根据|按照|依据|依照|参照|执行|废止|以及|关于|文件|文号|字号|《|》|(?<!共)和|及|见|原)"
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number.

    Attributes:
        printed: The characters as they stand.
        prefix: 机关代字 or name of the series, simplified and without blanks: 国科函创, 国务院令.
        year: Four digits; None for an order, which has none.
        number: 序号.
        repaired: True if a bracket or 号 was lost, so that ``normal`` is a conclusion.
        start: Place of ``printed`` in the text that was searched.
    """

    printed: str
    prefix: str
    year: int | None
    number: int
    repaired: bool = False
    start: int = 0

    @property
    def normal(self) -> str:
        """The number as GB/T 9704 writes it: 国科函创〔2018〕59号, 国务院令第735号, 2018年第5号."""
        if self.year is None:
            return f"{self.prefix}第{self.number}号"
        if self.prefix.endswith("公告") or not self.prefix:
            return f"{self.prefix}{self.year}年第{self.number}号"
        return f"{self.prefix}〔{self.year}〕{self.number}号"


def find_document_numbers(text: str) -> tuple[DocumentNumber, ...]:
    """All document numbers in running text, in order; what can be split in two ways is left out.

    A number that lost its closing bracket or its 号 is found as well and marked as repaired. The
    prefix ends at punctuation and behind words such as 根据; the text alone does not tell more.
    """
    found = sorted(_all_forms(text), key=lambda n: (n.start, -len(n.printed)))
    kept: list[DocumentNumber] = []
    for number in found:
        if not kept or number.start >= kept[-1].start + len(kept[-1].printed):
            kept.append(number)
    return tuple(kept)


def parse_document_number(text: str) -> DocumentNumber | None:
    """Read a text that is nothing but a document number (brackets around it are allowed).

    Returns:
        The number; None if the text is none, or if it can be split in more than one way.
    """
    stripped = text.strip()
    if stripped[:1] in OPENING and stripped[-1:] in CLOSING:
        stripped = stripped[1:-1].strip()
    for number in (*_all_forms(stripped), *_without_end(stripped)):
        if number.start == 0 and len(number.printed) == len(stripped):
            return number
    return None


def _all_forms(text: str) -> Iterator[DocumentNumber]:
    for match in _BRACKETED.finditer(text):
        lost = not (match["open"] and match["close"]) or bool(_LETTER.search(match["year"]))
        yield from _made(match, lost=lost)
    for match in _BARE.finditer(text):
        yield from _made(match, lost=True)
    for match in _TAIWAN.finditer(text):
        prefix = simplified(_compact(match["prefix"]))
        yield DocumentNumber(
            match.group(), prefix, None, int(_compact(match["number"])), start=match.start()
        )
    for pattern in (_ORDER, _ANNOUNCEMENT):
        for match in pattern.finditer(text):
            yield from _made(match, lost=False)


def _without_end(text: str) -> Iterator[DocumentNumber]:
    """盤政辦發〔201929 lost 〕 and 号; that is believed only where nothing follows."""
    match = _CUT.fullmatch(text)
    if match:
        yield from _made(match, lost=True)


def _made(match: re.Match[str], *, lost: bool) -> Iterator[DocumentNumber]:
    """The number that a match stands for; nothing where year or split are not sure."""
    parts = match.groupdict()
    printed, start = match.group(), match.start()
    if cut := _LEADING_WORDS.match(match["prefix"]):
        printed, start = printed[cut.end() :], start + cut.end()
        parts["prefix"] = match["prefix"][cut.end() :]
    prefix = simplified(_compact(parts["prefix"]))
    year = int(_compact(parts["year"]).translate(_ZEROS)) if parts.get("year") else None
    digits = _compact(parts["number"])
    number = int(digits) if digits.isdecimal() else _chinese_value(digits)
    unsure = lost and (digits.startswith("0") or digits[:4] == parts["year"] or not prefix)
    if number and not unsure and (year is None or EARLIEST_YEAR <= year <= latest_year()):
        yield DocumentNumber(printed, prefix, year, number, lost, start)


def _compact(text: str) -> str:
    return _BLANK.sub("", text).translate(_DIGITS)


def _chinese_value(numerals: str) -> int:
    """The value of a Chinese numeral below 1000 (主席令第五十二号); 0 if it is none."""
    total, current = 0, 0
    for character in numerals:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        else:
            current = "零一二三四五六七八九".index(character)
    return total + current


_S = r"[ \u00a0\u3000]*"
_D = r"[0-9０-９]"
_HAN = r"[\u3400-\u9fff]"
_PREFIX = rf"(?P<prefix>{_HAN}(?:{_S}{_HAN}){{0,11}})"
_L = r"[0-9０-９OoＯ]"
_YEAR = rf"(?P<year>(?:19|20|2[OoＯ]|１９|２０){_S}{_L}{_S}{_L})"
"""The letters are zeros as OCR prints them."""
_NUMBER = rf"{_S}[第]?{_S}(?P<number>{_D}{{1,5}}){_S}[号號]"
_SHORT_NUMBER = rf"(?P<number>{_D}{{1,4}})"
_OPEN = rf"{_S}(?P<open>[{re.escape(OPENING)}]?){_S}"
_CLOSE = rf"{_S}(?P<close>[{re.escape(CLOSING)}]?){_S}"
_BRACKETED = re.compile(
    rf"{_PREFIX}(?={_S}[{re.escape(OPENING)}]|{_S}{_D}{{4}}{_S}[{re.escape(CLOSING)}])"
    rf"{_OPEN}{_YEAR}{_CLOSE}{_NUMBER}"
)
_BARE = re.compile(rf"{_PREFIX}(?<=[发發函办辦字规規令政告通]){_S}{_YEAR}{_SHORT_NUMBER}{_S}[号號]")
_CUT = re.compile(
    rf"{_PREFIX}{_S}[{re.escape(OPENING)}]{_S}{_YEAR}{_S}[{re.escape(CLOSING)}]?{_S}{_SHORT_NUMBER}"
)
_TAIWAN = re.compile(rf"(?P<prefix>{_HAN}{{2,12}}字)第(?P<number>{_D}{{4,14}})[号號][函令]?")
"""院臺科字第1100173965號函."""
_ORDER = re.compile(
    rf"(?P<prefix>{_HAN}{{0,16}}[令])[ \u3000（(]*第?{_S}"
    rf"(?P<number>{_D}{{1,5}}|[一二三四五六七八九十百零]{{1,7}}){_S}[号號](?:[）)])?"
)
_ANNOUNCEMENT = re.compile(
    rf"(?P<prefix>(?:{_HAN}{{0,16}}公告)?){_S}[（(〔]?{_YEAR}{_S}年{_S}第{_S}(?P<number>{_D}{{1,5}}){_S}[号號][）)〕]?"
)
