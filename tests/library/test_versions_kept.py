"""Older versions stay reachable, removed documents stay known."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.corpus.model import Document
from reader.errors import LibraryError
from reader.library.rows import packed
from reader.library.store import Library
from tests.library.samples import short_document


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


def dated(name: str, date: str) -> Document:
    document = short_document(name, f"办法{name}", "山东省", "东营市")
    return replace(document, metadata=replace(document.metadata, issue_date=date))


def add_three_versions(library: Library) -> None:
    library.add(dated("a", "2018-01-01"), "甲", "imported")
    library.add(dated("b", "2020-01-01"), "乙", "imported")
    library.supersede("a", "b")
    library.add(dated("c", "2022-01-01"), "丙", "imported")
    library.supersede("b", "c")


def test_an_older_version_is_not_listed_but_can_be_read(library: Library) -> None:
    add_three_versions(library)
    assert [s.id for s in library.documents()] == ["c"]
    assert library.fingerprints().keys() == {"c"}
    assert library.document("a").text == "办法a的正文。"
    assert library.summary("b").title == "办法b"
    assert library.faults() == []


def test_the_versions_of_a_document_are_told_newest_first(library: Library) -> None:
    add_three_versions(library)
    assert [s.id for s in library.versions("c")] == ["b", "a"]
    assert [s.id for s in library.versions("a")] == ["c", "b"]
    assert library.versions("unknown") == []


def test_the_version_of_the_library_is_that_of_what_is_listed(library: Library) -> None:
    library.add(dated("c", "2022-01-01"), "丙", "imported")
    before = library.version
    older = packed(dated("a", "2018-01-01"), "甲", "imported")
    library.insert(older, "甲.txt", successor="c")
    assert library.version == before
    assert [s.id for s in library.versions("c")] == ["a"]


def test_removing_takes_the_older_versions_along_and_keeps_what_notes_need(
    library: Library,
) -> None:
    add_three_versions(library)
    library.remove("c")
    assert library.documents() == []
    assert {kept.id: kept.title for kept in library.removed()} == {
        "a": "办法a",
        "b": "办法b",
        "c": "办法c",
    }
    kept = library.removed()[0]
    assert len(kept.text_sha256) == 64
    assert kept.removed_at
    assert library.faults() == []


def test_what_comes_back_is_no_longer_told_as_removed(library: Library) -> None:
    library.add(dated("a", "2018-01-01"), "甲", "imported")
    library.remove("a")
    library.add(dated("a", "2018-01-01"), "甲", "imported")
    assert library.removed() == []


def test_a_transaction_is_whole_or_nothing(library: Library) -> None:
    class GivenUpError(Exception):
        pass

    def add_two_and_fail() -> None:
        with library.transaction():
            library.add(dated("a", "2018-01-01"), "甲", "imported")
            library.add(dated("b", "2018-01-01"), "乙", "imported")
            raise GivenUpError

    with pytest.raises(GivenUpError):
        add_two_and_fail()
    assert library.documents() == []


def test_half_a_document_is_noticed(library: Library) -> None:
    add_three_versions(library)
    connection = sqlite3.connect(library.path)
    with connection:
        connection.execute("DELETE FROM sources WHERE document_id = 'a'")
        connection.execute("DELETE FROM documents WHERE id = 'c'")
    connection.close()
    faults = library.faults()
    assert any("a 不完整（缺 sources）" in fault for fault in faults)
    assert any("c 的残余（blocks）" in fault for fault in faults)
    assert any("旧版文件 b 的新版不在文库中" in fault for fault in faults)
    with pytest.raises(LibraryError):
        library.summary("c")
