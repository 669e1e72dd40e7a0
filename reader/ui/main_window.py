"""The window: the one place that knows all panels and connects them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QSplitter, QWidget

from reader.errors import ReaderError, SearchError
from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.settings import Settings
from reader.ui.command_actions import CommandActions
from reader.ui.commands import CommandName
from reader.ui.error_dialog import show_error
from reader.ui.help_dialogs import show_about, show_shortcuts
from reader.ui.icons import IconSet
from reader.ui.importing.import_flow import ImportFlow
from reader.ui.library_panel import LibraryPanel
from reader.ui.notice_bar import NoticeBar
from reader.ui.outline_panel import OutlinePanel
from reader.ui.reading.reading_area import ReadingArea
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.searching.search_tools import SEARCH_MENU
from reader.ui.side_panels import SidePanels
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import Tool
from reader.ui.window_state import WindowState
from reader.ui.window_tools import WindowTools

if TYPE_CHECKING:
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView

NOT_READY = "文库还在打开，请稍候再检索。"
FIRST_SIZE = QSize(1366, 768)
ROOM_FOR_ALL = 900
"""In a narrower window (a small screen at 200 %) the search panel waits for Ctrl+K."""
FIRST_WIDTHS = (250, 690, 340)
FIRST_HEIGHTS = (300, 400)
MAX_QUERY = 40
"""A longer selection is not taken for a query."""


class MainWindow(QMainWindow):
    """Library and outline on the left, documents in the middle, search on the right.

    Signals:
        settings_changed(Settings): The user chose another theme, zoom or display.
        retry_requested(): The library did not open, the user wants it tried again.
    """

    settings_changed = Signal(object)
    retry_requested = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        icons: IconSet,
        theme: Theme,
        settings: Settings,
        state: WindowState,
    ) -> None:
        """Build the window; the library comes later by ``set_desk``.

        Args:
            tasks: Runs what takes long.
            icons: Drawings.
            theme: Colours to start with.
            settings: What the user has chosen.
            state: How the window was left.
        """
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._settings = settings
        self._state = state
        self._desk: Desk | None = None
        self._library = LibraryPanel(self._fold, theme)
        self._outline = OutlinePanel(theme)
        self._search = SearchPanel(self._run_search, tasks, theme)
        self._side = SidePanels()
        self._reading = ReadingArea(icons, theme, settings)
        self._left = QSplitter(Qt.Orientation.Vertical)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._place = QLabel()
        self._notices = NoticeBar()
        self.imports = ImportFlow(tasks, theme, self)
        self._tools = WindowTools(self._search, self._reading.make_pane, tasks, theme, self)
        self._commands = CommandActions(self, icons, theme, self._run_command)
        self._lay_out()
        self._connect()
        self._show_settings()
        self._current_changed(None)
        self.setWindowTitle("案头")

    # -- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._left.addWidget(self._library)
        self._left.addWidget(self._outline)
        self._side.add("检索", self._search)
        for tool in self._tools.all:
            panel = tool.panel()
            if panel is not None:
                self._side.add(*panel)
        for widget in (self._left, self._reading, self._side):
            self._columns.addWidget(widget)
        self._columns.setStretchFactor(1, 1)
        for splitter in (self._left, self._columns):
            splitter.setChildrenCollapsible(False)
        self._library.setMinimumSize(150, 90)
        self._outline.setMinimumHeight(80)
        self._side.setMinimumWidth(220)
        self._reading.setMinimumWidth(280)
        self.setCentralWidget(self._columns)
        self._place.setProperty("role", "secondary")
        self._notices.addPermanentWidget(self.imports.panel)
        self._notices.addPermanentWidget(self._place)
        self.setStatusBar(self._notices)

    def _connect(self) -> None:
        self._library.document_activated.connect(self.open_document)
        self._outline.section_activated.connect(self._reading.go_to_section)
        self._search.hit_activated.connect(self._reading.show_hit)
        self._search.reading_requested.connect(self._reading.keep_current)
        self._search.answer_changed.connect(self._reading.set_answer)
        self._search.set_actions(self._commands.actions(*SEARCH_MENU))
        self._tools.set_actions(self._commands.actions)
        self._tools.author_changed.connect(lambda name: self.choose(author=name))
        for tool in self._tools.all:
            self._connect_tool(tool)
        self._search.failed.connect(lambda error: show_error(error, self))
        self._reading.current_changed.connect(self._current_changed)
        self._reading.position_changed.connect(self._position_changed)
        self._reading.documents_changed.connect(self._remember_documents)
        self._reading.zoom_changed.connect(self._zoom_changed)
        self._reading.trail_changed.connect(self._commands.set_trail)
        self._reading.tabs.welcome.retry_requested.connect(self.retry_requested)
        self.imports.library_changed.connect(self._take)
        self.imports.removing.connect(lambda: self._search.results.show_hits((), reasons=False))
        self.imports.document_activated.connect(self.open_document)
        self.imports.noticed.connect(self.show_notice)
        self.imports.ended.connect(self.close)
        self._library.removal_requested.connect(self.imports.ask_to_remove)
        self._library.versions_requested.connect(self.imports.show_versions)
        compare = self._tools.comparing.compare_with
        self.imports.comparison_requested.connect(self._tools.comparing.compare_versions)
        self._library.comparison_requested.connect(lambda summary: compare(summary.id))
        self._reading.tabs.comparison_requested.connect(compare)

    def _connect_tool(self, tool: Tool) -> None:
        tool.place_activated.connect(self._reading.show_place)
        tool.noticed.connect(self.show_notice)
        tool.done.connect(self._notices.tell_done)
        tool.command_told.connect(self._commands.set_words)
        tool.failed.connect(lambda error: show_error(error, self))
        panel = tool.panel()
        if panel is not None:
            tool.panel_requested.connect(lambda: self._bring(panel[1]))
        self._reading.view_opened.connect(tool.view_opened)
        self._reading.current_changed.connect(tool.current_changed)

    # -- library and index ------------------------------------------------------------------

    def _take_first_size(self, room: QSize) -> None:
        """On a screen that has no room for its frame the window is maximised."""
        self.resize(room.boundedTo(FIRST_SIZE))
        if room.width() <= FIRST_SIZE.width() or room.height() <= FIRST_SIZE.height():
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def show_as_left(self) -> None:
        """Show the window where and how it was left the last time, ready for a word to be typed."""
        splitters = {"left": self._left, "columns": self._columns}
        if not self._state.restore_geometry(self, splitters):
            self._take_first_size(self.screen().availableSize())
            self._columns.setSizes(list(FIRST_WIDTHS))
            self._left.setSizes(list(FIRST_HEIGHTS))
        panels = self._state.panels()
        self._left.setVisible(panels.get("left", True))
        self._side.setVisible(panels.get("right", self.width() >= ROOM_FOR_ALL))
        self._show_settings()
        (self._search if self._side.isVisibleTo(self) else self._library).setFocus()
        self.show()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Say how far the preparing of library and index is."""
        if self._desk is None:
            self._reading.tabs.welcome.show_progress(done, total, words)

    def show_failure(self, error: Exception) -> None:
        """Say why the library did not open."""
        if isinstance(error, ReaderError):
            self._reading.tabs.welcome.show_failure(str(error))
        else:
            self._reading.tabs.welcome.show_failure("")
            show_error(error, self)

    def show_notice(self, sentence: str) -> None:
        """Say something in the status bar that the user should know but need not answer."""
        self._notices.tell(sentence)

    def set_desk(self, desk: "Desk") -> None:
        """Take the opened library and bring back the documents that were open."""
        self._take(desk)
        self._reading.restore(*self._state.documents())

    def _take(self, desk: "Desk") -> None:
        """Show the library as it is now; what is open stays open, what was asked is asked anew."""
        self._desk = desk
        self._library.set_documents(desk.summaries)
        self._search.set_documents(desk.summaries)
        self._reading.set_desk(desk)
        self.imports.set_desk(desk.imports)
        self._tools.take(desk)
        self._show_settings()

    def _ready_desk(self) -> "Desk":
        if self._desk is None:
            raise SearchError(NOT_READY)
        return self._desk

    def _run_search(self, question: Question, cancelled: Cancelled) -> SearchAnswer:
        return self._ready_desk().searching.ask(question, cancelled)

    def _fold(self, text: str) -> str:
        return self._desk.fold(text) if self._desk is not None else text

    # -- reading ----------------------------------------------------------------------------

    def open_document(self, document_id: str) -> None:
        """Open a document in a tab, or bring its tab to the front; errors are told."""
        self._reading.open_document(document_id)

    def _current_changed(self, view: "DocumentView | None") -> None:
        document = view.document if view is not None else None
        self._outline.set_document(document)
        self._library.set_current_document(document.id if document is not None else None)
        self._commands.set_document_open(is_open=view is not None)
        self.setWindowTitle(f"{document.metadata.title} - 案头" if document is not None else "案头")
        if view is not None:
            self._position_changed(view.reading_position())
        else:
            self._place.clear()

    def _position_changed(self, position: int) -> None:
        view = self._reading.current()
        self._outline.set_position(position)
        section = view.document.section_at(position) if view is not None else None
        self._place.setText(section.path[-1][:30] if section is not None else "")

    # -- commands ---------------------------------------------------------------------------

    def _all_commands(self) -> dict[CommandName, Callable[[], object]]:
        """What each menu entry, button and shortcut does."""
        own: dict[CommandName, Callable[[], object]] = {
            "quit": self.close,
            "search": self.go_to_search,
            "next_hit": self._search.next_hit,
            "previous_hit": self._search.previous_hit,
            "show_left": self.toggle_left,
            "show_right": self.toggle_right,
            "simplified": self.toggle_simplified,
            "theme_auto": partial(self.choose, theme="auto"),
            "theme_light": partial(self.choose, theme="light"),
            "theme_dark": partial(self.choose, theme="dark"),
            "go_library": self.go_to_library,
            "go_outline": self.go_to_outline,
            "shortcuts": self.show_shortcuts,
            "about": self.show_about,
        }
        return own | self._reading.commands | self.imports.commands | self._tools.commands

    def _run_command(self, name: CommandName) -> None:
        self._all_commands()[name]()

    def toggle_left(self) -> None:
        """Show or hide library and outline."""
        self._left.setVisible(self._left.isHidden())
        self._remember_panels()

    def toggle_right(self) -> None:
        """Show or hide the panels at the right."""
        self._side.setVisible(self._side.isHidden())
        self._remember_panels()

    def go_to_search(self) -> None:
        """Put the cursor into the search field; a short selection is searched for."""
        self._bring(self._search)
        self._search.focus_query(self._reading.selected_words(MAX_QUERY))

    def _bring(self, panel: QWidget) -> None:
        """Bring a panel of the right side to the front."""
        self._side.bring(panel)
        self._remember_panels()

    def go_to_library(self) -> None:
        """Put the cursor into the filter of the library."""
        self._left.show()
        self._remember_panels()
        self._library.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_outline(self) -> None:
        """Put the focus into the outline."""
        self._left.show()
        self._remember_panels()
        self._outline.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, **changes: object) -> None:
        """Change settings by name, show them and report them."""
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self._show_settings()
        self.settings_changed.emit(self._settings)

    def toggle_simplified(self) -> None:
        """Show traditional texts in simplified characters, or as printed again."""
        self.choose(simplified_display=not self._settings.simplified_display)

    def show_shortcuts(self) -> None:
        """Open the list of shortcuts."""
        show_shortcuts(self._commands.shortcuts(), self)

    def show_about(self) -> None:
        """Open the box with version and contents."""
        show_about(self._desk, self)

    # -- appearance -------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint everything in another theme."""
        self._theme = theme
        self._commands.set_theme(theme)
        self._library.set_theme(theme)
        self._outline.set_theme(theme)
        self._search.set_theme(theme)
        self._reading.set_theme(theme)
        self.imports.set_theme(theme)
        for tool in self._tools.all:
            tool.set_theme(theme)

    def _show_settings(self) -> None:
        settings = self._settings
        simplified = settings.simplified_display
        display = self._desk.simplify if self._desk is not None and simplified else None
        self._outline.set_display(display)
        self._search.set_display(display)
        self._reading.set_settings(settings)
        self._tools.set_author(settings.author)
        self._commands.set_checked("simplified", on=simplified)
        for choice in ("auto", "light", "dark"):
            self._commands.set_checked(f"theme_{choice}", on=settings.theme == choice)
        self._show_panel_marks()

    def _zoom_changed(self, percent: int) -> None:
        if percent != self._settings.zoom_percent:
            self.choose(zoom_percent=percent)

    def _show_panel_marks(self) -> None:
        self._commands.set_checked("show_left", on=not self._left.isHidden())
        self._commands.set_checked("show_right", on=not self._side.isHidden())

    # -- leaving ----------------------------------------------------------------------------

    def _remember_panels(self) -> None:
        self._state.save_panels(
            {"left": not self._left.isHidden(), "right": not self._side.isHidden()}
        )
        self._show_panel_marks()

    def _remember_documents(self) -> None:
        if self._desk is not None:
            self._state.save_documents(*self._reading.tabs.open_documents())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window is left; an import that goes on is asked about first."""
        if not self.imports.may_leave() or not all(tool.may_leave() for tool in self._tools.all):
            event.ignore()
            return
        self._tools.rest()
        self._state.save_geometry(self, {"left": self._left, "columns": self._columns})
        self._remember_panels()
        self._remember_documents()
        super().closeEvent(event)
