"""The window's program: the one place that builds its objects and wires them."""

import gc
import logging
import sys
import threading
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.errors import SettingsError
from reader.handover import HANDOVER_FOLDER, Wanted, taken_over
from reader.paths import Paths
from reader.settings import Settings, load_settings, save_settings
from reader.ui.error_dialog import show_error
from reader.ui.fonts import load_fonts
from reader.ui.icons import IconSet, program_icon
from reader.ui.main_window import MainWindow
from reader.ui.noting.over_library import NotesFile
from reader.ui.own_words import speak_chinese
from reader.ui.second_start import Errands
from reader.ui.tasks import PoolRunner, TaskRunner
from reader.ui.theme import apply_theme, theme_for, use_style
from reader.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.opening import Prepared

_log = logging.getLogger(__name__)


class _Relay(QObject):
    """Carries words from other threads to the GUI thread."""

    progressed = Signal(int, int, str)
    failed = Signal(object)


class Application:
    """One run of the window's program."""

    def __init__(self, app: QApplication, paths: Paths, tasks: TaskRunner) -> None:
        """Build the window; nothing is shown yet.

        Args:
            app: With its fonts not yet loaded.
            paths: Where everything lies.
            tasks: Runs what takes long.
        """
        self._app = app
        self._paths = paths
        self._tasks = tasks
        self._close_library: Callable[[], None] = lambda: None
        self._notes = NotesFile(paths.notes)
        self._relay = _Relay()
        use_style(app)
        load_fonts(app, paths.resources / "fonts")
        loaded = load_settings(paths.settings)
        self._settings = loaded.settings
        self._theme = theme_for(self._settings.theme, app.styleHints().colorScheme())
        self.window = MainWindow(
            tasks,
            IconSet(paths.resources / "icons"),
            self._theme,
            self._settings,
            WindowState(paths.window_ini),
        )
        apply_theme(app, self._theme)  # a style sheet set before costs every widget that is put in
        self._errands = Errands(self.window.open_document, self.window.imports.add, self._relay)
        self.window.settings_changed.connect(self._settings_changed)
        self.window.retry_requested.connect(self.prepare)
        self._relay.progressed.connect(
            self.window.show_progress, Qt.ConnectionType.QueuedConnection
        )
        self._relay.failed.connect(self._show_error, Qt.ConnectionType.QueuedConnection)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: self._apply_theme())
        self.window.show_notice(loaded.notice)

    def start(self, wanted: Wanted | None = None) -> None:
        """Show the window and prepare library and index behind it.

        Args:
            wanted: Opened once the library is ready.
        """
        self._errands.open(wanted or Wanted())
        self.window.show_as_left()
        self.prepare()

    def hear_second_starts(self) -> None:
        """Come forward, and open what is wanted, when the program is started again."""
        data = self._paths.user_data
        self._errands.hear_second_starts(
            data / HANDOVER_FOLDER, partial(taken_over, data), self.window
        )

    def prepare(self) -> None:
        """Open library and index in the background, then hand them to the window."""
        self._tasks.run(self._open, self._prepared, self.window.show_failure)

    def _open(self) -> "Prepared":
        from reader.opening import prepare  # noqa: PLC0415 - with the engines: behind the window

        return prepare(self._paths, self._notes, self._relay.progressed.emit)

    def catch_bugs(self) -> None:
        """Send every error that nobody expected to the error dialog; the program goes on."""

        def hook(
            kind: type[BaseException], error: BaseException, trace: TracebackType | None
        ) -> None:
            _log.error("unexpected error", exc_info=(kind, error, trace))
            self._relay.failed.emit(error)

        sys.excepthook = hook
        threading.excepthook = lambda args: hook(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def close(self) -> None:
        """Let go of notes and library."""
        self._notes.close()
        self._close_library()

    def _prepared(self, prepared: "Prepared") -> None:
        self._close_library = prepared.close
        self.window.set_desk(prepared.desk)
        self.window.show_notice(prepared.notice)
        self._errands.begin()

    def _settings_changed(self, settings: Settings) -> None:
        self._settings = settings
        self._apply_theme()
        try:
            save_settings(self._paths.settings, settings)
        except SettingsError as error:
            self.window.show_notice(str(error))

    def _apply_theme(self) -> None:
        theme = theme_for(self._settings.theme, self._app.styleHints().colorScheme())
        if theme is not self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
            self.window.set_theme(theme)

    def _show_error(self, error: BaseException) -> None:
        show_error(error if isinstance(error, Exception) else RuntimeError(error), self.window)


def run_window(paths: Paths, wanted: Wanted) -> int:
    """Open the window and stay until it is closed.

    Garbage is collected once the window is shown, and not among what was there before: it lives as
    long as the window. Whoever switches collection off before loading this module is shown sooner.

    Args:
        paths: Where everything lies.
        wanted: What to open in front.

    Returns:
        The exit status.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("antou")
    app.setApplicationDisplayName("案头")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("antou")
    app.setWindowIcon(program_icon(paths.resources / "app-icon.svg"))
    speak_chinese(app)
    tasks = PoolRunner(app)
    program = Application(app, paths, tasks)
    program.catch_bugs()
    program.start(wanted)
    gc.freeze()
    gc.enable()
    program.hear_second_starts()
    status = app.exec()
    tasks.shut_down()
    program.close()
    return status
