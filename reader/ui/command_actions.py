"""Turns the table of commands into menus, tool bar and shortcuts of one window."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from reader.ui.commands import COMMANDS, Command, CommandName
from reader.ui.icons import IconSet
from reader.ui.shortcuts import Shortcut
from reader.ui.theme import Theme

TOOL_BAR: tuple[tuple[CommandName, ...], ...] = (
    ("show_left",),
    ("back", "forward"),
    ("find", "zoom_out", "zoom_in"),
    ("simplified", "source"),
    ("show_right",),
)
"""Buttons by group; the last group stands at the right end."""
WITH_WORDS: dict[CommandName, str] = {"find": "查找", "simplified": "繁→简", "source": "原文"}


class CommandActions:
    """The actions of one window, by name."""

    def __init__(
        self,
        window: QMainWindow,
        icons: IconSet,
        theme: Theme,
        run: Callable[[CommandName], None],
    ) -> None:
        """Build menus and tool bar.

        Args:
            window: Gets them.
            icons: Drawings of the actions.
            theme: Colours to start with.
            run: Does what an action says.
        """
        self._icons = icons
        self._actions = {command.name: self._make(window, command, run) for command in COMMANDS}
        self._menus: dict[str, QMenu] = {}
        self._fill_menus(window)
        self._fill_tool_bar(window)
        self.set_trail(False, False)  # noqa: FBT003 - as the signal gives them
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Draw the icons in the colours of ``theme``."""
        for command in COMMANDS:
            if command.icon:
                self._actions[command.name].setIcon(self._icons.icon(command.icon, theme))

    def set_document_open(self, *, is_open: bool) -> None:
        """Switch off what means nothing while no document is open."""
        for command in COMMANDS:
            if command.needs_document:
                self._actions[command.name].setEnabled(is_open)

    def set_checked(self, name: str, *, on: bool) -> None:
        """Show a command as switched on or off, without running it."""
        self._actions[cast("CommandName", name)].setChecked(on)

    def set_trail(self, back: bool, forward: bool) -> None:  # noqa: FBT001 - a signal's slot
        """Switch on what can be gone back to and forward to."""
        self._actions["back"].setEnabled(back)
        self._actions["forward"].setEnabled(forward)

    def set_words(self, name: str, words: str) -> None:
        """Call a command otherwise, in menus and under the pointer."""
        action = self._actions[cast("CommandName", name)]
        action.setText(words.replace("&", "&&"))
        keys = action.shortcut().toString()
        action.setToolTip(f"{words}（{keys}）" if keys else words)

    def actions(self, *names: CommandName) -> list[QAction]:
        """The actions of some commands, for a menu of their own."""
        return [self._actions[name] for name in names]

    def shortcuts(self) -> list[Shortcut]:
        """The keys of all commands by menu, for the list under F1."""
        return [
            Shortcut(command.menu.partition("(")[0], " / ".join(command.keys), command.text)
            for command in COMMANDS
            if command.keys
        ]

    @staticmethod
    def _make(window: QMainWindow, command: Command, run: Callable[[CommandName], None]) -> QAction:
        action = QAction(command.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(command.checkable)
        keys = f"（{command.keys[0]}）" if command.keys else ""
        action.setToolTip(f"{command.text}{keys}")
        action.triggered.connect(lambda: run(command.name))
        return action

    def _fill_menus(self, window: QMainWindow) -> None:
        for command in COMMANDS:
            menu = self._menus.get(command.menu)
            if menu is None:
                menu = self._menus[command.menu] = window.menuBar().addMenu(command.menu)
            if command.opens_group:
                menu.addSeparator()
            menu.addAction(self._actions[command.name])

    def _fill_tool_bar(self, window: QMainWindow) -> None:
        bar = QToolBar("工具栏", window)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for place, group in enumerate(TOOL_BAR):
            if place == len(TOOL_BAR) - 1:
                space = QWidget()
                space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
                bar.addWidget(space)
            elif place:
                bar.addSeparator()
            for name in group:
                self._add_button(bar, name)
        window.addToolBar(bar)

    def _add_button(self, bar: QToolBar, name: CommandName) -> None:
        action = self._actions[name]
        bar.addAction(action)
        button = bar.widgetForAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if name in WITH_WORDS and isinstance(button, QToolButton):
            action.setIconText(WITH_WORDS[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
