"""The shipped library, searched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.bundle import open_library
from reader.library.store import Library
from reader.search.service import SearchService

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def library(data_dir: Path) -> Iterator[Library]:
    with open_library(data_dir / "library.db", RESOURCES) as opened:
        yield opened


@pytest.fixture(scope="session")
def service(library: Library, data_dir: Path) -> SearchService:
    return SearchService(library, data_dir / "index")


@pytest.fixture(scope="session")
def texts(library: Library) -> dict[str, str]:
    return {summary.id: library.text(summary.id) for summary in library.documents()}
