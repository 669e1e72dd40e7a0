"""Documents of the same title say in lists what sets them apart; others say nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.corpus.model import Document
from reader.library import rows
from reader.library.store import Library
from tests.export.brochure_samples import document_of

TITLE = "关于印发科技创新行动计划的通知"


def policy(name: str, **facts: str) -> Document:
    document = document_of(name, TITLE, f"{name}市的正文。")
    return replace(document, metadata=replace(document.metadata, **facts))


def apart(folder: Path, documents: dict[str, Document]) -> dict[str, str]:
    """What the listed documents say, imported from the files of these names."""
    with Library.open(folder / "library.db") as library:
        for place, document in documents.items():
            library.insert(rows.packed(document, "原文", "imported"), place)
        return {each.id: each.apart for each in library.documents()}


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({"city": "甲市"}, {"city": "乙市"}, ("甲市", "乙市")),
        (
            {"city": "甲市", "document_number": "甲政发〔2020〕1号"},
            {"city": "甲市", "document_number": "甲政发〔2020〕2号"},
            ("甲政发〔2020〕1号", "甲政发〔2020〕2号"),
        ),
        ({"issue_date": "2019-05-01"}, {"publication_date": "2021-02-03"}, ("2019", "2021")),
        ({"issue_date": "2019-05-01"}, {}, ("2019", "b.html")),
        ({}, {}, ("a.html", "b.html")),
        ({"city": "甲市"}, {"city": "甲市"}, ("a.html", "b.html")),
    ],
    ids=["place", "number", "year", "year of one", "nothing", "the same place"],
)
def test_documents_of_one_title_tell_what_differs(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], told: tuple[str, str]
) -> None:
    both = {"网页/a.html": policy("a", **first), "网页/b.html": policy("b", **second)}
    assert apart(tmp_path, both) == dict(zip(("a", "b"), told, strict=True))


def test_files_of_one_name_are_told_with_their_folders(tmp_path: Path) -> None:
    both = {"甲/a.html": policy("a"), "乙/a.html": policy("b")}
    assert apart(tmp_path, both) == {"a": "甲/a.html", "b": "乙/a.html"}


def test_a_document_with_a_title_of_its_own_says_nothing(tmp_path: Path) -> None:
    other = document_of("b", "另一个题目", "正文。")
    documents = {"a.html": policy("a", city="甲市"), "b.html": other}
    assert set(apart(tmp_path, documents).values()) == {""}
