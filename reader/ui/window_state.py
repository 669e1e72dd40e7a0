"""How the window was left: geometry, panels, open documents. Kept in ``window.ini``."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document in a tab.

    Attributes:
        position: Position in its text that stood at the top.
    """

    document_id: str
    position: int


class WindowState:
    """Reads and writes ``window.ini``; what cannot be read counts as never written."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def save_geometry(self, window: QMainWindow, splitters: Mapping[str, QSplitter]) -> None:
        """Remember size and place of the window and where the splitters stand."""
        self._settings.setValue("geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._settings.setValue(f"splitter/{name}", splitter.saveState())
        self._settings.sync()

    def restore_geometry(self, window: QMainWindow, splitters: Mapping[str, QSplitter]) -> bool:
        """Put window and splitters back; False if nothing was remembered."""
        known = self._settings.value("geometry")
        restored = isinstance(known, QByteArray) and window.restoreGeometry(known)
        for name, splitter in splitters.items():
            state = self._settings.value(f"splitter/{name}")
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        return restored

    def save_panels(self, shown: Mapping[str, bool]) -> None:
        """Remember which panels are shown."""
        self._settings.setValue("panels", json.dumps(dict(shown)))

    def panels(self) -> dict[str, bool]:
        """Panels by name and whether they were shown; empty if nothing was remembered."""
        known = self._json("panels")
        if not isinstance(known, dict):
            return {}
        return {str(name): shown for name, shown in known.items() if isinstance(shown, bool)}

    def save_documents(self, documents: Sequence[OpenDocument], current: int) -> None:
        """Remember the open documents, in the order of their tabs, and which one was in front."""
        self._settings.setValue(
            "documents", json.dumps([[each.document_id, each.position] for each in documents])
        )
        self._settings.setValue("current", current)
        self._settings.sync()

    def documents(self) -> tuple[tuple[OpenDocument, ...], int]:
        """The documents that were open, and the place of the one in front."""
        known = self._json("documents")
        rows = known if isinstance(known, list) else []
        documents = tuple(
            OpenDocument(row[0], row[1])
            for row in rows
            if isinstance(row, list) and [type(part) for part in row] == [str, int] and row[1] >= 0
        )
        current = str(self._settings.value("current", "0"))
        return documents, int(current) if current.isdecimal() else 0

    def _json(self, key: str) -> object:
        value = self._settings.value(key)
        try:
            return json.loads(value) if isinstance(value, str) else None
        except ValueError:
            return None
