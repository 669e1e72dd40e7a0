"""The two boxes of the menu 帮助, loaded when they are opened: a start does not wait for them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader import __version__
from reader.ui.shortcuts import PANEL_SHORTCUTS, Shortcut

if TYPE_CHECKING:
    from reader.ui.desk import Desk


def show_shortcuts(commands: Iterable[Shortcut], parent: QWidget) -> None:
    """Open the list of shortcuts: those of the commands, then those of the panels."""
    from reader.ui.shortcuts_dialog import ShortcutsDialog  # noqa: PLC0415

    ShortcutsDialog([*commands, *PANEL_SHORTCUTS], parent).open()


def show_about(desk: "Desk | None", parent: QWidget) -> None:
    """Open the box with version and contents; without a library it has none."""
    from reader.ui.about_dialog import About, AboutDialog  # noqa: PLC0415

    summaries = desk.summaries if desk is not None else ()
    characters = sum(each.characters for each in summaries)
    notices = desk.notices() if desk is not None else ""
    AboutDialog(About(__version__, len(summaries), characters, notices), parent).open()
