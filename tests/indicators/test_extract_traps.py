"""Each trap with a sentence as it is met (conventions 5.5): none of these numbers is a promise."""

import pytest

from reader.corpus.pipeline import read_document
from tests.indicators.extracting import GAZETTEER, brief, extracted, policy

TRAPS = (
    "十二五期间,我市高新技术企业达到150家,比2010年增长2倍。",
    "截至2015年底,全市拥有国家级孵化器5家。",
    "发明专利拥有量已达到1.6件。",
    "2015年,全市高新技术企业达到100家。",
    "年营业收入2000万元以上的企业应建立研发机构。",
    "推进“315”科技创新体系建设,引进世界500强企业。",
    "实施企业家培养“1121”工程。",
    "构建“2+2+N”创新园区体系。",
    "落实省“创新40条”。",
    "依托以万向精工为龙头的20多家规模以上汽车零部件生产企业,建设生产基地。",
    "每年至少召开一次联席会议。",
    "我国到2020年研发投入达到2.5%。",
    "国家提出到2020年研发投入强度达到2.5%。",
    "省委省政府提出,到2020年,全省高新技术企业达到15000家。",
    "根据《关于支持创新的函》(国科函创〔2018〕59号)制定。",
    "联系电话:0546-8301234。",
    "实施规上企业研发机构全覆盖计划。",
    "重点突破石墨烯、3D打印材料等技术。",
    "到2025年,进出口总额增长-5%。",
    "到2025年,高新技术企业达到1,2,3家。",
)


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_number_that_promises_nothing_is_left_out(sentence: str) -> None:
    assert brief(sentence) == []


def test_a_threshold_inside_a_target_is_not_taken_for_it() -> None:
    assert brief("到2020年,年申请专利超过20件的企业达15家。") == [
        "年申请专利超过20件的企业 = 15 家 2020 stock"
    ]


def test_the_threshold_of_an_incentive_is_none_itself() -> None:
    assert brief("对年营业收入2000万元以上的企业给予奖励20万元。")[0].split()[-4:] == [
        "20",
        "万元",
        "-",
        "-",
    ]


def test_the_condition_of_an_incentive_is_no_target() -> None:
    (row,) = extracted(policy("每培育1家高新技术企业奖励20万元。"))
    assert (row.kind.value, row.unit) == ("incentive", "万元")


def test_a_section_on_what_was_done_has_no_targets() -> None:
    assert brief("高新技术企业达到220家。", heading="发展基础") == []


LAW = """某市科学技术条例
(2016年5月1日某市人民代表大会常务委员会通过)
第一条 为了促进科学技术进步,制定本条例。
第二条 违反规定的,处五千元以上二万元以下罚款,并处工程造价5%以上10%以下罚款。
第三条 代表十人以上联名可以提出议案,每年至少召开2次会议,比例不低于30%。
第四条 财政科技支出{year}占财政支出的比例应当达到3%以上。
"""


def test_a_law_promises_only_with_the_year_in_the_sentence() -> None:
    for year, found in (("", 0), ("到2020年", 1)):
        text = LAW.format(year=year).encode()
        document = read_document(text, "law.txt", gazetteer=GAZETTEER).document
        assert len(extracted(document)) == found
