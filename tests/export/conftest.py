"""What the tests of the outputs share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.store import Library
from reader.search.service import SearchService
from tests.export.samples import shipped


@pytest.fixture(scope="module")
def opened(data_dir: Path) -> Iterator[tuple[Library, SearchService]]:
    """Library and search of the five documents."""
    with shipped(data_dir) as both:
        yield both
