"""What a capability of the window has in common with the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk
    from reader.ui.reading.document_view import DocumentView

NOT_READY = "文库还在打开，请稍候。"


class Tool(QObject):
    """One capability of the window: its commands, its panel, the windows it opens.

    The window holds a list of them, connects their signals and tells them what happens; they do not
    know the window's panels nor one another.

    Attributes:
        commands: What it does for entries of the table of commands.

    Signals:
        place_activated(str, int, int): Document, start and end of a place to be shown.
        noticed(str): A sentence the user should know.
        done(str): What the user has just done, until he does something else.
        failed(Exception): Something ended with a bug.
        panel_requested(): Its panel is to be seen.
        command_told(str, str): The command of this name is called otherwise now.
    """

    place_activated = Signal(str, int, int)
    noticed = Signal(str)
    done = Signal(str)
    failed = Signal(object)
    panel_requested = Signal()
    command_told = Signal(str, str)

    commands: "Mapping[CommandName, Callable[[], object]]"

    def __init__(self, window: QWidget) -> None:
        """Do nothing before :meth:`take`.

        Args:
            window: What is opened stands before it.
        """
        super().__init__(window)
        self.commands = {}

    def panel(self) -> tuple[str, QWidget] | None:
        """Title and widget of its panel at the right side of the window, None if it has none."""
        return None

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        raise NotImplementedError

    def set_theme(self, theme: Theme) -> None:
        """Paint what is open in the colours of ``theme``."""
        raise NotImplementedError

    def view_opened(self, view: "DocumentView") -> None:
        """A document was opened for reading, in a tab or in a pane."""

    def current_changed(self, view: "DocumentView | None") -> None:
        """Another document is in front, or none."""

    def may_leave(self) -> bool:
        """False if the window must not close yet; the tool has asked the user then."""
        return True

    def tell(self, error: Exception) -> None:
        """Say an expected failure in the status bar, report a bug."""
        if isinstance(error, ReaderError):
            self.noticed.emit(str(error))
        else:
            self.failed.emit(error)
