"""What a document is: title, issuer, number, dates, place, type, status and script.

Every value was read in the document or on the page around it. What was only concluded, or stays
open, has an Inference that tells the user why.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.corpus.clean import PageField
from reader.corpus.describing.dates import DateReading, find_dates, parse_date
from reader.corpus.describing.document_number import (
    DocumentNumber,
    find_document_numbers,
    parse_document_number,
)
from reader.corpus.describing.document_type import status_of, type_of
from reader.corpus.describing.issuers import (
    Issuer,
    congress_of,
    find_issuer,
    is_state_organ,
    organs_of,
    place_of,
)
from reader.corpus.describing.script import script_of
from reader.corpus.gazetteer import Gazetteer, Place
from reader.corpus.model import UNREADABLE_MARK, Block, BlockKind, Inference, Metadata
from reader.corpus.structure import Structured

NUMBER_LABELS = ("文号", "发文字号", "发文文号", "文件编号", "发布文号")
ISSUE_LABELS = ("成文日期", "发文日期", "成文时间", "发文时间", "印发日期")
PUBLICATION_LABELS = ("发布时间", "发布日期", "公开日期", "公布日期", "日期", "时间", "生成日期")
ISSUER_LABELS = ("发布机构", "发文机关", "发文单位", "发布单位", "发文机构", "公开主体", "制定机关")
STATUS_LABELS = ("status", "有效性", "时效性", "时效", "效力状态")
SITE_LABELS = ("版权所有", "主办单位", "主办", "主管单位", "来源", "信息来源", "文章来源")
_EFFECT_LABELS = ("施行日期", "实施日期", "生效日期", "失效日期", "废止日期", "有效期")
TITLE_LIMIT = 60
"""Characters of the first line that stand for a missing title."""
_HEADER_BLOCKS = 20
_HEAD_CHARACTERS = 2000
_LAW_VERB = re.compile(
    r"通过|批准|公布|发布|修订|修正|施行|通過|批准|公佈|修訂|在[^。]{2,40}[会會][议議]?上"
)
_HELD = re.compile("[会會][议議]?上[)）]?$")
"""在某市第十七届人民代表大会第二次会议上: who heard a report did not issue it."""
_BODY_KINDS = frozenset({BlockKind.HEADING, BlockKind.LEAD_HEADING, BlockKind.LIST_ITEM})
_EFFECTIVE = re.compile(r"自(?P<day>[^自，。；]{6,16}?[日号])起(?:施行|实施|生效|执行)")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Page:
    """What the values are looked for in: the blocks, and the fields of the page by label."""

    blocks: Sequence[Block]
    fields: Sequence[PageField]

    def texts(self, kind: BlockKind) -> list[str]:
        return [block.text for block in self.blocks if block.kind == kind]

    def order(self) -> str:
        """国务院令, for a document that an order promulgates under its own title; else ""."""
        titles = self.texts(BlockKind.TITLE)
        return _BLANKS.sub("", titles[0]) if len(titles) > 1 and titles[0].endswith("令") else ""

    def values(self, labels: Iterable[str]) -> list[str]:
        """Values of the fields with these labels, those of the first label first."""
        return [
            field.value.strip()
            for label in labels
            for field in self.fields
            if field.label.strip() == label and field.value.strip()
        ]

    def header(self) -> list[str]:
        """Lines between the title and the body, where laws tell when they were passed."""
        lines = []
        for block in self.blocks[:_HEADER_BLOCKS]:
            if block.kind in _BODY_KINDS:
                break
            lines.append(block.text)
        return lines


def describe(
    structured: Structured, page_fields: Sequence[PageField], source: str, gazetteer: Gazetteer
) -> Metadata:
    """Find the metadata of any policy text.

    Args:
        structured: The document's blocks.
        page_fields: What the page around the document said, found while it was cleaned away.
        source: The decoded source; the script is told from the document's text, and from it
            where the text is too short.
        gazetteer: Finds city and province.
    """
    page = _Page(structured.blocks, page_fields)
    title, no_title = _title(page)
    number, repaired = _number(page, title)
    published, unclear_publication = _publication_date(page)
    issued, concluded_date = _issue_date(page, number, published)
    place, place_inference = _place(page, title, gazetteer)
    issuer = _issuer(page, title, place, number)
    inferences = [no_title, repaired, unclear_publication, concluded_date, place_inference]
    if issuer and issuer.reason:
        inferences.append(Inference("issuer", issuer.printed, issuer.reason))
    return Metadata(
        title=title,
        issuer=issuer.name if issuer else None,
        document_number=number,
        issue_date=issued,
        publication_date=published,
        city=place.city if place else None,
        province=place.province if place else None,
        level=_level(issuer, title, place),
        doc_type=type_of(title),
        status=status_of(title, page.values(STATUS_LABELS)),
        script=script_of(structured.text or source),
        source_site=next(iter(page.values(SITE_LABELS)), None),
        inferences=tuple(inference for inference in inferences if inference),
    )


def _title(page: _Page) -> tuple[str, Inference | None]:
    titles = page.texts(BlockKind.TITLE)
    if titles:
        return _BLANKS.sub(" ", titles[1 if page.order() else 0]).strip(), None
    named = page.values(("page_title",))
    if named:
        return _BLANKS.sub(" ", named[0]), Inference(
            "title", "", "正文中未见标题，标题取自网页标题。"
        )
    first = _BLANKS.sub(" ", page.blocks[0].text).strip() if page.blocks else ""
    return first[:TITLE_LIMIT], Inference("title", "", "正文中未见标题，暂以首行文字代替。")


def _number(page: _Page, title: str) -> tuple[str | None, Inference | None]:
    """The document's own number: where it is printed intact, else repaired with a reason."""
    printed = [*page.texts(BlockKind.DOCUMENT_NUMBER), *page.values(NUMBER_LABELS)]
    if page.order() and printed:
        printed[0] = page.order() + printed[0]
    read = [number for text in printed if (number := _own_number(text)) is not None]
    if not read and (in_title := find_document_numbers(title)) and title.endswith(("）", ")")):
        read = [in_title[-1]]
    for number in read:
        if not number.repaired:
            return number.printed, None
    if read:
        return read[0].normal, Inference(
            "document_number", read[0].printed, _repair_reason(read[0])
        )
    if printed:
        return printed[0], Inference(
            "document_number", printed[0], "发文字号不完整，或断法不止一种，照原样著录。"
        )
    return None, None


def _own_number(text: str) -> DocumentNumber | None:
    return parse_document_number(text) or next(iter(find_document_numbers(text)), None)


def _repair_reason(number: DocumentNumber) -> str:
    fault = "数字误认为字母" if re.search("[OoＯ]", number.printed) else "括号或“号”字缺失"
    return (
        f"原文印作“{number.printed}”，{fault}；"
        f"年份取{number.year}，序号取{number.number}，按规范写法复原为“{number.normal}”。"
    )


def _publication_date(page: _Page) -> tuple[str | None, Inference | None]:
    """The date of the page: its labelled fields, else a field that is nothing but a date."""
    other = (*ISSUE_LABELS, *STATUS_LABELS, *_EFFECT_LABELS)
    unlabelled = [field.value for field in page.fields if field.label.strip() not in other]
    for value in (*page.values(PUBLICATION_LABELS), *unlabelled):
        reading = parse_date(value)
        if reading is None:
            continue
        if reading.iso:
            return reading.iso, None
        return None, Inference("publication_date", reading.printed, _open_reason(reading))
    return None, None


def _issue_date(
    page: _Page, number: str | None, published: str | None
) -> tuple[str | None, Inference | None]:
    """The signature's date, else the day a law was passed, else the page's 成文日期."""
    damaged: DateReading | None = None
    for reading in _signature_dates(page.blocks):
        if reading.iso:
            return reading.iso, None
        damaged = damaged or reading
    passed = _law_date(page.header())
    if passed:
        return passed, None
    for value in page.values(ISSUE_LABELS):
        reading_of_field = parse_date(value)
        if reading_of_field and reading_of_field.iso:
            return reading_of_field.iso, None
    if damaged:
        return _damaged_date(damaged, number, published)
    printed = _imprint_date(page.texts(BlockKind.DISTRIBUTION_NOTE))
    if printed is not None:
        reason = f"文中未见成文日期；版记写明{_spoken(str(printed.iso))}印发，据此推定。"
        return printed.iso, Inference("issue_date", printed.printed, reason)
    return None, _known_only_by_effect(page.blocks)


def _imprint_date(notes: Sequence[str]) -> DateReading | None:
    """The day a document was printed, which is that of its signature or one soon after."""
    for note in reversed(notes):
        days = [reading for reading in find_dates(note) if reading.iso]
        if days and note.rstrip().endswith(("印发", "印發")):
            return days[-1]
    return None


def _known_only_by_effect(blocks: Sequence[Block]) -> Inference | None:
    """A regulation printed without its header tells only the day it took effect: a bound."""
    for block in reversed(blocks):
        match = _EFFECTIVE.search(block.text)
        reading = parse_date(match["day"]) if match else None
        if match and reading and reading.iso:
            return Inference(
                "issue_date",
                match.group(),
                f"文中未见成文、通过或公布日期；只写明“{match.group()}”，成文不晚于{_spoken(reading.iso)}。",
            )
    return None


def _signature_dates(blocks: Sequence[Block]) -> list[DateReading]:
    readings: list[DateReading] = []
    for block in blocks:
        if block.kind == BlockKind.DATE:
            whole = parse_date(block.text)
            readings += [whole] if whole else find_dates(block.text)
        elif block.kind == BlockKind.SIGNATURE:
            readings += find_dates(block.text)
    return readings


def _law_date(header: Sequence[str]) -> str | None:
    """The day a law was passed; where no line says 通过, the first day the header names."""
    dated = [
        (reading.iso, _LAW_VERB.search(line, reading.end))
        for line in header
        for reading in find_dates(line)
        if reading.iso
    ]
    days = [(iso, verb.group()) for iso, verb in dated if verb]
    passed = [iso for iso, verb in days if verb in ("通过", "通過")]
    return next(iter(passed or [iso for iso, _ in days]), None)


def _damaged_date(
    reading: DateReading, number: str | None, published: str | None
) -> tuple[str | None, Inference]:
    """Conclude a damaged date only from a single reading that something else supports."""
    if len(reading.candidates) != 1:
        return None, Inference("issue_date", reading.printed, _open_reason(reading))
    only = reading.candidates[0]
    evidence = _evidence(only, number, published)
    if not evidence:
        return None, Inference(
            "issue_date",
            reading.printed,
            f"原文日期“{reading.printed}”有缺损，别无佐证，未作推定。",
        )
    return only, Inference(
        "issue_date",
        reading.printed,
        f"原文日期印作“{reading.printed}”，有缺字；只有{_spoken(only)}一种读法，且与{'、'.join(evidence)}相符。",
    )


def _evidence(iso: str, number: str | None, published: str | None) -> list[str]:
    """What else fits the date: the number's year, a publication within two years."""
    year = int(iso[:4])
    parsed = parse_document_number(number) if number else None
    evidence = []
    if parsed and parsed.year in (year, year - 1):
        evidence.append(f"发文字号的年份{parsed.year}")
    if published and iso <= published and int(published[:4]) - year <= 2:
        evidence.append(f"发布日期{published}")
    return evidence


def _open_reason(reading: DateReading) -> str:
    readings = "或".join(_spoken(iso) for iso in reading.candidates)
    return f"“{reading.printed}”可读作{readings}，未作推定。"


def _spoken(iso: str) -> str:
    year, month, *day = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月" + (f"{day[0]}日" if day else "")


def _place(page: _Page, title: str, gazetteer: Gazetteer) -> tuple[Place | None, Inference | None]:
    """Where the document is from: signature, title or header; else, as a conclusion, the text."""
    signed = [organ for organ in organs_of(page.texts(BlockKind.SIGNATURE)) if organ]
    passed = [organ for line in page.header() if (organ := congress_of(line))]
    told = [*signed[:1], page.order(), title, *passed[:1], *page.values(ISSUER_LABELS)]
    for text in told:
        if UNREADABLE_MARK not in text and is_state_organ(text):
            return None, None
        place = place_of(text, gazetteer)
        if place is not None:
            return place, None
    head = "\n".join(block.text for block in page.blocks)[:_HEAD_CHARACTERS]
    place = gazetteer.find(head)
    if place is None:
        return None, None
    reason = f"标题和落款未写明地区，正文开头提到“{place.name}”，据此推定。"
    return place, Inference("city" if place.city else "province", "", reason)


def _issuer(page: _Page, title: str, place: Place | None, number: str | None) -> Issuer | None:
    parsed = parse_document_number(number) if number else None
    ordered = [page.order().removesuffix("令")] if page.order() else []
    issuer = find_issuer(
        ordered or page.texts(BlockKind.SIGNATURE),
        title,
        page.values(ISSUER_LABELS),
        place,
        parsed.prefix if parsed else "",
    )
    if issuer is not None:
        return issuer
    lines = (line for line in page.header() if not _HELD.search(line))
    passed = next((organ for line in lines if (organ := congress_of(line))), None)
    return Issuer(passed, passed) if passed else None


def _level(issuer: Issuer | None, title: str, place: Place | None) -> str | None:
    if is_state_organ(issuer.name if issuer else title):
        return "state"
    return place.level if place else None
