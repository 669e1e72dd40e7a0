"""Sentences and paragraphs of a text."""

import random

import pytest

from index.folding import fold
from index.units import LONGEST_BRACKET, Unit, UnitText, unit_ends
from tests.index.reference import Reference, sentences


def cut(text: str, unit: Unit = "sentence") -> list[str]:
    folded = fold(text).text
    ends = unit_ends(folded, unit)
    return [folded[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("一。二！三？四；五", ["一。", "二!", "三?", "四;", "五"]),
        ("一,二:三、四.五", ["一,二:三、四.五"]),
        ("标题\n一。\n二", ["标题\n", "一。", "\n", "二"]),
        ("《一；二。三》四。五", ["《一;二。三》四。", "五"]),
        ("“一。二。”三。“四；”", ['"一。二。"三。', '"四;"']),
        ("一（二；三（四。五）六。）七。八", ["一(二;三(四。五)六。)七。", "八"]),
        ("一（二。三", ["一(二。", "三"]),
        ("一“二。\n三。”四", ['一"二。', "\n", "三。", '"四']),
        ("“" + "一" * (LONGEST_BRACKET + 1) + "。”", ['"' + "一" * 301 + "。", '"']),
        ("", [""]),
    ],
)
def test_a_sentence_ends_at_its_mark_outside_brackets(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces


def test_a_paragraph_is_a_line() -> None:
    assert cut("一。二\n三\n\n四", "paragraph") == ["一。二\n", "三\n", "\n", "四"]
    assert cut("一。\n", "paragraph") == ["一。\n"]
    assert cut("一。\n二", "document") == ["一。\n二"]


def test_units_are_those_of_a_slow_walk(sources: dict[str, str]) -> None:
    rng = random.Random(4)
    texts = [fold(text).text for text in sources.values()]
    texts += ["".join(rng.choices('ab。;\n(()))《》"', k=20)) for _ in range(2000)]
    for text in texts:
        assert list(unit_ends(text, "sentence")) == [end for _, end in sentences(text)]
        assert list(unit_ends(text, "paragraph")) == [e for _, e in Reference(text).paragraphs]


def test_units_are_found_out_once() -> None:
    text = UnitText("一。二", 7)
    assert text.ends("sentence") is text.ends("sentence")
    assert text.number == 7
