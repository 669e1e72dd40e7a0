"""Why a place is a hit, as it is told."""

import pytest

from index.matching import Kind, Why
from reader.search.reasons import why

QUOTE = "尊重著作的權利，保護著 作人"


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("segmentation", ("着作", "权利", "保护"), "分词：著作、權利、保護"),
        ("near", ("着作", "保护"), "邻近：著作、保護"),
        ("wildcard", ("尊重", "着作人"), "通配：尊重…著 作人"),
        ("segmentation", ("没有",), "分词：没有"),
    ],
)
def test_words_are_told_as_they_stand_in_the_text(
    kind: Kind, words: tuple[str, ...], told: str
) -> None:
    assert why(Why(kind, "检索词", words=words), QUOTE) == told


def test_a_literal_says_whether_it_is_written_as_it_was_asked_for() -> None:
    assert why(Why("literal", "著作", "着作"), "著作") == "原文一致"
    assert why(Why("literal", "著作", "着作"), "著 作").startswith("写法不同")


def test_a_synonym_names_what_stands_for_what() -> None:
    assert why(Why("synonym", "高企", "高新技术企业", group="hnte"), "高新技術企業") == (
        "同义：高企 → 高新技術企業"
    )
