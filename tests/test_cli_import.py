"""``antou import`` and ``antou remove``, and what an import that is killed leaves behind."""

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reader.check import run_checks
from reader.cli import main
from reader.paths import Paths
from tests.library.import_samples import policy, write

ROOT = Path(__file__).parents[1]
KILLS = 3


@pytest.fixture
def data(tmp_path: Path, data_dir: Path) -> Path:
    shutil.copytree(data_dir, tmp_path / "data")
    return tmp_path / "data"


def antou(data: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any, str]:
    status = main([*words, "--json", "--data-dir", str(data)])
    told = capsys.readouterr()
    return status, json.loads(told.out) if told.out else None, told.err


def test_import_tells_what_became_of_each_file(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "files/a.txt", policy())
    write(tmp_path, "files/b.txt", policy(place="宜春市"))
    write(tmp_path, "files/c.txt", b"")
    write(tmp_path, "files/d.xlsx", b"x")
    status, report, _ = antou(data, capsys, "import", str(tmp_path / "files"))
    assert status == 0
    assert (report["added"], report["replaced"], report["unchanged"]) == (2, 0, 0)
    reasons = {Path(each["path"]).name: each["reason"] for each in report["refused"]}
    assert "未识别的格式" in reasons["d.xlsx"]
    assert "空文件" in reasons["c.txt"]
    assert report["seconds"] > 0
    assert [each["outcome"] for each in report["documents"]] == ["added", "added"]
    write(tmp_path, "files/a.txt", policy(intensity="3.1"))
    _, report, _ = antou(data, capsys, "import", str(tmp_path / "files"))
    assert (report["added"], report["replaced"], report["unchanged"]) == (0, 1, 1)


def test_an_imported_document_is_like_a_shipped_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "a.txt", policy())
    _, report, _ = antou(data, capsys, "import", str(path))
    (document,) = report["documents"]
    _, answer, _ = antou(data, capsys, "search", "研发费用给予补助")
    assert document["id"] in {found["id"] for found in answer["documents"]}
    _, listed, _ = antou(data, capsys, "documents")
    assert document["id"] in {each["id"] for each in listed}
    status, removed, _ = antou(data, capsys, "remove", document["id"])
    assert (status, removed) == (0, {"removed": 1, "documents": [document["id"]]})
    _, answer, _ = antou(data, capsys, "search", "研发费用给予补助")
    assert document["id"] not in {found["id"] for found in answer["documents"]}


@pytest.mark.parametrize(
    ("name", "sentence"), [("无.txt", "文件不存在"), ("空", "没有找到可以导入的文件")]
)
def test_nothing_imported_is_a_failure(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    (tmp_path / "空").mkdir()
    status, report, told = antou(data, capsys, "import", str(tmp_path / name))
    assert status == 1
    assert report["added"] == 0
    assert sentence in told.splitlines()[-1]


def test_a_shipped_document_is_not_removed(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _, told = antou(data, capsys, "remove", "quanzhou")
    assert status == 1
    assert "随程序提供，不能移除" in told


def test_a_killed_import_leaves_every_document_whole_or_not_at_all(
    data: Path, tmp_path: Path
) -> None:
    for number in range(140):
        write(tmp_path, f"files/{number:03}.txt", policy(topic=f"第{number}类产业"))
    chance = random.Random(11)
    duration = 3.0
    for _ in range(KILLS):
        command = [sys.executable, "-m", "reader", "import", str(tmp_path / "files")]
        started = time.monotonic()
        with subprocess.Popen(
            [*command, "--data-dir", str(data)],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                process.wait(chance.uniform(0.3, duration))
            except subprocess.TimeoutExpired:
                process.kill()
            duration = max(duration, time.monotonic() - started)
        checks = list(run_checks(Paths.of_this_run(data)))
        assert [check for check in checks if not check.ok] == []
