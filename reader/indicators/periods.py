"""What a value counts: a state, a flow, an increment, a growth (conventions 5.5, Kind)."""

import re

from reader.indicators.clauses import Clause, without_head
from reader.indicators.model import Period
from reader.indicators.years import Mode

_GROWTH_ANNUAL = re.compile(
    r"(?<!\d)年均?(?:实际|复合)?(?:净?增长|增幅|增速|递增|提高|增加|下降|降低)|增速|增长率|每年(?:增长|提高|递增|下降)"
)
"""专利申请量年均增长20%以上; 地区生产总值增速(%)."""
_GROWTH_TOTAL = re.compile(
    r"(?<![占对])(?:比|较)[^,;。]{1,12}(?:增长|提高|增加|提升|下降|降低|减少|翻)(?![到至])|翻|倍增|累计(?:下降|降低|增长)|(?:增长|提高|下降|降低)$"
)
_HELD = re.compile(
    r"总数|总量|保持|稳定|拥有|发展到|增加到|提高到|率|占|建有|余额|在册|入库|进入|保有"
)
"""A level, whatever was done for it: 培育库入库企业300家."""
_REACHED = re.compile(r"达")
"""培育上市企业达到10家 is a level; 引进人才达到500名 still counts what was done."""
_NEW = re.compile(r"累计|(?<![创高更])新(?:增|建|培育|发展|认定|引进|组建|设)")
_GROWN = re.compile(r"培育|培养|支持|推动|引导|扶持|组建|孵化(?!器|基地|载体|设施|面积|中心)|推广")
_DONE = re.compile(
    r"引进|攻克|转化(?!中心|基地|平台)|实施|组织(?!机构)|完成|开展|发布|征集|签订|培训(?!基地|中心|机构)|消灭|"
    r"突破(?=关键|核心|共性|重大|技术|一批)|制定|获(?!得感)|承担|争取|列入|主持|参与|落户|举办"
)
_BUILT = re.compile(r"建设|建成|打造|认定|创建|建立|设立")
"""A level by 2020, but what is done in the one year 2017."""
_TOGETHER = re.compile(
    r"(?:联合|共同|合作|协同|柔性|主导|牵头)或?[^,;。]{0,4}(?:组建|制定|参与|承担|开展|引进)"
)
_FLOW_NOUN = re.compile(r"(?:申请|授权|成交|交易|登记|引进|销售)(?:总)?[量额数]|贯标备案|人次")
_SUM = re.compile(r"累计|总数|总量|保有量")
_EACH_YEAR = {"人次", "场", "次", "次/季度"}


def period_of(text: str, clause: Clause, mode: Mode | None, *, each: bool) -> Period:
    """The period of a target.

    Args:
        text: The clause, number and noun behind it included.
        clause: For number, verb and subject.
        mode: How the governing year governs, None for no year.
        each: True if 每年, 全年 or 每季度 governs.
    """
    before = clause.before
    if clause.quantity.unit in {"%", "百分点", "倍"}:
        if _GROWTH_ANNUAL.search(before):
            return Period.GROWTH_ANNUAL
        if _GROWTH_TOTAL.search(before + ("翻" if clause.quantity.unit == "倍" else "")):
            return Period.GROWTH_TOTAL
        return Period.STOCK
    if each and not _SUM.search(clause.before):
        return Period.ANNUAL
    return _counted(text, clause, mode)


def _counted(text: str, clause: Clause, mode: Mode | None) -> Period:
    new = clause.verb.startswith(("新", "累计")) or bool(_NEW.search(clause.before))
    done = new or (_is_done(text, clause) and not _HELD.search(_own(text, clause)))
    flow = bool(_FLOW_NOUN.search(text))
    built = bool(_BUILT.match(without_head(clause.before))) and not (
        _HELD.search(text) or _REACHED.search(text)
    )
    if mode is Mode.IN and (done or flow or built):
        return Period.ANNUAL
    if done:
        return Period.CUMULATIVE
    if clause.quantity.unit in _EACH_YEAR:
        return Period.ANNUAL
    return Period.STOCK


def _own(text: str, clause: Clause) -> str:
    """Where the number stands first (入库企业至少引进一名人才), only its verb and its noun."""
    number = clause.quantity.start - clause.start
    return text[max(number - 4, 0) :] if clause.number_first else text


def _is_done(text: str, clause: Clause) -> bool:
    """True if the clause's verb is something done and counted, not a word of its noun."""
    lead = without_head(clause.before)
    if _DONE.match(lead) or _TOGETHER.search(lead):
        return True
    near = clause.before[-8:]
    if clause.number_first and (_DONE.search(near) or _GROWN.search(near)):
        return True
    if _REACHED.search(text):
        return False
    if clause.number_first:
        return bool(clause.verb or _DONE.search(text))
    return bool(clause.verb or _GROWN.match(lead) or _GROWN.match(clause.before.strip(" ,、")))
