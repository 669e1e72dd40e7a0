"""One window per data folder: the second start hands over and ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.handover import Wanted, first_window, hand_over, taken_over

HOLD = """
import sys
from pathlib import Path
from reader.handover import first_window
with first_window(Path(sys.argv[1])) as is_first:
    print(is_first, flush=True)
    sys.stdin.read()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Start another process that has the window of ``folder`` until its input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "True\n"
    return process


def test_the_first_window_has_the_folder_until_it_ends(tmp_path: Path) -> None:
    with holder(tmp_path) as other:
        with first_window(tmp_path) as is_first:
            assert not is_first
        other.communicate(timeout=10)
    with first_window(tmp_path) as is_first:
        assert is_first


def test_a_killed_window_leaves_nothing_locked(tmp_path: Path) -> None:
    with holder(tmp_path) as other:
        other.kill()
        other.wait(timeout=10)
        with first_window(tmp_path) as is_first:
            assert is_first


def test_two_folders_have_a_window_each(tmp_path: Path) -> None:
    with first_window(tmp_path / "甲") as first, first_window(tmp_path / "乙") as second:
        assert (first, second) == (True, True)


def test_what_was_handed_over_is_taken_once_and_in_order(tmp_path: Path) -> None:
    given = [Wanted("quanzhou"), Wanted(files=(tmp_path / "市 级.antoupack",)), Wanted()]
    for wanted in given:
        hand_over(tmp_path, wanted)
    assert taken_over(tmp_path) == given
    assert taken_over(tmp_path) == []
    assert not list((tmp_path / "handover").iterdir())


@pytest.mark.parametrize("left", [b"", b"[]", b'{"files": 1, "document": null}', b"\xff"])
def test_a_broken_file_is_put_away(
    tmp_path: Path, left: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    hand_over(tmp_path, Wanted("quanzhou"))
    (tmp_path / "handover" / "0.json").write_bytes(left)
    assert taken_over(tmp_path) == [Wanted("quanzhou")]
    assert taken_over(tmp_path) == []
    assert "cannot be read" in caplog.text
    caplog.clear()


def test_a_folder_that_cannot_be_written_is_told_later_by_the_library(tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.touch()
    with first_window(place / "data") as is_first:
        assert is_first
    with pytest.raises(LibraryError, match="已经打开"):
        hand_over(place, Wanted())
