"""What the user decides about a row holds, also when the rules read its sentence otherwise."""

from dataclasses import replace
from decimal import Decimal

import pytest

from reader.errors import IndicatorError
from reader.indicators.fields import indicator_of, plain_fields
from reader.indicators.guess import guessed
from reader.indicators.model import Comparator, Review
from reader.indicators.review import Decision, at_selection, changes, edited, judged
from tests.indicators.extracting import TAXONOMY, extracted, policy
from tests.indicators.samples import FIRMS

OTHER = replace(
    FIRMS, subject="众创空间", value=Decimal(30), quote="众创空间30家", start=11, end=18
)


def decided(review: Review, **more: object) -> Decision:
    values = {"key": "k1", "review": review, "place": (0, 10), "said": FIRMS, "changed": {}}
    return Decision(**(values | more))  # type: ignore[arg-type]


def test_fields_lead_back_to_the_same_row() -> None:
    row = replace(FIRMS, value=Decimal("2.70"), section_path=("一、总体要求", "（二）"))
    assert indicator_of("a", plain_fields(row)) == row


def test_values_that_are_none_of_their_kind_are_refused_in_a_sentence() -> None:
    with pytest.raises(IndicatorError, match="无法读取"):
        indicator_of("a", plain_fields(FIRMS) | {"value": "许多"})


def test_rows_are_confirmed_rejected_and_left_alone() -> None:
    rows = judged([FIRMS, OTHER], ["k1", "k2"], [decided(Review.CONFIRMED)])
    assert [(row.key, row.review) for row in rows] == [
        ("k1", Review.CONFIRMED),
        ("k2", Review.EXTRACTED),
    ]
    (rejected,) = judged([FIRMS], ["k1"], [decided(Review.REJECTED)])
    assert rejected.review is Review.REJECTED


def test_an_edited_row_keeps_what_was_read_and_its_sentence() -> None:
    changed = {"value": "150", "unit": "户", "quote": "别的话", "start": 99}
    (row,) = judged([FIRMS], ["k1"], [decided(Review.EDITED, changed=changed)])
    assert (row.value, row.unit, row.review) == (Decimal(150), "户", Review.EDITED)
    assert (row.quote, row.start) == (FIRMS.quote, FIRMS.start)
    assert row.original is not None
    assert (row.original.value, row.original.unit) == (Decimal(140), "家")
    assert changes(row.original, row) == {"value": "150", "unit": "户"}


def test_an_edit_holds_for_a_row_that_is_read_better_now() -> None:
    better = replace(FIRMS, target_year=2021, quote="全市高新技术企业140家", start=-2)
    decision = decided(Review.EDITED, changed={"unit": "户"})
    (row,) = judged([better], ["another key"], [decision])
    assert (row.target_year, row.unit, row.key) == (2021, "户", "k1")


@pytest.mark.parametrize("review", [Review.CONFIRMED, Review.EDITED])
def test_what_the_user_vouched_for_stands_where_nothing_is_extracted_any_more(
    review: Review,
) -> None:
    rows = judged([OTHER], ["k2"], [decided(review)])
    assert [row.subject for row in rows] == ["高新技术企业", "众创空间"]
    assert rows[0].review is review


def test_a_rejected_row_that_is_gone_stays_gone_and_so_does_one_without_its_sentence() -> None:
    assert judged([], [], [decided(Review.REJECTED)]) == ()
    assert judged([], [], [decided(Review.CONFIRMED, place=None)]) == ()


def test_a_decision_about_another_value_at_the_same_place_changes_nothing() -> None:
    other = replace(FIRMS, value=Decimal(200))
    rows = judged([other], ["k9"], [decided(Review.REJECTED)])
    assert [row.review for row in rows] == [Review.EXTRACTED]


def test_a_row_of_the_user_stands_beside_one_that_is_read_at_the_same_place() -> None:
    own = decided(Review.CONFIRMED, key="+own")
    assert [row.key for row in judged([FIRMS], ["k1"], [own])] == ["+own", "k1"]


def test_an_edit_of_nothing_changes_only_the_state() -> None:
    row = edited(FIRMS, {})
    assert replace(row, review=FIRMS.review, original=None) == FIRMS


def test_a_row_can_be_made_for_a_selection() -> None:
    document = policy("到2020年,建成示范企业若干。")
    start = (
        document.text.index(" 建成") if " 建成" in document.text else document.text.index("建成")
    )
    row = at_selection(document, start, start + len("建成示范企业若干"), FIRMS)
    assert (row.quote, row.document) == ("建成示范企业若干", document.id)
    assert row.section_path == document.section_at(start).path  # type: ignore[union-attr]
    assert extracted(document) == ()
    with pytest.raises(IndicatorError, match="选中"):
        at_selection(document, start, start, FIRMS)


def test_a_selection_is_read_at_once_also_where_it_is_no_promise() -> None:
    document = policy("截至2015年,高新技术企业已达到120家以上。")
    start = document.text.index("高新技术企业")
    row = guessed(document, start, start + len("高新技术企业已达到120家以上"), TAXONOMY)
    assert (row.subject, row.value, row.unit) == ("高新技术企业已", Decimal(120), "家")
    assert (row.canonical, row.comparator) == ("hnte_count", Comparator.AT_LEAST)
    nothing = guessed(document, start, start + 6, TAXONOMY)
    assert (nothing.quote, nothing.subject, nothing.value) == ("高新技术企业", "", Decimal(0))
