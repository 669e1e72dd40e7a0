"""The CSV of an answer, read back, holds every hit as the answer has it."""

import csv
from pathlib import Path

import pytest

from reader.export.columns import COLUMNS
from reader.export.hits_csv import write_hits_csv
from reader.library.store import Library
from reader.search.service import SearchService
from tests.export.samples import library_of, parted_text, report_on

FORMULAS = ("=1+1标记", "+标记", "-标记", "@标记", "＝标记", "－标记", "'标记", "''=标记")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("query", ["研发", "R&D", "2.5%", "創新", "没有这个词"])
def test_the_file_has_a_line_for_every_hit(
    opened: tuple[Library, SearchService], tmp_path: Path, query: str
) -> None:
    library, service = opened
    report = report_on(library, service, query)
    write_hits_csv(report, tmp_path / "hits.csv")
    rows = read(tmp_path / "hits.csv")
    hits = [hit for document in report.answer.documents for hit in document.hits]
    assert [
        (r["文件标识"], int(r["起始位置"]), int(r["结束位置"]), r["命中文字"], r["章节"])
        for r in rows
    ] == [(h.document_id, h.start, h.end, h.quote, " → ".join(h.section_path)) for h in hits]
    assert len(rows) == report.answer.total_hits
    for row, hit in zip(rows, hits, strict=True):
        text = parted_text(library, hit.document_id)
        assert hit.quote in row["句子"]
        assert row["句子"].removeprefix("'") in text


def test_the_cells_of_a_table_stand_apart_in_the_sentence(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    write_hits_csv(report_on(library, service, "地区生产总值增速(%)6.4"), tmp_path / "hits.csv")
    (row,) = read(tmp_path / "hits.csv")
    assert "\u3000地区生产总值增速(%)\u30006.4\u30005\u3000全社会" in row["句子"]
    assert row["命中文字"] == "地区生产总值增速(%)6.4"


def test_dates_and_conclusions_are_written_in_chinese(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    write_hits_csv(report_on(library, service, "科技"), tmp_path / "hits.csv")
    by_id = {row["文件标识"]: row for row in read(tmp_path / "hits.csv")}
    assert by_id["dongying"]["成文日期"] == "2018年12月28日"
    assert by_id["panjin"]["发文字号"].endswith("号（推定）")


def test_excel_and_wps_know_the_encoding_and_the_lines(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    write_hits_csv(report_on(library, service, "研发"), tmp_path / "hits.csv")
    data = (tmp_path / "hits.csv").read_bytes()
    assert data.startswith("\ufeff序号,文件标题".encode())
    assert data.count(b"\n") == data.count(b"\r\n")


def test_no_cell_is_a_formula_and_taking_one_quote_off_gives_the_text_back(
    tmp_path: Path,
) -> None:
    with library_of(tmp_path, {"=cmd": "\n".join(FORMULAS)}) as (library, service):
        write_hits_csv(report_on(library, service, "标记"), tmp_path / "hits.csv")
    rows = read(tmp_path / "hits.csv")
    assert [row["句子"].removeprefix("'") for row in rows] == list(FORMULAS)
    assert {row["文件标题"].removeprefix("'") for row in rows} == {"=cmd"}
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "＝", "－")) for cell in row.values())


def test_the_columns_are_those_of_the_workbook(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    write_hits_csv(report_on(library, service, "没有这个词"), tmp_path / "hits.csv")
    first = (tmp_path / "hits.csv").read_text("utf-8-sig").splitlines()
    assert first == [",".join(column.name for column in COLUMNS)]
