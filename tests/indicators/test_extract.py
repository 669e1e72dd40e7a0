"""Each pattern of the grammar with a sentence (conventions 5.4)."""

from decimal import Decimal

import pytest

from reader.indicators.model import Kind, Review, YearSource
from tests.indicators.extracting import brief, extracted, policy

PATTERNS = {
    "到2020年,全社会研发投入占比达到2.5%左右。": ["全社会研发投入占比 ~ 2.5 % 2020 stock"],
    "到2020年,每万人发明专利拥有量达到12件,高新技术企业突破1500家。": [
        "每万人发明专利拥有量 = 12 件/万人 2020 stock",
        "高新技术企业 >= 1500 家 2020 stock",
    ],
    "力争到2025年,全省软件业务收入达到14000亿元。": ["软件业务收入 = 14000 亿元 2025 stock"],
    "到“十三五”末,高新技术产业产值达到500亿元。": ["高新技术产业产值 = 500 亿元 2020 stock"],
    "科技进步贡献率由2015年的55%提高到2020年的60%。": ["科技进步贡献率 = 60 % 2020 stock"],
    "研发投入强度比2015年提高0.5个百分点。": ["研发投入强度 = 0.5 百分点 - growth-total"],
    "全市地区生产总值年均增长8%左右。": ["地区生产总值 ~ 8 % - growth-annual"],
    "到2020年,专利申请量翻一番。": ["专利申请量 = 2 倍 2020 growth-total"],
    "到2020年,高新技术企业数量是2015年的3倍。": ["高新技术企业数量 = 3 倍 2020 growth-total"],
    "巡诊企业不低于50家。": ["巡诊企业 >= 50 家 - stock"],
    "单位GDP能耗控制在0.5吨标准煤/万元以内。": ["单位GDP能耗 <= 0.5 吨标准煤/万元 - stock"],
    "每万名就业人员中研发人员达到209人年以上。": [
        "每万名就业人员中研发人员 >= 209 人年/万人 - stock"
    ],
    "国家级技术创新平台力争达到48个以上,其中国家重点实验室5个以上。": [
        "国家级技术创新平台 >= 48 个 - stock",
        "国家重点实验室 >= 5 个 - stock",
    ],
    "“十三五”期间,累计实施科技项目100项。": ["实施科技项目 = 100 项 2020 cumulative"],
    "每年新增科技型中小企业100家以上。": ["新增科技型中小企业 >= 100 家 - annual"],
    "每季度组织对接洽谈活动不少于2次。": ["组织对接洽谈活动 >= 2 次/季度 - annual"],
    "引进和培养30名高层次人才和10个以上创新团队。": [
        "高层次人才 = 30 名 - cumulative",
        "创新团队 >= 10 个 - cumulative",
    ],
    "城乡居民人均可支配收入分别增长7%、8%左右。": [
        "城乡居民人均可支配收入 ~ 7 % - growth-total",
        "城乡居民人均可支配收入 ~ 8 % - growth-total",
    ],
    "到2020年,国家级孵化器和省级孵化器分别达到3家和10家。": [
        "国家级孵化器 = 3 家 2020 stock",
        "省级孵化器 = 10 家 2020 stock",
    ],
    "到2020年,建成国家级孵化器和众创空间各1-2家。": [
        "国家级孵化器 range 1..2 家 2020 stock",
        "众创空间 range 1..2 家 2020 stock",
    ],
    "到2020年,专利申请量和授权量实现年均增长20%以上。": [
        "专利申请量 >= 20 % 2020 growth-annual",
        "专利授权量 >= 20 % 2020 growth-annual",
    ],
    "到2020年,实现市级众创空间全覆盖。": ["市级众创空间 = 100 % 2020 stock"],
    "到2020年,全区60%的规模以上工业企业建有研发机构。": [
        "规模以上工业企业建有研发机构 = 60 % 2020 stock"
    ],
    "到2020年,全市规模以上工业企业达到1 500家。": ["规模以上工业企业 = 1500 家 2020 stock"],
    "到2020年,科技型企业达到1.2万家,人才达到３万人。": [
        "科技型企业 = 12000 家 2020 stock",
        "人才 = 3 万人 2020 stock",
    ],
    "到2020年,公民具备科学素质的比例超过百分之十。": ["公民具备科学素质的比例 >= 10 % 2020 stock"],
    "增加值达到1400亿元,占地区生产总值的比重达到15%以上。": [
        "增加值 = 1400 亿元 - stock",
        "增加值占地区生产总值的比重 >= 15 % - stock",
    ],
    "入库企业至少引进一名高层次专业人才。": ["高层次专业人才 >= 1 名 - cumulative"],
    "2016年,全市专利申请量突破4200件。": ["专利申请量 >= 4200 件 2016 annual"],
    "通过三年的努力,建成产业园区10个以上。": ["建成产业园区 >= 10 个 2019 stock"],
    "到2020年,研究院達到18家。": ["研究院 = 18 家 2020 stock"],
}


@pytest.mark.parametrize("sentence", PATTERNS)
def test_a_pattern_is_read_with_subject_value_unit_year_and_period(sentence: str) -> None:
    assert brief(sentence) == PATTERNS[sentence]


def test_a_baseline_goes_with_its_target() -> None:
    (row,) = extracted(policy("科技进步贡献率由2015年的55%提高到2020年的60%。"))
    assert (row.baseline_year, row.baseline_value, row.value) == (2015, Decimal(55), Decimal(60))


def test_a_year_holds_on_for_the_sentences_behind_it() -> None:
    rows = extracted(policy("到2020年,孵化器达到10家。新增驰名商标1件、省著名商标12件。"))
    assert [(row.target_year, row.year_source) for row in rows] == [
        (2020, YearSource.SENTENCE),
        (2020, YearSource.LEAD),
        (2020, YearSource.LEAD),
    ]
    assert rows[2].subject == "新增省著名商标"


def test_the_lead_of_a_section_of_targets_governs_its_items() -> None:
    items = "到2020年,创新能力大幅提升。\n——企业壮大。高新技术企业达到220家以上。"
    (row,) = extracted(policy(items, heading="发展目标"))
    assert (row.target_year, row.year_source) == (2020, YearSource.LEAD)
    assert row.section_path[0] == "二、发展目标"


@pytest.mark.parametrize(
    ("title", "year"),
    [("“十三五”科技创新规划", 2020), ("科技创新行动方案(2016—2018年)", 2018)],
)
def test_the_period_of_a_plan_is_the_year_where_nothing_nearer_says_one(
    title: str, year: int
) -> None:
    (row,) = extracted(policy("高新技术企业达到220家以上。", title=title))
    assert (row.target_year, row.year_source) == (year, YearSource.PLAN)


def test_each_year_has_no_target_year() -> None:
    (row,) = extracted(policy("每年培训企业家50人次以上。"))
    assert (row.target_year, row.year_source) == (None, None)


def test_money_given_is_an_incentive_and_money_set_apart_is_funding() -> None:
    sentence = "对新认定的高新技术企业,一次性予以10万元奖励。每年安排专项资金2000万元。"
    rows = extracted(policy(sentence))
    assert [(row.kind, row.value, row.unit) for row in rows] == [
        (Kind.INCENTIVE, Decimal(10), "万元"),
        (Kind.FUNDING, Decimal(2000), "万元"),
    ]
    assert rows[0].subject == "新认定的高新技术企业奖励"


def test_rows_are_unreviewed_and_named_by_the_taxonomy() -> None:
    (row,) = extracted(policy("到2020年,全社会研发经费投入占GDP比重达到2.5%。"))
    assert (row.review, row.canonical) == (Review.EXTRACTED, "rd_intensity")


def test_a_rank_to_reach_is_at_most() -> None:
    (row,) = extracted(policy("到2020年,综合实力进入全国前50名。"))
    assert (row.comparator.value, row.value, row.unit) == ("<=", Decimal(50), "位")
