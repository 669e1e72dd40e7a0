"""Numbers in words are read where they name a number (conventions 5.5, broken numbers)."""

import pytest

from tests.indicators.extracting import brief

WORDS = {
    "到2020年,实现国家级孵化器零的突破。": ["国家级孵化器 >= 1 个 2020 stock"],
    "到2020年,三成以上的规上企业建有研发机构。": ["规上企业建有研发机构 >= 30 % 2020 stock"],
    "到2020年,研发人员占比达到五分之一。": ["研发人员占比 = 20 % 2020 stock"],
    "到2020年,引进近千名高层次人才。": ["高层次人才 ~ 1000 名 2020 cumulative"],
    "到2020年,科技型企业超千家。": ["科技型企业 >= 1000 家 2020 stock"],
    "到2020年,上市企业达到二十家以上。": ["上市企业 >= 20 家 2020 stock"],
    "到2020年,高新技术产业产值突破千亿元。": ["高新技术产业产值 >= 1000 亿元 2020 stock"],
    "到2020年,全市工业总产值突破两万亿元。": ["工业总产值 >= 2 万亿元 2020 stock"],
    "到2020年,园区规模迈上百亿级台阶。": ["园区规模 >= 100 亿元 2020 stock"],
    "到2020年,打造2个千亿级产业集群。": ["千亿级产业集群 = 2 个 2020 stock"],
    "到2020年,引进数十家企业。": [],
    "打造百亿级企业和千亿级产业。": [],
    "到2020年,实施“百千万”工程,培育百家企业。": [],
    "到2020年,建成三成员单位。": [],
}


@pytest.mark.parametrize("sentence", WORDS)
def test_words_are_read_as_the_number_they_name(sentence: str) -> None:
    assert brief(sentence) == WORDS[sentence]
