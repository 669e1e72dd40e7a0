"""What the search field offers: words to search for, earlier searches, saved ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from reader.search import Question
from reader.ui.models.tree_model import TOP, AnyIndex


@dataclass(frozen=True, slots=True)
class Offer:
    """One line under the search field.

    Attributes:
        text: What would be searched for.
        note: Where the words come from, or how the search was set; small, may be "".
        question: A whole search to be asked again; None where only the words are offered.
    """

    text: str
    note: str = ""
    question: Question | None = None


class OfferModel(QAbstractListModel):
    """A list of :class:`Offer`; ``UserRole`` returns the object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Show other offers."""
        self.beginResetModel()
        self._offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return offer
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(part for part in (offer.text, offer.note) if part)
        return None
