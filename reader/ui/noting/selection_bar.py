"""The small bar beside a selection: five meanings, a note, an excerpt, copying with the source."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QWidget

from reader.notes.model import Meaning
from reader.ui.flow_layout import FlowLayout
from reader.ui.noting.meaning_look import meaning_icon
from reader.ui.theme import Theme

_EDGE = 6
"""Pixels between the bar and the edge of the page."""
_ROOM = 4


class SelectionBar(QFrame):
    """Buttons for what can be done with the selected words; it never takes the focus.

    Signals:
        meaning_chosen(Meaning): Highlight the words.
        note_requested(): Write a note on them.
        excerpt_requested(): Put them into a collection.
        copy_requested(): Copy them with their source.
    """

    meaning_chosen = Signal(object)
    note_requested = Signal()
    excerpt_requested = Signal()
    copy_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Build it hidden, over ``parent``."""
        super().__init__(parent)
        self.setProperty("role", "popover")
        self.setAccessibleName("所选文字")
        self._layout = FlowLayout(self, spacing=2)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._buttons: list[QToolButton] = []
        self._meanings: dict[Meaning, QToolButton] = {}
        for meaning in Meaning:
            swatch = self._button("")
            swatch.setIconSize(QSize(18, 18))
            swatch.clicked.connect(partial(self._chosen, meaning))
            self._meanings[meaning] = swatch
        for words, tip, signal in (
            ("批注", "写批注（Ctrl+N）", self.note_requested),
            ("摘录", "加入摘编（Ctrl+Shift+A）", self.excerpt_requested),
            ("复制带出处", "复制所选文字和出处（Ctrl+Shift+C）", self.copy_requested),
        ):
            button = self._button(words)
            button.setToolTip(tip)
            button.clicked.connect(lambda _on=False, told=signal: told.emit())
        self.set_theme(theme)
        self.hide()

    def _button(self, words: str) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._layout.addWidget(button)
        self._buttons.append(button)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the meanings in the colours of ``theme``."""
        for meaning in Meaning:
            self._meanings[meaning].setIcon(meaning_icon(meaning, theme))

    def set_names(self, names: dict[Meaning, str]) -> None:
        """Say what the meanings are called."""
        for number, meaning in enumerate(Meaning, 1):
            button = self._meanings[meaning]
            button.setToolTip(f"标为“{names[meaning]}”（Alt+{number}）")
            button.setAccessibleName(f"标为{names[meaning]}")

    def show_near(self, above: QPoint, below: QPoint, room: QSize) -> None:
        """Show the bar below the end of the selection, or above its start.

        Args:
            above: Upper left corner of its first character, in pixels of the parent.
            below: Lower right corner of its last character.
            room: Size of the part of the parent that is seen.
        """
        most = room.width() - 2 * _EDGE
        wanted = sum(each.sizeHint().width() + 2 for each in self._buttons)
        width = min(wanted + 8, most)
        size = QSize(width, self._layout.heightForWidth(width))
        left = min(max(below.x() - size.width() // 2, _EDGE), room.width() - size.width() - _EDGE)
        top = below.y() + _ROOM
        if top + size.height() > room.height() - _EDGE:
            top = max(above.y() - size.height() - _ROOM, _EDGE)
        self.setGeometry(left, top, size.width(), size.height())
        self.show()
        self.raise_()

    def _chosen(self, meaning: Meaning) -> None:
        self.meaning_chosen.emit(meaning)
