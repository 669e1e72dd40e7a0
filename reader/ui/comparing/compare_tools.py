"""Opens 对照阅读 and keeps it up to date."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.ui.save_dialog import ask_for_file
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:  # loaded when it is opened: a start does not wait for it
    from collections.abc import Callable

    from reader.compare.model import Differences, ThemeTable
    from reader.corpus.model import Document
    from reader.excerpts.model import TableSheet
    from reader.ui.comparing.compare_desk import CompareDesk
    from reader.ui.comparing.compare_window import CompareWindow
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView

FILTERS = "Excel 工作簿 (*.xlsx);;Word 文档 (*.docx)"
FULL = "对照窗口已有四份文件，请先关闭一栏。"


class CompareTools(Tool):
    """The one window of the comparison, open or not.

    Signals:
        undo_requested(): What was said or noted last, anywhere, is to be undone.
        redo_requested(): What was undone last is to be done again.
    """

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        make_pane: "Callable[[Document], DocumentView]",
        tasks: TaskRunner,
        theme: Theme,
        window: QWidget,
    ) -> None:
        """Do nothing before :meth:`take`.

        Args:
            make_pane: Makes the view of a document that is to stand in a pane.
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: The main window; what is opened goes when it goes.
        """
        super().__init__(window)
        self._make_pane = make_pane
        self._tasks = tasks
        self._theme = theme
        self._desk: CompareDesk | None = None
        self._window: CompareWindow | None = None
        self._leaving: CompareWindow | None = None
        self._current = ""
        self.commands = {"compare": self.open}
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See Qt: without the main window there is no comparison."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous() and self._window:
            self._window.close()
        return False

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self._desk = desk.comparing
        if self._window is not None:
            self._window.set_desk(desk.comparing)

    def set_theme(self, theme: Theme) -> None:
        """Show what is open in the colours of ``theme``."""
        self._theme = theme
        if self._window is not None:
            self._window.set_theme(theme)

    def look_again(self) -> None:
        """Take over what was said about sections elsewhere."""
        if self._window is not None:
            self._window.panes.pairings.refresh()

    def current_changed(self, view: "DocumentView | None") -> None:
        """Remember which document would be compared."""
        self._current = view.document.id if view is not None else ""

    def open(self) -> None:
        """Show the window, with the document in front as its first one."""
        window = self._shown()
        if window is not None and self._current and not window.panes.documents:
            window.panes.add_document(self._current)

    def compare_with(self, document_id: str) -> None:
        """Set a document beside the one in front, or beside those that are compared already."""
        window = self._shown()
        if window is None:
            return
        if not window.panes.documents and self._current not in ("", document_id):
            window.panes.add_document(self._current)
        if not window.panes.add_document(document_id):
            self.noticed.emit(FULL)

    def compare_versions(self, old: str, new: str) -> None:
        """Compare an older version of a document with the document, letter by letter."""
        window = self._shown()
        if window is not None:
            window.compare_versions(old, new)

    def tell_in_front(self, words: str) -> None:
        """Say also here what is said in the main window, if the user is at work here."""
        if self._window is not None and self._window.isActiveWindow():
            self._window.tell(words)

    def _print_themes(self, table: "ThemeTable") -> None:
        from reader.ui.comparing.sheets import theme_sheet  # noqa: PLC0415

        self._preview(theme_sheet(table))

    def _print_differences(self, differences: "Differences", old: str, new: str) -> None:
        from reader.ui.comparing.sheets import differences_sheet  # noqa: PLC0415

        self._preview(differences_sheet(differences, old, new))

    def _preview(self, sheet: "TableSheet") -> None:
        from reader.ui.paper.measures import PaperOptions  # noqa: PLC0415
        from reader.ui.paper.preview_dialog import PreviewDialog  # noqa: PLC0415

        window = self._window
        if window is None:
            return
        options = PaperOptions(layout="compact", duplex=False)
        dialog = PreviewDialog(sheet, options, self._theme, window)
        dialog.noticed.connect(window.tell)
        dialog.failed.connect(self._tell_here)
        dialog.open()

    def _export_themes(self, table: "ThemeTable") -> None:
        if self._window is not None:
            names = "、".join(row.theme.name for row in table.rows)
            then = partial(self._write_themes, table)
            ask_for_file(self._window, "导出主题对照", f"主题对照 {names}", FILTERS, then)

    def _write_themes(self, table: "ThemeTable", path: Path) -> None:
        if self._desk is None or self._window is None:
            return
        tell = self._window.tell
        self._tasks.run(
            partial(self._desk.export_themes, table, path),
            lambda _done: tell(f"已导出主题对照：{path}"),
            self._tell_here,
        )

    def _tell_here(self, error: Exception) -> None:
        """Say an expected failure in the window of the comparison, report a bug."""
        if isinstance(error, ReaderError) and self._window is not None:
            self._window.tell(str(error))
        else:
            self.tell(error)

    def _let_go(self) -> None:
        """Open another window the next time; the one that closes is kept until Qt deletes it."""
        self._leaving, self._window = self._window, None

    def _shown(self) -> "CompareWindow | None":
        if self._desk is None:
            self.noticed.emit(NOT_READY)
            return None
        if self._window is None:
            from reader.ui.comparing.compare_window import CompareWindow  # noqa: PLC0415

            self._window = CompareWindow(self._desk, self._make_pane, self._tasks, self._theme)
            self._window.place_activated.connect(self.place_activated)
            self._window.failed.connect(self.failed)
            self._window.undo_requested.connect(self.undo_requested)
            self._window.redo_requested.connect(self.redo_requested)
            self._window.theme_print_requested.connect(self._print_themes)
            self._window.theme_export_requested.connect(self._export_themes)
            self._window.differences_print_requested.connect(self._print_differences)
            self._window.closed.connect(self._let_go)
            self._window.destroyed.connect(partial(setattr, self, "_leaving", None))
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window
