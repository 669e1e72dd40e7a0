"""How often the cities say what was searched for."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt

from reader.search import CityCount
from reader.ui.models.tree_model import ListModel


@dataclass(frozen=True, slots=True)
class CityBar:
    """One bar.

    Attributes:
        city: Name of the city.
        hits: Number of hits in its documents.
        documents: Number of its documents with a hit.
        share: Length of the bar, 1 for the city with most hits.
    """

    city: str
    hits: int
    documents: int
    share: float


class CityModel(ListModel[CityBar]):
    """The bars of an answer.

    Cities with hits come before those without, both in the order of the answer: among three hundred
    cities the bars that say something are in sight.
    """

    def set_counts(self, counts: Mapping[str, CityCount]) -> None:
        """Show the counts of another answer."""
        most = max((count.hits for count in counts.values()), default=0) or 1
        self.show(
            [
                CityBar(city, count.hits, count.documents, count.hits / most)
                for city, count in sorted(counts.items(), key=lambda item: not item[1].hits)
            ]
        )

    def words_of(self, bar: CityBar, role: int) -> object:
        """See :class:`ListModel`."""
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{bar.city} {bar.hits:,}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{bar.city}：{bar.hits:,} 处，{bar.documents:,} 篇"
        return None
