"""The command front: what it decides before anything is set up, and the lists it works from."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from dev import ROOT, has_display, opens_window
from environment import BUILD_LOCK, PACKAGING_LOCK, RUNTIME_LOCK
from system_packages import listed, loads, missing

DEV = ROOT / "build" / "dev.py"
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?P<marker> ;[^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def call(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Call the command front in a process of its own, without a display."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    clean = {name: value for name, value in os.environ.items() if name not in displays}
    return subprocess.run(
        [sys.executable, str(DEV), *words],
        env={**clean, "PYTHONUTF8": "1", **variables},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
@pytest.mark.parametrize("words", [("run",), ("run", "open", "panjin")])
def test_window_without_display_is_refused_in_one_sentence(words: tuple[str, ...]) -> None:
    finished = call(*words)
    assert finished.returncode == 1
    assert finished.stdout == ""
    assert finished.stderr.count("\n") == 1
    assert "没有可用的图形显示" in finished.stderr
    for command in ("documents", "show", "search", "extract", "check"):
        assert command in finished.stderr


@pytest.mark.parametrize("words", [(), ("paint",), ("--help",)])
def test_unknown_command_shows_the_usage(words: tuple[str, ...]) -> None:
    finished = call(*words)
    assert finished.returncode == 2
    assert "build/dev.py run" in finished.stderr
    assert "build/dev.py test" in finished.stderr


def test_lock_takes_no_words() -> None:
    finished = call("lock", "upgrade")
    assert finished.returncode == 1
    assert finished.stderr == "lock 不接受参数：upgrade\n"


@pytest.mark.parametrize(
    ("words", "window"),
    [([], True), (["open"], True), (["open", "panjin"], True), (["search", "open"], False)],
)
def test_only_no_words_and_open_show_the_window(*, words: list[str], window: bool) -> None:
    assert opens_window(words) is window


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
    ],
)
def test_display_is_looked_for_on_linux_only(
    *, platform: str, variables: dict[str, str], expected: bool
) -> None:
    assert has_display(platform, variables) is expected


def requirements(lock: Path) -> dict[str, str]:
    """The versions a lock file pins; fails on a line that is not pinned, hashed or a comment."""
    versions = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if pinned := PINNED.match(line):
            versions[pinned["name"]] = pinned["version"]
        else:
            assert HASH.match(line) or line.lstrip().startswith("#"), line
    return versions


@pytest.mark.parametrize("lock", [BUILD_LOCK, PACKAGING_LOCK, RUNTIME_LOCK])
def test_lock_pins_and_hashes_everything_and_names_no_server(lock: Path) -> None:
    assert requirements(lock)
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_lock_holds_every_dependency_and_keeps_setuptools_out() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.split(r"[=<>;\s]", text, maxsplit=1)[0].lower() for text in asked}
    locked = set(requirements(RUNTIME_LOCK))
    assert names <= locked
    assert "setuptools" not in locked
    assert list(requirements(BUILD_LOCK)) == ["setuptools"]


def test_notices_name_every_locked_package_with_its_version() -> None:
    notices = (ROOT / "NOTICES.md").read_text(encoding="utf-8")
    locks = map(requirements, (RUNTIME_LOCK, BUILD_LOCK, PACKAGING_LOCK))
    for name, version in (entry for lock in locks for entry in lock.items()):
        assert f"| {name} | {version} |" in notices


def test_every_listed_library_has_a_package_and_appears_once() -> None:
    libraries = listed()
    assert libraries["libxcb-cursor.so.0"] == "libxcb-cursor0"
    assert len(set(libraries.values())) == len(libraries)
    assert all(".so." in soname for soname in libraries)


def test_comments_and_blank_lines_of_the_list_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("# heading\n\nliba1  liba.so.1  # why\n", encoding="utf-8")
    assert listed(path) == {"liba.so.1": "liba1"}


def test_missing_libraries_are_named_in_the_order_of_the_list() -> None:
    libraries = {"libb.so.1": "libb1", "liba.so.1": "liba1", "libc.so.1": "libc1"}
    assert missing(libraries, {"liba.so.1"}.__contains__) == ["libb.so.1", "libc.so.1"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc is there on Linux")
def test_dynamic_linker_is_asked_for_libraries() -> None:
    assert loads("libc.so.6")
    assert not loads("libantou-is-not-there.so.1")
