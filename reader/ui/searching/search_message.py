"""What stands in place of hits: a sentence, and searches one can start from there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.offer_model import Offer
from reader.ui.side_tree import MARGIN

Offers = Sequence[tuple[str, Sequence[Offer]]]
"""Parts of the list: heading and what stands under it."""


class _OfferButton(QPushButton):
    """A search as a link: its words, what there is to say of it small behind."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        note = f"　{offer.note}" if offer.note else ""
        words = f"{offer.text}{note}"
        self.setText(words.replace("&", "&&"))
        self.setToolTip(words)
        self.setProperty("role", "offer")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)


class SearchMessage(QScrollArea):
    """A sentence and lists of searches under it.

    Signals:
        offer_chosen(Offer): One of the searches was chosen.
    """

    offer_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(120, 60)
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._parts: list[QWidget] = []
        self._buttons: list[_OfferButton] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(MARGIN, 2 * MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(2)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self.setWidget(content)

    def set_words(self, sentence: str) -> None:
        """Show a sentence and no searches."""
        self._words.setText(sentence)
        self.set_offers(())

    def set_offers(self, parts: Offers) -> None:
        """Show searches under the sentence; a part without any is left out."""
        for widget in self._parts:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._parts, self._buttons = [], []
        for title, offers in parts:
            if offers:
                self._add(_heading(title))
            for offer in offers:
                button = _OfferButton(offer)
                button.clicked.connect(
                    lambda _on=False, chosen=offer: self.offer_chosen.emit(chosen)
                )
                self._buttons.append(button)
                self._add(button)

    def enter(self) -> bool:
        """Take the focus to the first search; False if there is none."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._buttons)

    def _add(self, widget: QWidget) -> None:
        self._parts.append(widget)
        self._column.insertWidget(self._column.count() - 1, widget)
        widget.show()


def _heading(title: str) -> QLabel:
    label = QLabel(title)
    label.setProperty("role", "heading")
    label.setContentsMargins(0, MARGIN, 0, 0)
    return label
