"""发文机关: who issued a document, read from its signature, its title or the page's fields.

What a signature lost to spam is never filled in as if it had been read: the organ is concluded from
the title, the page's field and the place, and the conclusion says so.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.corpus.describing.dates import find_dates
from reader.corpus.describing.script import simplified
from reader.corpus.gazetteer import Gazetteer, Place
from reader.corpus.model import UNREADABLE_MARK

SEPARATOR = "；"
STATE_ORGANS = re.compile(
    r"^(?:中共中央|国务院|全国人民代表大会|全国人大|中央|最高人民|国家|中国人民银行|中华人民共和国"
    r"|(?:科学技术|工业和信息化|教育|财政|商务|农业农村|生态环境|人力资源和?社会保障|交通运输|自然资源"
    r"|住房和?城乡建设|科技|公安|民政|司法|水利|文化和旅游|应急管理)部)"
)
_ORGAN_END = (
    r"(?:人民政府|政府|委员会|常务委员会|办公室|办公厅|委办|政府办|党委|党工委|管委会|领导小组|指挥部"
    r"|联席会议|总工会|联合会|协会|学会|研究院|中心|集团|公司|银行|法院|检察院|市委|省委|区委|县委|州委"
    r"|国务院|中共中央|总局|分局|[局厅部委署院会处])"
)
_ORGAN = re.compile(rf"[\u4e00-\u9fff、（）()]{{1,40}}{_ORGAN_END}")
_BETWEEN = re.compile(r"[\s,，;；、]+")
_VERBS = "关[于於]|印发|转发|批转|公布|发布|颁布"
_TITLE_VERBS = re.compile(rf"(?P<organs>.{{2,80}}?)\s*(?:{_VERBS})")
_GENERIC = re.compile(
    r"^(?:市|区|县|州|省|旗|盟)?(?P<body>人民政府办公室|人民政府办公厅|政府办公室|政府办公厅|人民政府|政府办|政府|府办)$"
)
_CONGRESS = re.compile(
    r"(?P<place>(?:(?![届第])[\u4e00-\u9fff]){2,12}?)(?:第[一二三四五六七八九十百零〇\d]+届)?"
    r"(?P<organ>人民代表大会常务委员会|人民代表大会|人大常委会|人民政府(?=第\w{1,4}次))"
)
_ORGANS_IN_FULL = {
    "政府办": "人民政府办公室",
    "府办": "人民政府办公室",
    "政府办公室": "人民政府办公室",
    "政府办公厅": "人民政府办公厅",
    "政府": "人民政府",
    "人大常委会": "人民代表大会常务委员会",
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing organs of a document.

    Attributes:
        name: Organs joined by "；", each with its place.
        printed: What the page has where the issuer should stand.
        reason: Chinese sentence why ``name`` is thought to be right; "" if it was read.
    """

    name: str
    printed: str
    reason: str = ""


def find_issuer(
    signatures: Sequence[str],
    title: str,
    fields: Sequence[str],
    place: Place | None,
    number_prefix: str,
) -> Issuer | None:
    """Find the issuer: the signature, else the title's beginning, else the page's field.

    Args:
        signatures: Texts of the signature lines, dates allowed; UNREADABLE_MARK where spam stood.
        title: Title of the notice.
        fields: Values of the page's 发布机构 or 发文单位, best first.
        place: Where the document is from; gives 区政府办公室 its full name.
        number_prefix: 机关代字 of the document number, named in the reason of a conclusion.

    Returns:
        The issuer; None where nothing names one.
    """
    damaged = [line for line in signatures if UNREADABLE_MARK in line]
    signed = organs_of(signatures)
    printed_title = organs_of([_organs_in_title(title)])
    if signed and not damaged:
        return _scoped(signed, place, "落款")
    if damaged:
        return _concluded(damaged[0], printed_title, fields, place, number_prefix)
    if printed_title:
        return _scoped(printed_title, place, "标题")
    field_organs = [organ for field in fields for organ in organs_of([field])]
    return _scoped(tuple(field_organs[:1]), place, "网页的发布机构") if field_organs else None


def organs_of(lines: Iterable[str]) -> tuple[str, ...]:
    """The organ names in signature lines, in order, without dates; blanks or 、 separate them."""
    found: dict[str, None] = {}
    for line in lines:
        rest = line
        for reading in reversed(find_dates(line)):
            rest = f"{rest[: reading.start]} {rest[reading.end :]}"
        pieces = [piece for piece in _BETWEEN.split(rest) if piece]
        spaced = len(pieces) > 1 and all(len(piece) == 1 for piece in pieces)
        for piece in ["".join(pieces)] if spaced else pieces:
            if _ORGAN.fullmatch(simplified(piece)) or _GENERIC.match(simplified(piece)):
                found[piece] = None
    return tuple(found)


def congress_of(line: str) -> str | None:
    """The congress or government in 2012年8月31日 东莞市第十五届人民代表大会…通过; None if none."""
    rest = line
    for reading in reversed(find_dates(line)):
        rest = f"{rest[: reading.start]} {rest[reading.end :]}"
    match = _CONGRESS.search(simplified(rest))
    if match is None:
        return None
    organ = match["organ"]
    return match["place"].removeprefix("在") + _ORGANS_IN_FULL.get(organ, organ)


def is_state_organ(issuer: str) -> bool:
    """True for 国务院, ministries and other organs of the state as a whole."""
    return bool(STATE_ORGANS.match(simplified(issuer)))


def place_of(issuer: str, gazetteer: Gazetteer) -> Place | None:
    """The place the first organ stands for; None for organs of the state."""
    return None if is_state_organ(issuer) else gazetteer.find(issuer)


def _organs_in_title(title: str) -> str:
    """What stands before 关于 or 印发: 中共泉州市委 泉州市人民政府; "" if nothing does."""
    match = _TITLE_VERBS.match(simplified(title))
    return title[: match.end("organs")] if match else ""


def _in_full(organ: str, place: Place | None) -> str | None:
    """区政府办公室 of 高港区 in full, 泰州市高港区人民政府办公室; None for an organ with a name."""
    generic = _GENERIC.match(simplified(organ))
    if generic is None or place is None:
        return None
    return place.full_name + _ORGANS_IN_FULL.get(generic["body"], generic["body"])


def _scoped(organs: tuple[str, ...], place: Place | None, where: str) -> Issuer:
    """The organs as read, or in full with a reason where they are only 区政府办公室."""
    full = tuple(_in_full(organ, place) or organ for organ in organs)
    printed, name = SEPARATOR.join(organs), SEPARATOR.join(full)
    reason = "" if name == printed else f"{where}写作“{printed}”，按文件所属地区补全为“{name}”。"
    return Issuer(name, printed, reason)


def _concluded(
    printed: str,
    in_title: Sequence[str],
    fields: Sequence[str],
    place: Place | None,
    number_prefix: str,
) -> Issuer | None:
    """The issuer whose signature was overwritten, from what else the page says."""
    evidence = [f"标题以“{in_title[0]}”开头"] if in_title else []
    evidence += [f"网页的发布机构为“{field}”" for field in fields[:1]]
    evidence += [f"发文字号的机关代字为“{number_prefix}”"] if number_prefix else []
    organs = [*in_title, *fields[:1]]
    if not organs:
        return None
    name = _in_full(organs[0], place) or organs[0]
    return Issuer(
        name,
        printed,
        f"落款处的发文机关被垃圾信息替换；{'，'.join(evidence)}，据此推定为“{name}”。",
    )
