"""Who is to do what, over the library: reviewed rows at their places, else what is found."""

from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.indicators.reading import reading_copy
from reader.library.bundle import GAZETTEER_FILE, open_library
from reader.library.responsibilities import responsibilities_of
from reader.library.store import Library
from tests.conftest import RESOURCES

TEXT = "某市科技创新方案\n一、建设平台\n建设一批平台。（牵头单位：市科技局；配合单位：市财政局）\n"


def test_all_reviewed_rows_stand_at_their_unit_in_the_text(data_dir: Path) -> None:
    with open_library(data_dir / "library.db", RESOURCES) as library:
        found = responsibilities_of(library, RESOURCES)
        texts = {row.document: reading_copy(library.text(row.document)) for row in found}
    assert len(found) == 383
    assert all(row.reviewed for row in found)
    for row in found:
        printed = texts[row.document][row.start : row.end]
        assert sorted(printed) == sorted(row.unit)  # one has its bracket in another place
        assert row.task_heading in reading_copy("".join(row.section_path))


def test_those_of_an_imported_document_are_found_and_not_reviewed(tmp_path: Path) -> None:
    gazetteer = Gazetteer.load(RESOURCES / GAZETTEER_FILE)
    read = read_document(TEXT.encode(), "plan.txt", gazetteer=gazetteer)
    silent = read_document("某市公告\n请市民注意。\n".encode(), "b.txt", gazetteer=gazetteer)
    with Library.open(tmp_path / "library.db") as library:
        library.add(read.document, read.source, "imported")
        library.add(silent.document, silent.source, "imported")
        found = responsibilities_of(library, RESOURCES)
    assert [(row.unit, row.role.value, row.reviewed) for row in found] == [
        ("市科技局", "lead", False),
        ("市财政局", "support", False),
    ]
