"""Metadata of texts that nobody reviewed."""

from collections.abc import Callable

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Metadata
from reader.corpus.pipeline import read_document

BODY = """各县区人民政府，市政府各部门：
现将有关事项通知如下，请认真贯彻执行。
一、总体要求
坚持把科技创新摆在发展全局的核心位置，全面推进创新型城市建设，加快实现高质量发展。
二、重点任务
加大研发投入，完善政策措施，支持企业成为技术创新的主体，推动产学研深度融合发展。
"""

Read = Callable[[str], Metadata]


@pytest.fixture
def read(gazetteer: Gazetteer) -> Read:
    """Reads a text and tells its metadata."""

    def run(text: str) -> Metadata:
        data = text.encode()
        return read_document(data, "样本.txt", gazetteer=gazetteer).document.metadata

    return run


def test_signature_title_and_number_are_read(read: Read) -> None:
    metadata = read(
        "东营市人民政府办公室关于加快科技创新的通知\n东政办发〔2018〕12号\n"
        + BODY
        + "东营市人民政府办公室\n2018年12月28日\n"
    )
    assert metadata.title == "东营市人民政府办公室关于加快科技创新的通知"
    assert metadata.issuer == "东营市人民政府办公室"
    assert metadata.document_number == "东政办发〔2018〕12号"
    assert metadata.issue_date == "2018-12-28"
    assert (metadata.city, metadata.province, metadata.level) == ("东营市", "山东省", "city")
    assert metadata.doc_type == "通知"
    assert metadata.inferences == ()


def test_a_title_of_more_than_ninety_characters_is_one_by_its_form(read: Read) -> None:
    title = (
        "东营市人民政府办公室、中共东营市委组织部、东营市发展和改革委员会转发市科技局、市财政局等部门"
        "关于进一步支持科技型中小企业、高新技术企业创新发展加快培育战略性新兴产业集群若干政策措施的通知"
    )
    assert len(title) > 90
    assert read(f"{title}\n{BODY}").title == title
    sentence = title.replace("若干政策", "，并按照省里要求出台若干政策")
    assert read(f"关于加快科技创新的意见\n{sentence}\n{BODY}").title == "关于加快科技创新的意见"


def test_an_issuer_without_signature_is_read_in_the_title(read: Read) -> None:
    metadata = read("沧州市人民政府关于加快科技创新的实施方案\n" + BODY)
    assert metadata.issuer == "沧州市人民政府"
    assert metadata.issue_date is None


def test_several_organs_are_joined(read: Read) -> None:
    metadata = read(
        "关于加快科技创新的意见\n" + BODY + "中共泉州市委 泉州市人民政府\n2016年8月27日\n"
    )
    assert metadata.issuer == "中共泉州市委；泉州市人民政府"
    assert metadata.city == "泉州市"


def test_an_office_of_the_government_gets_the_name_of_its_place_as_a_conclusion(read: Read) -> None:
    metadata = read("区政府办公室关于印发《高港区科技创新实施方案》的通知\n" + BODY)
    assert metadata.issuer == "泰州市高港区人民政府办公室"
    inference = metadata.inference("issuer")
    assert inference is not None
    assert inference.printed == "区政府办公室"
    assert "区政府办公室" in inference.reason


def test_lost_brackets_are_repaired_with_a_reason(read: Read) -> None:
    metadata = read(
        "福建省人民政府关于加快科技创新的通知\n闽政发201614号\n"
        + BODY
        + "福建省人民政府\n2016年8月27日\n"
    )
    assert metadata.document_number == "闽政发〔2016〕14号"
    inference = metadata.inference("document_number")
    assert inference is not None
    assert inference.printed == "闽政发201614号"
    assert metadata.level == "province"
    assert metadata.city is None


def test_a_damaged_date_is_concluded_only_with_other_evidence(read: Read) -> None:
    with_number = read(
        "盘锦市人民政府关于加快科技创新的通知\n盘政发〔2019〕29号\n"
        + BODY
        + "盘锦市人民政府\n201974\n"
    )
    without = read("盘锦市人民政府关于加快科技创新的通知\n" + BODY + "盘锦市人民政府\n201974\n")
    assert with_number.issue_date == "2019-07-04"
    assert without.issue_date is None
    for metadata in (with_number, without):
        inference = metadata.inference("issue_date")
        assert inference is not None
        assert inference.printed == "201974"


def test_a_damaged_date_with_two_readings_stays_open(read: Read) -> None:
    metadata = read(
        "盘锦市人民政府关于加快科技创新的通知\n盘政发〔2019〕29号\n"
        + BODY
        + "盘锦市人民政府\n2019112\n"
    )
    assert metadata.issue_date is None
    inference = metadata.inference("issue_date")
    assert inference is not None
    assert "2019年1月12日或2019年11月2日" in inference.reason


def test_an_ambiguous_date_of_the_page_stays_as_printed(read: Read) -> None:
    metadata = read("沧州市人民政府关于加快科技创新的实施方案\n发布时间:3/4/2016\n" + BODY)
    assert metadata.publication_date is None
    inference = metadata.inference("publication_date")
    assert inference is not None
    assert inference.printed == "3/4/2016"
    assert "2016年3月4日或2016年4月3日" in inference.reason


def test_a_regulation_has_the_day_and_the_congress_that_passed_it(read: Read) -> None:
    metadata = read(
        "# 东莞市文明行为促进条例\n\n"
        "2023年1月6日 东莞市第十七届人民代表大会常务委员会第九次会议通过\n\n"
        "2023年2月10日 广东省第十四届人民代表大会常务委员会第一次会议批准\n\n"
        "<!-- INFO END -->\n\n## 第一章 总 则\n\n"
        "第一条 为了培育和践行社会主义核心价值观，加强公民道德建设，制定本条例。\n\n"
        "第二条 本条例适用于本市行政区域内的文明行为促进工作及其相关活动。\n"
    )
    assert metadata.title == "东莞市文明行为促进条例"
    assert metadata.issue_date == "2023-01-06"
    assert metadata.issuer == "东莞市人民代表大会常务委员会"
    assert (metadata.city, metadata.province) == ("东莞市", "广东省")
    assert metadata.doc_type == "条例"


def test_a_congress_that_is_only_called_that_of_the_city_is_found_where_it_is_named(
    read: Read,
) -> None:
    metadata = read(
        "# 杭州市院前医疗急救管理条例\n\n"
        "2014年6月27日 市十二届人民代表大会常务委员会第二十次会议通过\n\n"
        "2014年10月27日 杭州市人民代表大会常务委员会第33号公布\n\n"
        "## 第一章 总则\n\n第一条 为了规范院前医疗急救秩序，制定本条例。\n"
    )
    assert metadata.issue_date == "2014-06-27"
    assert metadata.issuer == "杭州市人民代表大会常务委员会"


def test_a_number_behind_the_title_is_read(read: Read) -> None:
    metadata = read("东营市人民政府关于加快科技创新的通知（东政发〔2018〕12号）\n" + BODY)
    assert metadata.document_number == "东政发〔2018〕12号"
    assert metadata.doc_type == "通知"


def test_a_regulation_without_header_is_bounded_by_the_day_it_took_effect(read: Read) -> None:
    metadata = read(
        "# 上海市人才流动条例\n\n## 第一章 总则\n\n"
        "第一条 为了加强本市人才流动的管理，规范人才流动秩序，制定本条例。\n\n"
        "## 第二章 附则\n\n第二条 本条例自1997年4月1日起施行。\n"
    )
    assert metadata.issue_date is None
    inference = metadata.inference("issue_date")
    assert inference is not None
    assert inference.printed == "自1997年4月1日起施行"


def test_organs_of_the_state_have_no_city(read: Read) -> None:
    metadata = read(
        "国务院关于支持东营市建设创新型城市的意见\n国发〔2018〕3号\n"
        + BODY
        + "国务院\n2018年3月5日\n"
    )
    assert metadata.issuer == "国务院"
    assert (metadata.city, metadata.province, metadata.level) == (None, None, "state")


def test_a_regulation_promulgated_by_an_order_has_its_own_title(read: Read) -> None:
    metadata = read(
        "中华人民共和国国务院令\n第735号\n"
        "《优化营商环境条例》已经国务院第66次常务会议通过，现予公布，自2020年1月1日起施行。\n"
        "总理 李克强\n2019年10月22日\n优化营商环境条例\n第一章 总则\n"
        "第一条 为了持续优化营商环境，制定本条例。\n"
        "第二条 本条例所称营商环境，是指体制机制性因素和条件。\n"
    )
    assert metadata.title == "优化营商环境条例"
    assert metadata.document_number == "中华人民共和国国务院令第735号"
    assert metadata.issuer == "中华人民共和国国务院"
    assert (metadata.issue_date, metadata.level) == ("2019-10-22", "state")
    assert metadata.inferences == ()


def test_a_number_that_cannot_be_read_is_kept_as_printed_and_says_so(read: Read) -> None:
    metadata = read("东营市人民政府关于加快科技创新的通知\n东政发201801号\n" + BODY)
    assert metadata.document_number == "东政发201801号"
    inference = metadata.inference("document_number")
    assert inference is not None
    assert "照原样" in inference.reason


def test_fields_of_the_page_fill_what_the_text_lacks(read: Read) -> None:
    metadata = read(
        "首页 > 政务公开 > 政策文件\n发布机构：苏州市人民政府\n发文日期：2021-03-05\n"
        "文  号：苏府〔２０２１〕１２号\n有效性：有效\n来源：苏州市科技局\n"
        "关于印发《苏州市科技创新三年行动计划（2021—2023年）》的通知\n" + BODY
    )
    assert metadata.issuer == "苏州市人民政府"
    assert metadata.document_number == "苏府〔２０２１〕１２号"
    assert (metadata.issue_date, metadata.status) == ("2021-03-05", "in force")
    assert metadata.source_site == "苏州市科技局"
    assert metadata.inferences == ()


def test_ministries_that_sign_together_are_of_the_state(read: Read) -> None:
    metadata = read(
        "科技部 财政部关于印发《国家科技计划管理办法（试行）》的通知\n国科发资〔2019〕45号\n"
        + BODY
        + "科技部　财政部\n二〇一九年二月十八日\n"
    )
    assert metadata.issuer == "科技部；财政部"
    assert (metadata.issue_date, metadata.level) == ("2019-02-18", "state")
    assert (metadata.doc_type, metadata.status) == ("管理办法(以通知印发)", "trial")


def test_a_place_found_only_in_the_text_is_a_conclusion(read: Read) -> None:
    metadata = read("关于加快科技创新的意见\n" + BODY.replace("创新型城市", "沧州市创新型城市"))
    assert metadata.city == "沧州市"
    assert metadata.inference("city") is not None


def test_traditional_script_is_told_by_the_characters(read: Read) -> None:
    metadata = read(
        "盤錦市人民政府關於加快科技創新的意見\n各縣區人民政府，市政府各部門：\n"
        "堅持把科技創新擺在發展全局的核心位置，全面推進創新型城市建設，加快實現高質量發展。\n"
    )
    assert metadata.script == "hant"
    assert (metadata.city, metadata.province) == ("盘锦市", "辽宁省")
    assert metadata.title == "盤錦市人民政府關於加快科技創新的意見"
