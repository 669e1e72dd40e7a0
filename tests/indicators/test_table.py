"""The comparison shows every target, marks what cannot be compared, and finds contradictions."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from reader.indicators.contradictions import contradictions
from reader.indicators.magnitudes import converted
from reader.indicators.model import Comparator, Kind, Period, Review
from reader.indicators.table import Matrix
from reader.indicators.taxonomy import Taxonomy
from tests.indicators.samples import FIRMS

RESOURCES = Path(__file__).parents[2] / "resources"
PLACES = {"a": "甲市", "b": "乙市"}


@pytest.fixture(scope="module")
def taxonomy() -> Taxonomy:
    return Taxonomy.load(RESOURCES / "taxonomy.toml")


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        ("1.2", "万家", "家", "12000"),
        ("1.2", "万亿元", "亿元", "12000"),
        ("5000", "万元", "亿元", "0.5"),
        ("3", "万人", "人", "30000"),
        ("20", "名", "人", "20"),
        ("30", "个", "家", "30"),
        ("12", "件/万人", "件/万人", "12"),
        ("0.0012", "件/人", "件/万人", "12"),
        ("2.5", "%", "%", "2.5"),
        ("1", "万名", "万人", "1"),
        ("2", "万千瓦", "千瓦", "20000"),
    ],
)
def test_a_value_is_counted_in_another_unit_of_the_same_thing(
    value: str, unit: str, wanted: str, expected: str
) -> None:
    assert converted(Decimal(value), unit, wanted) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "wanted"),
    [("家", "元"), ("元", "元/年"), ("%", "百分点"), ("人次", "人"), ("年", "月/年")],
)
def test_units_of_different_things_are_not_converted(unit: str, wanted: str) -> None:
    assert converted(Decimal(1), unit, wanted) is None


def test_all_targets_of_a_place_are_kept_and_what_cannot_be_compared_is_marked(
    taxonomy: Taxonomy,
) -> None:
    zone = replace(FIRMS, scope="高新区内", value=Decimal(60), start=20)
    fresh = replace(FIRMS, period=Period.CUMULATIVE, value=Decimal(30), start=40)
    share = replace(FIRMS, unit="%", value=Decimal(40), start=60)
    later = replace(FIRMS, value=Decimal("0.02"), unit="万家", target_year=2025, start=80)
    other = replace(FIRMS, document="b", value=Decimal(90))
    matrix = Matrix.of([zone, FIRMS, fresh, share, later, other], taxonomy, PLACES)
    assert matrix.columns == ("甲市", "乙市")
    (row,) = matrix.rows
    assert [(entry.value, entry.differences) for entry in row.cells[0]] == [
        (140, ()),
        (200, ()),
        (60, ("范围：高新区内",)),
        (30, ("口径：累计新增",)),
        (None, ("单位：%",)),
    ]
    assert [entry.value for entry in matrix.cell("hnte_count", "乙市")] == [90]
    assert matrix.cell("rd_intensity", "乙市") == ()


def test_rows_stand_by_dimension_in_the_order_of_the_taxonomy(taxonomy: Taxonomy) -> None:
    every = [replace(FIRMS, canonical=c.id, unit=c.unit) for c in reversed(taxonomy.canonicals)]
    shown = [row.canonical for row in Matrix.of(every, taxonomy, PLACES).rows]
    assert len(shown) == 117
    ranks = [taxonomy.dimensions.index(canonical.dimension) for canonical in shown]
    assert ranks == sorted(ranks)


def test_incentives_and_targets_of_nothing_canonical_are_no_rows(taxonomy: Taxonomy) -> None:
    gift = replace(FIRMS, kind=Kind.INCENTIVE)
    nameless = replace(FIRMS, canonical=None)
    assert Matrix.of([gift, nameless], taxonomy, PLACES).rows == ()


def test_a_document_that_says_different_things_for_one_year_is_found(taxonomy: Taxonomy) -> None:
    more = replace(FIRMS, comparator=Comparator.AT_LEAST, start=50)
    (found,) = contradictions([more, FIRMS], taxonomy)
    assert found.canonical.id == "hnte_count"
    assert found.indicators == (FIRMS, more)


def test_the_same_in_other_units_other_years_and_other_documents_is_no_contradiction(
    taxonomy: Taxonomy,
) -> None:
    same = replace(FIRMS, value=Decimal("0.014"), unit="万家")
    later = replace(FIRMS, value=Decimal(300), target_year=2025)
    zone = replace(FIRMS, value=Decimal(60), scope="高新区内")
    other = replace(FIRMS, value=Decimal(90), document="b")
    assert contradictions([FIRMS, same, later, zone, other], taxonomy) == ()


def test_parts_of_a_whole_do_not_contradict_it(taxonomy: Taxonomy) -> None:
    whole = replace(FIRMS, canonical="incubated_firms", subject="在孵企业", value=Decimal(1500))
    national = replace(whole, subject="国家级科技企业孵化器在孵企业", value=Decimal(600))
    provincial = replace(whole, subject="省级科技企业孵化器在孵企业", value=Decimal(679))
    assert contradictions([whole, national, provincial], taxonomy) == ()
    again = replace(national, value=Decimal(610), start=70)
    (found,) = contradictions([whole, national, again], taxonomy)
    assert found.indicators == (national, again)


def test_ahead_of_time_is_held_against_the_year_beside_it(taxonomy: Taxonomy) -> None:
    ahead = replace(
        FIRMS,
        subject="提前完成“十三五”高新技术企业培育目标",
        canonical=None,
        quote="提前两年完成高新技术企业培育目标",
        value=Decimal(2),
        unit="年",
        target_year=None,
        period=None,
        start=40,
        end=56,
    )
    (found,) = contradictions([FIRMS, ahead], taxonomy)
    assert found.indicators == (FIRMS, ahead)
    assert found.reason == "提前2年应为2018年，目标年写作2020年"


def test_what_the_user_rejected_contradicts_nothing(taxonomy: Taxonomy) -> None:
    more = replace(FIRMS, value=Decimal(150), start=60, review=Review.REJECTED)
    assert contradictions([FIRMS, more], taxonomy) == ()


def test_what_is_sure_and_what_is_hoped_for_are_no_contradiction(taxonomy: Taxonomy) -> None:
    sure = replace(FIRMS, quote="确保高新技术企业达到100家", value=Decimal(100), start=0, end=14)
    hoped = replace(FIRMS, quote="力争达到120家", value=Decimal(120), start=15, end=23)
    assert contradictions([sure, hoped], taxonomy) == ()
    apart = replace(hoped, start=90, end=98)
    assert len(contradictions([sure, apart], taxonomy)) == 1
