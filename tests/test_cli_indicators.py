"""``antou indicators`` and ``antou extract`` keep their contract."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reader.cli import main
from reader.library.reviews import review_of, reviewed_indicators
from reader.library.store import Library
from reader.notes.model import ReviewState
from reader.notes.store import NotesStore
from reader.paths import Paths

KEYS = {
    "document",
    "kind",
    "subject",
    "canonical",
    "scope",
    "baseline_year",
    "baseline_value",
    "target_year",
    "comparator",
    "value",
    "unit",
    "period",
    "quote",
    "start",
    "end",
    "section_path",
    "review",
}


class Run:
    """Runs commands in this process on the shared folder."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *words: object, status: int = 0) -> str:
        self._capsys.readouterr()
        assert main([str(word) for word in words]) == status
        captured = self._capsys.readouterr()
        self.err = captured.err
        return captured.out

    def json(self, *words: object) -> Any:  # noqa: ANN401 - whatever stands there
        return json.loads(self(*words, "--json"))


@pytest.fixture
def run(data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setenv("ANTOU_DATA_DIR", str(data_dir))
    return Run(capsys)


def test_all_indicators_are_listed_with_their_places(run: Run) -> None:
    rows = run.json("indicators")
    assert len(rows) == 242
    texts = {d["id"]: run.json("show", d["id"])["text"] for d in run.json("documents")}
    for row in rows:
        assert set(row) == KEYS
        assert texts[row["document"]][row["start"] : row["end"]] == row["quote"]
        assert isinstance(row["value"], int | float)
        assert row["review"] == "confirmed"


def test_numbers_are_numbers_and_what_is_missing_is_null(run: Run) -> None:
    rows = run.json("indicators", "--city", "东营", "--canonical", "rd_intensity")
    assert [(row["value"], row["target_year"], row["unit"]) for row in rows] == [
        (2.7, 2020, "%"),
        (2.7, 2020, "%"),
    ]
    assert [row["baseline_value"] for row in rows] == [None, 2.64]


@pytest.mark.parametrize(("kind", "count"), [("target", 219), ("incentive", 22), ("投入", 1)])
def test_a_kind_can_be_chosen(run: Run, kind: str, count: int) -> None:
    assert len(run.json("indicators", "--kind", kind)) == count


def test_the_documents_tell_how_many_indicators_they_have(run: Run) -> None:
    counts = {row["id"]: row["indicators"] for row in run.json("documents")}
    rows = run.json("indicators")
    assert counts == {name: sum(row["document"] == name for row in rows) for name in counts}


def test_the_matrix_shows_the_five_cities(run: Run) -> None:
    shown = run("indicators", "--matrix", "--canonical", "hnte_count")
    for line in (
        "    东营市  ≥220 家（2020年）",
        "    盘锦市  ≥140 家（2021年）；140 家（2021年）",
        "    泰州市  ≥100 家（2020年）",
        "    泉州市  400 家（2020年）；200 家（2020年）〔范围：高新区内〕",
        "    沧州市  200 家（2017年）",
    ):
        assert line in shown
    assert "同一文件前后不一：" in shown


def test_the_list_shows_each_sentence(run: Run) -> None:
    shown = run("indicators", "--city", "东营")
    assert "  高新技术企业  ≥220 家（2020年）  目标　存量　已核" in shown
    assert "“高新技术企业达到220家以上”" in shown


def test_files_hold_what_is_listed(run: Run, tmp_path: Path) -> None:
    paths = [tmp_path / f"指标{suffix}" for suffix in (".xlsx", ".csv", ".docx")]
    options = [word for path in paths for word in (f"--{path.suffix[1:]}", path)]
    rows = run.json("indicators", "--kind", "incentive", *options)
    assert len(rows) == 22
    assert load_workbook(paths[0])["明细"].max_row == 23
    assert all(path.stat().st_size for path in paths)
    assert run.err.count("已导出 22 条指标") == 3


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--city", "拉萨"), "文库中没有“拉萨”的文件；现有："),
        (("--canonical", "hnte"), "没有统一指标“hnte”"),
        (("--canonical", "孵化器"), "tech_incubators（"),
    ],
)
def test_what_is_unknown_is_told_in_a_sentence(
    run: Run, words: tuple[str, ...], sentence: str
) -> None:
    assert run("indicators", *words, status=1) == ""
    assert sentence in run.err
    assert "Traceback" not in run.err


def test_extract_lists_the_indicators_of_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("某市科技创新规划\n到2020年，高新技术企业达到120家以上。\n", encoding="utf-8")
    extracted = run.json("extract", file)
    (row,) = extracted["indicators"]
    assert set(row) == KEYS
    assert (row["canonical"], row["value"], row["comparator"]) == ("hnte_count", 120, ">=")
    assert extracted["text"][row["start"] : row["end"]] == row["quote"]
    assert row["review"] == "extracted"


def test_years_and_review_states_narrow_the_list(run: Run) -> None:
    rows = run.json("indicators", "--year", "2017", "--year", "2021")
    assert {row["target_year"] for row in rows} == {2017, 2021}
    assert run.json("indicators", "--review", "extracted") == []
    assert len(run.json("indicators", "--review", "confirmed")) == 242
    run("indicators", "--year", "明年", status=2)
    assert "“明年”不是正整数" in run.err


def test_damaged_notes_are_told_of(run: Run, data_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(data_dir, tmp_path / "data")
    Paths.of_this_run(tmp_path / "data").notes.write_bytes(b"garbage")
    assert len(run.json("indicators", "--data-dir", tmp_path / "data")) == 242
    assert "notes.db" in run.err


def test_what_the_user_decided_is_told(run: Run, data_dir: Path, tmp_path: Path) -> None:
    shutil.copytree(data_dir, tmp_path / "data")
    paths = Paths.of_this_run(tmp_path / "data")
    with Library.open(paths.library) as library, NotesStore.open(paths.notes) as store:
        row = reviewed_indicators(library, paths.resources, ())[0]
        review = review_of(library.document(row.document), row, ReviewState.REJECTED)
        store.reviews.put(review)
    words = ("indicators", "--data-dir", tmp_path / "data")
    assert [r["review"] for r in run.json(*words)].count("rejected") == 1
    assert "　否" in run(*words, "--review", "rejected")
    file = tmp_path / "table.csv"
    run(*words, "--review", "rejected", "--csv", file)
    assert ",否," in file.read_text(encoding="utf-8-sig").splitlines()[1]


def test_responsibilities_are_listed_narrowed_and_taken_along(run: Run, tmp_path: Path) -> None:
    rows = run.json("responsibilities")
    assert len(rows) == 383
    keys = "document task_number task role unit start end section_path review"
    assert set(rows[0]) == set(keys.split())
    file = tmp_path / "tasks.xlsx"
    told = run("responsibilities", "--city", "盘锦", "--unit", "科技局", "--xlsx", file)
    assert "引进建设产业技术研究院" in told
    sheet = load_workbook(file)["责任分工"]
    assert {row[2] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"市科技局"}
    assert "没有“火星”" in run("responsibilities", "--city", "火星", status=1) + run.err
