"""Asks where something is to be written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

_NOT_IN_NAMES = '\\/:*?"<>|\r\n\t'


def ask_for_file(
    window: QWidget, title: str, name: str, filters: str, then: Callable[[Path], None]
) -> None:
    """Ask for a file to write; nothing happens if the user thinks better of it.

    Args:
        window: The dialog stands before it.
        title: Of the dialog.
        name: What the file is called if the user does not say otherwise, without ending.
        filters: Kinds of files as Qt writes them; the first is chosen.
        then: Takes the chosen file.
    """
    dialog = QFileDialog(window, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters.split(";;"))
    dialog.setDefaultSuffix(_suffix(filters.partition(";;")[0]))
    dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_suffix(chosen)))
    dialog.selectFile("".join(" " if c in _NOT_IN_NAMES else c for c in name)[:60].strip())
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _suffix(filter_words: str) -> str:
    """The ending of a kind of files: xlsx of ``Excel 工作簿 (*.xlsx)``."""
    return filter_words.partition("*.")[2].rstrip(")")
