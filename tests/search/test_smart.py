"""Smart search finds what is meant, says why, and never fails on a query."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.corpus.model import BlockKind
from reader.errors import SearchCancelledError, SearchError
from reader.library.store import Library
from reader.search import Narrowing, Question, SearchAnswer
from reader.search.find import find_in_text
from reader.search.service import SearchService
from reader.search.synonyms import Form, Group

IDS = {"D": "dongying", "P": "panjin", "G": "gaogang", "Q": "quanzhou", "C": "cangzhou"}
FIRST_PAGE = 20
"""Documents of the first page."""

SYNONYMS = {
    "研究与试验发展经费": "GPQD",
    "研究开发费用": "GQC",
    "R&D人员": "QGC",
    "国家高新技术企业": "DGQCP",
    "高企认定": "QDC",
    "规模以上企业": "GCD",
    "规上工业企业": "GCD",
    "国内生产总值": "PDQGC",
    "GDP增速": "D",
    "科学技术局": "CPQ",
    "发改委": "QCDP",
    "发展和改革委员会": "QCDP",
    "工业和信息化局": "QCP",
    "市经信局": "CQP",
    "技术合同成交额": "D",
    "孵化载体": "PDCGQ",
    "产教研合作": "CGQPD",
    "政产学研": "CGQDP",
    "第十三个五年": "G",
    "双创平台": "CPDQG",
    "研发强度": "PDQGC",
    "全社会R&D经费支出": "PDGQC",
    "科技进步贡献率": "Q",
    "每万人有效发明专利拥有量": "DGQ",
    "财政科技支出": "DQCG",
    "国字号创新平台": "DQ",
    "科技型小微企业": "CDPG",
    "院士工作站": "PGCQ",
    "产业技术创新联盟": "PQD",
    "单位GDP能耗": "D",
    "新型研发机构": "DPQC",
    "个体工商户转型升级为企业": "D",
    "科技小巨人企业": "CQ",
}
SEGMENTATION = {
    "研发经费投入": "PGDQC",
    "高层次人才引进政策": "C",
    "科技金融服务体系": "D",
    "知识产权质押融资": "DQC",
    "科技成果转移转化": "DQPC",
    "军民融合发展": "D",
    "农业科技园区建设": "DC",
    "产业技术研究院建设": "DPQC",
    "科技资源共享": "DCPQ",
    "大众创业万众创新": "QCG",
    "产业 研究院": "PC",
    "近(研发,投入,4)": "DPQC",
    "院士*站": "PGCQ",
}
SCRIPT = {
    "創新驅動": "QCDGP",
    "科技創新": "CPDQG",
    "人才隊伍": "QDP",
    "研發投入": "PDGQC",
    "協同發展": "PC",
    "產業集群": "QCDP",
    "知識產權": "GCDPQ",
    "高新技術企業": "GDCQP",
}
SPELLING = {
    "ｒ＆ｄ经费": "PDGQC",
    "gdp": "PDQGC",
    "２０２０年": "GQD",
    "「十三五」": "G",
    "[2017]162号": "G",
    "“创新驱动”": "QCDGP",
}
EXPECTED = [
    (kind, query, {IDS[initial] for initial in initials})
    for kind, queries in (
        ("synonym", SYNONYMS),
        ("segmentation", SEGMENTATION),
        ("script", SCRIPT),
        ("spelling", SPELLING),
    )
    for query, initials in queries.items()
]
SYNTAX = '研发经费科技 a&R%2.5〔〕()（）"“”|-*:：,，城市年份状态近或NOTOR\n\t《》。.1 '


def test_sixty_queries_are_checked() -> None:
    assert len(EXPECTED) == 60


@pytest.mark.parametrize(("kind", "query", "expected"), EXPECTED)
def test_the_first_page_holds_the_documents_that_are_meant_and_says_why(
    service: SearchService, kind: str, query: str, expected: set[str]
) -> None:
    answer = service.search(query, "smart")
    page = answer.documents[:FIRST_PAGE]
    assert expected <= {document.id for document in page}
    reasons = [hit.why for document in page for hit in document.hits]
    assert all(reasons)
    wanted = {"synonym": "同义：", "segmentation": "分词：", "script": "写法", "spelling": "写法"}
    if kind == "synonym":
        assert any(reason.startswith((wanted[kind], "分词：")) for reason in reasons)
    assert answer.total_hits == sum(len(document.hits) for document in answer.documents)
    assert answer.mode == "smart"


def test_a_synonym_names_what_was_asked_and_what_stands_there(service: SearchService) -> None:
    answer = service.search("研发经费", "smart")
    reasons = {hit.why for document in answer.documents for hit in document.hits}
    assert "同义：研发经费 → 研究與開發(R&D)經費" in reasons
    assert "原文一致" in reasons
    used = {group.id: group for group in answer.groups}
    assert used["rd"].used
    assert "研究与试验发展" in used["rd"].forms


def test_a_group_that_is_switched_off_is_told_and_not_used(service: SearchService) -> None:
    answer = service.search("孵化载体", "smart", without_groups=["incubators"])
    assert {document.id for document in answer.documents} == {"cangzhou"}
    assert [(group.id, group.used) for group in answer.groups] == [("incubators", False)]


def test_a_quoted_word_is_exact(service: SearchService) -> None:
    quoted = service.search('"孵化载体"', "smart")
    exact = service.search("孵化载体")
    assert ranges(quoted) == ranges(exact)
    assert quoted.groups == ()


def test_exact_mode_knows_no_synonyms(service: SearchService) -> None:
    assert service.search("高企认定").total_hits == 0
    assert service.search("高企认定").groups == ()


def test_own_groups_are_used_from_the_next_search_on(service: SearchService) -> None:
    own = Group("own-1", "试验", (Form("量子纠缠态"), Form("孵化器")))
    assert service.search("量子纠缠态", "smart").total_hits == 0
    service.use_own_groups([own])
    try:
        answer = service.search("量子纠缠态", "smart")
        assert answer.total_hits == service.search("孵化器").total_hits
        assert [group.id for group in answer.groups] == ["own-1"]
    finally:
        service.use_own_groups([])
    assert service.search("量子纠缠态", "smart").total_hits == 0


@pytest.mark.parametrize(
    ("query", "searched"),
    [
        ("创新 城市:东营", {"dongying"}),
        ("创新 城市：山东省", {"dongying"}),
        ("创新 城市:東營", {"dongying"}),
        ("创新 年份:2018", {"dongying"}),
        ("创新 年份:2018..2019", {"dongying", "panjin"}),
        ("创新 年份:..2016", {"quanzhou", "cangzhou"}),
        ("创新 状态:失效", {"panjin"}),
        ("创新 状态:已失效", {"panjin"}),
        ("创新 机关:市委", {"quanzhou"}),
        ("创新 文号:[2017]162号", {"gaogang"}),
        ("创新 标题:六大行动", {"gaogang"}),
    ],
)
def test_filters_in_the_query_narrow_what_is_searched(
    service: SearchService, query: str, searched: set[str]
) -> None:
    answer = service.search(query, "smart")
    assert {document.id for document in answer.documents} == searched
    assert answer.documents_searched == len(searched)
    assert ranges(answer) == {
        place for place in ranges(service.search("创新", "smart")) if place[0] in searched
    }


def test_a_filter_in_an_alternative_narrows_that_alone(service: SearchService) -> None:
    answer = service.search("(创新 城市:东营) 或 渤海粮仓", "smart")
    assert {document.id for document in answer.documents} == {"dongying", "cangzhou"}
    assert answer.documents_searched == 5


def test_a_query_of_filters_alone_lists_documents(service: SearchService) -> None:
    answer = service.search("年份:2018 标题:方案", "smart")
    assert [document.id for document in answer.documents] == ["dongying"]
    assert answer.total_hits == 0
    assert answer.total_documents == 1
    assert [(c.value, c.documents) for c in answer.facets.counts("year")] == [("2018", 1)]


def test_what_is_excluded_is_not_there(service: SearchService) -> None:
    answer = service.search("院士 -渤海粮仓", "smart")
    assert "cangzhou" not in {document.id for document in answer.documents}


def test_a_scope_leaves_only_places_in_it(service: SearchService, library: Library) -> None:
    everywhere = ranges(service.search("创新"))
    titles = ranges(service.search("创新", scope="title"))
    headings = ranges(service.search("创新", scope="heading"))
    assert titles
    assert headings
    assert titles | headings < everywhere
    assert not titles & headings
    for document in map(library.document, IDS.values()):
        in_titles = {
            (document.id, *place)
            for block in document.blocks
            if block.kind is BlockKind.TITLE
            for place in ((b + block.start, e + block.start) for b, e in places(block.text))
        }
        assert in_titles == {place for place in titles if place[0] == document.id}


def places(text: str) -> tuple[tuple[int, int], ...]:
    return find_in_text(text, "创新")


def test_headings_end_where_the_text_behind_them_begins(service: SearchService) -> None:
    for document in service.search("创新", scope="heading").documents:
        for hit in document.hits:
            assert hit.quote in hit.section_path[-1]


def test_literals_within_a_sentence_stand_together(service: SearchService) -> None:
    apart = service.search("研发 投入", within="document")
    together = service.search("研发 投入", within="sentence")
    assert 0 < together.total_hits < apart.total_hits
    assert ranges(together) < ranges(apart)


@pytest.mark.parametrize(
    ("query", "position", "sentence"),
    [
        ('研发 投入 "经费', 6, "第7个字处的引号没有配对；要查引号本身，请用精确检索。"),
        ("研发 (投入", 3, "第4个字处的括号没有配对；要查括号本身，"),
        ("研发 且 投入 或 经费", 8, "第9个字处的“或”：“且”和“或”一起用时请加括号"),
        ("近(一,二,三,四,五,六,9)", 12, "第13个字起超出“近”的词数，最多 5 个。"),
        ("近(院士*站,投入,5)", 4, "第5个字处的“*”不能写在“近”里"),
        ("年份:2020..2018 研发", 3, "第4个字处的“2020..2018”先后颠倒"),
        ("研发 城市:火星", 3, "第4个字处：文库中没有“火星”的文件；现有：沧州市、"),
        ("研发 -城市:火星", 4, "第5个字处：文库中没有“火星”的文件；现有：沧州市、"),
        ("研发 或", 3, "第4个字处的“或”旁边缺少检索词。"),
        ("研发 年份:去年", 6, "第7个字处的“去年”不是年份，请写成 2018 或 2018..2020。"),
        ("研发 城市:", 3, "第4个字处的“城市:”后面缺少内容。"),
        ("近(研发,20)", 0, "第1个字处的“近”需要至少两个词，例如：近(研发,投入,20)。"),
        ("研发 状态:很好", 3, "第4个字处的状态“很好”不认识；可用的有："),
        ("-研发", 0, "检索式只有要排除的词；请至少写一个要找的词。"),
        (" ", 0, "请输入要检索的文字。"),
    ],
)
def test_a_fault_is_told_with_its_place(
    service: SearchService, query: str, position: int, sentence: str
) -> None:
    with pytest.raises(SearchError) as raised:
        service.search(query, "smart")
    assert str(raised.value).startswith(sentence)
    assert raised.value.position == position


def test_a_search_can_be_cancelled(service: SearchService) -> None:
    for mode in ("exact", "smart"):
        with pytest.raises(SearchCancelledError):
            service.ask(Question("创新", mode), lambda: True)  # type: ignore[arg-type]


@settings(max_examples=300, deadline=2000, suppress_health_check=list(HealthCheck))
@given(query=st.text(st.sampled_from(SYNTAX), max_size=40) | st.text(max_size=20))
def test_any_string_gives_an_answer_or_one_sentence(service: SearchService, query: str) -> None:
    for mode in ("exact", "smart"):
        told = sentence_or_reasons(service, Question(query, mode, limit=20))  # type: ignore[arg-type]
        assert all(told)
        assert not any("\n" in each for each in told)


def sentence_or_reasons(service: SearchService, question: Question) -> list[str]:
    """The reasons of all hits, or the one sentence about what is wrong."""
    try:
        answer = service.ask(question)
    except SearchError as error:
        return [str(error)]
    return [hit.why for document in answer.documents for hit in document.hits]


def test_the_documents_are_sorted_as_asked(service: SearchService) -> None:
    by_city = service.search("创新", sort="city")
    assert [d.city for d in by_city.documents] == list(by_city.by_city)
    by_date = [d.id for d in service.search("创新", sort="date").documents]
    assert by_date == ["panjin", "dongying", "gaogang", "quanzhou", "cangzhou"]


def test_a_question_keeps_all_it_was_asked_with(service: SearchService) -> None:
    narrowing = Narrowing(city=("东营市",))
    answer = service.search("创新", narrowing=narrowing, sort="date")
    assert answer.question == Question("创新", narrowing=narrowing, sort="date")


def ranges(answer: SearchAnswer) -> set[tuple[str, int, int]]:
    return {(d.id, *place) for d in answer.documents for place in d.hits.ranges}
