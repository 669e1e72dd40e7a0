"""What a value counts: a state, a flow, an increment, a growth (conventions 5.5, Kind).

The verb decides: what is made (引进, 培育) is counted as it happens, what is built or reached is a
level, unless one single year is spoken of. 每年 and the plan of one year make a flow of a year,
累计 and 新增 a sum.
"""

import re

from reader.indicators.clauses import Clause
from reader.indicators.model import Period
from reader.indicators.verbs import BUILT, CAUSED, MADE, NEW
from reader.indicators.years import Mode

_RATES = {"%", "百分点", "倍", "‰"}
_CHANGE = r"(?:净?增长|增幅|增速|递增|提高|提升|增加|上升|下降|降低|减少|压减)"
_GROWTH_ANNUAL = re.compile(
    rf"(?<!\d)年均?(?:实际|复合)?{_CHANGE}|增速|增长率|每年(?:以[^,;。]*?)?{_CHANGE}|(?<!\d)年增长"
)
"""专利申请量年均增长20%以上; 地区生产总值增速(%)."""
_GROWTH_TOTAL = re.compile(
    rf"(?<![占对])(?:比|较)[^,;。]{{1,12}}(?:{_CHANGE}|翻)(?![到至])|翻|倍增|累计(?:下降|降低|增长)|{_CHANGE}$"
)
_SHARE = re.compile(r"占|比重|比例|率$|强度|覆盖|水平")
"""A share is a level also in a list of growths: GDP增长8%,研发投入占比2.5%."""
_SINCE_YEAR = re.compile(r"(?:比|较)(?:20\d\d年|[“\"]?十[一二三四五]五)")

_HELD = re.compile(
    r"总数|总量|保持|稳定|拥有(?!自主|核心|国际|知识)|发展到|增加到|提高到|提升到|率(?!先|领)|占(?!地|用)|建有|余额|"
    r"在册|入库|进入|保有|现存"
)
"""A level, whatever was done for it: 培育库入库企业300家."""
_REACHED = re.compile(r"达")
"""推动上市企业达到10家 is a level; 引进人才达到500名 still counts what was done."""
_NEAR = 8
"""Characters before the number in which the predicate stands: 引进人才总数达到500名."""

_SUM = re.compile(r"累计|总数|总量|保有量")
_TOGETHER = re.compile(
    r"(?:联合|共同|合作|协同|柔性|主导|牵头)或?[^,;。]{0,4}(?:组建|制定|参与|承担|开展|引进)"
)
_DONE_BEHIND = re.compile(
    r"(?:企业|单位|机构|院校|高校|人员|人才|商户|农户)(?:完成|开展|实施|获得|参与|列入|签订|通过)"
)
"""30家企业完成备案: what is done stands behind the number."""
_FLOW_NOUN = re.compile(r"(?:申请|授权|成交|交易|登记|引进|销售)(?:总)?[量额数]|贯标备案|人次")
_OF_A_YEAR = re.compile(r"(?:专利|商标)[^,;。]{0,4}(?:申请|授权)(?:总)?[量数]|年均")
"""What is counted year by year by its nature (conventions 5.3: yearly grants)."""
_YEARLY = re.compile(
    r"(?<![\d一二三四五十末底前后内近今明去当全每整])年(?:均|度)?(?:[^,;。占]{0,6}(?:成交|交易|申请|授权|登记|销售|营业|"
    r"主营|服务|培训|接待|引进|新增|转化|生产|加工|处理|完成)|产值|产量|收入|利润|税收)(?!.*(?:比重|的))"
)
"""年技术合同成交额达到20亿元: the sentence itself says that it is of one year."""
_EACH_YEAR = {"人次", "场", "次", "次/季度"}
_EACH = re.compile(r"每|全年|年均")


def period_of(text: str, clause: Clause, mode: Mode | None, *, each: bool) -> Period:
    """The period of a target.

    Args:
        text: The clause, number and noun behind it included.
        clause: For number, verb and subject.
        mode: How the governing year governs, None for no year.
        each: True if 每年, 全年 or 每季度 governs.
    """
    if clause.quantity.unit == "位":
        return Period.STOCK
    if clause.quantity.unit in _RATES:
        return _rate(clause, yearly=each or mode is Mode.IN)
    if each and not _SUM.search(clause.before) and not _is_apart(text, clause):
        return Period.ANNUAL
    return _counted(text, clause, mode)


def _is_apart(text: str, clause: Clause) -> bool:
    """每年引进人才100名,高新技术企业达到200家: the second reaches a level of its own."""
    reached = _REACHED.search(clause.before) or _HELD.search(clause.before[-_NEAR:])
    return bool(reached) and not _EACH.search(text) and not clause.verb


def _rate(clause: Clause, *, yearly: bool) -> Period:
    """A share is a level; a growth is one of each year or of the whole time."""
    before, unit = clause.before, clause.quantity.unit
    if _GROWTH_ANNUAL.search(before):
        return Period.GROWTH_ANNUAL
    listed = "" if _SHARE.search(before) else clause.growth
    grows = bool(_GROWTH_TOTAL.search(before)) or unit in {"百分点", "倍"} or bool(listed)
    if not grows:
        return Period.STOCK
    total = unit == "倍" or _SINCE_YEAR.search(before)
    return Period.GROWTH_ANNUAL if "年" in listed or (yearly and not total) else Period.GROWTH_TOTAL


def _counted(text: str, clause: Clause, mode: Mode | None) -> Period:
    if "累计" in clause.before or clause.verb.startswith("累计"):
        return Period.CUMULATIVE
    done = clause.verb.startswith("新") or bool(NEW.search(clause.before)) or _is_done(text, clause)
    flow = bool(_FLOW_NOUN.search(text))
    built = bool(BUILT.match(clause.verb)) and not (_HELD.search(text) or _REACHED.search(text))
    if mode is Mode.IN and (done or flow or built):
        return Period.ANNUAL
    if done:
        return Period.CUMULATIVE
    by_nature = _OF_A_YEAR.search(clause.before) or _YEARLY.search(clause.before)
    return Period.ANNUAL if by_nature or clause.quantity.unit in _EACH_YEAR else Period.STOCK


def _is_done(text: str, clause: Clause) -> bool:
    """True if the clause's verb is something done and counted, not a word of its noun."""
    if clause.number_first:
        return _is_done_to(text, clause)
    if _HELD.search(clause.before[-_NEAR:]):
        return False
    if MADE.match(clause.verb) or _TOGETHER.search(clause.before):
        return True
    return bool(CAUSED.match(clause.verb)) and not _REACHED.search(text)


def _is_done_to(text: str, clause: Clause) -> bool:
    """The same where the noun stands behind the number: 引进30名高层次人才."""
    near, listed = clause.before[-_NEAR:], not clause.before.strip(" ,、和及")
    if MADE.search(near) or (listed and MADE.match(clause.verb)):
        return True
    behind = text[max(clause.quantity.start - clause.start - 4, 0) :]
    if _HELD.search(behind):
        return False
    caused = CAUSED.search(near) or (listed and CAUSED.match(clause.verb))
    together = MADE.match(clause.verb) or _TOGETHER.search(clause.before)
    return bool(caused or together or _DONE_BEHIND.search(text))
