"""Damage that copies of policies have on the web, and what is made of it."""

from collections.abc import Callable

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import BlockKind, Document
from reader.corpus.pipeline import read_document
from reader.corpus.rules import Rule
from tests.corpus.invariant import assert_consistent

PLAN = """沧州市人民政府关于加快推进科技创新的实施意见
沧政发〔2021〕8号
各县（市、区）人民政府，市政府各部门：
为贯彻落实创新驱动发展战略，加快建设创新型城市，现提出如下实施意见。
一、总体要求
（一）指导思想。坚持创新在现代化建设全局中的核心地位，人才是第一资源。
（二）发展目标。到2025年，高新技术企业达到1500家，投入强度达到2.5%。
二、重点任务
（一）强化企业创新主体地位。支持企业建设研发机构，给予500万元奖励。
1.培育高新技术企业。每年新增高新技术企业200家以上。
2.支持中小企业。到2023年，科技型中小企业达到5000家。（责任单位：市科技局）
三、保障措施
（一）加强组织领导。成立领导小组，推动各项政策落地见效。
本意见自印发之日起施行，有效期5年。
沧州市人民政府
2021年6月18日
（此件公开发布）
"""
WITHOUT_LAST = [line for line in PLAN.splitlines() if not line.startswith("本意见")]

Read = Callable[[str], Document]


@pytest.fixture
def read(gazetteer: Gazetteer) -> Read:
    def read(text: str) -> Document:
        found = read_document(text.encode(), "plan.txt", gazetteer=gazetteer)
        assert_consistent(found)
        return found.document

    return read


def rules(document: Document) -> set[Rule]:
    return {repair.rule for repair in document.repairs}


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("，", "︐"),
        ("。", "︒"),
        ("（", "︵"),
        ("一", "⼀"),
        ("人", "⼈"),
        ("力", "⼒"),
        ("长", "⻓"),
    ],
)
def test_radicals_and_vertical_marks_are_read_as_what_they_look_like(
    plain: str, printed: str, read: Read
) -> None:
    document = read(PLAN.replace(plain, printed))
    assert document.text == PLAN.strip()
    assert document.sections == read(PLAN).sections
    if plain in PLAN:
        assert Rule.VARIANT_FORM in rules(document)


def test_marks_that_a_mirror_doubled_throughout_are_printed_once(read: Read) -> None:
    damaged = PLAN.replace("，", ",，").replace("、", ",、").replace("。\n", "。。\n")
    assert read(damaged).text == PLAN.strip()


def test_two_doubled_marks_in_a_text_stay(read: Read) -> None:
    text = PLAN.replace("创新驱动发展战略，", "创新驱动发展战略，，")
    assert "战略，，" in read(text).text


@pytest.mark.parametrize("gap", ["\\n", "\\r\\n", " ", "　", ""])
def test_a_document_that_came_as_one_line_is_parted(gap: str, read: Read) -> None:
    lines = PLAN.splitlines() if gap.startswith("\\") else WITHOUT_LAST
    document = read(gap.join(lines))
    assert document.text.split("\n") == lines
    assert document.metadata == read("\n".join(lines)).metadata


def test_advertising_beside_a_title_leaves_the_title(read: Read) -> None:
    title = "沧州市人民政府关于加快推进科技创新的实施意见"
    document = read(PLAN.replace(title, f"bet365官网登录|{title}-开云体育app下载_手机版"))
    assert document.metadata.title == title
    assert document.metadata.document_number == "沧政发〔2021〕8号"
    assert "〔?〕" not in document.text


@pytest.mark.parametrize(
    "spam",
    [
        "关键词排名优化 SEO优化公司 网站推广 联系QQ：12345678",
        "论文代写 微信：abc12345",
        "白癜风医院哪家好 男科医院排名",
    ],
)
def test_offers_between_paragraphs_go(spam: str, read: Read) -> None:
    document = read(PLAN.replace("三、保障措施", f"{spam}\n三、保障措施"))
    assert document.text == PLAN.strip()
    assert Rule.SPAM_LINE in rules(document)


@pytest.mark.parametrize(
    "line",
    [
        "二、严厉打击论文代写、代开发票等违法行为，联系电话：0317-2160000",
        "（一）提升政府网站关键词排名。",
        "四、规范男科医院排名等医疗广告发布行为。",
        "七、支持企业开展网站推广、网络营销",
        "八、打击网络赌博，查处“葡京”等境外赌博网站。",
    ],
)
def test_a_regulation_may_speak_of_offers(line: str, read: Read) -> None:
    assert line in read(PLAN.replace("三、保障措施", f"{line}\n三、保障措施")).text


def test_a_text_that_breaks_off_is_told(read: Read) -> None:
    end = PLAN.index("推动各项政策") + 4
    broken = read(PLAN[:end] + "和重大项目建设，在全市范围内统筹协调科技创新工作")
    assert "正文末尾没有句号，可能不完整。" in broken.warnings
    assert "正文末尾没有句号，可能不完整。" not in read(PLAN).warnings


def test_two_versions_in_one_file_are_told(read: Read) -> None:
    document = read(PLAN + "\n" + PLAN.replace("1500", "1600"))
    assert sum(block.kind is BlockKind.TITLE for block in document.blocks) == 2
    assert any("出现两次" in warning for warning in document.warnings)


def test_what_two_lost_characters_look_like_in_gbk_is_marked(read: Read) -> None:
    document = read(PLAN.replace("领导小组", "领导锟斤拷锟斤拷"))
    assert "成立领导〔?〕，推动" in document.text


def test_the_heads_of_printed_pages_go_with_their_numbers(read: Read) -> None:
    head = "沧州市人民政府公报　2021年第3期"
    lines = PLAN.splitlines()
    pages = [lines[:5], lines[5:9], lines[9:]]
    damaged = "".join(
        f"{head}\n" + "\n".join(page) + f"\n— {number} —\n" for number, page in enumerate(pages, 1)
    )
    document = read(damaged)
    assert document.text == PLAN.strip()
    assert document.metadata.title == lines[0]


def test_a_title_at_the_head_of_every_page_stays_once(read: Read) -> None:
    title = PLAN.splitlines()[0]
    lines = PLAN.splitlines()
    damaged = "\n".join([*lines[:6], "— 1 —", title, *lines[6:10], "— 2 —", title, *lines[10:]])
    assert read(damaged).text == PLAN.strip()


def test_lines_that_come_again_away_from_page_numbers_stay(read: Read) -> None:
    text = PLAN.replace("二、重点任务", "责任单位\n二、重点任务").replace(
        "三、保障措施", "责任单位\n三、保障措施"
    )
    assert read(text).text.count("责任单位\n") == 2


def test_the_date_of_the_imprint_is_a_conclusion(read: Read) -> None:
    unsigned = PLAN.replace("沧州市人民政府\n2021年6月18日\n", "")
    document = read(unsigned + "沧州市人民政府办公室　　2021年6月21日印发\n")
    assert document.metadata.issue_date == "2021-06-21"
    inference = document.metadata.inference("issue_date")
    assert inference is not None
    assert "版记写明2021年6月21日印发" in inference.reason


STYLES = """.TRS_Editor P{line-height:1.5;font-family:宋体;}.TRS_Editor DIV{margin:0;}
@font-face{font-family:"宋体"; src:url(x)}
var _hmt = _hmt || [];
(function() { var hm = document.createElement("script"); })();
/* 正文样式 */
"""


def test_styles_and_scripts_of_a_page_are_no_text(read: Read) -> None:
    document = read(STYLES + PLAN.replace("三、保障", "<script>alert(1)</script>三、保障"))
    assert document.text == PLAN.strip()
    assert document.metadata.title == PLAN.splitlines()[0]


@pytest.mark.parametrize(
    "line",
    [
        "一是集合A={1,2,3}，用于说明分类方法。",
        "对投入强度（R&D/GDP=2.5%）达标的企业给予支持。",
        "网址：http://www.example.gov.cn/a.html",
    ],
)
def test_signs_in_a_sentence_are_no_script(line: str, read: Read) -> None:
    assert line in read(PLAN.replace("三、保障措施", f"{line}\n三、保障措施")).text


def test_what_a_phone_puts_around_an_article_goes(read: Read) -> None:
    above = "沧州发布\n2021-06-20 18:30 河北\n点击上方蓝字关注我们\n"
    below = (
        "编辑：张三 责编：李四 审核：王五\n往期推荐\n▶最新人事任免\n阅读 10万+ 赞 120 在看 88\n"
        "分享 收藏 点赞 在看\n预览时标签不可点\n关注该公众号\n"
    )
    assert read(above + PLAN + below).text == PLAN.strip()


@pytest.mark.parametrize(
    "pager", ["[1] [2] [3] 下一页", "上一页 1 2 3 下一页", "首页 上一页 尾页 共5页"]
)
def test_the_links_to_further_pages_go(pager: str, read: Read) -> None:
    document = read(PLAN.replace("三、保障措施", f"{pager}\n三、保障措施"))
    assert document.text == PLAN.strip()


def test_of_a_markdown_table_every_character_is_accounted_for(read: Read) -> None:
    table = "| 指标 | 2025年 |\n| --- | --- |\n| 企业 | 1500 |\n| --- | --- |\n"
    document = read(PLAN.replace("三、保障措施", f"{table}三、保障措施"))
    assert "| 指标 | 2025年 |\n| 企业 | 1500 |\n三、保障措施" in document.text
