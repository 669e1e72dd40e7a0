"""Pieces of a document that has changed, or is gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.ui.tasks import TaskRunner
from tests.export.brochure_samples import document_of
from tests.ui.excerpting.shelf import Shelf

BEFORE = "某市计划\n一、目标\n研发投入强度达到2.5%以上。\n二、措施\n支持企业建立研发机构。"


@pytest.fixture
def changing(qtbot: QtBot, inline_runner: TaskRunner, tmp_path: Path) -> Iterator[Shelf]:
    """Collections over a library of one document that changes."""
    with Library.open(tmp_path / "library.db") as library:
        put(library, BEFORE)
        yield Shelf(qtbot, library, inline_runner, tmp_path)


def put(library: Library, text: str) -> None:
    """Put a document into a library in place of the one with the same id."""
    document = document_of("a", "某市计划", text)
    if library.documents():
        library.remove("a")
    library.add(document, text, "imported")


def test_pieces_of_a_changed_document_are_told(changing: Shelf) -> None:
    changing.fill(("a", "研发投入强度达到2.5%以上。"), ("a", "支持企业建立研发机构。"))
    put(
        changing.library,
        "某市计划\n一、目标\n研发投入强度达到3.0%以上。\n二、措施\n支持企业建立研发机构。",
    )
    changing.take()
    assert [changing.line(row).doubt for row in range(2)] == ["待核对", ""]
    assert "2 条，1 条待核对" in changing.labels()
    changing.click(0)
    assert changing.places == []
    assert "核对" in changing.said[-1]
    changing.click(1)
    text = changing.library.text("a")
    (place,) = changing.places
    assert text[place[1] : place[2]] == "支持企业建立研发机构。"


def test_pieces_of_a_removed_document_keep_their_words(changing: Shelf) -> None:
    changing.fill(("a", "支持企业建立研发机构。"))
    changing.library.remove("a")
    changing.take()
    assert changing.texts() == ["支持企业建立研发机构。"]
    assert changing.line(0).doubt == "文件已移除"
    assert "某市计划" in changing.line(0).source
    changing.click(0)
    assert "已从文库移除" in changing.said[-1]
