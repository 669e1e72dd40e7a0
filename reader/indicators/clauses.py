"""What a number speaks of: the noun phrase before it or behind it.

Two forms. Noun first: 高新技术企业达到220家以上, 省级以上孵化器15家、众创空间30家. Number first:
拥有10家以上创新型领军企业, 全区60%的规模以上工业企业建有研发机构.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.indicators.listed import listed, nouns_of
from reader.indicators.model import Comparator
from reader.indicators.quantities import Quantity
from reader.indicators.verbs import BUILT, CAUSED, HOW, MADE
from reader.indicators.years import Governor

_BREAK = re.compile(r"[,;:。\n]")
_STOP = re.compile(r"[,;:。、\n]")
_JOINT = re.compile(r"^(?:[、和及与]|以及|[^,;:。、]{0,16}[和及与])")
_NOUN_FIRST = re.compile(r"^[一-鿿“A-Za-z《(]")

_REACH = (
    r"达到了?|达至?|突破|迈[上入]|跨[上入]|超过|超|逾|(?:增加|提高|提升|增长|(?<!新)增|扩大|发展|壮大|压缩|缩短|缩减|压减|上升|降低|下降|减少|下降|降)(?:到|至|为)?|"
    r"(?:保持|稳定|维持|控制|压减|力争)(?:在|到)?|不?(?:低于|少于|高于|大于|超过|小于|得低于|得少于)|不得|[至最]少|"
    r"完成|实现|占到|拥有|为|在|至|到|约|近|各|有|≥|≤|最低|最高"
)
_TAIL = re.compile(
    rf"(?:{_REACH}|分别|总共|共计|合计|年均|均|都|要|应当?|逐步|将|力争|争取|确保|努力|累计|总体|率先|再|的|新台币|人民币)$"
)
_HEAD = re.compile(
    r"^(?:[、和及与,;:\s]|以及|并|且|同时|其中|当中|包括|力争|努力|确保|争取|实现|推动|推进|促进|使得?|引导|支持|鼓励|积极|"
    r"累计|总共|加快|大力|区域内|要|把|将|年内|(?:全|我)[市区县省州](?!域)|到|形成|再|通过|每(?:季度|年)|全年|"
    r"[一二三四五六]是|基本|率先|主要|预期|目标)"
)
_GROWTH = re.compile(
    r"(?:实现|保持|的)*(?:年均|年|比(?!比)[^,;]{0,8}年|较[^,;]{0,8}年|同比)?(?:实际|复合)?(?:净?增长|增幅|增速|递增|提高|增加|提升|下降|降低|减少|翻)"
    r"(?:速度|率|幅度)?(?:保持|稳定|达到?|为|在|不低于|超过|力争|实现)*$"
)
_COMPARED = re.compile(r"(?:相?[比较]于?|相对于?)(?:20\d\d|上)年(?:底|末|的?水平)?(?:再|实现)*$")
"""数字经济规模比2020年(翻一番)."""
_ORIGIN = re.compile(r"(?:[由从](?:20\d\d年)?[^,;]{0,8}\d[^,;]*|是(?:20\d\d年)的?)$")
_TOTAL = re.compile(r"(?:企业|项目)?(?:总数|总量|总规模|总额|保有量)")
"""新增高企300家、总数突破1500家: the total is of the same."""
_BULLETS = "-•●◆■★▲○◎※*+ "
_NO_NOUN = re.compile(r"(?:锚定|围绕|按照|瞄准|紧盯|咬定|实现|完成|确保|保持|全年|预期|目标|任务)+")
"""锚定增长7%的目标: what grows stands elsewhere."""
_CARRIES = re.compile(rf"累计|{CAUSED.pattern}")
"""Words before a verb that say themselves what is counted."""
_EACH_OF_TWO = re.compile(r"^(?P<first>.*?(?P<kind>[量额率数]))[、和与及](?P<second>.+(?P=kind))$")
_PATENT = re.compile(r"^(?P<head>.*?)(?:申请|授权|拥有)量$")
_FLOW = re.compile(
    r"^(?P<verb>(?:新(?:增|建|培育|发展|认定|引进|组建|设立)|引进和?(?:培养|培育)?|引进|培养|培养和?引进|培育|攻克|累计|转化)"
    r"(?:培育|培养|引进|认定|建设)?)(?!器|库|基地|中心|平台|机构)"
)
_GROWTH_WORDS = re.compile(r"(?<!\d)(?:年均?)?(?:实际|复合)?(?:净?增长|增幅|增速|递增)")


@dataclass(frozen=True, slots=True)
class Clause:
    """A quantity with what it speaks of.

    Attributes:
        start: Where the clause begins: behind the break or the quantity before it.
        end: End of the quantity, or of the noun behind it.
        before: What stands between ``start`` and the number, year phrases left out.
        subjects: One or several nouns that share the number (各1-2家, 申请量和授权量).
        shared: Index of the number among numbers that share a list (分别达到A和B), else None.
        verb: The word of something new that holds for the clause, also from the head of its list.
        number_first: True if the noun stands behind the number.
        growth: The words of growth, also those of the clause before in a list (A增长8%、B9%).
    """

    quantity: Quantity
    start: int
    end: int
    before: str
    subjects: tuple[str, ...]
    verb: str
    number_first: bool
    growth: str = ""


def clauses(
    copy: str, start: int, end: int, found: Sequence[Quantity], years: Sequence[Governor]
) -> list[Clause]:
    """The clauses of a sentence, one per quantity, in its order."""
    made: list[Clause] = []
    for place, quantity in enumerate(found):
        following = found[place + 1].start if place + 1 < len(found) else end
        previous = made[-1] if made else None
        made.append(_clause(copy, (start, following), quantity, previous, years))
    return _respectively(copy, made)


def _clause(
    copy: str,
    around: tuple[int, int],
    quantity: Quantity,
    previous: Clause | None,
    years: Sequence[Governor],
) -> Clause:
    behind_end = _behind(copy, quantity.end, around[1])
    behind = copy[quantity.end : behind_end].strip("的和及与 ")
    left = _left(copy, around[0], quantity, previous, alone=not behind)
    raw = _without_years(copy, left, quantity.start, years)
    joined = previous is not None and _is_joined(copy, previous, quantity)
    before = strip_subject(raw)
    number_first = quantity.words and quantity.unit != "%" and bool(behind)
    if quantity.unit != "位":
        number_first = number_first or _is_number_first(
            raw, before, behind, previous if joined else None
        )
    bare = raw.strip(" ,、") == before
    part = raw.lstrip(" ,、").startswith("其中")
    head = previous if joined or bare or part else None
    verb = "" if _TOTAL.fullmatch(before) else _verb(raw, head)
    growth = _GROWTH_WORDS.search(raw)
    if number_first:
        subject = strip_subject(behind)
        end = quantity.end + len(copy[quantity.end : behind_end].rstrip("和及与的 "))
        subjects: tuple[str, ...] = (subject,) if subject else ()
    else:
        end = quantity.end
        subjects = _shared(_carried(before, previous, quantity.unit), raw)
    return Clause(
        quantity,
        max(left, around[0]),
        end,
        raw,
        _with_verb(subjects, verb),
        verb,
        number_first,
        growth[0] if growth else _growth_of(head, previous, raw, before),
    )


def _growth_of(head: Clause | None, previous: Clause | None, raw: str, before: str) -> str:
    """The growth a clause takes over: of its list, or as 增长10%,争取达到12% does."""
    if head is None and previous is not None and not before and _STRIVES.search(raw):
        return previous.growth
    return head.growth if head else ""


_STRIVES = re.compile(r"力争|争取|冲刺|确保|努力|奋力")


def _without_years(copy: str, start: int, end: int, years: Sequence[Governor]) -> str:
    """What stands before a number, year phrases left out: X2017年挺进 → X挺进."""
    kept, place = "", start
    for governor in years:
        if start <= governor.start and governor.end <= end and governor.start >= place:
            kept += copy[place : governor.start]
            place = governor.end
    return kept + copy[place:end]


def _carried(before: str, previous: Clause | None, unit: str) -> str:
    """X达到A,占Y的比重达到B,年均增长C: the second is X占Y的比重, the third X.

    But of 比2015年提高0.3个百分点 the whole share is meant.
    """
    if previous is not None and previous.subjects and not before and unit == "百分点":
        return previous.subjects[0]
    if previous is not None and previous.subjects and _TOTAL.fullmatch(before):
        return previous.subjects[0].removeprefix(previous.verb) + before
    if previous is None or not previous.subjects or (before and not before.startswith("占")):
        return before
    return previous.subjects[0].partition("占")[0] + before


def _left(
    copy: str, start: int, quantity: Quantity, previous: Clause | None, *, alone: bool
) -> int:
    """Behind the last break outside brackets, or behind the quantity before."""
    low = start if previous is None else max(start, _done(copy, previous))
    if previous and copy[low : low + 1] == "的" and not _BREAK.search(copy, low, quantity.start):
        return previous.start
    depth = 0
    for place in range(quantity.start - 1, low - 1, -1):
        character = copy[place]
        if character in ")”》":
            depth += 1
        elif character in "(“《":
            depth = max(depth - 1, 0)
        elif depth == 0 and _BREAK.match(character):
            return _over_dangling(copy, low, place, quantity.start) if alone else place + 1
    return low


def _done(copy: str, previous: Clause) -> int:
    """Where the clause before ends: of 3个千亿级集群、5个百亿级集群 the first up to the 、."""
    listed = previous.number_first and copy[previous.end : previous.end + 1] == "、"
    return previous.end if listed else previous.quantity.end


def _over_dangling(copy: str, low: int, place: int, number: int) -> int:
    """A break just before the number or before a bare verb does not part it from its noun."""
    if strip_subject(copy[place + 1 : number]) or copy[place] in ";:。":
        return place + 1
    if copy[place + 1 : number].strip():
        return place + 1
    earlier = max((copy.rfind(mark, low, place) for mark in ",;:。"), default=-1)
    return max(low, earlier + 1)


def _is_joined(copy: str, previous: Clause, quantity: Quantity) -> bool:
    between = copy[previous.quantity.end : quantity.start]
    return bool(_JOINT.match(between)) and not _BREAK.search(between)


def _behind(copy: str, place: int, stop: int) -> int:
    """End of the noun phrase behind a number: 、 inside quotes or brackets belongs to it."""
    depth = 0
    for position in range(place, stop):
        character = copy[position]
        if character in "(“《":
            depth += 1
        elif character in ")”》":
            if depth == 0:
                return position
            depth -= 1
            if copy[position + 1 : position + 3] == "、“":
                depth += 1
        elif depth <= 0 and _STOP.match(character):
            return position
        elif character == "、" and copy[position + 1 : position + 2] == "“":
            depth = 0
    return stop


def _is_number_first(raw: str, before: str, behind: str, head: Clause | None) -> bool:
    if not _NOUN_FIRST.match(behind):
        return False
    acts = _ENDS_IN_ACTION.search(_BOUND_TAIL.sub("", raw.rstrip()))
    if not before or acts or (head is not None and head.number_first):
        return True
    if _TAIL.search(raw.rstrip()):
        return False
    return len(before) <= 8 and _FLOW_ONLY.fullmatch(before) is not None


_BOUND_TAIL = re.compile(r"(?:不少于|不低于|至少|最少|超过|大?约|近|逾|不超过)$")
"""培育不少于10家龙头企业: the verb stands before the words that bound the number."""
_FLOW_ONLY = re.compile(
    r"(?:新增|新建|新|引进|培养|培育|和|与|及|、|建成|建设|打造|创建|认定|组织|实施|攻克|转化|组建|创成|争创|扶持|支持|引导|"
    r"推动|拥有|发展|柔性|布局|完成|开展|举办|聚集|集聚|形成|获得|制定|突破|推广|选派|选树|新发展|吸引|招引|遴选|每个?|选择|转移)+"
)

_ENDS_IN_ACTION = re.compile(
    r"(?:新增|新建|引进|培养|培育|建成|建设|打造|创建|认定|组织|实施|攻克|转化|组建|创成|争创|扶持|拥有|布局|举办|聚集|集聚|形成|"
    r"吸引|招引|遴选|推动|推广|引导|支持|制定|获得|柔性引进|新发展|入驻|落户|设立|建立|发展)$"
)


def without_head(text: str) -> str:
    """Without 力争, 全市, 其中 and the like before the verb or noun."""
    text = text.strip(" ,、;:·").lstrip(_BULLETS)
    while head := _HEAD.match(text):
        text = text[head.end() :].lstrip()
    return text


def strip_subject(text: str) -> str:
    """The noun alone: without 力争, 全市, 达到, 累计, 年均增长 and the like around it.

    Example: ``力争全市高新技术企业累计达到`` becomes ``高新技术企业``.
    """
    text = without_head(text)
    for aside in (_COMPARED, _ORIGIN):
        if found := aside.search(text):
            text = text[: found.start()]
    if growth := _GROWTH.search(text):
        text = text[: growth.start()]
    while tail := _TAIL.search(text):
        text = text[: tail.start()].rstrip()
    if growth := _GROWTH.search(text):
        text = text[: growth.start()]
    return text.strip(" ,、;:")


def _shared(before: str, raw: str) -> tuple[str, ...]:
    if raw.rstrip().endswith("各"):
        return tuple(listed(_ACTION_HEAD.sub("", before)))
    if (pair := _EACH_OF_TWO.match(before)) and len(pair["second"]) <= len(pair["first"]):
        second = pair["second"]
        if len(second) <= 3 and (head := _PATENT.match(pair["first"])):
            second = head["head"] + second
        return (pair["first"], second)
    return (before,) if before and not _NO_NOUN.fullmatch(before) else ()


_ACTION_HEAD = re.compile(r"^(?:建成|建设|打造|创建|培育|新增|新建|组建|争创)")


def _verb(raw: str, head: Clause | None) -> str:
    """The verb the clause begins with, behind words of how and where; else that of its list."""
    text = raw.strip(" ,、;:")
    while not _CARRIES.match(text) and (lead := _HEAD.match(text) or HOW.match(text)):
        text = text[lead.end() :]
    for verb in (_FLOW, MADE, BUILT, CAUSED):
        if found := verb.match(text):
            return found.groupdict().get("verb") or found[0]
    return head.verb if head is not None else ""


def _with_verb(subjects: tuple[str, ...], verb: str) -> tuple[str, ...]:
    if not verb.startswith("新"):
        return subjects
    return tuple(s if s.startswith(verb) else f"{verb}{s}" for s in subjects)


_RESPECTIVELY = re.compile(r"分别|各自")


def _respectively(copy: str, made: list[Clause]) -> list[Clause]:
    """X、Y分别达到A和B: the first number takes X, the second Y."""
    done = -1
    for place, clause in enumerate(made):
        if place <= done or not _RESPECTIVELY.search(clause.before) or not clause.subjects:
            continue
        run = _run(copy, made, place)
        if len(run) < 2:
            continue
        done = run[-1]
        nouns = nouns_of(strip_subject(clause.before), len(run))
        bound = next((made[i].quantity.comparator for i in run if _is_bound(made[i])), None)
        for noun, index in zip(nouns, run, strict=True):
            quantity = made[index].quantity
            made[index] = replace(
                made[index],
                quantity=replace(quantity, comparator=bound or quantity.comparator),
                subjects=(noun,),
                start=clause.start,
                number_first=False,
                before=clause.before,
                end=made[run[-1]].quantity.end,
            )
    return made


def _is_bound(clause: Clause) -> bool:
    return clause.quantity.comparator not in {Comparator.EQUAL, Comparator.RANGE}


def _run(copy: str, made: Sequence[Clause], place: int) -> list[int]:
    run = [place]
    for index in range(place + 1, len(made)):
        between = copy[made[index - 1].quantity.end : made[index].quantity.start]
        if between.strip() not in {"和", "、", "及", "与"}:
            break
        run.append(index)
    return run
