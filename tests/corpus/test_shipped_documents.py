"""The five shipped documents: what the program finds by itself, and what was reviewed."""

import csv
import hashlib
from pathlib import Path
from typing import Any

import pytest

from reader.corpus.describing.script import simplified
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Metadata
from reader.corpus.pipeline import read_document
from reader.corpus.review import load_review
from reader.errors import CorpusError
from tests.corpus.invariant import assert_consistent

IDS = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")
COLUMNS = {
    "title": "title",
    "issuer": "issuer",
    "doc_number": "document_number",
    "date_issued": "issue_date",
    "date_published": "publication_date",
    "city": "city",
    "province": "province",
    "level": "level",
    "doc_type": "doc_type",
    "status": "status",
    "script": "script",
}
NO_SITE = "not named on the page"


def facts() -> dict[str, dict[str, str]]:
    """The reviewed facts, by document."""
    table = Path(__file__).parents[1] / "data" / "metadata.csv"
    with table.open(encoding="utf-8", newline="") as file:
        return {row["doc"]: row for row in csv.DictReader(file)}


FACTS = facts()


def as_in_facts(metadata: Metadata) -> dict[str, Any]:
    """The metadata as the table has it: "" for nothing, ";" between organs, the printed number."""
    values = {column: getattr(metadata, name) or "" for column, name in COLUMNS.items()}
    values["issuer"] = values["issuer"].replace("；", ";")
    inference = metadata.inference("document_number")
    if inference:
        values["doc_number"] = inference.printed
    return values


@pytest.mark.parametrize("name", IDS)
def test_metadata_found_without_review_equal_the_facts(
    gazetteer: Gazetteer, documents_folder: Path, name: str
) -> None:
    data = (documents_folder / name / "source.txt").read_bytes()
    metadata = read_document(data, name, gazetteer=gazetteer).document.metadata
    found = as_in_facts(metadata)
    # Title and issuer are given as printed; the table has those of panjin in simplified script.
    found["title"], found["issuer"] = simplified(found["title"]), simplified(found["issuer"])
    assert found == {column: FACTS[name][column] for column in COLUMNS}


@pytest.mark.parametrize(
    ("name", "concluded"),
    [
        ("dongying", set()),
        ("panjin", {"document_number", "issue_date"}),
        ("gaogang", {"issuer"}),
        ("quanzhou", set()),
        ("cangzhou", set()),
    ],
)
def test_what_was_concluded_is_not_passed_off_as_read(
    gazetteer: Gazetteer, documents_folder: Path, name: str, concluded: set[str]
) -> None:
    folder = documents_folder / name
    alone = read_document((folder / "source.txt").read_bytes(), name, gazetteer=gazetteer)
    for metadata in (alone.document.metadata, load_review(folder).metadata):
        assert {inference.field for inference in metadata.inferences} == concluded
        assert all(inference.reason.endswith("。") for inference in metadata.inferences)


@pytest.mark.parametrize("name", IDS)
def test_reviewed_metadata_equal_the_facts(documents_folder: Path, name: str) -> None:
    review = load_review(documents_folder / name)
    assert review.id == name
    assert as_in_facts(review.metadata) == {column: FACTS[name][column] for column in COLUMNS}
    site = FACTS[name]["source_site"]
    assert review.metadata.source_site == (None if site.startswith(NO_SITE) else site)


@pytest.mark.parametrize("name", IDS)
def test_the_source_is_the_one_that_was_reviewed(documents_folder: Path, name: str) -> None:
    data = (documents_folder / name / "source.txt").read_bytes()
    review = load_review(documents_folder / name)
    assert hashlib.sha256(data).hexdigest() == review.source_sha256


@pytest.mark.parametrize("name", IDS)
def test_no_character_of_a_shipped_source_vanishes(
    gazetteer: Gazetteer, documents_folder: Path, name: str
) -> None:
    folder = documents_folder / name
    review = load_review(folder)
    result = read_document(
        (folder / "source.txt").read_bytes(), name, gazetteer=gazetteer, review=review
    )
    assert_consistent(result)
    assert (result.document.id, result.encoding) == (name, "utf-8")
    assert result.document.metadata == review.metadata


@pytest.mark.parametrize(
    ("name", "warnings"),
    [
        ("dongying", ()),
        ("panjin", ("有2处数字可能残缺，如“20192021”，引用前请核对原文。",)),
        (
            "gaogang",
            (
                "有1处文字无法复原，正文中以〔?〕标出。",
                "附件未收录：高港区创新发展“六大行动计划”目标任务分解表。",
            ),
        ),
        ("quanzhou", ()),
        ("cangzhou", ("未见成文日期。",)),
    ],
)
def test_a_reader_is_warned_of_what_is_damaged(
    gazetteer: Gazetteer, documents_folder: Path, name: str, warnings: tuple[str, ...]
) -> None:
    folder = documents_folder / name
    data = (folder / "source.txt").read_bytes()
    result = read_document(data, name, gazetteer=gazetteer, review=load_review(folder))
    assert result.document.warnings == warnings


def test_the_concluded_values_of_panjin_tell_what_is_printed(documents_folder: Path) -> None:
    metadata = load_review(documents_folder / "panjin").metadata
    assert metadata.document_number == "盘政办发〔2019〕29号"
    inference = metadata.inference("document_number")
    assert inference is not None
    assert inference.printed == "盤政辦發〔201929"


def test_a_missing_review_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"metadata\.toml"):
        load_review(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "id = ",
        'id = "x"\n',
        'id = "x"\nsource_sha256 = ""\n[printed]\ntitle = "t"\ncolour = "red"\n',
        'id = "x"\nsource_sha256 = ""\n[printed]\ntitle = "t"\n[inferred.issuer]\nvalue = "y"\n',
        'id = "x"\nsource_sha256 = ""\n[printed]\ntitle = "t"\n'
        '[inferred.title]\nvalue = "y"\nprinted = "z"\nreason = "。"\n',
    ],
    ids=["no TOML", "no fields", "unknown field", "no reason", "read and concluded"],
)
def test_a_review_of_another_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "metadata.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match="格式有误"):
        load_review(tmp_path)
