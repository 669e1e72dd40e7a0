"""Chips: small rounded buttons for what was chosen, to be taken away or switched off one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from reader.ui.flow_layout import FlowLayout
from reader.ui.row_painting import small

MOST_WIDTH = 220
"""Pixels; a longer text is cut with "…" and stands whole in the tooltip."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip.

    Attributes:
        key: Reported when it is pressed.
        text: On the chip.
        tip: What pressing it does.
        on: None: pressing takes it away; True or False: pressing switches it off or on.
    """

    key: object
    text: str
    tip: str
    on: bool | None = None


class ChipFlow(QWidget):
    """A line of words and chips, in as many lines as they need; hidden while there are none.

    Signals:
        chip_pressed(object): The key of the chip.
        cleared(): The button at the end was pressed.
    """

    chip_pressed = Signal(object)
    cleared = Signal()

    def __init__(self, lead: str = "", clear: str = "", parent: QWidget | None = None) -> None:
        """Build it without chips.

        Args:
            lead: Words before the chips.
            clear: Words of a link after them, if any.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self._buttons: list[QToolButton] = []
        self._flow = FlowLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._flow)
        self._lead = QLabel(lead)
        self._lead.setProperty("role", "secondary")
        self._lead.setVisible(bool(lead))
        self._flow.addWidget(self._lead)
        self._clear = QToolButton()
        self._clear.setText(clear)
        self._clear.setProperty("role", "link")
        self._clear.setVisible(bool(clear))
        self._clear.clicked.connect(self.cleared)
        self._flow.addWidget(self._clear)
        self.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """What is shown."""
        return self._chips

    def set_chips(self, chips: Sequence[Chip]) -> None:
        """Show other chips."""
        if tuple(chips) == self._chips:
            return
        had_focus = any(button.hasFocus() for button in self._buttons)
        self._chips = tuple(chips)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._make(chip) for chip in self._chips]
        self._flow.removeWidget(self._clear)
        for button in (*self._buttons, self._clear):
            self._flow.addWidget(button)
        self.setVisible(bool(chips))
        if had_focus and self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        font = small(button.font())
        button.setFont(font)
        sign = "" if chip.on is not None else "  ✕"
        text = QFontMetrics(font).elidedText(chip.text, Qt.TextElideMode.ElideRight, MOST_WIDTH)
        button.setText(text.replace("&", "&&") + sign)
        button.setToolTip(chip.tip)
        button.setAccessibleName(f"{chip.text}：{chip.tip}")
        button.setProperty("role", "chip")
        button.setCheckable(chip.on is not None)
        button.setChecked(bool(chip.on))
        button.clicked.connect(lambda: self.chip_pressed.emit(chip.key))
        button.show()
        return button
