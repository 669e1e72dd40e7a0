"""What the search field offers: words to search for, earlier searches, saved ones."""

from dataclasses import dataclass

from PySide6.QtCore import Qt

from reader.search import Question
from reader.ui.models.tree_model import ListModel


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


class OfferModel(ListModel[Offer]):
    """The offers, from top to bottom."""

    def words_of(self, offer: Offer, role: int) -> object:
        """See :class:`ListModel`."""
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(part for part in (offer.text, offer.note) if part)
        return None
