"""What a quantified commitment is (conventions 5)."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a number commits to."""

    TARGET = "target"
    INCENTIVE = "incentive"
    FUNDING = "funding"


class Comparator(StrEnum):
    """How the value bounds what is promised."""

    EQUAL = "="
    AT_LEAST = ">="
    AT_MOST = "<="
    MORE = ">"
    LESS = "<"
    ABOUT = "~"
    RANGE = "range"


class Period(StrEnum):
    """What the value counts: a state, something new, a flow of each year, a growth."""

    STOCK = "stock"
    ANNUAL = "annual"
    CUMULATIVE = "cumulative"
    GROWTH_ANNUAL = "growth-annual"
    GROWTH_TOTAL = "growth-total"


class YearSource(StrEnum):
    """Where the target year was read."""

    SENTENCE = "sentence"
    LEAD = "lead"
    HEADING = "heading"
    PLAN = "plan"
    TABLE = "table"


class Review(StrEnum):
    """Who vouches for a row: 已核, 未核, 改, 否."""

    CONFIRMED = "confirmed"
    EXTRACTED = "extracted"
    EDITED = "edited"
    REJECTED = "rejected"


ADDED = "+"
"""Begins the key of a row that the user added."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One quantified commitment of a document.

    Attributes:
        document: Id of the document.
        subject: The indicator as written, without value and comparator.
        canonical: Id of the canonical indicator, None where there is none.
        scope: What the value is limited to (市和各县区, 高新区内, 规上 …), "" for the whole place.
        value: In ``unit``; of a range the lower end.
        value_to: Upper end of a range, else None.
        unit: As in the reviewed table: 家, %, 件/万人, 亿元 …
        period: None for a length of time, an incentive: what has none.
        binding: True for 约束性, False for 预期性, None where not printed.
        quote: What stands at ``[start, end)`` of the document's text, character by character.
        section_path: Labels from the top to the section of the place.
        note: The user's words, "" for none.
        key: Tells the row from the others of its document, also after another extraction; "" where
            nobody asked. Of a row that the user added it begins with ``ADDED``.
        original: What was read before the user edited the row, else None.
    """

    document: str
    kind: Kind
    subject: str
    canonical: str | None
    scope: str
    baseline_year: int | None
    baseline_value: Decimal | None
    target_year: int | None
    year_source: YearSource | None
    comparator: Comparator
    value: Decimal
    value_to: Decimal | None
    unit: str
    period: Period | None
    binding: bool | None
    quote: str
    start: int
    end: int
    section_path: tuple[str, ...]
    review: Review
    note: str = ""
    key: str = ""
    original: "Indicator | None" = None

    @property
    def added(self) -> bool:
        """True if the user added the row."""
        return self.key.startswith(ADDED)
