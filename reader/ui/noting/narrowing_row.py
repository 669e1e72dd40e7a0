"""A row of buttons and a list: which meanings and which tag are to be seen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QToolButton, QWidget

from reader.notes.model import Meaning
from reader.ui.flow_layout import FlowLayout
from reader.ui.noting.meaning_look import meaning_icon
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

_ALL_TAGS = "全部标签"


class NarrowingRow(QWidget):
    """Narrows a list of annotations; no button pressed means all meanings.

    Signals:
        changed(): The user chose something else.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {meaning: self._button() for meaning in Meaning}
        self._tags = QComboBox()
        self._tags.setAccessibleName("按标签筛选")
        self._tags.addItem(_ALL_TAGS)
        self._tags.setMaximumWidth(150)
        self._tags.activated.connect(lambda _place: self.changed.emit())
        flow = FlowLayout(self, spacing=2)
        flow.setContentsMargins(MARGIN, 2, MARGIN, 2)
        for button in self._buttons.values():
            flow.addWidget(button)
        flow.addWidget(self._tags)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(theme)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _on: self.changed.emit())
        return button

    def set_theme(self, theme: Theme) -> None:
        """Draw the meanings in the colours of ``theme``."""
        for meaning, button in self._buttons.items():
            button.setIcon(meaning_icon(meaning, theme))

    def set_words(self, names: Mapping[Meaning, str], tags: Sequence[str]) -> None:
        """Say what the meanings are called, and which tags there are."""
        for meaning in Meaning:
            self._buttons[meaning].setToolTip(f"只看“{names[meaning]}”")
            self._buttons[meaning].setAccessibleName(f"只看{names[meaning]}")
        if [self._tags.itemText(place) for place in range(1, self._tags.count())] != list(tags):
            chosen = self._tags.currentText()
            self._tags.clear()
            self._tags.addItems([_ALL_TAGS, *tags])
            self._tags.setCurrentIndex(max(self._tags.findText(chosen), 0))
        self._tags.setVisible(bool(tags))

    @property
    def meanings(self) -> frozenset[Meaning]:
        """The meanings to be seen; empty for all."""
        return frozenset(m for m, button in self._buttons.items() if button.isChecked())

    @property
    def tag(self) -> str:
        """The tag to be seen, "" for all."""
        return self._tags.currentText() if self._tags.currentIndex() > 0 else ""

    def clear(self) -> None:
        """See everything; ``changed`` is not told."""
        for button in self._buttons.values():
            button.setChecked(False)
        self._tags.setCurrentIndex(0)
