"""What a value counts is told by its verb, its year and the words of growth (conventions 5.5)."""

import pytest

from tests.indicators.extracting import extracted, policy

PERIODS = {
    "到2020年,培育瞪羚企业达到20家。": ["cumulative"],
    "到2020年,重点培育瞪羚企业20家,其中独角兽企业2家。": ["cumulative", "cumulative"],
    "到2020年,推动上市企业达到10家。": ["stock"],
    "到2020年,支持60家企业挂牌上市。": ["cumulative"],
    "到2020年,从海外引进领军人才500名。": ["cumulative"],
    "到2020年,引进人才总数达到500名。": ["stock"],
    "到2020年,净增高新技术企业50家。": ["cumulative"],
    "到2020年,建成省级重点实验室5家。": ["stock"],
    "2016年,新认定市级研发机构5家。": ["annual"],
    "2020年,引进领军人才500名。": ["cumulative"],
    "到2020年,年技术合同成交额达到20亿元。": ["annual"],
    "到2020年,发明专利授权量达到800件。": ["annual"],
    "每年引进人才100名,高新技术企业达到200家。": ["annual", "stock"],
    "到2020年,科技型企业数量提升30%。": ["growth-total"],
    "到2020年,地区生产总值、财政收入年均增长8%、9%。": ["growth-annual", "growth-annual"],
    "2016年,地区生产总值增长8%,研发投入占比2.5%。": ["growth-annual", "stock"],
    "到2020年,科技进步贡献率比2015年提高5个百分点。": ["growth-total"],
    "到2020年,建设成果转化示范区3个。": ["stock"],
}


@pytest.mark.parametrize("sentence", PERIODS)
def test_the_verb_and_the_year_tell_what_is_counted(sentence: str) -> None:
    assert [row.period for row in extracted(policy(sentence))] == PERIODS[sentence]
