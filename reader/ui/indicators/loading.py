"""What the window of the indicators shows, made ready in the background."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.indicators.model import Indicator
from reader.notes.model import IndicatorReview
from reader.ui.indicators.comparison import Comparison, compare
from reader.ui.indicators.indicator_desk import IndicatorDesk
from reader.ui.models.indicator_model import IndicatorRow, rows_of

if TYPE_CHECKING:
    from reader.indicators.contradictions import Contradiction
    from reader.indicators.taxonomy import Canonical


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the window shows.

    Attributes:
        comparison: The cities side by side.
        rows: The list.
        contradictions: What documents say twice and differently.
        cities: By id of the document.
        sources: Document by id, as it is named as a source.
        dimensions: In their order.
        years: Target years, rising.
        names: Of the canonical indicators with their synonyms, folded, by id.
        canonicals: In the order of the taxonomy.
    """

    comparison: Comparison
    rows: tuple[IndicatorRow, ...]
    contradictions: "tuple[Contradiction, ...]"
    cities: Mapping[str, str]
    sources: Mapping[str, str]
    dimensions: tuple[str, ...]
    years: tuple[int, ...]
    names: Mapping[str, str]
    canonicals: "tuple[Canonical, ...]"

    def reason_of(self, indicator: Indicator) -> str:
        """Why the document does not agree with itself about this one, "" if it does."""
        reasons = (each.reason for each in self.contradictions if indicator in each.indicators)
        return next(reasons, "")

    def row_of(self, indicator: Indicator) -> Indicator | None:
        """What a row that was shown before says now; None if it is gone."""
        same = (each.indicator for each in self.rows if each.indicator.key == indicator.key)
        return next(same, None)


def load(desk: IndicatorDesk, reviews: Sequence[IndicatorReview]) -> Loaded:
    """Read and arrange everything the window shows.

    Args:
        desk: Over the library.
        reviews: What the user decided, read on the GUI thread.

    Raises:
        IndicatorError: The reviewed table or the taxonomy is missing or damaged.
    """
    from reader.indicators.contradictions import contradictions  # noqa: PLC0415
    from reader.library.citation import cite  # noqa: PLC0415

    taxonomy, indicators = desk.taxonomy(), desk.rows(reviews)
    cities = {summary.id: summary.place for summary in desk.summaries}
    dimensions = {each.id: each.dimension for each in taxonomy.canonicals}
    found = contradictions(indicators, taxonomy)
    doubts = {each for contradiction in found for each in contradiction.indicators}
    return Loaded(
        compare(desk.summaries, indicators, taxonomy, doubts),
        rows_of(indicators, cities, dimensions, desk.fold, doubts),
        found,
        cities,
        {each.id: cite(each) for each in desk.summaries},
        taxonomy.dimensions,
        tuple(sorted({each.target_year for each in indicators if each.target_year})),
        {each.id: desk.fold(" ".join((each.name, *each.synonyms))) for each in taxonomy.canonicals},
        taxonomy.canonicals,
    )
