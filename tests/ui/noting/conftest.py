"""What the tests of the notes in the window share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.ui.icons import IconSet
from tests.ui.noting.bench import Bench


@pytest.fixture(scope="session")
def library(data_dir: Path) -> Iterator[Library]:
    """The five shipped documents; not to be changed."""
    with Library.open(data_dir / "library.db") as opened:
        yield opened


@pytest.fixture
def new_bench(
    qtbot: QtBot, library: Library, icons: IconSet, tmp_path: Path
) -> Callable[..., Bench]:
    """Makes windows over the same file of notes, or over another one."""

    def make(name: str = "notes.db") -> Bench:
        return Bench(qtbot, library, icons, tmp_path / name)

    return make


@pytest.fixture
def bench(new_bench: Callable[..., Bench]) -> Bench:
    return new_bench()
