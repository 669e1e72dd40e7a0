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
    SAFEGUARDS: r"保障措施|(?:组织|工作|实施|服务|创新|进步)保障|组织实施|措施保障|保障机制",
    LEAD: r"组织(?:领导|协调|推进)|加强领导|协调(?:推进)?机制|工作协同|统筹协调",
    GENERAL: r"总则",
    FINAL: r"附则",
    LIABILITY: r"法律责任|罚则",
    "role:funds": r"(?:资金|经费)(?:保障|支持)|(?:财政|科技|创新|资金|经费)投入",
    "role:climate": r"氛围|宣传引导|舆论|创新文化",
    "role:assessment": r"考核|督[查导促]|评估|责任(?:落实|制)|监测",
}
_CLAUSES = {
    "clause:purpose": r"^.{0,120}制定本(?:条例|办法|规定|细则)",
    "clause:scope": r"适用(?:于)?本(?:条例|办法|规定|细则)|本(?:条例|办法|规定|细则)(?:所称|适用)",
    "clause:effect": r"自.{4,14}起(?:施行|实施|执行)",
    "clause:policy": r"(?:坚持|遵循|按照|实行|执行).{2,60}(?:原则|方针)|坚持.{4,30}坚持",
    "clause:lead": r"政府.{0,12}(?:领导|加强).{0,30}工作|纳入.{0,6}国民经济和社会发展规划",
    "clause:offices": r"(?:部门|机构|机关).{0,8}负责.{0,40}(?:统筹|协调|管理|工作)|各自(?:的)?职责",
    "clause:explained": r"负责解释|另行制定|具体(?:实施)?(?:办法|细则).{0,20}制定",
    "clause:referred": r"(?:法律|法规).{0,12}已有.{0,12}规定的?,?从其规定",
    "clause:officials": r"玩忽职守|滥用职权|徇私舞弊",
    "clause:liability": r"违反本|罚款|责令.{0,12}改正|(?:给予|予以).{0,6}处分|追究.{0,8}责任",
}
"""What an article of a regulation is for, as rules are drafted everywhere (立法技术规范)."""

_SUBJECTS = {
    "talent": r"人才|引才|引智|招才|科技人员|科研人员|科学技术(?:人员|工作者)",
    "talent_in": r"引进.{0,12}(?:人才|专家|团队)|引才|留学|回国|领军人才|高层次",
    "training": r"培训|培养|继续教育|实训|学科|职业(?:学校|院校|教育)",
    "mobility": r"兼职|挂职|离岗|双向|人才流动|人员(?:正常)?流动|交流制度|互聘|自主创业",
    "care": r"待遇|工资|福利|津贴|住房|落户|子女|配偶|医疗|社会保险",
    "merit": r"职称|评聘|分类评价|人才评价|评价(?:机制|体系|标准|制度)|专业技术职务",
    "grass_roots": r"基层|农村|特派员|乡镇",
    "parks": r"园区|科技园|开发区|高新区|示范区|集聚区|科技城|产业基地",
    "platforms": r"平台|创新(?:载体|基地)",
    "laboratories": r"实验室|工程中心|(?:技术|研究|创新)中心|工作站|基础设施",
    "institutes": r"研发机构|研究院|科研机构|研究开发机构|研究机构|科研院所",
    "private": r"社会力量|民营|民办|其他组织(?:和个人)?依法",
    "universities": r"高等(?:学校|院校)|高校|院校",
    "cooperation": r"产学研|校企|校地|市校|协同创新|联盟|联合(?:开发|举办|攻关|体)|委托开发",
    "abroad": r"国际|境外|境内外|国内外|海外|对外|一带一路|港澳|台湾|合作(?:与|和)交流",
    "region": r"区域(?:合作|协同|创新)|京津冀|长三角|长江三角洲|大湾区|城市间|跨区域",
    "transfer": r"成果(?:的)?(?:转[化移]|产业化)|转移转化",
    "market": r"技术(?:转移|交易|市场|合同|贸易|经纪|咨询|评估)|中介|科技大市场|科技服务",
    "rewards": r"股权|期权|分红|收益|提成|职务(?:科技|科学技术)?成果|净收入",
    "incubation": r"孵化|众创|双创|创客|创业(?:服务|基地|苗圃|团队|者|大赛|园)",
    "venture": r"创业投资|风险投资|创投|天使|引导基金|引导资金|股权投资",
    "bank": r"金融|融资|信贷|贷款|银行|上市|挂牌|债券|资本市场",
    "guarantee": r"担保|风险补偿|贴息|增信|质押",
    "insurance": r"保险",
    "funds": r"专项资金|发展基金|科学基金|资金(?:应当|主要)?用于|基金",
    "spending": r"财政|经费|预算|投入",
    "audit": r"审计|绩效|资金.{0,6}(?:监督|使用效益)|专款专用|挪用",
    "tax": r"税收|税费|税前|加计扣除|折旧|减免|纳税|收费",
    "patents": r"知识产权|专利|商标|著作权",
    "standards": r"标准(?:化|的?制定|战略)|(?:国家|国际|行业|地方|团体|技术|企业)标准|质量|品牌",
    "firms": r"高新技术企业|科技(?:型|领军|小巨人)?(?:中小)?(?:微)?企业|领军企业|企业主体",
    "own_research": r"企业.{0,12}(?:研究开发|研发|技术创新|自主创新)|为主体",
    "small_firms": r"中小企业|中小微|小微企业|个体工商户|小巨人",
    "state_firms": r"国有(?:及国有控股|独资)?企业|国有资产",
    "industry": r"产业(?:链|集群|结构|转型|升级|发展|化)|(?:主导|特色|传统|优势|未来)产业",
    "new_industry": r"新兴产业|高新技术产业|高技术|高端产业",
    "key_technology": r"关键(?:核心)?(?:共性)?技术|核心技术|卡脖子|共性技术|攻关|前沿技术",
    "imported": r"引进.{0,10}技术|消化吸收|消化、吸收|再创新|重大装备",
    "basic_research": r"基础研究|自然科学|原始创新|应用基础",
    "projects": r"立项|验收|评审|申报|项目(?:的)?(?:管理|承担|实施|评审)|招标|揭榜",
    "digital": r"互联网|大数据|人工智能|数字|信息(?:化|技术|系统|共享|库)|数据",
    "farming": r"农业|农民|乡村|粮食|种业|渔业|良种",
    "sea": r"海洋|海岛|渔",
    "green": r"生态|环境保护|绿色|节能|污染|资源节约",
    "livelihood": r"民生|卫生|健康|医疗|公共安全|社会事业|文化教育",
    "reform": r"体制|管理职能|放管服|简政放权|科技管理|资源配置|科技计划",
    "counties": r"县域|县区",
    "procurement": r"政府采购|首购|订购|首台|推荐目录|优先购买|率先购买",
    "instruments": r"仪器|科技资源|科学技术资源|资源.{0,6}(?:共享|开放)|开放共享",
    "prizes": r"科学技术奖|科技奖|奖励制度|奖项|表彰|授予|荣誉",
    "incentives": r"激励|奖补|补助|奖励",
    "popular_science": r"科普|普及|科学(?:素质|素养)|科学文化素质|青少年",
    "integrity": r"诚信|信用|失信|伦理|学术|弄虚作假|职业道德|抄袭|剽窃",
    "tolerance": r"容错|免责|免除.{0,4}责任|勤勉尽责|原始记录|宽容失败|失误|承担风险|探索性",
    "secrets": r"保密|国家秘密|科技安全|国家安全",
    "market_entry": r"市场准入|经营主体|市场主体|公平竞争|负面清单|登记|注销|破产",
    "services": r"政务服务|行政审批|审批|许可|一网通办|便利化|办事|窗口|一站式",
    "oversight": r"监管|监督检查|执法|抽查",
    "openness": r"公开|公布|公示",
    "reporting": r"人民代表大会(?:常务委员会)?报告|年度报告|报告(?:制度|.{0,10}情况)",
    "law": r"法治|法律(?:服务|援助)|诉讼|仲裁|纠纷|调解|投诉|复议",
    "land": r"用地|土地|空间布局",
    "liability": r"给予处分|罚款|责令|追究.{0,6}责任|违反本|追回|刑事责任",
    "planning": r"发展规划|规划|发展战略|重点领域|纲要",
    "advice": r"软科学|智库|决策咨询|专家(?:咨询|论证)",
    "government": r"主管部门|行政部门|职责(?:分工)?|领导小组|统筹协调",
    "climate": r"氛围|宣传|风尚|弘扬|尊重(?:知识|人才|劳动|创造)",
    "assessment": r"考核|目标(?:管理|责任)|责任制|奖惩|督[查导促]",
    "evaluation": r"评估|评价|绩效|测评",
    "statistics": r"统计|监测",
    "societies": r"协会|社会团体|学会",
    "goals": r"达到|[0-9％%]以上|年均|力争|翻番",
    "ideology": r"指导思想|习近平|重要讲话|发展理念|为指导",
}
_WORDINGS = (
    (re.compile(r"第[0-9〇零一二三四五六七八九十百千]+[编章节条款项次届]"), " "),
    (re.compile(r"科学技术"), "科技"),
    (re.compile(r"高等(?:学校|院校)"), "高校"),
    (re.compile(r"科技研究(?:与)?开发机构|科研院所|(?:科学|科技)?研究(?:开发)?机构"), "科研机构"),
    (re.compile(r"科研人员|科技工作者"), "科技人员"),
    (re.compile(r"科技普及"), "科普"),
    (re.compile(r"科技奖励"), "科技奖"),
    (re.compile(r"研究开发"), "研发"),
    (
        re.compile(
            r"县级以上(?:地方)?(?:各级)?人民政府|各级人民政府"
            r"|(?:[省市县区](?:[(（][省市县区]+[)）])?[、和及,]*)+(?:级)?人民政府"
        ),
        "政府",
    ),
    (re.compile(r"及其有关部门|(?:行政)?主管部门|行政部门|有关部门|相关部门"), "部门"),
)
"""Ways of writing one thing, in regulations and in plans; the number of an article says nothing."""

_ACTOR = (
    r"(?:企业|高校|科研机构|企业?事业(?:单位|组织)|社会(?:组织|团体|力量)|(?:其他)?组织|单位|公民|法人|个人"
    r"|金融机构|(?:科技)?中介(?:服务)?机构|行业协会)"
)
_ACTORS = re.compile(
    rf"{_ACTOR}(?:(?:[、,和及或等]|或者|以及)+(?:其他|相关|有关|各类)?{_ACTOR})+等?"
)
"""企业、高等院校、科研机构和其他组织: who is addressed, in article after article; no subject."""

_ROLE_PATTERNS = {name: re.compile(pattern) for name, pattern in _ROLES.items()}
_CLAUSE_PATTERNS = {name: re.compile(pattern) for name, pattern in _CLAUSES.items()}
_SUBJECT_PATTERNS = {name: re.compile(pattern) for name, pattern in _SUBJECTS.items()}


def plain(text: str) -> str:
    """A folded text with one way of writing for what documents write in several.

    Numbers of articles are left out, enumerations of those addressed become one word: what stands
    at the same place or addresses the same ones is not about the same.
    """
    for pattern, wording in _WORDINGS:
        text = pattern.sub(wording, text)
    return _ACTORS.sub("主体", text)


def roles_in(heading: str) -> list[str]:
    """Names of the roles a folded heading names."""
    return [name for name, pattern in _ROLE_PATTERNS.items() if pattern.search(heading)]


def clauses_in(text: str) -> list[str]:
    """What a folded text without a heading is for."""
    return [name for name, pattern in _CLAUSE_PATTERNS.items() if pattern.search(text)]


def subjects_in(text: str) -> Counter[str]:
    """How often a folded text speaks of each subject."""
    found = {name: len(pattern.findall(text)) for name, pattern in _SUBJECT_PATTERNS.items()}
    return Counter({name: count for name, count in found.items() if count})
