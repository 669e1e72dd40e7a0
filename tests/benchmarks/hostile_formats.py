"""Read every hostile file, and thousands of damaged ones, and hold reading to its limits.

Run it from the project's folder::

    python tests/benchmarks/hostile_formats.py [MUTATIONS]

Each hostile file goes the whole way to a document in a process of its own, whose memory and time
(of the processor, so that other work does not count) are measured; of each format MUTATIONS (500)
damaged copies are read. Prints a table and exits with 1 where a file came out otherwise than
expected, took more than 20 s or 300 MB, or raised anything but the sentence for the user.
"""

import collections
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.corpus.decode import decode  # noqa: E402 (the project's folder must be on the path)
from reader.corpus.gazetteer import Gazetteer  # noqa: E402
from reader.corpus.pipeline import read_document  # noqa: E402
from reader.errors import CorpusError  # noqa: E402
from tests.hostile_files import HostileFile, make_hostile_files  # noqa: E402
from tests.mutations import FORMATS, mutations  # noqa: E402

MUTATIONS = 500
MOST_SECONDS = 20.0
MOST_MEGABYTES = 300
_LEAVE_AFTER = 120
_MOST_BYTES = 2_000_000_000
"""A process that asks for more fails: it has missed by far, the machine shall not."""


def main() -> None:
    """Print the tables; exit with 1 on a miss."""
    misses = hostile() + damaged(int(sys.argv[1]) if sys.argv[1:] else MUTATIONS)
    click.echo(f"\nmisses: {misses}")
    sys.exit(1 if misses else 0)


def hostile() -> int:
    """Read the hostile files; returns how many missed."""
    misses = 0
    click.echo(f"{'file':<26}{'outcome':<10}{'seconds':>8}{'MB':>6}  told")
    with tempfile.TemporaryDirectory() as folder:
        for file in make_hostile_files(Path(folder), large=True):
            found = measured(file)
            missed = is_missed(file, found)
            misses += missed
            click.echo(
                f"{file.path.name:<26}{found['outcome']:<10}{found['seconds']:>8.2f}"
                f"{found['megabytes']:>6.0f}  {'MISSED ' if missed else ''}{found['told'][:90]}"
            )
    return misses


def is_missed(file: HostileFile, found: dict[str, object]) -> bool:
    """True where a file broke a limit or came out otherwise than expected."""
    within = found["seconds"] <= MOST_SECONDS and found["megabytes"] <= MOST_MEGABYTES
    outcomes = {"refused", "read"} if file.expectation == "either" else {file.expectation}
    return not within or found["outcome"] not in outcomes


def measured(file: HostileFile) -> dict[str, object]:
    """What comes of a file in a process of its own."""
    command = [sys.executable, "-W", "error", __file__, "--one", str(file.path)]
    started = time.monotonic()
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", timeout=_LEAVE_AFTER, check=False
        )
    except subprocess.TimeoutExpired:
        seconds = time.monotonic() - started
        return {"outcome": "endless", "seconds": seconds, "megabytes": 0, "told": ""}
    if done.returncode:
        told = done.stderr.strip().splitlines()[-1:] or [f"exit {done.returncode}"]
        return {"outcome": "crash", "seconds": 0.0, "megabytes": 0, "told": told[0]}
    return json.loads(done.stdout)


def one(path: Path) -> None:
    """Read one file to its end and print what came of it."""
    import resource  # noqa: PLC0415 - not on Windows, where this command is of no use

    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    gazetteer = Gazetteer.load(ROOT / "resources" / "gazetteer.csv")
    data = path.read_bytes()
    started = time.process_time()
    try:
        read = read_document(data, path.name, gazetteer=gazetteer)
        outcome, told = "read", f"{len(read.document.text):,} characters"
    except CorpusError as error:
        outcome, told = "refused", str(error)
    seconds = time.process_time() - started
    status = Path("/proc/self/status").read_text("ascii")
    most = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    megabytes = int(most) / 1024
    found = {"outcome": outcome, "seconds": seconds, "megabytes": megabytes, "told": told}
    click.echo(json.dumps(found, ensure_ascii=False))


def damaged(count: int) -> int:
    """Read damaged copies of good files; returns how many raised what they must not."""
    misses = 0
    click.echo(f"\n{'damaged':<12}{'read':>6}{'refused':>9}{'raised':>8}{'slowest':>9}")
    for kind in FORMATS:
        outcomes: collections.Counter[str] = collections.Counter()
        slowest = 0.0
        for number, data in enumerate(mutations(kind, count)):
            started = time.monotonic()
            try:
                decode(data, f"{number}.{kind.partition('-')[0]}")
                outcomes["read"] += 1
            except CorpusError:
                outcomes["refused"] += 1
            except Exception as error:  # noqa: BLE001 - to be counted and shown is what they are for
                outcomes["raised"] += 1
                click.echo(f"{kind} {number}: {type(error).__mro__} {error}")
            slowest = max(slowest, time.monotonic() - started)
        misses += outcomes["raised"] + (slowest > MOST_SECONDS)
        click.echo(
            f"{kind:<12}{outcomes['read']:>6}{outcomes['refused']:>9}{outcomes['raised']:>8}"
            f"{slowest:>8.2f}s"
        )
    return misses


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]))
    else:
        main()
