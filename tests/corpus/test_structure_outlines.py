"""Small documents with unusual structure: text in, outline out.

Each line of an outline is indented by depth and gives level, number ("-" for none) and heading.
"""

from textwrap import dedent

import pytest

from reader.corpus.clean import clean
from reader.corpus.structure import build_structure

SAMPLES = {
    "a law with parts, chapters, sections, articles and a table of contents": (
        """
        某某投资法
        （2019年3月15日第十三届全国人民代表大会第二次会议通过）
        目　录
        第一编　通则
        第一章　总则
        第二章　投资促进
        第二编　附则
        第一编　通则
        第一章　总　则
        第一条　为了扩大对外开放，积极促进投资，保护投资者合法权益，根据宪法，制定本法。
        第二条　投资活动包括下列情形：
        （一）设立企业；
        1.独资；
        （二）取得股份。
        第二章　投资促进
        第一节　一般规定
        第三条【平等对待】企业平等适用各项政策。
        第三条之一（服务）建立健全服务体系。
        第二节　特别规定
        第四条　第三条第一款规定的事项，由国务院规定。
        第三条第二款规定的除外。
        第二编　附　则
        第五条　本法自2020年1月1日起施行。
        """,
        """
        1 第一编 通则
          2 第一章 总　则
            3 第一条 为了扩大对外开放，积极促进投资，保护投资者合法权…
            3 第二条 投资活动包括下列情形
          2 第二章 投资促进
            3 第一节 一般规定
              4 第三条 平等对待
              4 第三条之一 服务
            3 第二节 特别规定
              4 第四条 第三条第一款规定的事项，由国务院规定
        1 第二编 附　则
          2 第五条 本法自2020年1月1日起施行
        """,
    ),
    "chapters that lost their numbers, and one that is lost altogether": (
        """
        某市水土保持条例
        第一条　为了保护水土资源，制定本条例。
        水土保持规划
        第二条　规划应当经过论证。
        法律责任
        第三条　违反规定的，处以罚款。
        第四章　附则
        第四条　本条例自2020年1月1日起施行。
        """,
        """
        1 第一条 为了保护水土资源，制定本条例
        1 - 水土保持规划
          2 第二条 规划应当经过论证
        1 - 法律责任
          2 第三条 违反规定的，处以罚款
        1 第四章 附则
          2 第四条 本条例自2020年1月1日起施行
        """,
    ),
    "a five year plan: parts, chapters, then the usual numbers, a box and a table": (
        """
        某市国民经济和社会发展第十四个五年规划
        和二〇三五年远景目标纲要
        第一篇 开启新征程
        第一章 发展基础
        “十三五”时期，全市经济社会发展取得显著成就。
        第二章 总体要求
        第一节 主要目标
        一、经济发展
        （一）提质增效。到2025年，地区生产总值达到5000亿元。
        专栏1 “十四五”时期主要指标
        指标\t2020年\t2025年
        研发强度（%）\t2.1\t2.8
        第二篇 创新驱动
        第三章 建设创新高地
        ——强化平台。建设省实验室。
        ——集聚人才
        """,
        """
        1 第一篇 开启新征程
          2 第一章 发展基础
          2 第二章 总体要求
            3 第一节 主要目标
              1 一、 经济发展
                2 （一） 提质增效
                  3 专栏1 “十四五”时期主要指标
        1 第二篇 创新驱动
          2 第三章 建设创新高地
            3 —— 强化平台
            3 —— 集聚人才
        """,
    ),
    "marks damaged by OCR: 一 as a dash, blanks in brackets, mixed dots": (
        """
        关于加强科技创新的若干意见
        现提出如下意见。
        —、总体要求
        ( 一 )指导思想。全面贯彻新发展理念。
        （二)基本原则
        1 .坚持市场导向。激发主体活力。
        2．坚持政府引导。优化创新环境。
        ３、坚持开放合作。
        二 、主要任务
        ⑴ 实施倍增计划。到2020年,高企达到200家。
        ⑵ 建立培育库。
        三．保障措施
        ㈠加强领导。成立领导小组。
        ㈡加大投入
        2.5%以上的财政支出用于科技。
        2017年起设立专项资金。
        四、附则
        """,
        """
        1 —、 总体要求
          2 ( 一 ) 指导思想
          2 （二) 基本原则
            3 1 . 坚持市场导向
            3 2． 坚持政府引导
            3 ３、 坚持开放合作
        1 二 、 主要任务
          4 ⑴ 实施倍增计划
          4 ⑵ 建立培育库
        1 三． 保障措施
          2 ㈠ 加强领导
          2 ㈡ 加大投入
        1 四、 附则
        """,
    ),
    "numbers that run on over the parents, one lost and one printed twice": (
        """
        某市人民政府关于促进民营经济发展的意见
        一、优化环境
        （一）放宽准入。落实清单制度。
        （二）减轻负担。清理涉企收费。
        二、强化要素
        （三）破解融资难题。设立资金。
        （三）保障用地需求。
        三、强化服务
        （五）建立联系制度。领导联系企业。
        （六）营造氛围。一是加强宣传。二是表彰先进。
        """,
        """
        1 一、 优化环境
          2 （一） 放宽准入
          2 （二） 减轻负担
        1 二、 强化要素
          2 （三） 破解融资难题
          2 （三） 保障用地需求
        1 三、 强化服务
          2 （五） 建立联系制度
          2 （六） 营造氛围
        """,
    ),
    "classes turned round: 1. above （一）": (
        """
        某县科技三年行动方案
        1.总体要求
        （一）指导思想
        （二）工作目标
        2.重点任务
        （一）培育企业
        （1）引进
        ①招商
        ②招才
        （2）培育
        （二）建设平台
        3.保障措施
        （一）组织
        """,
        """
        3 1. 总体要求
          2 （一） 指导思想
          2 （二） 工作目标
        3 2. 重点任务
          2 （一） 培育企业
            4 （1） 引进
              5 ① 招商
              5 ② 招才
            4 （2） 培育
          2 （二） 建设平台
        3 3. 保障措施
          2 （一） 组织
        """,
    ),
    "decimal numbers, and a value that looks like one": (
        """
        某市突发环境事件应急预案
        1 总则
        1.1 编制目的
        为健全应对工作机制，制定本预案。
        1.2 工作原则
        1.2.1 统一领导
        1.2.2 分级负责
        2 组织指挥体系
        2.1 市级机构
        3 监测预警
        3.1 监测
        3.5亿元以上损失的，按照规定上报。
        3.2 预警
        """,
        """
        1 1 总则
          2 1.1 编制目的
          2 1.2 工作原则
            3 1.2.1 统一领导
            3 1.2.2 分级负责
        1 2 组织指挥体系
          2 2.1 市级机构
        1 3 监测预警
          2 3.1 监测
          2 3.2 预警
        """,
    ),
    "no numbers at all": (
        """
        某园区创新发展三年行动计划
        指导思想
        坚持创新驱动，聚焦重点产业，全面提升园区自主创新能力，打造一流创新生态系统。
        主要目标：
        1.研发投入占比达到5%
        2.高企突破100家
        保障措施
        各部门要高度重视，加强协调配合，狠抓任务落实，确保各项工作取得实效。
        """,
        """
        1 - 指导思想
        1 - 主要目标
          3 1. 研发投入占比达到5%
          3 2. 高企突破100家
        1 - 保障措施
        """,
    ),
    "lists within lists of the same class, and numbers under dashes": (
        """
        某市高质量发展实施方案
        一、总体目标
        1.企业目标
        主要指标：
        1.高企达到100家
        2.专利达到500件
        2.平台目标
        ——国家级平台
        1.实验室
        2.孵化器
        ——省级平台
        （一）园区目标
        二、重点任务
        """,
        """
        1 一、 总体目标
          3 1. 企业目标
            4 - 主要指标
              3 1. 高企达到100家
              3 2. 专利达到500件
          3 2. 平台目标
            3 —— 国家级平台
              3 1. 实验室
              3 2. 孵化器
            3 —— 省级平台
          2 （一） 园区目标
        1 二、 重点任务
        """,
    ),
    "numbers that restart under a heading without number": (
        """
        某区科技计划
        一、重点项目
        1.平台建设项目
        2.人才引进项目
        资金支持重点
        1.成果转化项目
        2.科技金融项目
        二、其他
        """,
        """
        1 一、 重点项目
          3 1. 平台建设项目
          3 2. 人才引进项目
          2 - 资金支持重点
            3 1. 成果转化项目
            3 2. 科技金融项目
        1 二、 其他
        """,
    ),
    "English among Chinese, Roman numbers": (
        """
        Regulations of X City on Science and Technology
        一、总则 General Provisions
        1. Purpose
        These regulations are formulated to promote R&D and innovation in the city.
        2. Scope of application and the relation to other regulations in force
        二、R&D 投入
        I. Funding
        II. Staff
        """,
        """
        1 一、 总则 General Provisions
          3 1. Purpose
          3 2. Scope of application and…
        1 二、 R&D 投入
          2 I. Funding
          2 II. Staff
        """,
    ),
    "very long items, a stop within quotes, a quote that is never closed": (
        """
        某市支持人才创新创业若干措施
        一、对新引进的顶尖人才给予综合资助，最高不超过一千万元，并配套工作经费，分三年拨付，办法另行制定
        二、支持“双创”平台建设：对“国家级孵化器。示范”给予奖励。
        三、加大“柔性引才力度。对柔性引进人才给予补贴。
        四、问：为什么要奖励？
        """,
        """
        1 一、 对新引进的顶尖人才给予综合资助，最高不超过一千万…
        1 二、 支持“双创”平台建设
        1 三、 加大“柔性引才力度
        1 四、 问：为什么要奖励
        """,
    ),
    "a notice with numbers of its own that forwards a guide": (
        """
        某市科技局关于申报2019年度项目的通知
        各有关单位：
        一、申报条件
        二、申报时间：2019年3月1日至3月31日。
        某市科技局
        2019.2.20
        某市科技计划项目申报指南
        一、重点领域
        （一）新材料
        二、支持方式
        """,
        """
        1 一、 申报条件
        1 二、 申报时间
        1 一、 重点领域
          2 （一） 新材料
        1 二、 支持方式
        """,
    ),
    "numbers alone on their lines": (
        """
        某市科技计划管理办法
        第一章
        总则
        第一条
        为规范科技计划管理，制定本办法。
        第二章
        项目管理
        第二条
        市科技局负责项目管理。
        """,
        """
        1 第一章 总则
          2 第一条 为规范科技计划管理，制定本办法
        1 第二章 项目管理
          2 第二条 市科技局负责项目管理
        """,
    ),
    "traditional script": (
        """
        某市科技創新實施辦法
        第一節　總則
        第一條　為促進科技創新，制定本辦法。
        第二節　附則
        第二條　自發布之日起施行。
        """,
        """
        1 第一節 總則
          2 第一條 為促進科技創新，制定本辦法
        1 第二節 附則
          2 第二條 自發布之日起施行
        """,
    ),
    "a list of values and the cells of a table": (
        """
        某市统计公报
        一、综合
        全年主要指标如下
        1.5
        2.6亿元
        12.5%
        指标
        单位
        二、创新
        """,
        """
        1 一、 综合
        1 二、 创新
        """,
    ),
}


def outline_of(text: str) -> str:
    """The outline of a text as the samples give it."""
    sections = build_structure(clean(text).lines, text).sections
    return "\n".join(
        f"{'  ' * (section.depth - 1)}{section.level} {section.number or '-'} {section.heading}"
        for section in sections
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_the_outline_is(name: str) -> None:
    text, outline = SAMPLES[name]
    assert outline_of(dedent(text)) == dedent(outline).strip()


def test_the_path_of_a_section_names_what_it_stands_under() -> None:
    text, _ = SAMPLES["lists within lists of the same class, and numbers under dashes"]
    text = dedent(text)
    sections = build_structure(clean(text).lines, text).sections
    laboratory = next(section for section in sections if section.heading == "实验室")
    assert laboratory.path == ("一、总体目标", "2.平台目标", "——国家级平台", "1.实验室")
