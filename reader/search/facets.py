"""Exact counts of an answer by province, city, year, level, type, status and origin."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.library.model import DocumentSummary
from reader.search.narrowing import Facet, Narrowing, facet_value, known_values, value_label


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet, and what would be found if it were chosen.

    Attributes:
        value: As ``Narrowing`` takes it; "" for documents of which it is not known.
        label: Chinese.
        hits: Places in the documents of this value.
        documents: Documents of this value that were found.
        chosen: The answer is narrowed to it.
    """

    value: str
    label: str
    hits: int
    documents: int
    chosen: bool


class Facets:
    """The facets of one answer, counted when they are asked for.

    Each facet is counted over the documents that all *other* chosen facets admit: its counts say
    what choosing a value would give.
    """

    def __init__(
        self,
        searched: Iterable[DocumentSummary],
        hits: Mapping[str, int],
        narrowing: Narrowing,
    ) -> None:
        """Take what was searched and found.

        Args:
            searched: Documents that at most one chosen facet refuses, in administrative order.
            hits: Number of hits by document that was found; 0 for one that only fits a filter.
            narrowing: What the answer is narrowed to.
        """
        self._searched = tuple(searched)
        self._hits = hits
        self._narrowing = narrowing
        self._known: dict[Facet, tuple[FacetCount, ...]] = {}

    def counts(self, facet: Facet) -> tuple[FacetCount, ...]:
        """Every value of the facet that was searched, also one without a hit.

        Returns:
            Provinces and cities in administrative order, years from the newest, types by the number
            of documents, everything else in its own order; what is not known stands last.
        """
        if facet not in self._known:
            self._known[facet] = self._counted(facet)
        return self._known[facet]

    def _counted(self, facet: Facet) -> tuple[FacetCount, ...]:
        chosen = self._narrowing.chosen(facet)
        counts: dict[str, list[int]] = {value: [0, 0] for value in chosen}
        for summary in self._searched:
            if any(refusing != facet for refusing in self._narrowing.refusals(summary)):
                continue
            count = counts.setdefault(facet_value(summary, facet), [0, 0])
            count[0] += self._hits.get(summary.id, 0)
            count[1] += summary.id in self._hits
        listed = [
            FacetCount(value, value_label(facet, value), hits, documents, value in chosen)
            for value, (hits, documents) in counts.items()
        ]
        return tuple(self._sorted(facet, listed))

    def _sorted(self, facet: Facet, listed: list[FacetCount]) -> list[FacetCount]:
        if facet == "year":
            return sorted(listed, key=lambda count: count.value, reverse=True)
        if facet == "doc_type":
            return sorted(listed, key=lambda c: (not c.value, -c.documents, -c.hits, c.value))
        if facet in ("province", "city"):
            places: dict[str, int] = {}
            for summary in self._searched:
                places.setdefault(facet_value(summary, facet), len(places))
            return sorted(listed, key=lambda c: (not c.value, places.get(c.value, len(places))))
        order = known_values(facet)
        return sorted(
            listed, key=lambda c: (not c.value, order.index(c.value) if c.value in order else 99)
        )


NO_FACETS = Facets((), {}, Narrowing())
"""Of an answer to which nothing was counted."""
