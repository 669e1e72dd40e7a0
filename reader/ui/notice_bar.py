"""The status bar: what the user should know but need not answer; no notice drives out another."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar, QWidget

NOTICE_MS = 15_000
"""So long after the last notice all of them are taken down."""


class NoticeBar(QStatusBar):
    """A status bar whose notices stand one behind the other until they had time to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: list[str] = []
        self._done = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(NOTICE_MS)
        self._timer.timeout.connect(self.take_down)
        self.setSizeGripEnabled(False)
        self.messageChanged.connect(self._message_changed)

    def tell(self, sentence: str) -> None:
        """Show a sentence behind those that are still shown; "" shows nothing."""
        if not sentence:
            return
        if sentence not in self._told:
            self._told.append(sentence)
        self._timer.start()
        self._show()

    def tell_done(self, sentence: str) -> None:
        """Show what the user has just done, in place of what he did before."""
        if self._done in self._told:
            self._told.remove(self._done)
        self._done = sentence
        self.tell(sentence)

    def take_down(self) -> None:
        """Show no notice any more."""
        self._timer.stop()
        self._told.clear()
        self.setToolTip("")
        self.clearMessage()

    def _show(self) -> None:
        self.setToolTip("\n".join(self._told))
        self.showMessage("".join(self._told))

    def _message_changed(self, message: str) -> None:
        """A menu that opens clears the bar: bring back what was not read yet."""
        if not message and self._told:
            self._show()
