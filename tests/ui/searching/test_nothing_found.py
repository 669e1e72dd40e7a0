"""What is told where a search found nothing, and which searches are offered instead."""

import pytest

from reader.search import Question, SearchAnswer
from reader.search.nearest import NearTerm
from reader.ui.searching.nothing_found import offers_instead, why_nothing

ONCE = NearTerm("研发", "itself", 12, 3)
NEVER: tuple[NearTerm, ...] = ()


def nothing_for(question: Question, searched: int = 5) -> SearchAnswer:
    return SearchAnswer(
        question.query, question.mode, searched, 45_678, 0, 0, {}, (), question=question
    )


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (Question("研发"), "没有一份文件写到“研发”。"),
        (Question("研发", scope="title"), "没有一份文件的标题写到“研发”。"),
        (Question("研发", scope="heading"), "没有一个章节标题写到“研发”。"),
        (Question("研发 投入", within="sentence"), "没有一句话同时写到“研发 投入”。"),
        (Question("研发 投入", within="paragraph"), "没有一段话同时写到“研发 投入”。"),
        (Question("研发", within="sentence"), "没有一份文件写到“研发”。"),
        (Question("研" * 500), f"没有一份文件写到“{'研' * 60}…”。"),
    ],
)
def test_the_sentence_claims_no_more_than_was_searched(question: Question, sentence: str) -> None:
    assert why_nothing(nothing_for(question), narrowed=False).startswith(sentence)


def test_the_sentence_about_chosen_documents_is_about_them() -> None:
    answer = nothing_for(Question("研发", scope="title"))
    told = why_nothing(answer, narrowed=True)
    assert told == "在筛选出的文件里没有一份文件的标题写到“研发”。"


def test_a_filter_in_the_query_that_leaves_no_document_does_not_empty_the_library() -> None:
    question = Question("年份:1950 研发", "smart")
    assert why_nothing(nothing_for(question, 0), narrowed=False) == "没有符合筛选条件的文件。"


def test_words_that_do_occur_are_offered_by_themselves() -> None:
    question = Question("“研发” 火星 城市:东营", "smart", within="sentence")
    parts = dict(offers_instead(question, {"研发": (ONCE,), "火星": NEVER}))
    (offer,) = parts["放宽条件"]
    assert offer.question == Question("“研发” 城市:东营", "smart")
    assert not parts["文库里有的相近说法"]


def test_a_word_that_is_in_no_title_is_offered_in_the_whole_text() -> None:
    parts = dict(offers_instead(Question("研发", scope="title"), {"研发": (ONCE,)}))
    assert [offer.question for offer in parts["放宽条件"]] == [Question("研发")]


def test_a_word_that_occurs_nowhere_is_not_offered_again() -> None:
    near = {"研发强渡": (NearTerm("研发强度", "spelling", 3, 2),)}
    parts = dict(offers_instead(Question("研发强渡"), near))
    assert [offer.question for offer in parts["文库里有的相近说法"]] == [Question("研发强度")]
    assert not parts["放宽条件"]
