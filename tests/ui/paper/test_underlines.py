"""Five meanings stay apart without colour, and where they overlap."""

from itertools import combinations

import pytest
from PySide6.QtGui import QColor

from reader.excerpts.model import MARK_STYLES, Run, Shape
from reader.notes.model import Meaning
from reader.ui.paper.items import Fill, Stroke
from reader.ui.paper.underlines import DISTANCE, GREY, spans_of, underline, wash

KEY, TARGET, FUNDING = Meaning.KEY, Meaning.TARGET, Meaning.FUNDING


def drawn(meaning: Meaning) -> list[Stroke]:
    return [i for i in underline(meaning, 0, 100, 20, mono=True) if isinstance(i, Stroke)]


def test_every_meaning_has_its_own_letter_and_shape() -> None:
    assert [style.letter for style in MARK_STYLES.values()] == list("ABCDE")
    assert [style.shape for style in MARK_STYLES.values()] == list(Shape)


def test_in_black_and_white_no_two_shapes_are_alike() -> None:
    looks = {
        meaning: tuple((s.curved, len(s.points), s.width, s.dashes) for s in drawn(meaning))
        for meaning in Meaning
    }
    assert all(a != b for a, b in combinations(looks.values(), 2))
    assert all(stroke.color == "#000000" for meaning in Meaning for stroke in drawn(meaning))


def test_the_grey_behind_characters_is_at_most_15_percent() -> None:
    assert QColor(GREY).lightnessF() >= 0.85
    (fill,) = wash([KEY, TARGET], 0, 10, 15, mono=True)
    assert fill.color == GREY


def test_every_line_stands_clear_of_the_characters() -> None:
    assert DISTANCE >= 1.5
    for meaning in Meaning:
        for stroke in underline(meaning, 0, 100, DISTANCE, mono=False):
            assert isinstance(stroke, Stroke)
            assert min(y for _, y in stroke.points) - stroke.width / 2 >= 1.0


def test_overlapping_marks_lie_below_one_another() -> None:
    runs = (Run("甲", (KEY,)), Run("乙", (KEY, FUNDING)), Run("丙", (FUNDING,)), Run("丁", (KEY,)))
    spans = spans_of(runs)
    assert [(span.meaning, span.first, span.last, span.level) for span in spans] == [
        (KEY, 0, 1, 0),
        (FUNDING, 1, 2, 1),
        (KEY, 3, 3, 0),
    ]


def test_overlapping_colours_share_the_height() -> None:
    fills = list(wash([KEY, TARGET], 0, 10, 14, mono=False))
    assert all(isinstance(fill, Fill) for fill in fills)
    assert fills[0].y + fills[0].height == pytest.approx(fills[1].y)
    assert len({fill.color for fill in fills}) == 2


def test_unmarked_text_has_no_span() -> None:
    assert spans_of((Run("甲"), Run("乙"))) == []
