"""``antou compare`` keeps its contract."""

import json
from pathlib import Path

import pytest

from reader.cli import main


@pytest.fixture
def run(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> "Run":
    monkeypatch.setattr("sys.excepthook", None)
    monkeypatch.setenv("ANTOU_DATA_DIR", str(data_dir))
    return Run(capsys)


class Run:
    """Runs ``antou compare`` in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.err = ""

    def __call__(self, *words: object, status: int = 0) -> str:
        self._capsys.readouterr()
        assert main(["compare", *map(str, words)]) == status
        captured = self._capsys.readouterr()
        self.err = captured.err
        return captured.out


def test_two_documents_are_told_as_pairs_of_paths(run: Run) -> None:
    told = json.loads(run("dongying", "panjin", "--json"))
    assert told.keys() == {"documents", "pairs"}
    assert told["documents"] == ["dongying", "panjin"]
    for pair in told["pairs"]:
        assert pair.keys() == {"sections", "score", "kind"}
        assert len(pair["sections"]) == 2
        assert any(pair["sections"])
        assert pair["kind"] in {"certain", "presumed", "pinned", "alone"}
        assert (None in pair["sections"]) == (pair["kind"] == "alone")
    talent = next(p for p in told["pairs"] if p["sections"][0][-1] == "(五)创新人才引进培育行动")
    assert talent["sections"][1] == ["二、重點工作任務", "(五)實施高端人才培養引進工程"]


def test_three_documents_are_told_with_every_section_in_a_row(run: Run) -> None:
    told = json.loads(run("gaogang", "cangzhou", "panjin", "--json"))
    rows = [pair["sections"] for pair in told["pairs"]]
    assert all(len(row) == 3 for row in rows)
    assert ["三、保障措施"] in [row[2] for row in rows]
    both = [row for row in rows if row[0] == ["四、保障措施"]]
    assert both == [[["四、保障措施"], ["三、工作任务", "(三)健全六大保障措施"], ["三、保障措施"]]]


def test_people_are_told_in_words(run: Run) -> None:
    lines = run("dongying", "panjin").splitlines()
    assert lines[0].startswith("东营市人民政府关于印发")
    assert "一、总体要求　｜　一、總體要求" in lines[1]
    assert any("（无对应章节）" in line for line in lines)


def test_two_files_are_told_as_differences(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text("关于人才的通知\n到2020年引进人才200名。\n第三段文字保持不变。\n", "utf-8")
    new.write_text(
        "关于人才的通知\n到2022年引进人才300名。\n第三段文字保持不变。\n新增一段。\n", "utf-8"
    )
    told = json.loads(run(old, new, "--json"))
    assert [change["kind"] for change in told["changes"]] == ["changed", "inserted"]
    assert told["changes"][0]["numbers"] == [
        {"old": "2020年", "new": "2022年"},
        {"old": "200名", "new": "300名"},
    ]
    lines = run(old, new).splitlines()
    assert lines[0] == "共 2 段有差异（新增 1，修改 1）："
    assert lines[1] == "[修改] 到〔－2020〕〔＋2022〕年引进人才〔－200〕〔＋300〕名。"
    assert "    数字变化：200名 → 300名" in lines
    assert run(old, old) == "两份文本完全相同。\n"


def test_differences_are_written_as_a_word_document(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "差异.docx"
    run("dongying", "panjin", "--differences", "--docx", path)
    assert path.stat().st_size
    assert "段差异" in run.err
    run("dongying", "panjin", "--docx", path, status=2)
    assert "--docx 只用于两份文本的差异" in run.err
    run("dongying", "panjin", "--differences", "--docx", tmp_path / "a.txt", status=2)
    assert "文件名请以 .docx 结尾" in run.err


def test_documents_of_the_library_may_be_told_as_versions(run: Run) -> None:
    told = json.loads(run("dongying", "panjin", "--differences", "--json"))
    assert {change["kind"] for change in told["changes"]} >= {"inserted", "removed"}


def test_wrong_usage_and_unknown_documents_are_told_in_a_sentence(run: Run) -> None:
    run("dongying", status=2)
    assert run.err.startswith("请给出至少两篇文件。")
    run("dongying", "panjin", "gaogang", "--differences", status=2)
    assert "--differences 只用于两篇文件" in run.err
    assert run("dongying", "atlantis", status=1) == ""
    assert run.err.startswith("文库中没有“atlantis”")
