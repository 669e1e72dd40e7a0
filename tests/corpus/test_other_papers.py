"""Papers of other kinds: reports, letters, plans of Hong Kong and Taiwan, Markdown."""

from collections.abc import Callable

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import BlockKind, Document
from reader.corpus.pipeline import read_document

REPORT = """政府工作报告
——2023年1月6日在常宁市第十七届人民代表大会第二次会议上
常宁市市长　刘某
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2022年工作回顾
过去一年，全市地区生产总值增长4.2%，各项事业取得新进展。
二、2023年工作安排
今年的主要预期目标是：地区生产总值增长6%以上，固定资产投资增长8%。
名词解释
1.揭榜挂帅：指把需要攻关的项目张榜公布。
"""

LETTER = """湖南省科学技术厅
湘科函规〔2023〕45号
湖南省科学技术厅关于省政协十三届一次会议第0128号提案的答复函
王某委员：
您提出的《关于加快培育科技领军企业的建议》收悉，现答复如下：
一、工作开展情况
2022年，全省高新技术企业突破2万家。
湖南省科学技术厅
2023年6月12日
"""

TAIWAN = """行政院核定「六大核心戰略產業推動方案」
院臺科字第1100173965號函
發布日期：110年5月21日
壹、緣起
總統於就職演說中宣示，推動六大核心戰略產業，做為經濟發展的動力。
貳、推動目標
一、資訊及數位產業
（一）開發下世代半導體技術
二、資安產業
參、推動策略
一、擴大應用
肆、預期效益
創造就業機會，帶動投資。
"""


@pytest.fixture
def read(gazetteer: Gazetteer) -> Callable[..., Document]:
    def read(text: str, name: str = "paper.txt") -> Document:
        return read_document(text.encode(), name, gazetteer=gazetteer).document

    return read


def test_the_line_under_a_reports_title_is_its_date_and_no_section(
    read: Callable[..., Document],
) -> None:
    document = read(REPORT)
    assert document.metadata.issue_date == "2023-01-06"
    assert document.metadata.issuer is None
    assert [section.label for section in document.sections] == [
        "一、2022年工作回顾",
        "二、2023年工作安排",
        "名词解释",
        "1.揭榜挂帅",
    ]


def test_a_letter_on_a_motion_has_its_title_and_its_addressee(
    read: Callable[..., Document],
) -> None:
    document = read(LETTER)
    kinds = {block.kind: block.text for block in document.blocks}
    assert document.metadata.title.endswith("关于省政协十三届一次会议第0128号提案的答复函")
    assert document.metadata.document_number == "湘科函规〔2023〕45号"
    assert kinds[BlockKind.ADDRESSEE] == "王某委员："


def test_a_plan_of_taiwan_has_its_number_date_and_outline(read: Callable[..., Document]) -> None:
    document = read(TAIWAN)
    assert document.metadata.title == "行政院核定「六大核心戰略產業推動方案」"
    assert document.metadata.document_number == "院臺科字第1100173965號函"
    assert document.metadata.publication_date == "2021-05-21"
    assert [(section.depth, section.label) for section in document.sections] == [
        (1, "壹、緣起"),
        (1, "貳、推動目標"),
        (2, "一、資訊及數位產業"),
        (3, "（一）開發下世代半導體技術"),
        (2, "二、資安產業"),
        (1, "參、推動策略"),
        (2, "一、擴大應用"),
        (1, "肆、預期效益"),
    ]


def test_an_annex_with_its_title_on_one_line_is_not_missed(read: Callable[..., Document]) -> None:
    text = "創新科技發展藍圖\n我們會推動發展。\n附件一　主要績效指標\n初創企業數目約有七千間。\n"
    document = read(text)
    assert document.blocks[-2].kind is BlockKind.ATTACHMENT_NOTE
    assert not any("附件未收录" in warning for warning in document.warnings)
    missing = read("关于开展工作的通知\n现予印发，请认真执行。\n附件1　任务分工表.doc\n完。\n")
    assert any("附件未收录：任务分工表" in warning for warning in missing.warnings)


def test_what_markdown_puts_around_words_goes_and_is_told(read: Callable[..., Document]) -> None:
    text = (
        "# 关于加强创新的意见\n"
        "1\\. 建设实验室。*加快推进*建设，参见[《条例》](https://example.gov.cn/a_(1).html)。\n"
        "2\\. 布局设施\n"
        "![图1](images/fig1.png)\n"
        "> 注：表中为初步统计数。\n"
        "增长率按3*4*5计算，参见[1]和[国办发](国办发〔2020〕3号)。\n"
    )
    document = read(text, "plan.md")
    assert document.text.split("\n") == [
        "关于加强创新的意见",
        "1. 建设实验室。加快推进建设，参见《条例》。",
        "2. 布局设施",
        "注：表中为初步统计数。",
        "增长率按3*4*5计算，参见[1]和[国办发](国办发〔2020〕3号)。",
    ]
    assert [section.label for section in document.sections] == ["1.建设实验室", "2.布局设施"]


def test_dates_and_numbers_that_ocr_printed_with_letters_are_read(
    read: Callable[..., Document],
) -> None:
    text = (
        "沧州市人民政府关于加快推进科技创新的实施意见\n沧政发(2O21)8号\n"
        "各县（市、区）人民政府：\n为贯彻落实创新驱动发展战略，现提出如下意见。\n―、总体要求\n"
        "坚持创新驱动发展，加快建设创新型城市。\n二、重点任务\n加强人才队伍建设。\n"
        "沧州市人民政府\n2O21年6月18日\n"
    )
    metadata = read(text).metadata
    assert (metadata.document_number, metadata.issue_date) == ("沧政发〔2021〕8号", "2021-06-18")
    assert "数字误认为字母" in metadata.inference("document_number").reason
    assert [section.heading for section in read(text).sections] == ["总体要求", "重点任务"]
