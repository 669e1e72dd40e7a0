"""The notes of one open document: its marks, the bar beside a selection, its context menu."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.notes.model import Annotation, Meaning
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


@dataclass(frozen=True, slots=True)
class Selection:
    """Selected words ``[start, end)`` of a document, without blanks at both ends."""

    view: DocumentView
    start: int
    end: int


class ViewNotes(QObject):
    """Belongs to one view and goes with it.

    Signals:
        mark_requested(Meaning): Highlight the selection.
        note_requested(): Write a note on the selection.
        excerpt_requested(): Put the selection into a collection.
        copy_requested(): Copy the selection with its source.
        opened(str): This annotation is to be seen and edited.
        meaning_requested(str, Meaning): Give this annotation another meaning.
        removal_requested(str): Remove this annotation.
    """

    mark_requested = Signal(object)
    note_requested = Signal()
    excerpt_requested = Signal()
    copy_requested = Signal()
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
            bar.meaning_chosen.connect(self.mark_requested)
            bar.note_requested.connect(self.note_requested)
            bar.excerpt_requested.connect(self.excerpt_requested)
            bar.copy_requested.connect(self.copy_requested)
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
        """See Qt: Escape takes the bar away until something else is selected."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self._bar is not None
            and self._bar.isVisible()
        ):
            self._dismissed = True
            self._bar.hide()
            return True
        return super().eventFilter(watched, event)

    # The context menu

    def _fill_menu(self, menu: QMenu, position: int) -> None:
        theme = self.view.display.theme
        if self.selection() is not None:
            for number, meaning in enumerate(Meaning, 1):
                words = f"标为{_in_menu(self._names[meaning])}"
                action = menu.addAction(meaning_icon(meaning, theme), words)
                action.setShortcut(QKeySequence(f"Alt+{number}"))
                action.triggered.connect(partial(self.mark_requested.emit, meaning))
            for words, keys, signal in (
                ("写批注…", "Ctrl+N", self.note_requested),
                ("加入摘编", "Ctrl+Shift+A", self.excerpt_requested),
                ("复制带出处", "Ctrl+Shift+C", self.copy_requested),
            ):
                action = menu.addAction(words)
                action.setShortcut(QKeySequence(keys))
                action.triggered.connect(lambda _on=False, told=signal: told.emit())
            menu.addSeparator()
        for mark in self.layer.marks_at(position):
            self._add_mark_menu(menu, mark)

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
