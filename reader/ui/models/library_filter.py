"""Which documents of the 文库 are shown while the user types into the filter field."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from reader.library.model import DocumentSummary
from reader.ui.models.tree_model import AnyIndex


class LibraryFilter(QSortFilterProxyModel):
    """Shows the documents that hold every word typed, and the places they lie in.

    Looked at are title, city, province, issuer and document number, all folded, so that
    traditional and simplified characters, full and half width find each other.
    """

    def __init__(self, fold: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fold = fold
        self._words: tuple[str, ...] = ()
        self._folded: dict[DocumentSummary, str] = {}
        self.setRecursiveFilteringEnabled(True)

    def set_words(self, typed: str) -> None:
        """Show only documents that hold all words of ``typed``; nothing typed shows all."""
        self._words = tuple(self._fold(word) for word in typed.split())
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: AnyIndex) -> bool:
        """See Qt; places are shown by Qt as soon as one of their documents is."""
        if not self._words:
            return True
        value = self.sourceModel().index(row, 0, parent).data(Qt.ItemDataRole.UserRole)
        if not isinstance(value, DocumentSummary):
            return False
        text = self._text(value)
        return all(word in text for word in self._words)

    def _text(self, summary: DocumentSummary) -> str:
        if summary not in self._folded:
            fields = (
                summary.title,
                summary.city,
                summary.province,
                summary.issuer,
                summary.document_number,
            )
            self._folded[summary] = self._fold("\n".join(field for field in fields if field))
        return self._folded[summary]
