"""Answers to be taken along: of the five documents, and of texts made to be difficult."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from reader.export.hit_rows import HitReport
from reader.library.bundle import open_library
from reader.library.store import Library
from reader.library.tables import BETWEEN_CELLS
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.export.brochure_samples import document_of

RESOURCES = Path(__file__).parents[2] / "resources"
MADE_ON = date(2026, 5, 3)


@contextmanager
def shipped(data_dir: Path) -> Iterator[tuple[Library, SearchService]]:
    """Library and search of the five documents."""
    with open_library(data_dir / "library.db", RESOURCES) as library:
        yield library, SearchService(library, data_dir / "index")


@contextmanager
def library_of(folder: Path, texts: Mapping[str, str]) -> Iterator[tuple[Library, SearchService]]:
    """Library and search of texts; each line of a text is a paragraph."""
    with Library.open(folder / "library.db") as library:
        for name, text in texts.items():
            library.add(document_of(name, name, text), text, "imported")
        prepare_index(library, folder / "index")
        yield library, SearchService(library, folder / "index")


def parted_text(library: Library, document_id: str) -> str:
    """The text of a document with the cells of its tables a blank apart, as exports quote it."""
    layout = library.layout(document_id)
    return layout.seams.part(layout.text, BETWEEN_CELLS)


def report_on(library: Library, service: SearchService, query: str) -> HitReport:
    """What is taken along of a query."""
    return HitReport.of(service.search(query), library, MADE_ON)
