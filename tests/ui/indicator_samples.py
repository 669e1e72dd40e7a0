"""Indicators and documents made up for the window of the indicators."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from reader.indicators.model import Comparator, Indicator, Review
from reader.indicators.responsible import Responsibility
from reader.indicators.taxonomy import Taxonomy
from reader.library.model import DocumentSummary
from reader.ui.indicators.indicator_desk import Decisions, IndicatorDesk
from tests.indicators.samples import FIRMS as PLAIN_FIRMS
from tests.ui.panel_samples import DONGYING

TAXONOMY = Taxonomy.load(Path(__file__).parents[2] / "resources" / "taxonomy.toml")
FIRMS = replace(
    PLAIN_FIRMS,
    comparator=Comparator.AT_LEAST,
    value=Decimal(200),
    quote="高新技术企业达到200家以上",
    start=10,
    end=23,
    section_path=("一、总体要求",),
    review=Review.CONFIRMED,
)
CITIES = tuple(
    replace(DONGYING, id=name, city=city, title=f"{city}的方案")
    for name, city in (("a", "甲市"), ("b", "乙市"), ("c", "丙市"))
)


NOTHING_DECIDED = Decisions(
    all=tuple,
    decide=lambda _row, _state, _changed: None,
    withdraw=lambda _rows: None,
    undo=lambda: None,
    redo=lambda: None,
    version=str,
)
"""Notes of a user who has decided nothing."""


def desk_of(
    summaries: Sequence[DocumentSummary],
    rows: Callable[[Sequence[object]], Sequence[Indicator]],
    responsibilities: Sequence[Responsibility] = (),
) -> IndicatorDesk:
    """A desk over made-up rows, which writes nothing."""
    return IndicatorDesk(
        summaries,
        rows,
        lambda: TAXONOMY,
        lambda *_: None,
        str.lower,
        NOTHING_DECIDED,
        lambda: responsibilities,
        lambda *_: None,
    )


def firms(document: str, value: int, **changes: object) -> Indicator:
    """A target of so many firms of a document."""
    return replace(FIRMS, document=document, value=Decimal(value), **changes)  # type: ignore[arg-type]
