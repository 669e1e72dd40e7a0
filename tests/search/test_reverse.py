"""A sentence of a draft leads to the passage it comes from, with every difference marked."""

import random

import pytest

from index.folding import fold
from reader.errors import SearchCancelledError, SearchError
from reader.library.store import Library
from reader.search.alignment import align
from reader.search.reverse import MAX_CHARACTERS, Source
from reader.search.service import SearchService

CHARACTERS = "的市企业创新发展科技建设人才资金推进加强支持政府全面重点项目服务"


def sentences(texts: dict[str, str], count: int) -> list[tuple[str, int, str]]:
    """Document, place and text of so many sentences of 20 to 120 characters."""
    chance = random.Random(11)
    found = []
    while len(found) < count:
        name = chance.choice(sorted(texts))
        text = texts[name]
        start = text.find("。", chance.randrange(len(text))) + 1
        end = text.find("。", start) + 1
        if start and 20 <= end - start <= 120 and "\n" not in text[start:end]:
            found.append((name, start, text[start:end]))
    return found


def changed(sentence: str, chance: random.Random) -> str:
    """The sentence with every fifth character replaced, left out or followed by another."""
    characters = list(sentence)
    for place in chance.sample(range(len(characters)), len(characters) // 5):
        other = chance.choice(CHARACTERS)
        characters[place] = chance.choice((other, other, "", characters[place] + other))
    return "".join(characters)


def covers(source: Source, name: str, start: int, length: int) -> bool:
    hit = source.hit
    return hit.document_id == name and hit.start < start + length and hit.end > start


def test_a_literal_quotation_is_found_first(service: SearchService, texts: dict[str, str]) -> None:
    for name, start, sentence in sentences(texts, 20):
        first = service.sources_of(sentence)[0]
        assert first.passage.is_exact
        assert first.passage.score == 1.0
        assert first.hit.why == "原句"
        assert covers(first, name, start, len(sentence)) or first.hit.quote == sentence


def test_a_quotation_is_found_in_the_other_script(service: SearchService) -> None:
    source = service.sources_of("加大研发投入")[0]
    assert source.passage.is_exact
    assert service.sources_of("加大研發投入")[0].passage.is_exact


def test_sentences_with_a_fifth_of_their_characters_changed_are_found(
    service: SearchService, texts: dict[str, str]
) -> None:
    chance = random.Random(5)
    asked = sentences(texts, 60)
    found = 0
    for name, start, sentence in asked:
        sources = service.sources_of(changed(sentence, chance))
        found += any(covers(source, name, start, len(sentence)) for source in sources)
    assert found >= 58


def test_the_stretches_tell_both_sides_from_end_to_end(
    service: SearchService, texts: dict[str, str]
) -> None:
    chance = random.Random(3)
    for _, _, sentence in sentences(texts, 20):
        quote = changed(sentence, chance)
        for source in service.sources_of(quote):
            text = texts[source.hit.document_id]
            stretches = source.passage.stretches
            assert source.hit.start == source.passage.start
            assert source.hit.end == source.passage.end
            read = here = 0
            here = source.hit.start
            for stretch in stretches:
                assert stretch.quote_start >= read
                assert stretch.start >= here
                read, here = stretch.quote_end, max(here, stretch.end)
                mine = fold(quote[stretch.quote_start : stretch.quote_end]).text
                theirs = fold(text[stretch.start : stretch.end]).text
                assert (mine == theirs) == (stretch.kind == "same")
            assert fold(quote[read:]).text == ""


def test_what_was_changed_added_and_left_out_is_marked() -> None:
    quote, text = "全市研发经费投入明显提高", "。全市研发经费支出明显增加。"
    alignment = align(quote, text)
    assert alignment is not None
    assert [
        (s.kind, quote[s.quote_start : s.quote_end], text[s.start : s.end])
        for s in alignment.stretches
    ] == [
        ("same", "全市研发经费", "全市研发经费"),
        ("changed", "投入", "支出"),
        ("same", "明显", "明显"),
        ("changed", "提高", "增加"),
    ]
    assert text[alignment.start : alignment.end] == "全市研发经费支出明显增加"
    assert align("甲乙丙丁", "戊己庚辛") is None
    added = align("研发人员经费", "研发经费")
    assert added is not None
    assert [s.kind for s in added.stretches] == ["same", "added", "same"]
    left_out = align("研发经费", "研发人员经费")
    assert left_out is not None
    assert [s.kind for s in left_out.stretches] == ["same", "left_out", "same"]


def test_the_users_own_words_before_and_after_belong_to_no_passage(
    service: SearchService, texts: dict[str, str]
) -> None:
    name, start, sentence = sentences(texts, 1)[0]
    own = "某某人写于某年某月某日深夜："
    source = service.sources_of(f"{own}{sentence}{own}")[0]
    assert covers(source, name, start, len(sentence))
    kinds = [stretch.kind for stretch in source.passage.stretches]
    assert kinds[0] == kinds[-1] == "added"
    assert source.hit.why.startswith("相同 ")


def test_lines_of_a_pasted_text_make_no_difference(
    service: SearchService, texts: dict[str, str]
) -> None:
    _, _, sentence = sentences(texts, 1)[0]
    pasted = f" {sentence[:9]}\r\n{sentence[9:15]}\n{sentence[15:]}\n"
    assert service.sources_of(pasted)[0].passage.is_exact


def test_nothing_like_it_gives_nothing(service: SearchService) -> None:
    assert service.sources_of("床前明月光疑是地上霜举头望明月低头思故乡") == ()


@pytest.mark.parametrize("text", ["", " \n", "研发", "创" * (MAX_CHARACTERS + 1)])
def test_too_short_and_too_long_is_told(service: SearchService, text: str) -> None:
    with pytest.raises(SearchError, match=r"至少|最多"):
        service.sources_of(text)


def test_it_can_be_cancelled(service: SearchService) -> None:
    with pytest.raises(SearchCancelledError):
        service.sources_of("加大研发投入，推进创新型城市建设试点", cancelled=lambda: True)


def test_at_most_as_many_as_asked_for(service: SearchService, library: Library) -> None:
    assert len(library.documents()) == 5
    assert len(service.sources_of("科技创新", limit=3)) == 3
