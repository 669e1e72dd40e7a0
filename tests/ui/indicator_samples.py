"""Indicators and documents made up for the window of the indicators."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from reader.indicators.model import Comparator, Indicator, Kind, Period, Review
from reader.indicators.taxonomy import Taxonomy
from tests.ui.panel_samples import DONGYING

TAXONOMY = Taxonomy.load(Path(__file__).parents[2] / "resources" / "taxonomy.toml")
FIRMS = Indicator(
    document="a",
    kind=Kind.TARGET,
    subject="高新技术企业",
    canonical="hnte_count",
    scope="",
    baseline_year=None,
    baseline_value=None,
    target_year=2020,
    year_source=None,
    comparator=Comparator.AT_LEAST,
    value=Decimal(200),
    value_to=None,
    unit="家",
    period=Period.STOCK,
    binding=None,
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


def firms(document: str, value: int, **changes: object) -> Indicator:
    """A target of so many firms of a document."""
    return replace(FIRMS, document=document, value=Decimal(value), **changes)  # type: ignore[arg-type]
