"""The notes of one open document: its marks, the bar beside a selection, its context menu."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.notes.model import Annotation, Meaning
from reader.ui.commands import COMMANDS, CommandName
from reader.ui.noting.mark_layer import MarkLayer, TextMark
from reader.ui.noting.meaning_look import meaning_icon
from reader.ui.noting.selection_bar import SelectionBar
from reader.ui.reading.document_view import DocumentView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.notes.following import Placed

_SETTLED = 120
"""Milliseconds after the last change of the selection until the bar comes."""
_QUOTED = 10
_ON_SELECTION: "tuple[tuple[str, CommandName], ...]" = (
    ("写批注…", "write_note"),
    ("加入摘编", "excerpt_selection"),
    ("复制带出处", "copy_quotation"),
)
"""What is offered for selected words beside the meanings: words of the menu, command."""
_MARKING: "dict[Meaning, CommandName]" = {
    Meaning.KEY: "mark_key",
    Meaning.TARGET: "mark_target",
    Meaning.MEASURE: "mark_measure",
    Meaning.QUESTION: "mark_question",
    Meaning.FUNDING: "mark_funding",
}
_STEPPING: "tuple[CommandName, ...]" = ("next_annotation", "previous_annotation")
_HERE = frozenset((*_MARKING.values(), *_STEPPING, *(name for _words, name in _ON_SELECTION)))
_KEYS = {
    keys: command.name for command in COMMANDS if command.name in _HERE for keys in command.keys
}
_FIRST_KEYS = {name: keys for keys, name in reversed(_KEYS.items())}


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected words ``[start, end)`` of a document, without blanks at both ends."""

    view: DocumentView
    start: int
    end: int


class ViewNotes(QObject):
    """Belongs to one view and goes with it.

    Signals:
        commanded(str): A command that concerns the notes is wanted here, by button, menu, or by its
            key where no window takes that before.
        opened(str): This annotation is to be seen and edited.
        meaning_requested(str, Meaning): Give this annotation another meaning.
        removal_requested(str): Remove this annotation.
    """

    commanded = Signal(str)
    opened = Signal(str)
    meaning_requested = Signal(str, object)
    removal_requested = Signal(str)

    def __init__(self, view: DocumentView, names: dict[Meaning, str]) -> None:
        """Show nothing yet on ``view``; ``names`` are those of the meanings."""
        super().__init__(view)
        self.view = view
        self._names = names
        page, theme = view.page_view, view.display.theme
        self.layer = MarkLayer(page, lambda meaning: self._names[meaning], theme)
        self.layer.opened.connect(self.opened)
        self._bar: SelectionBar | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_SETTLED)
        self._waiting.timeout.connect(self._show_bar)
        self._dismissed = False
        page.selectionChanged.connect(self._selection_changed)
        page.scrolled.connect(self._wait_for_bar)
        page.installEventFilter(self)
        view.menu_opening.connect(self._fill_menu)
        view.theme_changed.connect(self._show_theme)

    def show_notes(self, placed: "Sequence[Placed[Annotation]]", names: dict[Meaning, str]) -> None:
        """Paint these annotations; ``names`` are those of the meanings."""
        self._names = names
        if self._bar is not None:
            self._bar.set_names(names)
        self.layer.set_marks(
            [
                TextMark(each.item.id, each.start, each.end, each.item.meaning, each.item.note)
                for each in placed
            ]
        )

    def _show_theme(self) -> None:
        self.layer.set_theme(self.view.display.theme)
        if self._bar is not None:
            self._bar.set_theme(self.view.display.theme)

    def selection(self) -> Selection | None:
        """The selected words, None if there are none."""
        selected = self.view.selected_range()
        if selected is None:
            return None
        start, end = selected
        text = self.view.document.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return Selection(self.view, start, end) if start < end else None

    def clear_selection(self) -> None:
        """Take the selection off: the mark is to be seen."""
        cursor = self.view.page_view.textCursor()
        cursor.clearSelection()
        self.view.page_view.setTextCursor(cursor)
        self._hide_bar()

    # The bar

    def _ready_bar(self) -> SelectionBar:
        """The bar, built when the first words are selected."""
        if self._bar is None:
            bar = self._bar = SelectionBar(self.view.display.theme, self.view.page_view)
            bar.set_names(self._names)
            bar.meaning_chosen.connect(lambda meaning: self.commanded.emit(_MARKING[meaning]))
            bar.note_requested.connect(partial(self.commanded.emit, "write_note"))
            bar.excerpt_requested.connect(partial(self.commanded.emit, "excerpt_selection"))
            bar.copy_requested.connect(partial(self.commanded.emit, "copy_quotation"))
        return self._bar

    def _hide_bar(self) -> None:
        if self._bar is not None:
            self._bar.hide()

    def _selection_changed(self) -> None:
        self._dismissed = False
        self._wait_for_bar()

    def _wait_for_bar(self) -> None:
        self._hide_bar()
        if self.view.page_view.textCursor().hasSelection() and not self._dismissed:
            self._waiting.start()
        else:
            self._waiting.stop()

    def _show_bar(self) -> None:
        if QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._waiting.start()
            return
        selection, page = self.selection(), self.view.page_view
        if selection is None or not page.isVisible():
            return
        first = page.rect_of(selection.start)
        last = page.rect_of(selection.end - 1)
        room = page.viewport().size()
        if last.top() < 0 or first.top() > room.height():
            return
        below = QPoint(last.left() + round(page.em), min(last.bottom(), room.height()))
        self._ready_bar().show_near(QPoint(first.left(), max(first.top(), 0)), below, room)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: keys of the notes, where the window has no such command; see :meth:`_press`."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        """Escape takes the bar away until something else is selected; a command's key commands."""
        if event.key() == Qt.Key.Key_Escape and self._bar is not None and self._bar.isVisible():
            self._dismissed = True
            self._bar.hide()
            return True
        name = _KEYS.get(QKeySequence(event.keyCombination()).toString())
        if name is not None:
            self.commanded.emit(name)
        return name is not None

    # The context menu

    def _fill_menu(self, menu: QMenu, position: int) -> None:
        theme = self.view.display.theme
        if self.selection() is not None:
            for meaning, name in _MARKING.items():
                action = menu.addAction(f"标为{_in_menu(self._names[meaning])}")
                action.setIcon(meaning_icon(meaning, theme))
                self._offer(action, name)
            for words, name in _ON_SELECTION:
                self._offer(menu.addAction(words), name)
            menu.addSeparator()
        for mark in self.layer.marks_at(position):
            self._add_mark_menu(menu, mark)

    def _offer(self, action: QAction, name: CommandName) -> None:
        action.setShortcut(QKeySequence(_FIRST_KEYS[name]))
        action.triggered.connect(lambda: self.commanded.emit(name))

    def _add_mark_menu(self, menu: QMenu, mark: TextMark) -> None:
        theme = self.view.display.theme
        quote = self.view.document.text[mark.start : mark.end].replace("\n", " ")
        shown = quote if len(quote) <= _QUOTED else f"{quote[:_QUOTED]}…"
        words = f"{self._names[mark.meaning]}“{shown}”"
        below = menu.addMenu(meaning_icon(mark.meaning, theme), _in_menu(words))
        below.addAction("查看和修改批注", lambda: self.opened.emit(mark.id))
        for meaning in Meaning:
            if meaning is not mark.meaning:
                below.addAction(
                    meaning_icon(meaning, theme),
                    f"改为{_in_menu(self._names[meaning])}",
                    partial(self.meaning_requested.emit, mark.id, meaning),
                )
        below.addSeparator()
        below.addAction("删除", lambda: self.removal_requested.emit(mark.id))


def _in_menu(words: str) -> str:
    """Words as a menu shows them: & would underline the next character."""
    return words.replace("&", "&&")
