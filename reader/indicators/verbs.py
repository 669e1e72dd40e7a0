"""The verbs of promises, by what they count (conventions 5.4, patterns 19 to 21).

What is brought in, trained or carried out is counted as it happens; what is built, held or reached
is a level.
"""

import re

_NOUN_BEHIND = (
    r"(?!器|库|基地|中心|平台|机构|设施|面积|载体|体系|机制|资金|专项|能力|能级|示范|园|计划|工程)"
)
MADE = re.compile(
    rf"(?:引进|引育|引才|招引|招收|招聘|选聘|选派|选拔|选树|遴选|聘请|吸引|培育|培养|孵化|攻克|攻关|转化|实施|组织|完成|"
    rf"开展|举办|承办|发布|征集|签订|签约|签署|培训|消灭|制定|修订|列入|主持|承担|参与|争取|落户|淘汰|改造|"
    rf"认定(?!的)|命名|授予|评选|评定|申报|申请|取得|带动|吸纳|研制|推出|净增|增加(?!到|至|值)|增设|"
    rf"研发(?=新|关键|核心|具有|产品)|开发(?!区)|服务(?!业|型|站|收入)|获(?:得|批|取|评)?(?!感)|"
    rf"突破(?=关键|核心|共性|重大|技术|一批)){_NOUN_BEHIND}"
)
"""Counted as they happen: 引进人才达到500名, 攻克核心技术50项."""

NEW = re.compile(r"(?<![创高更])新(?:增|建|培育|发展|认定|引进|组建|设|签|获)")
"""More than there were: 新增100家."""

CAUSED = re.compile(r"支持|推动|引导|扶持|推广|帮助|助推|推进")
"""推动60家企业挂牌 is done 60 times; 推动高新技术企业达到60家 leads to a level."""

BUILT = re.compile(rf"(?:建设|建成|打造|创建|建立|设立|组建|布局|搭建){_NOUN_BEHIND}")
"""A level by 2020, but what is done in the one year 2017."""

HOW = re.compile(
    r"^(?:重点|着力|加快|积极|大力|集中|择优|分批|优先|逐步|加强|持续|深入|统筹|精准|全力|共|每[市县区镇]|"
    r"(?:在|从|向|面向|围绕|依托|通过|利用|为|对|以)[^,;。]{1,14}?"
    r"(?=引进|引育|招引|选派|遴选|培育|培养|攻克|转化|实施|培训|开展|组织|举办|建设|建成|打造|组建))"
)
"""What may stand before the verb: 重点培育, 从海外引进."""
