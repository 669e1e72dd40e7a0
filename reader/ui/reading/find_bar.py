"""Finding a word in the open document: a bar with a field, a count and two arrows."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader.ui.icons import IconSet
from reader.ui.theme import Theme

Ranges = tuple[tuple[int, int], ...]


class FindBar(QFrame):
    """Finds while one types and walks through the matches in a circle.

    Signals:
        matches_changed: New matches (document ranges) and the index of the current one or -1.
        current_changed: The user went to another match; its index.
        closed: The bar was closed.
    """

    matches_changed = Signal(object, int)
    current_changed = Signal(int)
    closed = Signal()

    def __init__(
        self,
        find: Callable[[str], Ranges],
        reading_position: Callable[[], int],
        icons: IconSet,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._find = find
        self._reading_position = reading_position
        self._icons = icons
        self._matches: Ranges = ()
        self._current = -1
        self._from = 0
        self.field = QLineEdit(self)
        self.field.setPlaceholderText("在本文中查找")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(100)
        self.field.setMaximumWidth(320)
        self.field.textChanged.connect(self._search)
        self.count = QLabel(self)
        self.count.setProperty("role", "secondary")
        self.count.setMinimumWidth(70)
        self._buttons = {
            "previous": self._button("上一处（Shift+F3）", self.previous),
            "next": self._button("下一处（F3）", self.next),
            "close": self._button("关闭查找（Esc）", self.close_bar),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 8, 5)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._buttons["previous"])
        row.addWidget(self._buttons["next"])
        row.addStretch()
        row.addWidget(self._buttons["close"])
        self.set_theme(theme)
        self._tell()
        self.hide()

    def _button(self, words: str, action: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(action)
        return button

    def set_theme(self, theme: Theme) -> None:
        """Recolour the icons."""
        for name, button in self._buttons.items():
            button.setIcon(self._icons.icon(name, theme))

    @property
    def matches(self) -> Ranges:
        """All matches, in order; empty while the bar is closed."""
        return self._matches

    @property
    def current(self) -> int:
        """Index of the match the reader stands on, -1 for none."""
        return self._current

    def open_bar(self, text: str = "") -> None:
        """Show the bar with the field ready for typing.

        Args:
            text: What to look for; empty keeps what was there.
        """
        self.show()
        self._from = self._reading_position()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text and text != self.field.text():
            self.field.setText(text)
        else:
            self._search(self.field.text())
        self.field.selectAll()

    @Slot()
    def close_bar(self) -> None:
        """Hide the bar and its matches."""
        if self.isHidden():
            return
        self.hide()
        self._matches, self._current = (), -1
        self.matches_changed.emit(self._matches, self._current)
        self.closed.emit()

    @Slot()
    def next(self) -> None:
        """Go to the next match; after the last one comes the first."""
        self._step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the match before; before the first one comes the last."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.isHidden():
            self.open_bar()
        elif self._matches:
            self._current = (self._current + by) % len(self._matches)
            self._tell()
            self.current_changed.emit(self._current)

    @Slot(str)
    def _search(self, text: str) -> None:
        self._matches = self._find(text) if text.strip() else ()
        here = bisect_left(self._matches, (self._from, 0))
        self._current = (here if here < len(self._matches) else 0) if self._matches else -1
        self._tell()
        self.matches_changed.emit(self._matches, self._current)

    def _tell(self) -> None:
        if self._matches:
            self.count.setText(f"第 {self._current + 1} / {len(self._matches)} 处")
        else:
            self.count.setText("没有找到" if self.field.text().strip() else "")
        for name in ("previous", "next"):
            self._buttons[name].setEnabled(bool(self._matches))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Shift+Enter walk through the matches, Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
