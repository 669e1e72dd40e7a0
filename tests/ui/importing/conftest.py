"""What the tests of a growing library share."""

import pytest
from pytestqt.qtbot import QtBot

from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from reader.ui.tasks import TaskRunner
from tests.ui.real_window import Start
from tests.ui.seen import part, words


@pytest.fixture
def start(start: Start, qtbot: QtBot) -> Start:
    """Starts the program and waits until its library is open."""

    def begin(runner: TaskRunner | None = None) -> MainWindow:
        window = start(runner=runner)
        qtbot.waitUntil(lambda: "5 篇" in words(part(window, LibraryPanel)))
        return window

    return begin
