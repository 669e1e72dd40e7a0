"""Workers that hang, die or grow are replaced, and the other files go on."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from index.analysis import Analyzer
from reader.library.gather import Candidate, gather
from reader.library.reading import FileRead, FileReader
from reader.library.workers import Equipment, WorkerPool
from tests.conftest import RESOURCES
from tests.library.import_samples import policy, write

SECONDS = 3.0


class Troubled(FileReader):
    """A reader that does what the name of the file says, as a parser might."""

    def read(self, candidate: Candidate) -> FileRead | str:
        """Hang, die or grow; everything else is read."""
        if candidate.name.startswith("hang"):
            while True:
                pass
        if candidate.name.startswith("die"):
            os._exit(1)
        return super().read(candidate)

    def _read(self, candidate: Candidate) -> FileRead:
        if candidate.name.startswith("grow"):
            return self._read(Candidate("x" * 400_000_000, "", candidate.path, None, 0))
        if candidate.name.startswith("bug"):
            raise LookupError("never seen before")
        return super()._read(candidate)


@dataclass(frozen=True, slots=True)
class TroubledEquipment(Equipment):
    """Makes troubled readers."""

    def reader(self) -> FileReader:
        """A reader made with it."""
        return Troubled(self.gazetteer, self.analyzer)


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    equipment = TroubledEquipment(RESOURCES / "gazetteer.csv", Analyzer())
    pool = WorkerPool(equipment, 2, SECONDS)
    yield pool
    pool.close()


def read_all(pool: WorkerPool, folder: Path) -> dict[str, FileRead | str]:
    candidates = gather([folder]).candidates
    results: dict[str, FileRead | str] = {}
    given = 0
    while len(results) < len(candidates):
        while given < len(candidates) and pool.has_room():
            pool.give(given, candidates[given])
            given += 1
        results |= {candidates[number].name: read for number, read in pool.results(0.1)}
    return results


def test_each_trouble_is_a_sentence_and_the_others_are_read(
    pool: WorkerPool, tmp_path: Path
) -> None:
    for name in ("1", "2", "3", "bug", "die", "grow", "hang", "z1", "z2"):
        write(tmp_path, f"files/{name}.txt", policy(topic=f"第{name}类产业"))
    results = read_all(pool, tmp_path / "files")
    refused = {name: read for name, read in results.items() if isinstance(read, str)}
    assert refused == {
        "bug.txt": "读取“bug.txt”时程序出错，未导入；请把它另存为 txt 后再试。",
        "die.txt": "“die.txt”读取它的进程意外中止，未导入；它可能已损坏或是恶意文件。",
        "grow.txt": "读取“grow.txt”要用的内存太多，未导入；它可能已损坏或是恶意文件。",
        "hang.txt": "“hang.txt”超过 3 秒还没有读完，未导入；它可能已损坏或是恶意文件。",
    }
    taken = {read.entry.id for read in results.values() if isinstance(read, FileRead)}
    parts = pool.write_parts(tmp_path / "parts", taken)
    written = {name for part in parts for name in part.documents}
    assert written <= taken
    assert all((part.folder / "texts.db").is_file() for part in parts)


def test_a_part_that_cannot_be_written_is_told(pool: WorkerPool, tmp_path: Path) -> None:
    write(tmp_path, "files/a.txt", policy())
    results = read_all(pool, tmp_path / "files")
    taken = {read.entry.id for read in results.values() if isinstance(read, FileRead)}
    file = write(tmp_path, "no folder", "x")
    with pytest.raises(OSError, match="Not a directory"):
        pool.write_parts(file, taken)


def test_a_closed_pool_leaves_no_process(pool: WorkerPool) -> None:
    numbers = pool.process_ids
    assert all(Path(f"/proc/{number}").exists() for number in numbers)
    pool.close()
    assert not any(Path(f"/proc/{number}").exists() for number in numbers)
