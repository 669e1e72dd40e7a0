"""What a value counts: a state, a flow, an increment, a growth (conventions 5.5, Kind)."""

import re

from reader.indicators.clauses import Clause
from reader.indicators.model import Period
from reader.indicators.years import Mode

_GROWTH_ANNUAL = re.compile(
    r"(?<!\d)年均?(?:实际|复合)?(?:净?增长|增幅|增速|递增|提高|增加|下降|降低)|增速|增长率|每年(?:增长|提高|递增|下降)"
)
"""专利申请量年均增长20%以上; 地区生产总值增速(%)."""
_GROWTH_TOTAL = re.compile(
    r"(?<![占对])(?:比|较)[^,;。]{1,12}(?:增长|提高|增加|提升|下降|降低|减少|翻)(?![到至])|翻|倍增|累计(?:下降|降低|增长)|(?:增长|提高|下降|降低)$"
)
_STATE = re.compile(
    r"达|总数|总量|保持|稳定|拥有|发展到|增加到|提高到|率|占|建有|余额|在册|入库|进入"
)
_NEW = re.compile(r"累计|新增|新建|新培育|新发展|新认定|新引进|新组建|新设")
_DONE = re.compile(
    r"培育|引进|培养|攻克|转化(?!中心|基地|平台)|实施|组织(?!机构)|支持|推动|引导|扶持|完成|开展|发布|征集|签订|培训|消灭|突破(?=关键|核心|共性|重大|技术|一批)|制定|获(?!得感)|承担|争取|列入|主持|参与|落户|孵化(?!器|基地|载体|设施|面积|中心)|举办"
    r"|推广|组建"
)
_FLOW_NOUN = re.compile(r"(?:申请|授权|成交|交易|登记|引进|销售)(?:总)?[量额数]|贯标备案|人次")
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
    if each:
        return Period.ANNUAL
    return _counted(text, clause, mode)


def _counted(text: str, clause: Clause, mode: Mode | None) -> Period:
    new = clause.verb.startswith(("新", "累计")) or bool(_NEW.search(clause.before))
    done = new or (bool(clause.verb or _DONE.search(text)) and not _STATE.search(text))
    flow = bool(_FLOW_NOUN.search(text))
    if mode is Mode.IN and (done or flow):
        return Period.ANNUAL
    if done:
        return Period.CUMULATIVE
    if clause.quantity.unit in _EACH_YEAR:
        return Period.ANNUAL
    return Period.STOCK
