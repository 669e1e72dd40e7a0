"""The sentence of a hit is found by the rule of the index, in the text as printed."""

import random

import pytest

from reader.export.sentences import Sentences
from reader.library.store import Library
from reader.search.service import SearchService

TEXT = (
    "一、总体要求\n　　到2020年，投入达到２.５％。 力争《关于“研发”。的意见》落实！（一）企业\n尾"
)


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("要求", "一、总体要求"),
        ("２.５％", "到2020年，投入达到２.５％。"),
        ("研发", "力争《关于“研发”。的意见》落实！"),
        ("企业", "（一）企业"),
        ("尾", "尾"),
        ("％。 力", "到2020年，投入达到２.５％。 力争《关于“研发”。的意见》落实！"),
        ("要求\n　　到", "一、总体要求\n　　到2020年，投入达到２.５％。"),
    ],
)
def test_the_sentence_of_a_place_ends_with_its_mark_or_its_line(place: str, sentence: str) -> None:
    start = TEXT.index(place)
    low, high = Sentences(TEXT).around(start, start + len(place))
    assert TEXT[low:high] == sentence


def test_a_sentence_holds_its_place_wherever_that_is(
    opened: tuple[Library, SearchService],
) -> None:
    library, _ = opened
    chance = random.Random(9)
    for summary in library.documents():
        text = library.text(summary.id)
        sentences = Sentences(text)
        for _ in range(300):
            start = chance.randrange(len(text) - 20)
            end = start + chance.randint(1, 20)
            low, high = sentences.around(start, end)
            assert 0 <= low <= start < end <= high <= len(text)


def test_blanks_that_are_the_place_itself_are_kept() -> None:
    assert Sentences("  a  ").around(0, 5) == (0, 5)
    assert Sentences(" ").around(0, 1) == (0, 1)
