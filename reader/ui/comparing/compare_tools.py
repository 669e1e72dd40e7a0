"""Opens 对照阅读 and keeps it up to date."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:  # loaded when it is opened: a start does not wait for it
    from collections.abc import Callable

    from reader.corpus.model import Document
    from reader.ui.comparing.compare_desk import CompareDesk
    from reader.ui.comparing.compare_window import CompareWindow
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView

FULL = "对照窗口已有四份文件，请先关闭一栏。"


class CompareTools(Tool):
    """The one window of the comparison, open or not."""

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

    def _shown(self) -> "CompareWindow | None":
        if self._desk is None:
            self.noticed.emit(NOT_READY)
            return None
        if self._window is None:
            from reader.ui.comparing.compare_window import CompareWindow  # noqa: PLC0415

            self._window = CompareWindow(self._desk, self._make_pane, self._tasks, self._theme)
            self._window.place_activated.connect(self.place_activated)
            self._window.failed.connect(self.failed)
            self._window.destroyed.connect(partial(setattr, self, "_window", None))
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
        return self._window
