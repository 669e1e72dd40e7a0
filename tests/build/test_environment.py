"""The set-up of the project's own environment, with a tiny project in place of ours."""

import subprocess
import sys
from pathlib import Path

import pytest
from environment import (
    BUILD_LOCK,
    RUNTIME_LOCK,
    STAMP_NAME,
    DevError,
    Environment,
    check_python,
    fingerprint,
    write_whole,
)

PROGRAM = """
import sys
print(sys.argv[1:], "wrong" in sys.modules)
sys.exit(7)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that depends on nothing and has a package ``reader``."""
    root = tmp_path / "项目 1"
    for lock in (BUILD_LOCK, RUNTIME_LOCK):
        (root / lock).parent.mkdir(parents=True, exist_ok=True)
        (root / lock).write_text("# nothing\n", encoding="utf-8")
    (root / "reader").mkdir()
    (root / "reader" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    return root


def ready(project: Path) -> Environment:
    """An environment as a complete set-up leaves it, without the time pip takes."""
    environment = Environment(project)
    environment.scripts.mkdir(parents=True)
    environment.python.touch()
    write_whole(environment.stamp, fingerprint(project))
    return environment


def test_interrupted_set_up_is_made_again_and_the_program_is_found_from_any_folder(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    environment = Environment(project)
    environment.folder.mkdir()
    left_over = environment.folder / "half-installed"
    left_over.touch()
    assert not environment.is_ready()

    environment.make()

    assert environment.is_ready()
    assert not left_over.exists()
    assert capfd.readouterr().out == ""
    elsewhere = project.parent / "elsewhere"
    (elsewhere / "reader").mkdir(parents=True)
    (elsewhere / "reader" / "__main__.py").write_text("import wrong", encoding="utf-8")
    command = [str(environment.python), "-P", "-m", "reader", "检索", "研发"]
    finished = subprocess.run(
        command, cwd=elsewhere, capture_output=True, check=False, encoding="utf-8"
    )
    assert finished.returncode == 7, finished.stderr
    assert finished.stdout == "['检索', '研发'] False\n"


def test_complete_environment_is_ready(project: Path) -> None:
    assert ready(project).is_ready()


@pytest.mark.parametrize("lock", [BUILD_LOCK, RUNTIME_LOCK])
def test_changed_lock_asks_for_a_new_environment(project: Path, lock: Path) -> None:
    environment = ready(project)
    (project / lock).write_text("# something else\n", encoding="utf-8")
    assert not environment.is_ready()


def test_moved_project_asks_for_a_new_environment(project: Path) -> None:
    ready(project)
    moved = project.rename(project.with_name("moved"))
    assert not Environment(moved).is_ready()


def test_environment_whose_python_is_gone_is_not_ready(project: Path) -> None:
    environment = ready(project)
    environment.python.unlink()
    assert not environment.is_ready()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"another stamp"])
def test_damaged_stamp_asks_for_a_new_environment(project: Path, content: bytes) -> None:
    environment = ready(project)
    environment.stamp.write_bytes(content)
    assert not environment.is_ready()


def test_environment_that_cannot_be_made_is_told_in_one_sentence(project: Path) -> None:
    (project / ".venv").write_text("a file stands where the folder should be", encoding="utf-8")
    with pytest.raises(DevError, match=r"^无法在 .*\.venv 建立运行环境.*后重试。$"):
        Environment(project).make()


@pytest.mark.parametrize("version", [(2, 7), (3, 10), (3, 14), (4, 0)])
def test_python_that_does_not_fit_is_refused(version: tuple[int, int]) -> None:
    with pytest.raises(DevError, match=rf"需要 Python 3\.11.*当前是 {version[0]}\.{version[1]}"):
        check_python(version)


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_python_is_accepted(version: tuple[int, int]) -> None:
    check_python(version)


def test_file_is_written_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    write_whole(tmp_path / "stamp", "案头")
    assert (tmp_path / "stamp").read_text(encoding="utf-8") == "案头"
    assert [path.name for path in tmp_path.iterdir()] == ["stamp"]


def test_tests_run_in_an_environment_without_setuptools() -> None:
    if not (Path(sys.prefix) / STAMP_NAME).exists():
        pytest.skip("this environment was not made by build/dev.py")
    code = "import importlib.util; print(importlib.util.find_spec('setuptools'))"
    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert finished.stdout == "None\n"
