"""What all tests share, and what holds in each: no warning is logged, nothing is left behind."""

import gc
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.command_line import Run

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no test needs a display

JOB_TIMEOUT_MS = 1000
RESOURCES = Path(__file__).parents[1] / "resources"


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with library and index of the five shipped documents; not to be changed."""
    from reader.library.bundle import open_library  # noqa: PLC0415 - not every test needs them
    from reader.search.preparation import prepare_index  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("data")
    with open_library(folder / "library.db", RESOURCES) as library:
        prepare_index(library, folder / "index")
    return folder


@pytest.fixture
def run(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> "Run":
    """Runs a command in this process, on the shared folder unless another one is named."""
    from tests.command_line import runner  # noqa: PLC0415 - not every test needs the commands

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("ANTOU_DATA_DIR", str(data_dir))
    return runner(capsys)


@pytest.fixture
def nothing_to_collect() -> Iterator[None]:
    """Keep the garbage of other tests out of what a test works itself; the program does the same.

    A collection among all that thousands of tests left takes longer than any pause of the window.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True)
def no_log_warning(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse; one that expects it ends with caplog.clear()."""
    yield
    phases = ("setup", "call")
    records = [record for phase in phases for record in caplog.get_records(phase)]
    unexpected = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not unexpected, unexpected


@pytest.fixture(autouse=True)
def log_as_before() -> Iterator[None]:
    """Undo what a test that starts the program's log does to logging as a whole."""
    root = logging.getLogger()
    level, raising = root.level, logging.raiseExceptions
    before = list(root.handlers)
    yield
    for handler in [each for each in root.handlers if each not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    logging.raiseExceptions = raising


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a job in the thread pool or a window open.

    Tests without Qt stay without it: where nothing has imported QtWidgets, nothing can be left.
    """
    windows_before = open_windows()
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QThreadPool  # noqa: PLC0415 - only where Qt is in use already

        assert QThreadPool.globalInstance().waitForDone(JOB_TIMEOUT_MS), "a job is left in the pool"
    left = open_windows() - windows_before
    assert not left, f"left open: {left}"


def open_windows() -> set[str]:
    """Return what is shown now: one entry per visible top-level window."""
    if "PySide6.QtWidgets" not in sys.modules:
        return set()
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - only where Qt is in use already

    return {repr(window) for window in QApplication.topLevelWidgets() if window.isVisible()}
