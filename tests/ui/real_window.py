"""The program over the five shipped documents, started and closed as a user does."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget
from pytestqt.qtbot import QtBot

from reader.app import Application
from reader.handover import Wanted
from reader.paths import Paths
from reader.ui.main_window import MainWindow
from reader.ui.reading.document_view import DocumentView
from reader.ui.tasks import TaskRunner
from tests.ui.seen import part

Start = Callable[..., MainWindow]
"""Starts the program and gives its window: see :meth:`Program.start`."""


class Program:
    """One program at a time, over a folder that stays."""

    def __init__(self, qapp: QApplication, qtbot: QtBot, folder: Path, runner: TaskRunner) -> None:
        self._qapp = qapp
        self._qtbot = qtbot
        self._folder = folder
        self._runner = runner
        self._running: Application | None = None

    def start(self, document_id: str | None = None, runner: TaskRunner | None = None) -> MainWindow:
        """Start it; the one that runs is closed before.

        Args:
            document_id: Opened once the library is ready.
            runner: Runs what takes long; else all is done at once.
        """
        self.close()
        paths = Paths.of_this_run(self._folder)
        self._running = Application(self._qapp, paths, runner or self._runner)
        self._running.start(Wanted(document_id))
        window = self._running.window
        window.resize(1366, 768)
        window.activateWindow()
        self._qtbot.waitUntil(window.isActiveWindow)
        return window

    def close(self) -> None:
        """Close it with all its windows."""
        if self._running is None:
            return
        window = self._running.window
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.close()
        self._running.close()
        window.deleteLater()  # at once: no timer of it may fire in the next test
        QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
        self._running = None


def front(window: MainWindow) -> DocumentView:
    """The document in front."""
    view = part(window, QTabWidget).currentWidget()
    assert isinstance(view, DocumentView)
    return view
