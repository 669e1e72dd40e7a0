"""A file is written whole or not at all, and what went wrong is told in a sentence."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import ExportError
from reader.export.files import replaced


def test_a_file_takes_the_place_of_the_old_one_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "命中.csv"
    path.write_text("old")
    with replaced(path) as new:
        new.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_stays_a_link(tmp_path: Path) -> None:
    path = tmp_path / "real.csv"
    path.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(path)
    with replaced(link) as new:
        new.write_text("new")
    assert link.is_symlink()
    assert path.read_text() == "new"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file_and_is_told(tmp_path: Path, number: int) -> None:
    path = tmp_path / "命中.csv"
    path.write_text("old")

    def fill(new: Path) -> None:
        new.write_text("half")
        raise OSError(number, os.strerror(number))

    assert told(path, fill).startswith(f"磁盘已满，无法写入“{path}”；")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_open_in_excel_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "命中.xlsx"
    path.write_text("old")

    def refuse(_source: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(os, "replace", refuse)
    sentence = told(path, lambda new: new.write_text("new"))
    assert "正在 Excel、WPS 等程序中打开" in sentence
    assert "请关闭后再试" in sentence
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "没有" / "a.csv"
    assert f"文件夹“{path.parent}”不存在" in told(path, Path.touch)


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert "是一个文件夹" in told(tmp_path, Path.touch)


def told(path: Path, write: Callable[[Path], object]) -> str:
    """What is said when writing fails."""
    with pytest.raises(ExportError) as caught, replaced(path) as new:
        write(new)
    sentence = str(caught.value)
    assert sentence.endswith("。")
    assert "\n" not in sentence
    return sentence
