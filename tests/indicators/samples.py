"""An indicator made up for the tests, to be changed with ``replace``."""

from decimal import Decimal

from reader.indicators.model import Comparator, Indicator, Kind, Period, Review

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
    comparator=Comparator.EQUAL,
    value=Decimal(140),
    value_to=None,
    unit="家",
    period=Period.STOCK,
    binding=None,
    quote="高新技术企业140家",
    start=0,
    end=10,
    section_path=(),
    review=Review.EXTRACTED,
)
