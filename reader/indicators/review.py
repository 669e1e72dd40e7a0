"""What the user decided about extracted rows: 已核, 改, 否, and rows of the user's own.

A decision holds for the row with its key; where the rules now cut the sentence otherwise, for the
row of the same kind and value at the same place; and where nothing is extracted there any more, a
row that was confirmed, edited or added still stands, as long as its sentence does. Of several
decisions about a row (on older versions, by other people) the first one holds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.corpus.model import Document
from reader.errors import IndicatorError
from reader.indicators.fields import indicator_of, plain_fields
from reader.indicators.model import ADDED, Indicator, Review

_OF_THE_PLACE = {"quote", "start", "end", "section_path", "review"}
"""What no edit changes: without its sentence a number is not shown."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided about one row.

    Attributes:
        key: Of the row.
        review: ``CONFIRMED``, ``EDITED`` or ``REJECTED``.
        place: Where its sentence stands now; None if it was not found again.
        said: What the row said when it was decided on; of an added row what it says.
        changed: Plain values of the fields that the user changed.
    """

    key: str
    review: Review
    place: tuple[int, int] | None
    said: Indicator
    changed: Mapping[str, Any]


def judged(
    rows: Sequence[Indicator], keys: Sequence[str], decisions: Iterable[Decision]
) -> tuple[Indicator, ...]:
    """The rows of a document with what was decided about them, in the order of its text.

    Args:
        rows: As extracted or shipped.
        keys: Of the rows, one each.
        decisions: About rows of this document, those that hold before the others.

    Returns:
        Every row once, rejected ones too, with its key or that of the decision about it. An edited
        row keeps what was read as its ``original``.
    """
    open_rows = {key: replace(row, key=key) for row, key in zip(rows, keys, strict=True)}
    known = set(keys)
    shown: list[Indicator] = []
    held: dict[str, Decision] = {}
    for decision in decisions:
        held.setdefault(decision.key, decision)
    for decision in sorted(held.values(), key=lambda each: each.key not in known):
        row = open_rows.pop(decision.key, None) or _at_its_place(open_rows, decision)
        if row is not None:
            open_rows.pop(row.key, None)
            shown.append(_decided(row, decision))
        elif decision.place is not None and decision.review is not Review.REJECTED:
            placed = _placed(decision, *decision.place)
            if placed.added or not any(_are_one(placed, other) for other in shown):
                shown.append(_decided(placed, decision))
    shown += open_rows.values()
    return tuple(sorted(shown, key=lambda row: (row.start, row.end)))


def _at_its_place(rows: Mapping[str, Indicator], decision: Decision) -> Indicator | None:
    """The row of the same kind and value at the place, or else the one with the same sentence."""
    said, place = decision.said, decision.place
    if decision.key.startswith(ADDED):
        return None
    same = [row for row in rows.values() if _promise(row) == _promise(said)]
    if place is not None:
        same = [row for row in same if min(row.end, place[1]) > max(row.start, place[0])]
    else:
        same = [row for row in same if row.quote == said.quote]
    return same[0] if same and (place is not None or len(same) == 1) else None


def _are_one(row: Indicator, decided: Indicator) -> bool:
    """Whether a row is what another one, which is decided on, was read from."""
    read = decided.original or decided
    touches = min(row.end, read.end) > max(row.start, read.start)
    return touches and _promise(row) == _promise(read)


def _promise(row: Indicator) -> tuple[object, ...]:
    return row.kind, row.value, row.value_to


def _placed(decision: Decision, start: int, end: int) -> Indicator:
    return replace(decision.said, start=start, end=end, key=decision.key)


def _decided(row: Indicator, decision: Decision) -> Indicator:
    row = replace(row, key=decision.key)
    if decision.review is not Review.EDITED:
        return replace(row, review=decision.review)
    return edited(row, decision.changed)


def edited(row: Indicator, changed: Mapping[str, Any]) -> Indicator:
    """A row with other values, and what it said before.

    Args:
        row: As read.
        changed: Plain values by field name; place and sentence stay.

    Raises:
        IndicatorError: A value is none of its kind.
    """
    kept = {name: value for name, value in changed.items() if name not in _OF_THE_PLACE}
    new = indicator_of(row.document, plain_fields(row) | kept)
    return replace(new, review=Review.EDITED, key=row.key, original=replace(row, original=None))


def changes(row: Indicator, new: Indicator) -> dict[str, Any]:
    """Plain values of the fields in which ``new`` says something else than ``row``."""
    before, after = plain_fields(row), plain_fields(new)
    return {
        name: value
        for name, value in after.items()
        if name not in _OF_THE_PLACE and value != before[name]
    }


def at_selection(document: Document, start: int, end: int, like: Indicator) -> Indicator:
    """A row for a sentence the user selected, with the values of another.

    Args:
        document: Where it stands.
        start: First code point of the selection.
        end: The code point after the last one.
        like: Gives everything but document and place.

    Raises:
        IndicatorError: The selection is empty.
    """
    quote = document.text[start:end]
    if not quote.strip():
        raise IndicatorError("请先在正文中选中写有这项指标的文字。")
    start += len(quote) - len(quote.lstrip())
    end -= len(quote) - len(quote.rstrip())
    section = document.section_at(start)
    return replace(
        like,
        document=document.id,
        quote=document.text[start:end],
        start=start,
        end=end,
        section_path=section.path if section else (),
    )
