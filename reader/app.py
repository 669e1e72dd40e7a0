"""The window's program: the one place that builds its objects and wires them."""

import logging
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader import __version__
from reader.errors import SettingsError
from reader.handover import HANDOVER_FOLDER, Wanted, taken_over
from reader.library.report import ImportProgress
from reader.library.report_text import save_report
from reader.paths import Paths
from reader.search import Hit, SearchAnswer
from reader.settings import Settings, load_settings, save_settings
from reader.ui.comparing.over_library import compare_desk_over
from reader.ui.desk import Desk
from reader.ui.error_dialog import show_error
from reader.ui.excerpting.over_library import desk_over as excerpt_desk_over
from reader.ui.fonts import load_fonts
from reader.ui.icons import IconSet, program_icon
from reader.ui.importing.import_desk import ImportDesk
from reader.ui.importing.pack_desk import Agreement, PackDesk
from reader.ui.indicators.over_library import desk_over
from reader.ui.main_window import MainWindow
from reader.ui.noting.over_library import NotesFile
from reader.ui.own_words import speak_chinese
from reader.ui.searching.search_desk import SearchDesk
from reader.ui.second_start import Errands
from reader.ui.tasks import PoolRunner, TaskRunner
from reader.ui.theme import apply_theme, theme_for
from reader.ui.window_state import WindowState

if TYPE_CHECKING:
    from reader.library.citation import Quotation
    from reader.library.gather import Gathered
    from reader.library.ingest import Importer, Setting
    from reader.library.pack_view import InstalledPack, PackView
    from reader.library.packs.install import Outcome
    from reader.library.store import Library
    from reader.search.hit_map import HitMap
    from reader.search.service import SearchService
    from reader.search.synonyms import OwnGroups

_log = logging.getLogger(__name__)


class _Relay(QObject):
    """Carries words from other threads to the GUI thread."""

    progressed = Signal(int, int, str)
    failed = Signal(object)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What the background hands over once library and index are ready."""

    desk: Desk
    close: Callable[[], None]
    notice: str


def _prepare(
    paths: Paths, notes: NotesFile, progress: Callable[[int, int, str], None]
) -> _Prepared:
    """Open library and index, building what is missing. Runs on a thread of the pool.

    The imports stand here, as in the functions below, because the engines behind the index take
    longer to load than the window needs to appear.
    """
    from reader.library.bundle import open_library  # noqa: PLC0415

    first_start = not paths.library.exists()
    library = open_library(paths.library, paths.resources, progress)
    try:
        desk, rebuilt, set_aside = _desk_over(library, paths, notes, progress)
    except BaseException:
        library.close()
        raise
    notices = [library.notice, rebuilt if not first_start else "", set_aside]
    return _Prepared(desk, library.close, "".join(filter(None, notices)))


def _desk_over(
    library: "Library",
    paths: Paths,
    notes: NotesFile,
    progress: Callable[[int, int, str], None],
) -> tuple[Desk, str, str]:
    """The desk over an opened library as it is now.

    Returns:
        The desk, why its index was built anew if it was, and which of the user's files about
        searching could not be understood.
    """
    from index.folding import fold  # noqa: PLC0415
    from index.han import simplify  # noqa: PLC0415
    from reader.search.find import find_in_text  # noqa: PLC0415
    from reader.search.preparation import prepare_index  # noqa: PLC0415
    from reader.search.service import SearchService  # noqa: PLC0415
    from reader.search.synonyms import SYNONYMS_FILE, OwnGroups  # noqa: PLC0415

    state = prepare_index(library, paths.index, progress)
    service = SearchService(library, paths.index)
    own = OwnGroups(paths.user_data / SYNONYMS_FILE)
    service.use_own_groups(own.groups)
    summaries = tuple(library.documents())
    noting = notes.desk_over(library, summaries)
    desk = Desk(
        summaries=summaries,
        document=library.document,
        source=library.source,
        searching=_search_desk(library, service, own, paths),
        find_in_text=find_in_text,
        fold=lambda text: fold(text).text,
        simplify=simplify,
        notices=partial(_notices, paths),
        imports=_import_desk(library, paths, notes),
        indicators=desk_over(library, summaries, paths.resources, notes.store),
        notes=noting,
        comparing=compare_desk_over(library, summaries, lambda text: fold(text).text, notes.store),
        excerpts=excerpt_desk_over(library, summaries, noting, paths.resources, paths.user_data),
    )
    set_aside = own.notice + desk.searching.searches.notice
    return desk, state.reason if state.rebuilt else "", set_aside


def _search_desk(
    library: "Library", service: "SearchService", own: "OwnGroups", paths: Paths
) -> SearchDesk:
    """What the search side of the window asks an opened library and its index."""
    from reader.search.history import SEARCHES_FILE, Searches  # noqa: PLC0415
    from reader.search.hit_map import make_hit_map  # noqa: PLC0415

    summaries = {summary.id: summary for summary in library.documents()}
    searches = Searches(paths.user_data / SEARCHES_FILE)

    def quote(hit: Hit) -> "Quotation":
        from reader.export.sentences import Sentences  # noqa: PLC0415
        from reader.library.citation import quoted  # noqa: PLC0415

        text = library.layout(hit.document_id).text
        start, end = Sentences(text).around(hit.start, hit.end)
        return quoted(text[start:end], summaries[hit.document_id], hit.section_path)

    def export_hits(answer: SearchAnswer, path: Path) -> None:
        from reader.export.hits import export_hits  # noqa: PLC0415

        export_hits(answer, library, path, _today())

    def export_map(hit_map: "HitMap", path: Path) -> None:
        from reader.export.hit_map_csv import write_hit_map_csv  # noqa: PLC0415
        from reader.export.hit_map_xlsx import write_hit_map_xlsx  # noqa: PLC0415

        if path.suffix.lower() == ".csv":
            write_hit_map_csv(hit_map, path)
        else:
            write_hit_map_xlsx(hit_map, path, _today())

    return SearchDesk(
        ask=service.ask,
        suggest=lambda typed: service.suggest(typed, searches.history),
        nearest=service.nearest,
        searches=searches,
        own_groups=own,
        use_own_groups=lambda: service.use_own_groups(own.groups),
        library_version=library.version,
        hit_map=partial(make_hit_map, service.ask),
        find_source=lambda text, cancelled: service.sources_of(text, cancelled=cancelled),
        quote=quote,
        export_hits=export_hits,
        export_map=export_map,
    )


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _import_desk(library: "Library", paths: Paths, notes: NotesFile) -> ImportDesk:
    """What changes an opened library; the pipeline is loaded when an import begins."""

    def setting() -> "Setting":
        from reader.library.ingest import Setting  # noqa: PLC0415
        from reader.search.dictionary import policy_analyzer  # noqa: PLC0415

        return Setting(library, paths.index, policy_analyzer(), paths.resources)

    def gathered(chosen: Sequence[Path]) -> "Gathered":
        from reader.library.gather import gather  # noqa: PLC0415

        return gather(chosen)

    def begin(progress: Callable[[ImportProgress], None]) -> "Importer":
        from reader.library.ingest import Importer  # noqa: PLC0415

        return Importer(setting(), progress)

    def remove(document_id: str) -> None:
        from reader.library.ingest import remove_documents  # noqa: PLC0415

        remove_documents(setting(), [document_id])

    return ImportDesk(
        gather=gathered,
        begin=begin,
        remove=remove,
        versions=library.versions,
        fingerprints=library.fingerprints(),
        packs=_pack_desk(library, paths),
        refreshed=lambda: _desk_over(library, paths, notes, lambda *_: None)[0],
        save_report=save_report,
    )


def _pack_desk(library: "Library", paths: Paths) -> PackDesk:
    """What can be done with packs; signatures are loaded when one is looked at."""

    def look(path: Path) -> "PackView":
        from reader.library.pack_view import view_of  # noqa: PLC0415
        from reader.library.packs.install import verified  # noqa: PLC0415

        return view_of(verified(path, paths.user_data, paths.resources), library, paths.user_data)

    def install(view: "PackView", agreed: Agreement) -> "Outcome":
        from reader.library.packs.install import Consent, Place, install_pack  # noqa: PLC0415

        place = Place(library, paths.user_data, paths.resources)
        return install_pack(view.path, place, Consent(agreed.key, agreed.unsigned, agreed.older))

    def back(name: str) -> "Outcome":
        from reader.library.packs.install import Place, roll_back  # noqa: PLC0415

        return roll_back(name, Place(library, paths.user_data, paths.resources))

    def installed() -> "Sequence[InstalledPack]":
        from reader.library.pack_view import installed_packs  # noqa: PLC0415

        return installed_packs(paths.user_data)

    return PackDesk(look, install, back, installed)


def _notices(paths: Paths) -> str:
    """The notices that ship with the program, as plain text."""
    file = paths.resources.parent / "NOTICES.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""


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
        progress = self._relay.progressed.emit
        self._tasks.run(
            lambda: _prepare(self._paths, self._notes, progress),
            self._prepared,
            self.window.show_failure,
        )

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

    def _prepared(self, prepared: _Prepared) -> None:
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
    program.hear_second_starts()
    status = app.exec()
    tasks.shut_down()
    program.close()
    return status
