"""A small library to install packs into."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.bundle import open_library
from reader.library.packs.install import Place
from tests.library.packs.samples import PROJECT, tiny_document


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A program that ships one tiny document and trusts no key."""
    folder = tmp_path / "resources"
    shipped = folder / "documents" / "shipped"
    shipped.mkdir(parents=True)
    for name, content in tiny_document("shipped").items():
        (shipped / name).write_bytes(content)
    for name in ("gazetteer.csv", "indicators.csv", "taxonomy.toml"):
        shutil.copy(PROJECT / "resources" / name, folder)
    return folder


@pytest.fixture
def place(tmp_path: Path, resources: Path) -> Iterator[Place]:
    """A library with the shipped document, and where packs go."""
    user_data = tmp_path / "user"
    with open_library(user_data / "library.db", resources) as library:
        yield Place(library, user_data, resources)
