"""Where a run keeps its things."""

import sys
from pathlib import Path

import pytest

from reader.paths import Paths

PROJECT = Path(__file__).parents[1]


def test_everything_of_the_user_lies_in_the_given_folder(tmp_path: Path) -> None:
    paths = Paths.of_this_run(tmp_path)
    assert paths.user_data == tmp_path
    for path in (paths.library, paths.index, paths.log, paths.window_ini, paths.settings):
        assert path.is_relative_to(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_variable_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTOU_DATA_DIR", str(tmp_path))
    assert Paths.of_this_run().user_data == tmp_path


def test_the_command_line_comes_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTOU_DATA_DIR", str(tmp_path / "other"))
    assert Paths.of_this_run(tmp_path).user_data == tmp_path


def test_without_a_choice_the_system_decides(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTOU_DATA_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Paths.of_this_run().user_data.name == "antou"


def test_a_relative_folder_and_a_tilde_become_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert Paths.of_this_run(Path("数据")).user_data == tmp_path / "数据"
    assert Paths.of_this_run(Path("~/x")).user_data == Path.home() / "x"


def test_the_resources_lie_beside_the_program() -> None:
    assert Paths.of_this_run().resources == PROJECT / "resources"


def test_a_frozen_program_has_them_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert Paths.of_this_run().resources == tmp_path / "resources"


def test_a_portable_program_keeps_its_data_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTOU_DATA_DIR", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "antou"))
    assert not Paths.of_this_run().user_data.is_relative_to(tmp_path)
    (tmp_path / "portable").touch()
    assert Paths.of_this_run().user_data == tmp_path / "data"


def test_the_file_that_makes_portable_means_nothing_beside_the_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ANTOU_DATA_DIR", raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    (tmp_path / "portable").touch()
    assert not Paths.of_this_run().user_data.is_relative_to(tmp_path)
