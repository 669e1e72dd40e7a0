"""Two who prepare the same thing wait for one another; whoever dies lets go."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import lock
from reader.library.lock import one_at_a_time

PROJECT = Path(__file__).parents[2]
HOLD = """
import sys
from pathlib import Path
from reader.library.lock import one_at_a_time
with one_at_a_time(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(path: Path) -> subprocess.Popen[str]:
    """A process that has the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    order: list[str] = []

    def second() -> None:
        with one_at_a_time(tmp_path / "index"):
            order.append("second")

    with one_at_a_time(tmp_path / "index"):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join(timeout=0.3)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_different_things_do_not_wait_for_one_another(tmp_path: Path) -> None:
    with one_at_a_time(tmp_path / "index"), one_at_a_time(tmp_path / "library.db"):
        locks = {path.name for path in tmp_path.glob("*.lock")}
    assert locks == {"index.lock", "library.db.lock"}


def test_another_process_that_does_not_end_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.1)
    with (
        holding(tmp_path / "index") as process,
        pytest.raises(LibraryError, match="正被另一个程序占用"),
        one_at_a_time(tmp_path / "index"),
    ):
        pytest.fail("the other process has the lock")
    assert process.returncode == 0


def test_a_killed_process_lets_go(tmp_path: Path) -> None:
    with holding(tmp_path / "index") as process:
        process.kill()
    with one_at_a_time(tmp_path / "index"):
        pass
