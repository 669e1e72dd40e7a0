"""Shared phrases and words of one document alone."""

from collections.abc import Mapping

from index.folding import fold
from reader.compare.words import SHORTEST, TELLING, shared_and_own
from reader.corpus.model import Document
from tests.compare.drafts import document


def test_shared_phrases_stand_where_they_are_said_to_stand(five: Mapping[str, Document]) -> None:
    found = shared_and_own([five["dongying"], five["panjin"], five["quanzhou"]])
    assert found.shared
    for phrase in found.shared:
        assert len(phrase.document_ids) > 1
        assert {place.document_id for place in phrase.places} == set(phrase.document_ids)
        folded = fold(phrase.text).text
        assert len(folded) >= SHORTEST
        for place in phrase.places:
            text = five[place.document_id].text[place.start : place.end]
            assert fold(text).text == folded


def test_scripts_make_no_difference_to_what_is_shared(five: Mapping[str, Document]) -> None:
    found = shared_and_own([five["dongying"], five["panjin"]])
    phrases = {fold(phrase.text).text for phrase in found.shared}
    assert "以习近平新时代中国特色社会主义思想为指导" in phrases


def test_own_words_are_nowhere_in_the_other_documents(five: Mapping[str, Document]) -> None:
    documents = [five["gaogang"], five["quanzhou"], five["cangzhou"]]
    found = shared_and_own(documents)
    folded = {each.id: fold(each.text).text for each in documents}
    assert {word.document_id for word in found.own} == set(folded)
    for word in found.own:
        written = fold(word.word).text
        assert all(written not in text for id_, text in folded.items() if id_ != word.document_id)
        assert word.score >= TELLING
        for place in word.places:
            assert fold(five[place.document_id].text[place.start : place.end]).text


def test_what_only_one_city_says_is_told_first(five: Mapping[str, Document]) -> None:
    found = shared_and_own([five["gaogang"], five["cangzhou"]])
    own = [word.word for word in found.own if word.document_id == "gaogang"]
    assert "离岸孵化" in own[:12]


def test_who_is_responsible_is_no_word_of_a_document(five: Mapping[str, Document]) -> None:
    found = shared_and_own([five["panjin"], five["dongying"]])
    assert "牽頭單位" not in {word.word for word in found.own}


def test_nothing_is_shared_with_a_document_of_other_words() -> None:
    one = document("通知\n明天上午九时在三楼会议室开会。\n", "a.txt")
    other = document("公告\n水库即日起停止放水，请沿岸群众注意安全。\n", "b.txt")
    assert shared_and_own([one, other]).shared == ()
    assert shared_and_own([one]).own == ()
