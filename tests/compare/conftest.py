"""What the tests of the comparison share: the five documents."""

from collections.abc import Iterator, Mapping

import pytest

from reader.compare.evidence import Evidence
from reader.corpus.model import Document
from reader.library.bundle import open_library
from reader.library.upkeep import no_progress
from reader.paths import shipped_resources

FIVE = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")


@pytest.fixture(scope="session")
def five(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Document]]:
    path = tmp_path_factory.mktemp("five") / "library.db"
    with open_library(path, shipped_resources(), no_progress) as library:
        yield {name: library.document(name) for name in FIVE}


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return Evidence.shipped()
