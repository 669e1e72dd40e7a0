"""Documents to put notes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.corpus.model import Document
from reader.library.bundle import open_library
from reader.library.store import Library
from tests.notes.revisions import RESOURCES, shipped_documents


@pytest.fixture(scope="session")
def five() -> tuple[Document, ...]:
    """The five shipped documents."""
    return tuple(shipped_documents())


@pytest.fixture
def library(data_dir: Path, tmp_path: Path) -> Iterator[Library]:
    """A library of the five shipped documents, which a test may change."""
    path = tmp_path / "library.db"
    shutil.copyfile(data_dir / "library.db", path)
    with open_library(path, RESOURCES) as opened:
        yield opened
