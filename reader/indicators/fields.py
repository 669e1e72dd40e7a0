"""An indicator as plain values by field name, as JSON and tables keep them, and back."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from reader.errors import IndicatorError
from reader.indicators.model import Comparator, Indicator, Kind, Period, Review, YearSource

FIELDS = (
    "kind",
    "subject",
    "canonical",
    "scope",
    "baseline_year",
    "baseline_value",
    "target_year",
    "year_source",
    "comparator",
    "value",
    "value_to",
    "unit",
    "period",
    "binding",
    "quote",
    "start",
    "end",
    "section_path",
    "review",
    "note",
)
"""The fields that say what is promised and where, without the document."""

_READ: Mapping[str, Callable[[Any], object]] = {
    "kind": Kind,
    "baseline_value": Decimal,
    "year_source": YearSource,
    "comparator": Comparator,
    "value": Decimal,
    "value_to": Decimal,
    "period": Period,
    "binding": bool,
    "section_path": tuple,
    "review": Review,
}
"""How a value that is not None is read again; the others stay as they are."""


def plain_fields(indicator: Indicator) -> dict[str, Any]:
    """The values of FIELDS: numbers with a point as text, so that no digit is lost."""
    return {name: _plain(getattr(indicator, name)) for name in FIELDS}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def indicator_of(document_id: str, fields: Mapping[str, Any]) -> Indicator:
    """The indicator of a document that such values describe.

    Args:
        document_id: Id of the document.
        fields: A value for every name of FIELDS; others are passed over.

    Raises:
        IndicatorError: A value is missing or is none of its kind.
    """
    try:
        values: dict[str, Any] = {}
        for name in FIELDS:
            value, read = fields[name], _READ.get(name)
            values[name] = value if value is None or read is None else read(value)
        return Indicator(document=document_id, **values)
    except (KeyError, ValueError, TypeError, ArithmeticError) as error:
        raise IndicatorError("保存的指标有无法读取的内容。") from error
