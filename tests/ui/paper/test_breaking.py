"""Lines keep the rules of Chinese typesetting and fill the measure."""

import random

import pytest

from reader.ui.paper.breaking import CLOSING, OPENING, Letter, SetLine, set_lines
from reader.ui.paper.items import Glyph

SIZE = 10.0
MEASURE = 28 * SIZE


def letters(text: str) -> list[Letter]:
    """Han characters and marks an em wide, marks half blank, Latin half an em."""
    made = []
    for character in text:
        if character < "\u0250":
            glyph = Glyph(0, ord(character), character, 0.5, 0.05, 0.05)
        elif character in OPENING:
            glyph = Glyph(0, ord(character), character, 1.0, 0.6, 0.05)
        elif character in CLOSING:
            glyph = Glyph(0, ord(character), character, 1.0, 0.05, 0.6)
        else:
            glyph = Glyph(0, ord(character), character, 1.0, 0.05, 0.05)
        made.append(Letter(glyph, SIZE, 0))
    return made


def set_text(text: str, indent: float = 0.0) -> list[SetLine]:
    return set_lines(letters(text), MEASURE, indent)


def texts(lines: list[SetLine]) -> list[str]:
    return ["".join(letter.glyph.text for letter in line.letters) for line in lines]


def test_a_line_takes_28_characters() -> None:
    assert [len(line) for line in texts(set_text("国" * 60))] == [28, 28, 4]
    assert [len(line) for line in texts(set_text("国" * 60, 2 * SIZE))] == [26, 28, 6]


def test_a_closing_mark_is_taken_into_the_line_where_blanks_can_be_closed() -> None:
    first, second = texts(set_text("国" * 10 + "，" + "国" * 17 + "。" + "国" * 5))
    assert first == "国" * 10 + "，" + "国" * 17 + "。"
    assert second == "国" * 5


def test_a_closing_mark_takes_a_character_along_where_there_is_no_room() -> None:
    first, second = texts(set_text("国" * 28 + "）。" + "国" * 5))
    assert first == "国" * 27
    assert second == "国）。" + "国" * 5


def test_an_opening_mark_goes_to_the_next_line() -> None:
    assert texts(set_text("国" * 27 + "（" + "国" * 5))[1] == "（国国国国国"


@pytest.mark.parametrize("pair", ["——", "……"])
def test_double_marks_are_not_parted(pair: str) -> None:
    lines = texts(set_text("国" * 27 + pair + "国" * 5))
    assert any(pair in line for line in lines)


def test_numbers_and_latin_words_stay_whole() -> None:
    lines = texts(set_text("国" * 26 + "2,020.5%R&D" + "国" * 5))
    assert any("2,020.5%R&D" in line or "2,020.5%" in line for line in lines)
    assert not any(line.endswith("2") for line in lines)


def test_an_address_longer_than_a_line_is_broken_anywhere() -> None:
    lines = set_text("见" + "http://www.example.gov.cn/" * 5)
    assert all(line.width <= MEASURE + 0.01 for line in lines)
    assert len(lines[0].letters) > 40


def test_blanks_at_the_end_of_a_line_take_no_room() -> None:
    lines = texts(set_text("国" * 28 + " " + "国" * 3))
    assert lines == ["国" * 28, "国" * 3]


def test_every_line_but_the_last_fills_the_measure_and_keeps_the_rules() -> None:
    chance = random.Random(5)
    marks = "，。、；：？！）》”（《“——……"
    for _ in range(300):
        text = "".join(
            chance.choice(marks) if chance.random() < 0.15 else chance.choice("国民经济研发a1 ")
            for _ in range(chance.randint(1, 200))
        )
        lines = set_text(text, chance.choice((0.0, 2 * SIZE)))
        found = texts(lines)
        assert "".join("".join(found).split()) == "".join(text.split())
        for line in lines:
            assert line.width <= MEASURE + 0.02
        for line in lines[:-1]:
            assert line.width == pytest.approx(MEASURE, abs=SIZE) or " " in text
            assert all(a <= b for a, b in zip(line.xs, line.ends, strict=True))


def test_no_closing_mark_begins_a_line_and_no_opening_one_ends_it() -> None:
    chance = random.Random(6)
    for _ in range(300):
        text = ""
        while len(text) < 150:
            text += "".join(chance.choice("国民经济") for _ in range(chance.randint(2, 12)))
            text += chance.choice(("，", "。", "、", "；", "（国）", "“民”，", "《经》"))
        for line in texts(set_text(text)):
            assert line[0] not in "，。、；：？！）》”"
            assert line[-1] not in "（《“"


def seen(line: SetLine) -> str:
    """The letters of a line as they stand, from left to right."""
    placed = sorted(zip(line.xs, line.letters, strict=True), key=lambda each: each[0])
    return "".join(letter.glyph.text for _x, letter in placed)


def test_words_from_right_to_left_stand_so_and_numbers_in_them_do_not() -> None:
    (line,) = set_text("与האוניברסיטה העברית合作")
    assert seen(line) == "与" + "האוניברסיטה העברית"[::-1] + "合作"
    assert line.ends[-1] == line.width
    (dated,) = set_text("于عام ٢٠٢٥签订")
    assert seen(dated) == "于٢٠٢٥ ماع签订"


def test_a_word_from_right_to_left_is_not_parted() -> None:
    first, second = texts(set_text("国" * 25 + "العربية" + "国"))
    assert first == "国" * 25
    assert second == "العربية国"
