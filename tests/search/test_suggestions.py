"""What is offered while typing, and what there is instead of what was not found."""

import time

import pytest

from index.folding import fold
from reader.errors import SearchCancelledError
from reader.library.store import Library
from reader.search import Question
from reader.search.nearest import nearest_sentence, words_of
from reader.search.service import SearchService
from reader.search.suggestions import Suggester

HEADINGS = {"总 则": 2, "总则": 3, "法律责任": 9, "监督检查和法律责任": 1, "一" * 30: 5}


def texts_of(suggester: Suggester, typed: str, *history: str) -> list[str]:
    return [suggestion.text for suggestion in suggester.suggest(typed, history)]


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return Suggester(["研发经费投入强度", "高新技术企业数"], ["研发", "自主研发"], HEADINGS)


def test_what_begins_with_the_typed_comes_before_what_holds_it(suggester: Suggester) -> None:
    assert texts_of(suggester, "研") == ["研发经费投入强度", "研发", "自主研发"]
    assert texts_of(suggester, "法律") == ["法律责任", "监督检查和法律责任"]


def test_own_history_comes_first_and_nothing_twice(suggester: Suggester) -> None:
    history = ("企业 研发", "研发 投入", "研发 投入", "研发")
    assert texts_of(suggester, "研", *history) == [
        "研发 投入",
        "研发",
        "企业 研发",
        "研发经费投入强度",
        "自主研发",
    ]


def test_script_and_blanks_make_no_difference(suggester: Suggester) -> None:
    (suggestion,) = suggester.suggest("總則"[:1])
    assert suggestion.text == "总则"
    assert suggestion.label == "标题"
    assert suggestion.documents == 5
    assert texts_of(suggester, "研 發 經") == ["研发经费投入强度"]


def test_the_last_word_is_completed_where_the_whole_means_nothing(suggester: Suggester) -> None:
    assert texts_of(suggester, "投入 法律") == ["投入 法律责任", "投入 监督检查和法律责任"]


@pytest.mark.parametrize("typed", ["", " ", "\n", "没有这个词", "总则"])
def test_nothing_is_offered_for_nothing_or_what_is_typed_already(
    suggester: Suggester, typed: str
) -> None:
    assert texts_of(suggester, typed) == []


def test_the_shipped_library_offers_indicators_terms_and_headings(service: SearchService) -> None:
    kinds = {
        suggestion.kind
        for typed in ("科技", "创新")
        for suggestion in service.suggest(typed, [Question("科技创新券")])
    }
    assert kinds == {"history", "indicator", "term", "heading"}
    for typed in ("研", "的", "R&D", "創新"):
        offered = service.suggest(typed)
        assert 0 < len(offered) <= 10
        assert all(fold(typed).text in fold(each.text).text for each in offered)


@pytest.mark.usefixtures("nothing_to_collect")
def test_offering_takes_no_time(service: SearchService) -> None:
    service.suggest("研")
    start = time.thread_time()
    for typed in ("研", "的", "科技创新", "没有这个词", "zz"):
        service.suggest(typed)
    assert time.thread_time() - start < 0.05


@pytest.mark.parametrize(
    ("query", "near", "kind"),
    [
        ("创新性城市", "创新型城市", "spelling"),
        ("高新技术业", "高新技术企业", "spelling"),
        ("产业技术研研究院", "产业技术研究院", "spelling"),
        ("知识权产质押", "知识产权质押", "spelling"),
        ("產業技術研穵院", "产业技术研究院", "spelling"),
        ("产教研", "产学研", "synonym"),
        ("科学技术局", "科技局", "synonym"),
        ("科技成果转化奖厉办法", "科技成果转化", "part"),
        ("量子孵化器", "孵化器", "part"),
    ],
)
def test_what_there_is_instead_is_told_with_exact_counts(
    service: SearchService, query: str, near: str, kind: str
) -> None:
    assert service.search(query).total_hits == 0
    ((word, found),) = service.nearest(Question(query)).items()
    assert word == query
    by_text = {term.text: term for term in found}
    assert by_text[near].kind == kind
    for term in found:
        answer = service.search(term.text)
        assert (answer.total_hits, answer.total_documents) == (term.hits, term.documents)
        assert term.hits
    assert f"{near} {by_text[near].hits} 处" in nearest_sentence(query, found)


def test_each_word_of_a_query_is_looked_at(service: SearchService) -> None:
    found = service.nearest(Question('研发 "创新性城市" -企业 城市:东营', "smart"))
    assert list(found) == ["研发", "创新性城市"]
    assert [term.text for term in found["研发"]] == ["研发"]
    assert found["创新性城市"][0].text == "创新型城市"
    assert words_of(Question("近(研发,投入,9) 院士*站", "smart")) == ("研发", "投入", "院士", "站")
    assert words_of(Question("研发 投入", within="sentence")) == ("研发", "投入")
    assert words_of(Question("研发 投入")) == ("研发 投入",)


def test_only_the_documents_that_are_searched_are_looked_at(
    service: SearchService, library: Library
) -> None:
    assert len(library.documents()) == 5
    found = service.nearest(Question("渤海粮苍", cities=("盘锦",)))
    assert "渤海粮仓" not in {term.text for term in found["渤海粮苍"]}
    found = service.nearest(Question("渤海粮苍", cities=("沧州",)))
    assert "渤海粮仓" in {term.text for term in found["渤海粮苍"]}


def test_filters_of_the_query_narrow_what_is_looked_at(service: SearchService) -> None:
    elsewhere = service.nearest(Question("渤海粮仓 城市:盘锦", "smart"))
    assert "itself" not in {term.kind for term in elsewhere["渤海粮仓"]}
    here = service.nearest(Question("渤海粮仓 城市:沧州", "smart"))
    assert [term.kind for term in here["渤海粮仓"]] == ["itself"]


def test_marks_at_the_edges_of_a_word_are_not_offered(service: SearchService) -> None:
    for query in ("“量子孵化器”", "（量子）孵化器、", "〔2035〕999号"):
        for found in service.nearest(Question(query)).values():
            for term in found:
                assert term.text[0].isalnum()
                assert term.text[-1].isalnum()


@pytest.mark.parametrize("query", ["、研发经废", "，加大研发投如", "研发投如，", "“互联网＋”行洞"])
def test_a_misspelt_word_with_marks_around_it_is_looked_at(
    service: SearchService, query: str
) -> None:
    ((_, found),) = service.nearest(Question(query)).items()
    assert found
    for term in found:
        assert service.search(term.text).total_hits == term.hits


def test_a_word_that_does_occur_is_not_denied(service: SearchService) -> None:
    question = Question("研发", scope="title")
    hits = service.search("研发").total_hits
    assert service.ask(question).total_hits == 0
    ((word, found),) = service.nearest(question).items()
    assert nearest_sentence(word, found) == f"全文中有“研发”{hits} 处。"


def test_a_pasted_text_is_not_repeated_in_full(service: SearchService) -> None:
    text = "床前明月光疑是地上霜" * 40
    ((word, found),) = service.nearest(Question(text)).items()
    assert len(nearest_sentence(word, found)) < 100


def test_looking_can_be_cancelled(service: SearchService) -> None:
    with pytest.raises(SearchCancelledError):
        service.nearest(Question("研发强渡"), lambda: True)


def test_nothing_near_is_told_too() -> None:
    assert nearest_sentence("㐀㐁", ()) == "没有“㐀㐁”。"
