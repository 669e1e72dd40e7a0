"""What policy documents speak about by custom: parts with a role, and subjects.

Cities write the same thing in different words: 总体要求 here is 总体思路 there, 园区 here is 开发区
there. The tables hold the wording of the genre (意见, 方案, 规划, 条例 on science, industry and
business), not of single documents; a document without any of it is paired by its own words alone.
Patterns are for folded text.
"""

import re
from collections import Counter

AIMS = "role:aims"
PRINCIPLES = "role:principles"
GOALS = "role:goals"
TASKS = "role:tasks"
SAFEGUARDS = "role:safeguards"
LEAD = "role:lead"
GENERAL = "role:general"
FINAL = "role:final"
LIABILITY = "role:liability"

FRAME_ROLES = frozenset((AIMS, PRINCIPLES, GOALS, TASKS, SAFEGUARDS, GENERAL, FINAL, LIABILITY))
"""Roles of the frame every document of the genre has; the others are subjects as well."""

_ROLES = {
    AIMS: r"总体(?:要求|思路|构想)|指导思想|基本思路|总要求",
    PRINCIPLES: r"(?:基本|工作|主要)原则",
    GOALS: r"目标",
    TASKS: r"(?:重点|主要|工作|具体)?任务|重点工作|工作(?:重点|内容|举措)|主要措施",
    SAFEGUARDS: r"保障措施|(?:组织|工作|实施)保障|组织实施|措施保障|保障机制",
    LEAD: r"组织(?:领导|协调|推进)|加强领导|协调(?:推进)?机制|工作协同|统筹协调",
    GENERAL: r"总则",
    FINAL: r"附则",
    LIABILITY: r"法律责任|罚则",
    "role:funds": r"(?:资金|经费)(?:保障|支持)|(?:财政|科技|创新|资金|经费)投入",
    "role:climate": r"氛围|宣传引导|舆论|创新文化",
    "role:assessment": r"考核|督[查导促]|评估|责任(?:落实|制)|监测",
}
_SUBJECTS = {
    "talent": r"人才|引才|引智|招才|科技人员|科研人员|科学技术人员",
    "parks": r"园区|开发区|高新区|示范区|集聚区|科技城",
    "platforms": r"平台|实验室|工程中心|(?:技术|研究|创新)中心",
    "institutes": r"研发机构|研究院|科研机构|研究开发机构|科研院所",
    "cooperation": r"产学研|校企|校地|市校|院校|高校院所|高等(?:学校|院校)|协同创新",
    "opening": r"国际|境外|海外|对外|一带一路|港澳|台湾|区域合作|京津冀|长三角|大湾区",
    "transfer": r"成果转[化移]|转移转化|技术(?:转移|交易|市场|合同)|科技大市场",
    "incubation": r"孵化|众创|双创|创客|创业(?:投资|服务|基地|苗圃|团队|者|大赛)",
    "finance": r"金融|融资|信贷|贷款|基金|保险|担保|上市|挂牌|股权投资|风险投资|创投",
    "spending": r"财政|经费|预算|专项资金|投入",
    "tax": r"税收|税费|加计扣除|减免|纳税|收费",
    "patents": r"知识产权|专利|商标|著作权",
    "firms": r"高新技术企业|科技(?:型|领军|小巨人)?(?:中小)?(?:微)?企业|小巨人|领军企业|企业主体",
    "small_firms": r"中小企业|中小微|小微企业|个体工商户|民营",
    "industry": r"产业(?:链|集群|结构|转型|升级|发展|化)|(?:主导|特色|新兴|传统|优势|未来)产业",
    "key_technology": r"关键(?:核心)?(?:共性)?技术|核心技术|卡脖子|共性技术|攻关|前沿",
    "basic_research": r"基础研究|自然科学|原始创新",
    "digital": r"互联网|大数据|人工智能|数字|信息(?:化|技术|系统|共享)|数据",
    "farming": r"农业|农村|农民|乡村|粮食|种业",
    "quality": r"质量|品牌|标准(?:化|制定)?",
    "green": r"生态|环境保护|绿色|节能|污染|资源(?:节约|利用)",
    "reform": r"体制|管理职能|放管服|简政放权|(?:科技|科研|项目)管理|资源配置|科技计划",
    "counties": r"县域|县区|乡镇|基层",
    "procurement": r"政府采购|首购|订购|首台|推荐目录",
    "instruments": r"仪器|科技资源|开放共享|资源共享",
    "prizes": r"奖励|表彰|激励|股权激励|收益分配",
    "science_literacy": r"科普|科学(?:素质|素养|普及)|教育",
    "integrity": r"诚信|信用|失信|伦理|学术不端|容错|免责",
    "market_entry": r"市场(?:准入|主体|竞争)|公平竞争|负面清单|登记|注销|破产",
    "services": r"政务服务|行政审批|审批|许可|一网通办|便利化|办事|窗口",
    "oversight": r"监管|监督|检查|执法|处罚",
    "law": r"法治|法律(?:服务|援助)|诉讼|仲裁|纠纷|调解|投诉|立法",
    "land": r"用地|土地|规划|空间布局|基础设施",
    "liability": r"(?:依法)?给予处分|罚款|责令|追究.{0,6}责任|违反本",
    "definitions": r"本(?:条例|办法|规定)(?:所称|适用|自)|适用本|施行",
    "government": r"人民政府(?:应当|负责)|主管部门|职责(?:分工)?|领导小组|协调机制",
    "climate": r"氛围|宣传|文化|弘扬|宽容失败",
    "assessment": r"考核|评价|评估|督[查导促]|监测|统计",
    "goals": r"达到|以上|年均|力争|翻番",
    "ideology": r"指导思想|习近平|重要讲话|发展理念|为指导",
}
_ROLE_PATTERNS = {name: re.compile(pattern) for name, pattern in _ROLES.items()}
_SUBJECT_PATTERNS = {name: re.compile(pattern) for name, pattern in _SUBJECTS.items()}


def roles_in(heading: str) -> list[str]:
    """Names of the roles a folded heading names."""
    return [name for name, pattern in _ROLE_PATTERNS.items() if pattern.search(heading)]


def subjects_in(text: str) -> Counter[str]:
    """How often a folded text speaks of each subject."""
    found = {name: len(pattern.findall(text)) for name, pattern in _SUBJECT_PATTERNS.items()}
    return Counter({name: count for name, count in found.items() if count})
