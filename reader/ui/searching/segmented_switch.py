"""A row of joined buttons of which exactly one is pressed: 精确 | 智能."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the choices.

    Attributes:
        value: What is reported when it is chosen.
        text: On the button.
        tip: What it means, in a sentence.
    """

    value: object
    text: str
    tip: str = ""


class _Button(QToolButton):
    """A segment; the arrow keys lead to the one beside it and choose it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        group = self.group()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if group is None or event.key() not in steps:
            super().keyPressEvent(event)
            return
        buttons = [button for button in group.buttons() if button.isVisible()]
        place = buttons.index(self) + steps[Qt.Key(event.key())]
        if 0 <= place < len(buttons):
            buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
            buttons[place].click()


class SegmentedSwitch(QWidget):
    """Choices side by side, one of them chosen.

    Signals:
        value_changed(object): The user chose another value.
    """

    value_changed = Signal(object)

    def __init__(self, name: str, segments: Sequence[Segment], *, quiet: bool = False) -> None:
        """Build it with the first segment chosen.

        Args:
            name: What is chosen here, for those who cannot see it.
            segments: From left to right.
            quiet: Mark what is chosen less strongly: one of several switches.
        """
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._segments = tuple(segments)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, segment in enumerate(segments):
            button = _Button()
            button.setText(segment.text)
            button.setToolTip(segment.tip)
            button.setAccessibleName(f"{name}：{segment.text}")
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setProperty("quiet", quiet)
            edges = ("first" if not place else "") + ("last" if segment is segments[-1] else "")
            button.setProperty("edge", edges)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(
            lambda place: self.value_changed.emit(self._segments[place].value)
        )
        row.addStretch(1)

    @property
    def value(self) -> object:
        """The chosen value."""
        return self._segments[self._group.checkedId()].value

    def set_value(self, value: object) -> None:
        """Choose a value without reporting it; a value that is not there chooses the first."""
        values = [segment.value for segment in self._segments]
        place = values.index(value) if value in values else 0
        self._group.button(place).setChecked(True)

    def set_shown(self, value: object, *, shown: bool) -> None:
        """Offer a value, or hide it."""
        values = [segment.value for segment in self._segments]
        self._group.button(values.index(value)).setVisible(shown)
