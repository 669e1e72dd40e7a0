"""The report of an import as text."""

from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library.report import ImportReport, Outcome
from reader.library.report_text import counts_of, duration, report_text, save_report

REPORT = ImportReport(
    (
        Outcome("坏.pdf", "refused", detail="是扫描件，没有文字层。"),
        Outcome("甲.txt", "added", "a1", "甲市办法", "", ("未见成文日期。",)),
        Outcome("乙.txt", "unchanged", "b1", "乙市办法", "与已有文件相同。"),
    ),
    seconds=83.2,
    characters=12_345,
)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.1, "1 秒"), (59.4, "59 秒"), (60, "1 分钟"), (83.2, "1 分 23 秒"), (7500, "2 小时 5 分钟")],
)
def test_a_duration_is_told_no_more_exactly_than_needed(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_the_counts_name_the_doubtful_ones_as_a_part_of_the_rest() -> None:
    assert counts_of(REPORT) == "新增 1，替换 0，未变 1，拒绝 1，其中存疑 1"


def test_every_file_is_in_the_text_with_all_its_reasons() -> None:
    assert report_text(REPORT) == (
        "案头 · 导入报告\n"
        "新增 1，替换 0，未变 1，拒绝 1，其中存疑 1；共 12,345 字，用时 1 分 23 秒。\n"
        "\n"
        "【新增】1 个\n"
        "《甲市办法》　甲.txt\n"
        "    未见成文日期。\n"
        "\n"
        "【未变】1 个\n"
        "《乙市办法》　乙.txt\n"
        "    与已有文件相同。\n"
        "\n"
        "【拒绝】1 个\n"
        "坏.pdf\n"
        "    是扫描件，没有文字层。\n"
    )


def test_an_early_end_is_told_first() -> None:
    stopped = ImportReport((), notice="磁盘已满。", cancelled=True)
    assert report_text(stopped).splitlines()[2:] == [
        "磁盘已满。",
        "导入中途停止，此后的文件未处理，不在此列。",
    ]


def test_the_report_is_written_as_text(tmp_path: Path) -> None:
    save_report(REPORT, tmp_path / "报告.txt")
    assert (tmp_path / "报告.txt").read_text(encoding="utf-8-sig") == report_text(REPORT)


def test_a_report_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="无法写到"):
        save_report(REPORT, tmp_path)
