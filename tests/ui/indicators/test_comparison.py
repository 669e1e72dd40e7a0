"""What the comparison makes of the matrix: states, repeated sentences, bars."""

from dataclasses import replace
from decimal import Decimal

from reader.indicators.model import Indicator, Review
from reader.ui.indicators.comparison import Cell, Comparison, State, compare
from tests.ui.indicator_samples import CITIES, TAXONOMY, firms


def compared(*indicators: Indicator) -> Comparison:
    return compare(CITIES, indicators, TAXONOMY)


def cells(*indicators: Indicator) -> dict[str, Cell]:
    comparison = compared(*indicators)
    (row,) = comparison.rows
    return {column.label: cell for column, cell in zip(comparison.columns, row.cells, strict=True)}


def test_what_a_reviewed_city_leaves_out_differs_from_what_nobody_reviewed() -> None:
    other = firms("b", 5, canonical="rd_intensity", unit="%")
    comparison = compared(firms("a", 200), other)
    states = {row.canonical.id: [cell.state for cell in row.cells] for row in comparison.rows}
    assert [column.label for column in comparison.columns] == ["甲市", "乙市", "丙市"]
    assert states["hnte_count"] == [State.PROMISED, State.ABSENT, State.UNREVIEWED]


def test_extracted_rows_alone_do_not_make_a_city_reviewed() -> None:
    comparison = compared(firms("b", 100, review=Review.EXTRACTED), firms("c", 50))
    assert [(each.label, each.reviewed) for each in comparison.columns] == [
        ("丙市", True),
        ("甲市", False),
        ("乙市", False),
    ]


def test_rejected_rows_are_left_out() -> None:
    assert not compared(firms("a", 200, review=Review.REJECTED)).rows


def test_what_is_said_twice_is_one_value_with_both_places() -> None:
    first, again = firms("a", 200), firms("a", 200, start=90, end=103)
    (promise,) = cells(first, again)["甲市"].promises
    assert promise.places == (first, again)


def test_values_that_differ_stand_beside_each_other() -> None:
    promises = cells(firms("a", 200), firms("a", 300, target_year=2025))["甲市"].promises
    assert [each.indicator.target_year for each in promises] == [2020, 2025]


def test_bars_are_scaled_in_their_row_and_know_where_a_target_starts() -> None:
    found = cells(firms("a", 200), firms("b", 400, baseline_value=Decimal(100)))
    assert [each.share for each in found["甲市"].promises] == [0.5]
    assert [each.share for each in found["乙市"].promises] == [1.0]
    assert found["乙市"].promises[0].baseline_share == 0.25


def test_a_narrower_scope_is_no_part_of_the_scale() -> None:
    found = cells(firms("a", 200), firms("b", 900, scope="高新区内"))
    assert found["甲市"].promises[0].share == 1
    narrow = found["乙市"].promises[0]
    assert narrow.obstacle == "范围：高新区内"
    assert narrow.share == 0


def test_documents_without_a_place_take_no_column_unless_they_promise_something() -> None:
    laws = [replace(CITIES[0], id=f"law{n}", city=None, province=None) for n in range(3)]
    shown = compare([*CITIES, *laws], [firms("law1", 3)], TAXONOMY)
    assert [column.label for column in shown.columns] == ["未注明地区", "甲市", "乙市", "丙市"]
