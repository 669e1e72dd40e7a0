"""A first reading of a sentence the user selected: what the grammar sees in it, trap or not."""

from dataclasses import replace
from decimal import Decimal

from reader.corpus.model import Document
from reader.indicators.clauses import clauses
from reader.indicators.extract import Canonicals
from reader.indicators.governing import Contexts
from reader.indicators.model import Comparator, Indicator, Kind, Review
from reader.indicators.periods import period_of
from reader.indicators.quantities import quantities
from reader.indicators.reading import reading_copy
from reader.indicators.review import at_selection
from reader.indicators.scopes import scope_of
from reader.indicators.traps import kind_of
from reader.indicators.units import per_head
from reader.indicators.years import governors

_BLANK = Indicator(
    document="",
    kind=Kind.TARGET,
    subject="",
    canonical=None,
    scope="",
    baseline_year=None,
    baseline_value=None,
    target_year=None,
    year_source=None,
    comparator=Comparator.EQUAL,
    value=Decimal(0),
    value_to=None,
    unit="",
    period=None,
    binding=None,
    quote="",
    start=0,
    end=0,
    section_path=(),
    review=Review.CONFIRMED,
)


def guessed(document: Document, start: int, end: int, taxonomy: Canonicals) -> Indicator:
    """What a selection seems to promise, for the user to complete.

    Args:
        document: Where it was selected.
        start: First code point of the selection.
        end: The code point after the last one.
        taxonomy: Names the canonical indicators.

    Returns:
        A row without a key; value 0 and no subject where no number is seen.

    Raises:
        IndicatorError: The selection is empty.
    """
    row = at_selection(document, start, end, _BLANK)
    copy = reading_copy(document.text)
    contexts = Contexts(document, copy)
    earlier = [contexts.of(block) for block in document.blocks if block.start <= row.start]
    issued = earlier[-1].issued if earlier else None
    years = governors(copy, row.start, row.end, issued)
    found = clauses(copy, row.start, row.end, quantities(copy, row.start, row.end), years)
    if not found or not earlier:
        return row
    clause = found[0]
    governing = earlier[-1].governing(None, years, row.start, clause.quantity.start, row.start)
    subject = next(iter(clause.subjects), "")
    unit = per_head(subject, clause.quantity.unit) + governing.per
    text = copy[clause.start : clause.end]
    kind = kind_of(copy, (row.start, row.end), clause) or Kind.TARGET
    target = kind is Kind.TARGET
    return replace(
        row,
        kind=kind,
        subject=subject,
        canonical=taxonomy.match(subject, unit) if target and subject else None,
        scope=scope_of(text, subject, unit) if target else "",
        target_year=governing.year if target else None,
        year_source=governing.source if target else None,
        comparator=clause.quantity.comparator,
        value=clause.quantity.value,
        value_to=clause.quantity.value_to,
        unit=unit,
        period=period_of(text, clause, governing.mode, each=governing.each) if target else None,
    )
