"""Small documents with unusual structure: text in, outline out.

``tests/data/outlines.txt`` has after each ``===`` the name of a sample, its text, ``--- outline``
and the outline: indented by depth, with level, number ("-" for none) and heading.
"""

from pathlib import Path

import pytest

from reader.corpus.clean import clean
from reader.corpus.structure import build_structure


def samples() -> dict[str, tuple[str, str]]:
    """Text and outline of each sample."""
    path = Path(__file__).parents[1] / "data" / "outlines.txt"
    found = {}
    for sample in path.read_text(encoding="utf-8").split("=== ")[1:]:
        name, rest = sample.split("\n", 1)
        text, outline = rest.split("--- outline\n")
        found[name] = (text, outline.strip())
    return found


SAMPLES = samples()


def outline_of(text: str) -> str:
    """The outline of a text as the samples give it."""
    sections = build_structure(clean(text).lines, text).sections
    return "\n".join(
        f"{'  ' * (section.depth - 1)}{section.level} {section.number or '-'} {section.heading}"
        for section in sections
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_the_outline_is(name: str) -> None:
    text, outline = SAMPLES[name]
    assert outline_of(text) == outline


def test_the_path_of_a_section_names_what_it_stands_under() -> None:
    text, _ = SAMPLES["lists within lists of the same class, and numbers under dashes"]
    sections = build_structure(clean(text).lines, text).sections
    laboratory = next(section for section in sections if section.heading == "实验室")
    assert laboratory.path == ("一、总体目标", "2.平台目标", "——国家级平台", "1.实验室")
