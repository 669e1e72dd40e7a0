"""What a target is limited to stands in a column of its own (conventions 5.5, Scope)."""

import pytest

from tests.indicators.extracting import extracted, policy

SCOPES = {
    "到2020年,全市高新技术企业达到200家。": "",
    "到2020年,高新区内高新技术企业达到200家。": "高新区内",
    "到2020年,在每个县区至少布局一个专业化孵化器。": "每个县区",
    "到2020年,规上企业建有研发机构的比例达到60%。": "规上企业",
    "到2020年,规上企业研发经费占主营业务收入的比重达到2%。": "",
    "到2020年,在重点产业领域建成15个以上产业技术创新联盟。": "重点产业领域",
    "到2020年,滨海高新区挺进全省前十强。": "滨海高新区",
    "每年推动企业与高校共建研发机构4家以上。": "",
    "到2020年,各类企业研发机构达到200家以上。": "",
}


@pytest.mark.parametrize("sentence", SCOPES)
def test_a_limit_is_read_and_the_whole_place_is_none(sentence: str) -> None:
    assert [row.scope for row in extracted(policy(sentence))] == [SCOPES[sentence]]
