"""Numbers that promise nothing, and what kind of promise the others are (conventions 5.5)."""

import re

from reader.indicators.clauses import Clause
from reader.indicators.model import Comparator, Kind
from reader.indicators.units import is_money

_PAST = re.compile(
    r"已(?!经?知)|截至|(?<![为除])了(?!解)|同比|较上年|比上年|去年|上年|以来|(?:一五|二五)[”\"]?(?:期间|时期|末)[^,]{0,9}(?:增|达)|"
    r"增至(?!不少|不低|至少|最少|超过)|先后|(?<![由从])(?:现有|目前)|连续\w年"
)
"""发明专利拥有量已达到1.6件; 较上年增加107家."""

_QUARTER = re.compile(
    r"(?:[一二三四前]|前[两三])季度|上半年|前\d{1,2}个?月|1-\d{1,2}月|\d月份|[高低快慢好]于全[国省市]|同口径|环比"
)
_WILL = re.compile(r"力争|争取|确保|要|将|目标|到20\d\d年|不低于|不少于|以上|努力|完成")
"""一季度生产总值增长5.6%,高于全国0.8个百分点 is what was; 确保二季度增长12%以上 is a promise."""

_THRESHOLD = re.compile(
    r"的(?!比例|比重|水平|速度|增速|增长|目标|规模|贡献|梯次|产业集群)|(?:规模)?(?:以上)?(?:企业|项目|单位|人员)的"
)
"""营业收入2000万元以上的企业, 超过20件的企业."""

_DIGIT = re.compile(r"(?<![A-Za-z\d])\d+(?![\dA-Za-z])(?!\d*年)")
_REACH = 200
_GIFT = re.compile(
    r"的(?!企业|单位|个人|机构|团队|人才|项目|平台)[^,;。的]{0,8}(?:经费|资金|支持|奖|补贴|补助|资助|配套|贷款|基金)"
)
"""不超过50万元的经费支持: the number is the gift itself."""

_FINE = re.compile(r"罚款|罚金|违约金|滞纳金|造价")
"""处造价百分之五以上百分之十以下罚款."""

_REQUIRED = re.compile(
    r"考核指标|(?:申报|申请)(?:单位|人|企业)[^,;。]{0,4}[应须]|[应须]当?(?:具备|满足|符合)"
)
"""申报单位应具备: what is asked of an applicant."""

_FEW = re.compile(r"^\s?[多余几来]")
_BESIDE = 12
"""Characters behind a number in which it may be compared."""
_MEETING = re.compile(
    r"会议|例会|召开|检查|督查|督导|巡查|报告|通报|考核|评估|调度|汇报|体检|演练|公示|审议|报送|抽查|轮训|询问|审议|巡回|值班|调研"
)
"""每年至少召开一次联席会议 is how the work is organised."""

_INCENTIVE = re.compile(
    r"奖励|奖补|补助|补贴|资助|贴息|配套支持|予以|给予|扶持资金|经费支持|支持经费|减免|减征|抵扣|返还|报销(?!比例|政策|范围)|后补助|奖金|免费提供|补偿|授信|贴保"
)
_LIFE = re.compile(r"年限|寿命")
_CONDITION = re.compile(r"(?:^|[,;。])(?:对|凡|每|按)")
_PERMISSION = re.compile(r"可用于|用于[^,;。]{0,8}奖励|收益|净收入")
_FUNDING = re.compile(
    r"(?:安排|设立|筹集|列支|拨付|筹措|统筹|出资|注资)[^;。]{0,24}(?:资金|基金|预算|经费|专项)"
)
_MARK = re.compile(r"[,;。\n]")
_GOAL_OF_MONEY = re.compile(r"达到?|突破|(?<!不)超过?|增长|余额|产值|收入|成交|交易额|增加值|总值")

_ACTION = re.compile(
    r"新增|新建|新培育|新认定|新引进|引进|培育|培养|建成|建设|建立|打造|创建|争创|认定|组建|攻克|转化|扶持|发展|培训|实施|"
    r"完成|拥有|达|突破|超|不低于|不少于|至少|保持|稳定|控制|提高|提升|增加|增长|降低|下降|累计|实现|力争|确保|争取|"
    r"进入|挺进|跻身|位居|占|推广|聚集|集聚|举办|组织|签订|征集|布局|落户|覆盖|翻|带动|辐射|服务|获|承担"
)
_QUOTED = re.compile(
    r"(?:国家|党中央|国务院|中央|我国|省委|省政府|自治区)[^;。\d]{0,12}(?:提出|明确|确定|要求)(?![^;。]*(?:全市|我市|全区|我区|全县))"
)
"""国家提出到2020年…: the target of another level (conventions 5.5)."""
_PROVINCE = re.compile(r"全(?:省|自治区)(?!前|第|领先|首|同|各|先进|一流)")
_OTHERS = re.compile(
    r"我国|全国(?!前|同|第|科普|百强|先进|文明|\d+强)|世界(?!一流|前|\d+强)|国际上"
)


def is_trap(copy: str, sentence: tuple[int, int], clause: Clause) -> bool:
    """True for a number that is a fact, a name or a condition and no promise.

    Args:
        copy: Of ``reading_copy``.
        sentence: Range of the sentence.
        clause: With the number in question.
    """
    quantity = clause.quantity
    before, behind = copy[sentence[0] : quantity.start], copy[quantity.end : sentence[1]]
    near = before[before.rfind(";") + 1 :]
    return (
        bool(_FEW.match(behind))
        or _in_name(before, behind)
        or _in_brackets(before, behind)
        or bool(_PAST.search(near))
        or bool(_QUOTED.search(near))
        or bool(_REQUIRED.search(near))
        or _is_told(near, copy[quantity.start : quantity.end] + behind[:_BESIDE])
        or (
            quantity.unit != "位"
            and bool(_OTHERS.search(near[-24:] + copy[quantity.start : quantity.end]))
        )
        or _is_threshold(clause, behind)
        or _is_aside(clause)
        or bool(_FINE.search(near + behind[:16]))
        or _is_meeting(clause, copy[clause.start : clause.end] + behind[:12])
    )


def _is_told(near: str, around: str) -> bool:
    """True for a figure of a quarter, or one compared with others, that nobody promises."""
    return bool(_QUARTER.search(near + around)) and not _WILL.search(near + around)


def is_of_the_province(clause: Clause) -> bool:
    """全省高新技术企业达到15000家: in the plan of a city no promise of its own."""
    return clause.quantity.unit != "位" and bool(_PROVINCE.search(clause.before))


def _in_name(before: str, behind: str) -> bool:
    """“1121”工程, “三个100个”行动: digits inside a short quoted name."""
    opened = before.rfind("“")
    closed = behind.find("”")
    return opened > before.rfind("”") and closed >= 0 and len(before) - opened + closed <= 14


def _in_brackets(before: str, behind: str) -> bool:
    return before.rfind("(") > before.rfind(")") and behind.find(")") >= 0


def _is_threshold(clause: Clause, behind: str) -> bool:
    if not _THRESHOLD.match(behind) or _GIFT.match(behind):
        return False
    return clause.quantity.unit != "%" or not clause.number_first


def _is_aside(clause: Clause) -> bool:
    """80%以上的企业至少挂靠一个院所: the 一个 is part of what the 80 % speak of."""
    return clause.quantity.words and bool(_DIGIT.search(clause.before))


def _is_meeting(clause: Clause, text: str) -> bool:
    return clause.quantity.unit in {"次", "人次", "场", "个", "期"} and bool(_MEETING.search(text))


def kind_of(copy: str, sentence: tuple[int, int], clause: Clause) -> Kind | None:
    """Target, incentive or funding; None for a condition of an incentive.

    Examples: 一次性予以100万元奖励 is an incentive, 每年安排预算资金2000万元 funding, 技术交易额
    45亿元以上 a target; in 每培育1家企业奖励20万元 the 1家 is a condition.
    """
    low, high = _part(copy, sentence, clause)
    part = copy[low:high]
    if is_money(clause.quantity.unit):
        return _kind_of_money(copy, part, clause)
    if clause.quantity.unit == "年" and not _LIFE.search(clause.before):
        return Kind.INCENTIVE
    if not _INCENTIVE.search(part):
        return Kind.TARGET
    if clause.quantity.unit == "倍" or (clause.quantity.unit == "%" and not clause.number_first):
        return Kind.TARGET if _reaches(copy, clause) else Kind.INCENTIVE
    return None if _CONDITION.search(part) else Kind.TARGET


def _kind_of_money(copy: str, part: str, clause: Clause) -> Kind:
    stop = _MARK.search(copy, clause.quantity.end, clause.quantity.end + _REACH)
    own = copy[clause.start : stop.start() if stop else clause.end]
    if _FUNDING.search(clause.before) or (_FUNDING.search(own) and not _INCENTIVE.search(own)):
        return Kind.FUNDING
    if _INCENTIVE.search(part) and not _reaches(copy, clause):
        return Kind.INCENTIVE
    if _FUNDING.search(part) and not _GOAL_OF_MONEY.search(clause.before):
        return Kind.FUNDING
    return Kind.TARGET


def _reaches(copy: str, clause: Clause) -> bool:
    """达到/突破 just before the number, and nothing given in the clause itself."""
    stop = _MARK.search(copy, clause.end, clause.end + _REACH)
    text = copy[clause.start : stop.start() if stop else clause.end]
    return (
        bool(_GOAL_OF_MONEY.search(clause.before))
        and not _INCENTIVE.search(text)
        and not (_PERMISSION.search(text))
    )


def _part(copy: str, sentence: tuple[int, int], clause: Clause) -> tuple[int, int]:
    low = copy.rfind(";", sentence[0], clause.quantity.start)
    high = copy.find(";", clause.quantity.end, sentence[1])
    return max(low + 1, sentence[0]), high if high >= 0 else sentence[1]


def promises(copy: str, clause: Clause) -> bool:
    """True if the clause itself says that something is to be reached or done."""
    if clause.quantity.words:
        return clause.quantity.unit != "%" and bool(_ACTION.search(clause.before))
    if clause.quantity.comparator is not Comparator.EQUAL:
        return True
    return bool(clause.verb or _ACTION.search(clause.before)) or bool(
        _ACTION.search(copy[clause.start : clause.end])
    )
