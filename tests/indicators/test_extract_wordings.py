"""Wordings of targets met in plans of other cities and years."""

import pytest

from tests.indicators.extracting import brief, extracted, policy


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "到2025年，高企数量比2020年翻一番，突破1200家。",
            ["高企数量 = 2 倍 2025 growth-total", "高企数量 >= 1200 家 2025 stock"],
        ),
        ("到2025年，数字经济规模较2020年翻番。", ["数字经济规模 = 2 倍 2025 growth-total"]),
        (
            "到2025年，软件业收入达到1000亿元，比2020年翻两番。",
            ["软件业收入 = 1000 亿元 2025 stock", "软件业收入 = 4 倍 2025 growth-total"],
        ),
        (
            "到2025年，增加值占比达到12%，较2020年增长4个百分点以上。",
            ["增加值占比 = 12 % 2025 stock", "增加值占比 >= 4 百分点 2025 growth-total"],
        ),
        (
            "到2025年，行政村5G网络全覆盖。",
            ["行政村5G网络 = 100 % 2025 stock"],
        ),
        (
            "到2025年，综合实力进入全国城市前50名，营商环境位居全省第三位。",
            ["综合实力进入全国城市 <= 50 位 2025 stock", "营商环境位居全省 = 3 位 2025 stock"],
        ),
        (
            "到2025年，一半以上的规上企业建有研发机构。",
            ["规上企业建有研发机构 >= 50 % 2025 stock"],
        ),
        (
            "到2025年，人均预期寿命提高到80岁，平均受教育年限达到11.5年。",
            ["人均预期寿命 = 80 岁 2025 stock", "平均受教育年限 = 11.5 年 2025 stock"],
        ),
        (
            "到2025年，PM2.5浓度下降到35微克/立方米以下。",
            ["PM2.5浓度 <= 35 微克/立方米 2025 stock"],
        ),
        (
            "到2025年，企业开办时间压缩至0.5个工作日以内。",
            ["企业开办时间 <= 0.5 工作日 2025 stock"],
        ),
        (
            "到2025年，智能算力规模达到5000P以上，集装箱吞吐量突破300万标箱。",
            ["智能算力规模 >= 5000 P 2025 stock", "集装箱吞吐量 >= 300 万标箱 2025 stock"],
        ),
        (
            "到2025年，形成3个千亿级产业集群、5个百亿级产业集群。",
            ["千亿级产业集群 = 3 个 2025 stock", "百亿级产业集群 = 5 个 2025 stock"],
        ),
        (
            "到2025年，固定资产投资增长10%，争取达到12%。",
            [
                "固定资产投资 = 10 % 2025 growth-total",
                "固定资产投资 = 12 % 2025 growth-total",
            ],
        ),
        (
            "到2023年，新增孵化器5家、总数突破30家。",
            ["新增孵化器 = 5 家 2023 cumulative", "孵化器总数 >= 30 家 2023 stock"],
        ),
    ],
)
def test_what_other_plans_promise_is_read(sentence: str, rows: list[str]) -> None:
    assert brief(sentence, year=2021) == rows


def test_several_numbers_take_the_nouns_of_their_list_one_by_one() -> None:
    assert brief("到2025年，财政收入、零售总额、居民收入分别达到500亿元、2000亿元、6.5万元。") == [
        "财政收入 = 500 亿元 2025 stock",
        "零售总额 = 2000 亿元 2025 stock",
        "居民收入 = 6.5 万元 2025 stock",
    ]


def test_what_the_last_noun_of_a_list_says_holds_for_those_before_it() -> None:
    subjects = [
        [row.subject for row in extracted(policy(sentence, year=2021))]
        for sentence in (
            "到2025年，城镇、农村居民收入分别增长7%和8%。",
            "到2025年，国家级、省级孵化器分别达到10家、20家。",
            "到2025年，粮食、蔬菜产量分别稳定在500万吨、300万吨。",
            "到2025年，第一、二、三产业增加值分别增长3%、7%、8%。",
        )
    ]
    assert subjects == [
        ["城镇居民收入", "农村居民收入"],
        ["国家级孵化器", "省级孵化器"],
        ["粮食产量", "蔬菜产量"],
        ["第一产业增加值", "第二产业增加值", "第三产业增加值"],
    ]


def test_each_gift_goes_to_the_receiver_just_before_it() -> None:
    rows = extracted(
        policy("对新认定的国家级平台给予500万元奖励，对新认定的省级平台给予100万元奖励。")
    )
    assert [(row.subject, row.value) for row in rows] == [
        ("新认定的国家级平台奖励", 500),
        ("新认定的省级平台奖励", 100),
    ]


def test_a_reward_for_the_worlds_largest_is_the_citys_own() -> None:
    (row,) = extracted(policy("对首次入选世界500强的企业奖励5000万元。"))
    assert (row.kind, row.value, row.unit) == ("incentive", 5000, "万元")


@pytest.mark.parametrize(
    "sentence",
    [
        "一季度全市生产总值增长5.6%，高于全国0.8个百分点。",
        "1—9月，进出口总额增长15%。",
        "要锚定全年增长7%的目标不放松。",
        "考核指标：功率效率达到35%，申请发明专利不少于5件。",
        "项目负责人每年用于研究的时间不少于6个月。",
    ],
)
def test_what_was_or_is_asked_of_applicants_is_no_target(sentence: str) -> None:
    assert brief(sentence, year=2022) == []


def test_the_conditions_of_applicants_are_no_targets() -> None:
    sentence = "研发投入占销售收入比重不低于3%。"
    assert brief(sentence, heading="申报条件") == []
    assert brief(sentence, heading="重点任务") != []


def test_a_short_item_that_is_a_sentence_is_read_like_a_paragraph() -> None:
    text = "二、重点任务\n（一）到2026年，培育高新技术企业10家。\n（二）培育瞪羚企业5家以上。"
    rows = extracted(policy(f"做好工作。\n{text}", year=2024))
    assert [(row.subject, row.value, row.quote) for row in rows] == [
        ("培育高新技术企业", 10, "到2026年，培育高新技术企业10家"),
        ("培育瞪羚企业", 5, "培育瞪羚企业5家以上"),
    ]


def test_foundations_to_be_laid_are_no_past() -> None:
    sentence = "到2025年，重点实验室达到20家。"
    assert brief(sentence, heading="加强基础研究", year=2021) != []
    assert brief(sentence, heading="夯实产业基础", year=2021) != []
    assert brief(sentence, heading="发展基础", year=2021) == []


def test_the_whole_year_is_the_year_of_the_plan() -> None:
    rows = brief("全年引进人才500名。", title="2023年科技工作要点", year=2023)
    assert rows == ["引进人才 = 500 名 2023 annual"]


@pytest.mark.parametrize(
    ("subject", "canonical"),
    [
        ("全社会研发经费投入强度", "rd_intensity"),
        ("全社会研发投入占比", "rd_intensity"),
        ("规上工业企业研发投入强度", None),
        ("数字经济核心产业增加值占GDP比重", None),
        ("战略性新兴产业增加值占GDP比重", None),
        ("制造业增加值占GDP比重", None),
    ],
)
def test_shares_of_different_industries_are_different_indicators(
    subject: str, canonical: str | None
) -> None:
    (row,) = extracted(policy(f"到2025年，{subject}达到12%。", year=2021))
    assert row.canonical == canonical


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "到2025年，引进亿元以上项目100个，其中50亿元以上项目3个。",
            [
                "引进亿元以上项目 = 100 个 2025 cumulative",
                "50亿元以上项目 = 3 个 2025 cumulative",
            ],
        ),
        (
            "到2025年，每千人口拥有3岁以下婴幼儿托位数4.6个。",
            ["每千人口拥有3岁以下婴幼儿托位数 = 4.6 个/千人 2025 stock"],
        ),
        (
            "到2025年，医保参保率稳定在95%以上，住院费用报销比例保持在70%左右。",
            [
                "医保参保率 >= 95 % 2025 stock",
                "住院费用报销比例 ~ 70 % 2025 stock",
            ],
        ),
        (
            "2021—2025年，累计完成投资1000亿元。",
            ["完成投资 = 1000 亿元 2025 cumulative"],
        ),
        (
            "到2025年，培育单项冠军企业15家，“小巨人”企业数量位居全省前三。",
            [
                "培育单项冠军企业 = 15 家 2025 cumulative",
                "“小巨人”企业数量位居全省 <= 3 位 2025 stock",
            ],
        ),
    ],
)
def test_what_a_number_only_describes_is_no_target(sentence: str, rows: list[str]) -> None:
    assert brief(sentence, year=2021) == rows


def test_a_span_of_years_is_quoted_whole() -> None:
    (row,) = extracted(policy("2021—2025年，累计完成投资1000亿元。", year=2021))
    assert row.quote == "2021—2025年，累计完成投资1000亿元"


@pytest.mark.parametrize(
    ("sentence", "canonical"),
    [
        ("到2025年，人均GDP突破15万元。", None),
        ("到2025年，PCT专利申请量达到2000件。", "pct_applications"),
    ],
)
def test_a_narrower_name_is_no_wider_indicator(sentence: str, canonical: str | None) -> None:
    (row,) = extracted(policy(sentence, year=2021))
    assert row.canonical == canonical


def test_a_fund_that_is_set_up_is_funding_beside_a_reward() -> None:
    rows = extracted(policy("设立2亿元发展专项资金，对“小升规”企业给予10万元奖励。"))
    assert [(row.kind, row.value, row.unit) for row in rows] == [
        ("funding", 2, "亿元"),
        ("incentive", 10, "万元"),
    ]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "到2025年，培育不少于10家龙头企业，引进超过50名领军人才。",
            ["龙头企业 >= 10 家 2025 cumulative", "领军人才 >= 50 名 2025 cumulative"],
        ),
        (
            "到2025年，吸引至少100家企业落户，其中最少20家龙头企业。",
            ["企业落户 >= 100 家 2025 cumulative", "龙头企业 >= 20 家 2025 cumulative"],
        ),
        (
            "到2028年，科創企業數目增至不少於200間，博彩業比重由目前約40%降至30%。",
            ["科创企业数目 >= 200 间 2028 stock", "博彩业比重 = 30 % 2028 stock"],
        ),
        (
            "至114年，資安產業產值由110年的593億元成長至800億元，總產值達6兆元。",
            ["资安产业产值 = 800 亿元 2025 stock", "总产值 = 6 万亿元 2025 stock"],
        ),
        ("到2025年，盘活厂房10万平米以上。", ["盘活厂房 >= 10 万平米 2025 stock"]),
    ],
)
def test_bounds_before_numbers_and_words_of_hong_kong_and_taiwan_are_read(
    sentence: str, rows: list[str]
) -> None:
    assert brief(sentence, year=2021) == rows


def test_a_year_of_the_republic_can_be_where_a_target_starts_from() -> None:
    (row,) = extracted(policy("至114年，資安產值由110年的593億元成長至800億元。", year=2021))
    assert (row.baseline_year, row.baseline_value) == (2021, 593)


def test_three_years_count_from_the_beginning_of_the_plan() -> None:
    title = "工业发展三年行动计划（2023—2025年）"
    (row,) = extracted(policy("通过三年努力，产值达到800亿元。", title=title, year=2023))
    assert row.target_year == 2025
    (row,) = extracted(policy("通过三年努力，产值达到800亿元。", year=2023))
    assert row.target_year == 2026
