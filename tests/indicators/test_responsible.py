"""Units named for a task, in the forms that are met (conventions 3.7)."""

import csv
from collections import Counter

import pytest

from reader.indicators.responsible import extract_responsibilities
from tests.benchmarks.indicators import shipped
from tests.indicators.extracting import GAZETTEER, RESOURCES, policy


def _units(note: str) -> list[tuple[str, str]]:
    document = policy(f"1.建设平台。建设一批平台。{note}")
    found = extract_responsibilities(document)
    for row in found:
        assert len(document.text[row.start : row.end]) == len(row.unit)
    return [(row.role.value, row.unit) for row in found]


@pytest.mark.parametrize(
    ("note", "units"),
    [
        ("(责任单位:市科技局)", [("responsible", "市科技局")]),
        (
            "（牵头单位：市科技局；责任单位：市委组织部、市财政局，各县区政府）",
            [
                ("lead", "市科技局"),
                ("responsible", "市委组织部"),
                ("responsible", "市财政局"),
                ("responsible", "各县区政府"),
            ],
        ),
        (
            "(牵头单位:市发改委,配合单位:各区县(市)、高新区(含综保区))",
            [("lead", "市发改委"), ("support", "各区县(市)"), ("support", "高新区(含综保区)")],
        ),
    ],
)
def test_a_note_names_units_by_role(note: str, units: list[tuple[str, str]]) -> None:
    assert _units(note) == units


def test_the_tasks_of_a_shipped_document_have_the_reviewed_units() -> None:
    with (RESOURCES / "responsibilities.csv").open(encoding="utf-8", newline="") as file:
        reviewed = Counter(
            (row["task_number"], row["role"], row["unit"])
            for row in csv.DictReader(file)
            if row["doc"] == "panjin"
        )
    document = shipped("panjin", GAZETTEER)
    found = Counter(
        (row.task_number, row.role.value, row.unit) for row in extract_responsibilities(document)
    )
    assert found == reviewed


def test_a_free_note_tells_who_leads_and_who_answers() -> None:
    assert _units("(发展改革委、工业和信息化部牵头,各地区、各部门负责)") == [
        ("lead", "发展改革委"),
        ("lead", "工业和信息化部"),
        ("responsible", "各地区"),
        ("responsible", "各部门"),
    ]
