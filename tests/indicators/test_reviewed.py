"""The reviewed table: every quote at its place, every value in its quote, every id known."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.corpus.review import load_review
from reader.errors import IndicatorError
from reader.indicators.model import Indicator, Kind
from reader.indicators.reviewed import load_reviewed
from reader.indicators.taxonomy import Taxonomy

RESOURCES = Path(__file__).parents[2] / "resources"
DOCUMENTS = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    gazetteer = Gazetteer.load(RESOURCES / "gazetteer.csv")
    folders = {name: RESOURCES / "documents" / name for name in DOCUMENTS}
    return {
        name: read_document(
            (folder / "source.txt").read_bytes(),
            "source.txt",
            gazetteer=gazetteer,
            review=load_review(folder),
        ).document
        for name, folder in folders.items()
    }


@pytest.fixture(scope="module")
def rows(documents: dict[str, Document]) -> list[Indicator]:
    return [
        row
        for document in documents.values()
        for row in load_reviewed(RESOURCES / "indicators.csv", document)
    ]


def test_all_rows_ship_and_each_quote_stands_at_its_place(
    rows: list[Indicator], documents: dict[str, Document]
) -> None:
    assert Counter(row.kind for row in rows) == {
        Kind.TARGET: 219,
        Kind.INCENTIVE: 22,
        Kind.FUNDING: 1,
    }
    assert all(documents[row.document].text[row.start : row.end] == row.quote for row in rows)


def test_every_value_stands_in_its_quote(rows: list[Indicator]) -> None:
    in_words = {1: "一", 2: "两二", 4: "四", 5: "五", 6: "六", 10: "十", 100: "全"}
    for row in rows:
        printed = f"{row.value.normalize():f}"
        words = in_words.get(int(row.value), "")
        assert printed in row.quote or any(word in row.quote for word in words), row


def test_every_canonical_id_is_in_the_taxonomy(rows: list[Indicator]) -> None:
    known = {canonical.id for canonical in Taxonomy.load(RESOURCES / "taxonomy.toml").canonicals}
    assert len(known) == 117
    assert {row.canonical for row in rows if row.canonical is not None} <= known


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        (
            "hnte_count",
            {"dongying": 220, "panjin": 140, "gaogang": 100, "quanzhou": 400, "cangzhou": 200},
        ),
        (
            "rd_intensity",
            {"dongying": 2.7, "panjin": 2.6, "gaogang": 3.8, "quanzhou": 2.5, "cangzhou": 1.4},
        ),
    ],
)
def test_the_five_cities_can_be_compared(
    rows: list[Indicator], canonical: str, expected: dict[str, float]
) -> None:
    for document, value in expected.items():
        values = {r.value for r in rows if (r.document, r.canonical) == (document, canonical)}
        assert Decimal(str(value)) in values


def test_a_quote_that_stands_elsewhere_is_refused(
    tmp_path: Path, documents: dict[str, Document]
) -> None:
    table = (RESOURCES / "indicators.csv").read_text(encoding="utf-8")
    moved = tmp_path / "indicators.csv"
    moved.write_text(table.replace(",790,804,", ",791,805,"), encoding="utf-8")
    with pytest.raises(IndicatorError, match="第2行"):
        load_reviewed(moved, documents["dongying"])
