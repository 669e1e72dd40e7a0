"""``antou search`` takes all hits along in files, whatever it shows."""

import csv
import json
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from reader.cli import main


@pytest.fixture(autouse=True)
def shared_folder(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTOU_DATA_DIR", str(data_dir))


def test_the_files_hold_every_hit_also_where_a_limit_shows_fewer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / f"命中.{kind}" for kind in ("xlsx", "csv", "docx")]
    options = [word for path in paths for word in (f"--{path.suffix[1:]}", str(path))]
    assert main(["search", "研发", "--limit", "3", "--json", *options]) == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    total = answer["total_hits"]
    assert sum(len(document["hits"]) for document in answer["documents"]) == 3
    assert load_workbook(paths[0])["命中"].max_row == total + 1
    with paths[1].open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == total
    assert any(f"—{total}】" in p.text or f"【{total}】" in p.text for p in docx_of(paths[2]))
    for path in paths:
        assert f"已导出 {total} 处命中：{path}" in captured.err


def docx_of(path: Path) -> list[docx.text.paragraph.Paragraph]:
    return docx.Document(str(path)).paragraphs


def test_a_narrowed_search_takes_along_what_it_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hits.csv"
    words = ["search", "研发", "--city", "东营", "--limit", "1", "--json", "--csv", str(path)]
    assert main(words) == 0
    total = json.loads(capsys.readouterr().out)["total_hits"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["文件标识"] for row in csv.DictReader(file)] == ["dongying"] * total


def test_a_name_with_another_ending_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "研发", "--xlsx", str(tmp_path / "hits.csv")]) == 2
    assert "选项 --xlsx 不对：文件名请以 .xlsx 结尾。" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_fails_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "没有" / "hits.xlsx"
    assert main(["search", "研发", "--xlsx", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip().endswith("请先建立，或另选一个位置。")
    assert "Traceback" not in captured.err
