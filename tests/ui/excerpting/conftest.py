"""What the tests of the panel 摘编 share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.ui.tasks import TaskRunner
from tests.ui.excerpting.shelf import Shelf


@pytest.fixture(scope="session")
def library(data_dir: Path) -> Iterator[Library]:
    """The five shipped documents; not to be changed."""
    with Library.open(data_dir / "library.db") as opened:
        yield opened


@pytest.fixture
def shelf(qtbot: QtBot, library: Library, inline_runner: TaskRunner, tmp_path: Path) -> Shelf:
    return Shelf(qtbot, library, inline_runner, tmp_path)
