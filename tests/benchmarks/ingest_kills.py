"""Kill imports at random moments, fill the disk and lock it: the library must stay whole.

Run it from the project's folder::

    python tests/benchmarks/ingest_kills.py FOLDER [KILLS]

Imports the shortest files below FOLDER again and again, and kills the import (SIGKILL) at a random
moment of its run. After each kill ``antou check`` must find nothing wrong, every tenth time the
import must also come to its end. Then imports onto a small tmpfs until it is full, and into a
read-only one (both need the right to mount). Exits with 1 if anything is not as it should be.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
KILLS = 100
FILES = 160
"""More than the first batch, so that there are moments between two batches."""

FULL_MB = (8, 16, 24, 28, 40)


def main() -> None:
    """Print what was found."""
    source, kills = Path(sys.argv[1]), int(sys.argv[2] if sys.argv[2:] else KILLS)
    with tempfile.TemporaryDirectory() as temporary:
        files = shortest(source, Path(temporary) / "files")
        base = Path(temporary) / "base"
        antou("check", base)
        wrong = killed(base, files, kills, Path(temporary))
        wrong += sum(full(base, files, Path(temporary), size) for size in FULL_MB)
        wrong += locked(base, files, Path(temporary))
    click.echo("all is well" if not wrong else f"{wrong} faults")
    sys.exit(int(bool(wrong)))


def shortest(source: Path, folder: Path) -> Path:
    """Copy the shortest files into one folder."""
    folder.mkdir()
    by_size = sorted(source.rglob("*.md"), key=lambda path: path.stat().st_size)
    for number, path in enumerate(by_size[:FILES]):
        shutil.copy(path, folder / f"{number:03} {path.name}")
    return folder


def killed(base: Path, files: Path, kills: int, temporary: Path) -> int:
    """How often something was wrong after a kill."""
    chance = random.Random(3)
    data = temporary / "data"
    shutil.copytree(base, data)
    started = time.monotonic()
    antou("import", data, str(files))
    duration = time.monotonic() - started
    whole = held_in(data)
    wrong, held = 0, []
    for number in range(kills):
        shutil.rmtree(data)
        shutil.copytree(base, data)
        with subprocess.Popen(
            command("import", data, str(files)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process:
            try:
                process.wait(chance.uniform(0, duration))
            except subprocess.TimeoutExpired:
                process.kill()
        wrong += faults(data, f"kill {number}")
        held.append(held_in(data))
        if number % 10 == 0:
            antou("import", data, str(files))
            wrong += faults(data, f"import after kill {number}")
            wrong += held_in(data) != whole
    kinds = sorted(set(held))
    click.echo(f"{kills} kills within {duration:.1f} s; documents found after them: {kinds}")
    return wrong


def full(base: Path, files: Path, temporary: Path, size: int) -> int:
    """Import onto a disk that is too small."""
    with small_disk(temporary / "disk", size) as disk:
        if disk is None:
            return 0
        shutil.copytree(base, disk / "data")
        done = antou("import", disk / "data", str(files))
        wrong = faults(disk / "data", f"disk of {size} MB")
        held = held_in(disk / "data")
        said = done.stderr.strip().splitlines()[-1:]
        click.echo(f"disk of {size} MB: exit {done.returncode}, {held} documents, {said}")
        return wrong + ("Traceback" in done.stderr)


def locked(base: Path, files: Path, temporary: Path) -> int:
    """Import into a folder that cannot be written."""
    with small_disk(temporary / "disk", 100) as disk:
        if disk is None:
            return 0
        shutil.copytree(base, disk / "data")
        before = contents(disk)
        subprocess.run(["/bin/mount", "-o", "remount,ro", str(disk)], check=True)
        done = antou("import", disk / "data", str(files))
        said = done.stderr.strip().splitlines()
        click.echo(f"read-only folder: exit {done.returncode}, {said[-1:]}")
        subprocess.run(["/bin/mount", "-o", "remount,rw", str(disk)], check=True)
        wrong = done.returncode != 1 or "Traceback" in done.stderr or contents(disk) != before
        return wrong + faults(disk / "data", "read-only folder")


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """A file system of its own in memory; None where that is not allowed."""
    folder.mkdir(exist_ok=True)
    mount = ["/bin/mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        click.echo("no right to mount a small disk: not tried")
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["/bin/umount", "-l", str(folder)], check=True)


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder."""
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def faults(data: Path, after: str) -> int:
    """What the self-check finds, told."""
    checked = antou("check", data)
    try:
        found = [each for each in json.loads(checked.stdout)["checks"] if not each["ok"]]
    except ValueError:
        found = [{"detail": checked.stderr}]
    for each in found:
        click.echo(f"after {after}: {each}")
    return len(found)


def held_in(data: Path) -> int:
    """How many documents the library lists; -1 if it cannot be opened."""
    listed = antou("documents", data)
    return -1 if listed.returncode else len(json.loads(listed.stdout))


def antou(name: str, data: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(command(name, data, *words), capture_output=True, text=True, check=False)


def command(name: str, data: Path, *words: str) -> list[str]:
    """A command line of the program."""
    program = [sys.executable, "-m", "reader"]
    return [*program, name, *words, "--json", "--data-dir", str(data)]


if __name__ == "__main__":
    main()
