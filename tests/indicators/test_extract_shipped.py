"""Extraction against the reviewed table: a smaller form of ``tests/benchmarks/indicators.py``."""

import pytest

from reader.indicators.extract import extract
from reader.indicators.reviewed import load_reviewed
from tests.benchmarks.indicators import (
    ASIDE,
    FIELDS,
    TUNED,
    Measured,
    measure,
    shipped,
    together,
)
from tests.indicators.extracting import GAZETTEER, RESOURCES, TAXONOMY


def _measured(name: str) -> Measured:
    document = shipped(name, GAZETTEER)
    reviewed = load_reviewed(RESOURCES / "indicators.csv", document)
    return measure(name, reviewed, extract(document, TAXONOMY))


@pytest.fixture(scope="module")
def tuned() -> Measured:
    return together("tuned", map(_measured, TUNED))


@pytest.fixture(scope="module")
def aside() -> Measured:
    return together("kept aside", map(_measured, ASIDE))


def test_what_the_rules_were_written_on_is_found(tuned: Measured) -> None:
    assert tuned.f1 >= 0.92
    assert all(tuned.accuracy(field) >= least for field, (least, _) in FIELDS.items())


def test_what_nobody_looked_at_while_writing_rules_is_found_as_well(aside: Measured) -> None:
    assert aside.f1 >= 0.85
    assert aside.accuracy("unit") >= 0.98
    assert aside.accuracy("comparator") >= 0.95
    assert aside.accuracy("target year") >= 0.90
    assert aside.accuracy("canonical") >= 0.85


def test_the_fields_of_all_five_documents_are_read(tuned: Measured, aside: Measured) -> None:
    everything = together("all", (tuned, aside))
    assert all(everything.accuracy(field) >= least for field, (least, _) in FIELDS.items())
