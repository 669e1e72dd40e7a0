"""Indicators are kept with their document: the reviewed ones, or those that are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.indicators.extract import extract
from reader.indicators.model import Review
from reader.indicators.reviewed import load_reviewed
from reader.indicators.taxonomy import Taxonomy
from reader.library.bundle import GAZETTEER_FILE, open_library
from reader.library.indicators import hold_indicators, indicators_of
from reader.library.store import Library
from tests.conftest import RESOURCES

TEXT = "某市科技创新规划\n到2020年，高新技术企业达到120家以上，研发经费占比达到2.50%。\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


def add(library: Library, text: str = TEXT) -> str:
    gazetteer = Gazetteer.load(RESOURCES / GAZETTEER_FILE)
    read = read_document(text.encode(), "plan.txt", gazetteer=gazetteer)
    library.add(read.document, read.source, "imported")
    return read.document.id


def test_the_shipped_documents_have_their_reviewed_indicators(data_dir: Path) -> None:
    with open_library(data_dir / "library.db", RESOURCES) as library:
        assert sum(summary.indicators or 0 for summary in library.documents()) == 242
        for summary in library.documents():
            document = library.document(summary.id)
            reviewed = load_reviewed(RESOURCES / "indicators.csv", document)
            kept = indicators_of(library, RESOURCES, [summary.id])
            assert sorted(kept, key=repr) == sorted(reviewed, key=repr)
            assert len(kept) == summary.indicators
            assert [i.start for i in kept] == sorted(i.start for i in kept)


def test_an_imported_document_is_looked_through_once_when_it_is_asked_for(
    library: Library,
) -> None:
    document_id = add(library)
    assert library.summary(document_id).indicators is None
    found = indicators_of(library, RESOURCES)
    document = library.document(document_id)
    assert found == extract(document, Taxonomy.load(RESOURCES / "taxonomy.toml"))
    assert found
    assert {each.review for each in found} == {Review.EXTRACTED}
    assert library.summary(document_id).indicators == len(found)
    assert not hold_indicators(library, RESOURCES, [document_id])
    assert indicators_of(library, RESOURCES) == found


def test_a_document_stored_anew_is_looked_through_anew(library: Library) -> None:
    document_id = add(library)
    indicators_of(library, RESOURCES)
    document = library.document(document_id)
    library.add(document, library.source(document_id), "imported")
    assert library.summary(document_id).indicators is None
    assert hold_indicators(library, RESOURCES, [document_id])


def test_other_rules_look_through_the_documents_again(library: Library, tmp_path: Path) -> None:
    document_id = add(library)
    hold_indicators(library, RESOURCES, [document_id])
    changed = tmp_path / "resources"
    changed.mkdir()
    for name in ("indicators.csv", "taxonomy.toml"):
        (changed / name).write_bytes((RESOURCES / name).read_bytes() + b"\n")
    assert hold_indicators(library, changed, [document_id])


def test_a_removed_document_takes_its_indicators_along(library: Library) -> None:
    document_id = add(library)
    hold_indicators(library, RESOURCES, [document_id])
    library.remove(document_id)
    assert library.rows_of("SELECT * FROM indicators") == []
    assert indicators_of(library, RESOURCES) == ()
