"""A panel that is built when it is first looked at: the window appears sooner."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

PanelT = TypeVar("PanelT", bound=QWidget)


LEAST = QSize(200, 150)
"""What a panel gets on a small screen at 200 %: it must not make the window larger than that."""


class _Room(QWidget):
    """An empty widget that says when it is shown."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(LEAST)

    def showEvent(self, event: QShowEvent) -> None:
        self.shown.emit()
        super().showEvent(event)


class LatePanel(Generic[PanelT]):
    """The room of a panel, and the panel once it is needed.

    Attributes:
        room: What stands in the window from the beginning.
    """

    def __init__(self, make: Callable[[], PanelT], on_shown: Callable[[], None]) -> None:
        """Build nothing yet.

        Args:
            make: Builds the panel.
            on_shown: Called each time it comes into sight.
        """
        self._make = make
        self._on_shown = on_shown
        self._panel: PanelT | None = None
        self.room = _Room()
        self.room.shown.connect(self._show)

    def ready(self) -> PanelT:
        """The panel, built now if it was not yet."""
        if self._panel is None:
            self._panel = self._make()
            layout = QVBoxLayout(self.room)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(self._panel)
            self._panel.show()
            self.room.setFocusProxy(self._panel)
        return self._panel

    @property
    def built(self) -> PanelT | None:
        """The panel, None if nobody has needed it."""
        return self._panel

    @property
    def is_seen(self) -> bool:
        """True while it is in sight."""
        return self._panel is not None and self.room.isVisible()

    def _show(self) -> None:
        self.ready()
        self._on_shown()
