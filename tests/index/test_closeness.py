"""Words that stand close together, also words that overlap or are asked for more than once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from index.closeness import Close
from index.matching import Form, Forms, Why
from index.units import UnitText
from tests.index.reference import Reference

WORDS = st.lists(st.text("一二三", min_size=1, max_size=2), min_size=2, max_size=4)


def close(words: list[str], distance: int) -> Close:
    forms = (Form(word, Why("literal", word, word)) for word in words)
    return Close("近", tuple(Forms((form,)) for form in forms), distance)


@settings(max_examples=400, deadline=None)
@given(st.text("一二三四。", max_size=25), WORDS, st.integers(0, 6))
def test_the_innermost_stretches_are_found_in_any_text(
    text: str, words: list[str], distance: int
) -> None:
    found = close(words, distance).find(UnitText(text))
    assert {place[:2] for place in found} == Reference(text).near(words, distance)
    assert [place[:2] for place in found] == sorted({place[:2] for place in found})
    for start, end, why in found:
        assert sorted(why.words) == sorted(words)
        assert all(word in text[start:end] for word in why.words)


def test_a_word_that_is_asked_for_five_times_stands_there_five_times() -> None:
    found = close(["的"] * 5, 1000).find(UnitText("的一" * 3000))
    assert len(found) == 3000 - 4
    assert found[0][:2] == (0, 9)
