"""Folding: what it changes, and that every place can be found again in the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.folding import fold
from index.han import simplify

PIECES = st.one_of(
    st.characters(),
    st.sampled_from(
        "研發经费a1R&D%．５　 \t\n\r\u00a0\u200b\ufeff\u00ad“”『』[]【】〔〕"
        "İſK著乾瞭𠁞𪚥⼒豈\U000e0100"
    ),
)
TEXTS = st.text(PIECES, max_size=40)


@pytest.mark.parametrize(
    ("original", "folded"),
    [
        ("研發經費", "研发经费"),
        ("臺灣、裏、着力、著力", "台湾、里、着力、着力"),
        ("瞭解、藉助、復甦", "了解、借助、复苏"),
        ("怎麼、怎麽、怎么", "怎么、怎么、怎么"),
        ("２．５％", "2.5%"),
        ("2.5 %", "2.5%"),
        ("（Ｒ＆Ｄ）", "(r&d)"),
        ("R & D 经费", "r&d经费"),
        ("研 发　经\u00a0费", "研发经费"),
        ("研\u200b发\ufeff经\u00ad费", "研发经费"),
        ("big  data", "big data"),
        ("１　５００家", "1 500家"),
        ("a\u200b \u200bb", "a b"),
        ("国科函创[2018]59号", "国科函创〔2018〕59号"),
        ("国科函创【2018】59号", "国科函创〔2018〕59号"),
        ("“十三五”「十三五」『十三五』", '"十三五""十三五""十三五"'),
        ("‘四新’", "'四新'"),
        ("İstanbul", "İstanbul"),
        ("第一段 \n 第二段", "第一段\n第二段"),
        ("⼒量", "力量"),
        (" \u3000", ""),
    ],
)
def test_forms_that_mean_the_same_are_folded_alike(original: str, folded: str) -> None:
    assert fold(original).text == folded


def test_a_range_goes_back_to_the_characters_it_was_made_of() -> None:
    folded = fold("　　研 發\u200b经费（R & D）")
    start = folded.text.index("发经")
    assert folded.original_range(start, start + 2) == (4, 7)
    start = folded.text.index("r&d")
    assert folded.original_range(start, start + 3) == (9, 14)
    assert folded.original_length == 15


def test_a_rare_character_counts_as_one() -> None:
    folded = fold("𪚥 研发")
    assert folded.original_range(1, 3) == (2, 4)


def test_a_simplified_text_for_display_keeps_its_length() -> None:
    assert simplify("乾坤與乾燥") == "乾坤与干燥"
    assert simplify("製造業髮型") == "制造业发型"


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
    assert fold(once).gaps.total == 0


@given(TEXTS, st.data())
def test_the_original_of_a_range_folds_to_that_range(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.original_range(start, end)
    assert 0 <= low <= high <= len(text) == folded.original_length
    assert fold(text[low:high]).text == folded.text[start:end].strip(" ")


@given(TEXTS, st.data())
def test_nothing_removed_stands_at_the_edges_of_an_original_range(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    if not folded.text:
        return
    place = data.draw(st.integers(0, len(folded.text) - 1))
    low, high = folded.original_range(place, place + 1)
    assert high == low + 1
    if folded.text[place] != " ":
        assert fold(text[low]).text == folded.text[place]


@given(TEXTS, st.data())
def test_any_part_of_a_text_is_found_at_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    needle = fold(text[start:end]).text
    folded = fold(text)
    places = [
        folded.original_range(place, place + len(needle))
        for place in range(len(folded.text) - len(needle) + 1)
        if folded.text.startswith(needle, place)
    ]
    assert places
    if needle:
        assert any(start <= low and high <= end for low, high in places)


@given(TEXTS)
def test_every_character_is_folded_on_its_own(text: str) -> None:
    one_by_one = "".join(fold(character).text for character in text)
    assert fold(text).text.replace(" ", "") == one_by_one
