"""A hit map that was taken along has the counts of the map, cell by cell."""

import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reader.export.hit_map_csv import write_hit_map_csv
from reader.export.hit_map_xlsx import write_hit_map_xlsx
from reader.library.store import Library
from reader.search import Question
from reader.search.hit_map import Columns, HitMap, make_hit_map
from reader.search.service import SearchService
from tests.export.samples import MADE_ON, library_of

QUERIES = ("研发", "創新", "没有这个词", "R&D")


def map_of(opened: tuple[Library, SearchService], kind: Columns = "city") -> HitMap:
    return make_hit_map(opened[1].ask, Question(""), QUERIES, kind)


def table(path: Path, sheet: str) -> list[list[Any]]:
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", ["city", "document"])
def test_the_workbook_has_every_cell_of_the_map(
    opened: tuple[Library, SearchService], tmp_path: Path, kind: Columns
) -> None:
    hit_map = map_of(opened, kind)
    write_hit_map_xlsx(hit_map, tmp_path / "map.xlsx", MADE_ON)
    for sheet, name in (("命中处数", "hits"), ("命中篇数", "documents")):
        heads, *rows = table(tmp_path / "map.xlsx", sheet)
        assert len(heads) == 2 + len(hit_map.columns)
        for place, (word, total, *cells) in enumerate(rows):
            counts = [getattr(hit_map.cell(place, c), name) for c in hit_map.columns]
            assert (word, cells, total) == (QUERIES[place], counts, sum(counts))
        totals = [getattr(a, f"total_{name}") for a in hit_map.answers]
        assert [row[1] for row in rows] == totals


def test_the_columns_are_the_cities_in_their_order_or_the_documents_with_their_cities(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    cities = map_of(opened)
    write_hit_map_xlsx(cities, tmp_path / "map.xlsx", MADE_ON)
    heads = table(tmp_path / "map.xlsx", "命中处数")[0]
    assert heads == ["检索词", "合计", *(column.label for column in cities.columns)]
    documents = map_of(opened, "document")
    write_hit_map_xlsx(documents, tmp_path / "map.xlsx", MADE_ON)
    heads = table(tmp_path / "map.xlsx", "命中处数")[0]
    assert heads[2:] == [f"《{c.label}》（{c.city}）" for c in documents.columns]


def test_the_workbook_says_what_every_row_was_answered(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    hit_map = map_of(opened)
    write_hit_map_xlsx(hit_map, tmp_path / "map.xlsx", MADE_ON)
    facts = dict(table(tmp_path / "map.xlsx", "说明"))
    assert facts["导出日期"] == "2026年5月3日"
    assert facts["没有这个词"].endswith("命中 0 处、0 篇。")
    assert facts["没有这个词"].startswith("检索 5 篇、")


def test_the_numbers_are_shaded_and_the_words_stay_in_view(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    write_hit_map_xlsx(map_of(opened), tmp_path / "map.xlsx", MADE_ON)
    sheet = load_workbook(tmp_path / "map.xlsx")["命中处数"]
    assert sheet.freeze_panes == "C2"
    assert [str(area.sqref) for area in sheet.conditional_formatting] == ["C2:G5"]


def test_columns_that_a_sheet_cannot_hold_go_on_in_the_next(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    hit_map = map_of(opened)
    write_hit_map_xlsx(hit_map, tmp_path / "map.xlsx", MADE_ON, columns_per_sheet=4)
    heads: list[Any] = []
    for sheet in ("命中处数", "命中处数2", "命中处数3"):
        first, *rows = table(tmp_path / "map.xlsx", sheet)
        assert first[:2] == ["检索词", "合计"]
        assert [row[1] for row in rows] == [answer.total_hits for answer in hit_map.answers]
        heads += first[2:]
    assert heads == [column.label for column in hit_map.columns]


def test_the_csv_has_every_cell_of_the_map(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    hit_map = map_of(opened)
    write_hit_map_csv(hit_map, tmp_path / "map.csv")
    with (tmp_path / "map.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, *rows = csv.reader(file)
    assert heads == ["检索词", "合计", *(column.label for column in hit_map.columns)]
    for place, (word, total, *cells) in enumerate(rows):
        assert word == QUERIES[place]
        assert [int(cell) for cell in cells] == [
            hit_map.cell(place, column).hits for column in hit_map.columns
        ]
        assert int(total) == hit_map.answers[place].total_hits


def test_a_word_that_looks_like_a_formula_stays_a_word(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a": "研发=研发"}) as (_, service):
        hit_map = make_hit_map(service.ask, Question(""), ("=研发", "-词"))
    write_hit_map_csv(hit_map, tmp_path / "map.csv")
    write_hit_map_xlsx(hit_map, tmp_path / "map.xlsx", MADE_ON)
    lines = (tmp_path / "map.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["检索词", "'=研发", "'-词"]
    assert [row[0] for row in table(tmp_path / "map.xlsx", "命中处数")[1:]] == ["=研发", "-词"]
    assert load_workbook(tmp_path / "map.xlsx")["命中处数"]["A2"].data_type == "s"
