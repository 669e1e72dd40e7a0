"""What the program was started for: opened once the library is ready, and at later starts."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt
from PySide6.QtWidgets import QWidget

from reader.handover import Wanted


class Errands(QObject):
    """Opens what starts of the program were given."""

    def __init__(
        self,
        open_document: Callable[[str], object],
        add_files: Callable[[Sequence[Path]], object],
        parent: QObject | None = None,
    ) -> None:
        """Keep what is wanted until ``begin``.

        Args:
            open_document: Opens the document with this id in front.
            add_files: Adds files from outside to the library.
            parent: Owner.
        """
        super().__init__(parent)
        self._open_document = open_document
        self._add_files = add_files
        self._waiting: list[Wanted] | None = []
        self._watcher = QFileSystemWatcher(self)

    def open(self, wanted: Wanted) -> None:
        """Open it, once the library is ready."""
        if self._waiting is not None:
            self._waiting.append(wanted)
            return
        if wanted.document is not None:
            self._open_document(wanted.document)
        if wanted.files:
            self._add_files(wanted.files)

    def begin(self) -> None:
        """The library is ready: open what has waited for it, and all that comes at once."""
        waiting, self._waiting = self._waiting or [], None
        for wanted in waiting:
            self.open(wanted)

    def hear_second_starts(
        self, folder: Path, take: Callable[[], Sequence[Wanted]], window: QWidget
    ) -> None:
        """Bring the window forward, and open what is wanted, when the program is started again.

        Args:
            folder: Where a second start leaves what it was given.
            take: Gives what was left there since it was last asked.
            window: Brought forward.
        """

        def look() -> None:
            left = take()
            if left:
                _bring_forward(window)
            for wanted in left:
                self.open(wanted)

        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:  # the library says what is wrong with the folder
            return
        self._watcher.addPath(str(folder))
        self._watcher.directoryChanged.connect(look)
        look()


def _bring_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
