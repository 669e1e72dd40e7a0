"""One indicator over the cities: what each promises, and what it starts from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from reader.indicators.magnitudes import converted
from reader.indicators.model import Indicator, Review
from reader.ui.indicators.comparison import Column, Promise, Row, State
from reader.ui.indicators.wording import baseline_words, dated_words


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a city.

    Attributes:
        city: Its name; "" below another value of the same city.
        words: Comparator, value, unit and year.
        start: What it starts from, in words; "" where that is not said.
        value: In the unit of the chart; None if it cannot be compared: then ``obstacle`` says why.
        baseline: Likewise.
    """

    indicator: Indicator
    city: str
    words: str
    start: str
    value: Decimal | None
    baseline: Decimal | None
    obstacle: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn.

    Attributes:
        bars: The largest comparable value first, those that cannot be compared last.
        silent: City and 未提出 or 未核对, of those that say nothing.
        sources: The documents that are drawn from, one a line.
    """

    title: str
    unit: str
    bars: tuple[Bar, ...]
    silent: tuple[tuple[str, str], ...]
    sources: tuple[str, ...] = ()

    @property
    def most(self) -> Decimal:
        """The largest number that is drawn; 1 where nothing is."""
        numbers = [n for bar in self.bars for n in (bar.value, bar.baseline) if n is not None]
        return max(numbers, default=Decimal(1)) or Decimal(1)


def chart_of(
    row: Row, columns: Sequence[Column], sources: Mapping[str, str] | None = None
) -> Chart:
    """The chart of one row of the comparison.

    Args:
        row: Of the comparison.
        columns: Its cities.
        sources: How a document is named as a source, by its id.
    """
    unit = row.canonical.unit
    cities = []
    silent = []
    for column, cell in zip(columns, row.cells, strict=True):
        if cell.promises:
            bars = [_bar(column.label, promise, unit) for promise in cell.promises]
            cities.append(sorted(bars, key=_rank))
        elif cell.state is not State.OTHER_YEAR:
            silent.append((column.label, "未提出" if cell.state is State.ABSENT else "未核对"))
    cities.sort(key=lambda bars: _rank(bars[0]))
    return Chart(
        row.canonical.name,
        unit,
        tuple(_named(bar, first=bar is bars[0]) for bars in cities for bar in bars),
        tuple(silent),
        tuple(dict.fromkeys((sources or {}).get(b.indicator.document, "") for b in _all(cities))),
    )


def _all(cities: Sequence[Sequence[Bar]]) -> Iterator[Bar]:
    for bars in cities:
        yield from bars


def _bar(city: str, promise: Promise, unit: str) -> Bar:
    each = promise.indicator
    value = None if promise.obstacle else converted(each.value, each.unit, unit)
    baseline = each.baseline_value
    if baseline is not None:
        baseline = None if value is None else converted(baseline, each.unit, unit)
    mark = "　未核" if each.review is Review.EXTRACTED else ""
    words = dated_words(each) + mark
    return Bar(each, city, words, baseline_words(each), value, baseline, promise.obstacle)


def _rank(bar: Bar) -> tuple[bool, Decimal]:
    return bar.value is None, -(bar.value or Decimal(0))


def _named(bar: Bar, *, first: bool) -> Bar:
    if first:
        return bar
    return Bar(bar.indicator, "", bar.words, bar.start, bar.value, bar.baseline, bar.obstacle)


_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MOST_TICKS = 6


def ticks(most: Decimal) -> tuple[Decimal, ...]:
    """Round numbers from 0 to the first that is not below ``most``, at most seven."""
    power = Decimal(10) ** (most.adjusted() - 1)
    while True:
        for step in _STEPS:
            if most <= step * power * _MOST_TICKS:
                size = step * power
                count = ceil(most / size)
                return tuple(size * number for number in range(count + 1))
        power *= 10
