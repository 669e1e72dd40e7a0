"""The marks of a document."""

from dataclasses import replace

import pytest

from reader.ui.marks import mark_colors, marks_of
from reader.ui.theme import DARK, LIGHT, Theme, contrast
from tests.ui.panel_samples import CANGZHOU, PANJIN, QUANZHOU


def test_the_mark_that_matters_most_comes_first() -> None:
    assert [mark.text for mark in marks_of(PANJIN)] == ["已失效", "网页有损", "繁体", "推定"]
    assert marks_of(QUANZHOU) == ()


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("lapsed", "已失效"),
        ("repealed", "已废止"),
        ("revised", "已修订"),
        ("trial", "试行"),
        ("draft", "征求意见"),
    ],
)
def test_every_status_that_limits_a_document_has_its_mark(status: str, text: str) -> None:
    assert [mark.text for mark in marks_of(replace(QUANZHOU, status=status))] == [text]


@pytest.mark.parametrize("status", ["in force", "not stated"])
def test_a_status_that_limits_nothing_has_no_mark(status: str) -> None:
    assert marks_of(replace(QUANZHOU, status=status)) == ()


def test_what_was_concluded_is_named() -> None:
    (mark,) = marks_of(CANGZHOU)
    assert mark.explanation.startswith("发文机关不是网页原样所载")


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_marks_can_be_read_in_both_themes(theme: Theme) -> None:
    for kind in ("expired", "warning", "quiet"):
        ink, surface = mark_colors(kind, theme)
        assert contrast(ink.name(), surface.name()) >= 4.5
