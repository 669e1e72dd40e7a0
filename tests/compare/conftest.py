"""What the tests of the comparison share: the five documents."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.compare.evidence import Evidence
from reader.corpus.model import Document
from reader.library.store import Library

FIVE = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")


@pytest.fixture(scope="session")
def five(data_dir: Path) -> Mapping[str, Document]:
    with Library.open(data_dir / "library.db") as library:
        return {name: library.document(name) for name in FIVE}


@pytest.fixture(scope="session")
def evidence() -> Evidence:
    return Evidence.shipped()
