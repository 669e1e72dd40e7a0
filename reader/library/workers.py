"""Processes that read files side by side, each under a limit of time and memory."""

import logging
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Protocol

from index.analysis import Analyzer
from index.updater import ReadyPart
from reader.errors import LibraryError
from reader.library.gather import Candidate
from reader.library.reading import FileRead, FileReader
from reader.logs import start_log

SECONDS_PER_FILE = 30.0
MEMORY_BYTES = 300_000_000
"""What a worker may use beyond what it has when it starts."""

_AHEAD = 2
"""Files given to a worker at a time, so that it need not wait for the next one."""

_START_SECONDS = 120.0
_NO_START = "读取文件的进程无法启动；请重新启动电脑后再试。"
_PART_SECONDS = 300.0
_END_SECONDS = 2.0

Result = tuple[int, FileRead | str]
"""Number of the file, and what was read or the sentence that says why it was not."""


@dataclass(frozen=True, slots=True)
class Equipment:
    """What a reader of files is made with.

    Attributes:
        gazetteer: The table of places.
        analyzer: The one the index is built with.
        log: Where a worker writes what it did not expect; None for nowhere.
    """

    gazetteer: Path
    analyzer: Analyzer
    log: Path | None = None

    def reader(self) -> FileReader:
        """A reader made with it."""
        return FileReader(self.gazetteer, self.analyzer)


class Readers(Protocol):
    """Whoever reads files for an import."""

    def has_room(self) -> bool:
        """True if another file can be given."""

    def give(self, number: int, candidate: Candidate) -> None:
        """Give a file to be read."""

    def results(self, patience: float) -> list[Result]:
        """What was read since; waits at most ``patience`` seconds for a first one.

        Raises:
            LibraryError: No process can be started.
        """

    def write_parts(self, folder: Path, taken: Collection[str]) -> list[ReadyPart]:
        """Write parts of the index with what was read and taken; the rest is forgotten."""

    def close(self) -> None:
        """End at once, whatever is going on."""


class OneReader:
    """Reads in this very process: for a few small texts, where a new process takes longer."""

    def __init__(self, equipment: Equipment) -> None:
        self._reader = equipment.reader()
        self._given: deque[tuple[int, Candidate]] = deque()

    def has_room(self) -> bool:
        """See ``Readers``."""
        return not self._given

    def give(self, number: int, candidate: Candidate) -> None:
        """See ``Readers``."""
        self._given.append((number, candidate))

    def results(self, patience: float) -> list[Result]:
        """See ``Readers``."""
        given, self._given = self._given, deque()
        return [(number, self._reader.read(candidate)) for number, candidate in given]

    def write_parts(self, folder: Path, taken: Collection[str]) -> list[ReadyPart]:
        """See ``Readers``."""
        written = self._reader.write_part(folder / "0", taken)
        return [ReadyPart(folder / "0", written)] if written else []

    def close(self) -> None:
        """See ``Readers``."""


@dataclass
class _Worker:
    """A process, our end of the pipe to it, and what it is to read.

    Attributes:
        since: When it began with the first of the given files; before it is ready, when it was
            started.
        ready: It has said that it is.
    """

    process: SpawnProcess
    connection: Connection
    given: deque[tuple[int, Candidate]] = field(default_factory=deque)
    since: float = field(default_factory=time.monotonic)
    ready: bool = False


class WorkerPool:
    """Reads files in processes of their own; one that hangs or dies is replaced."""

    def __init__(
        self, equipment: Equipment, processes: int, seconds_per_file: float = SECONDS_PER_FILE
    ) -> None:
        """Start the processes.

        Args:
            equipment: What each reads with.
            processes: How many.
            seconds_per_file: So long one may read at one file.
        """
        # A fork of a program with threads may hang; a new interpreter cannot.
        self._context = multiprocessing.get_context("spawn")
        self._equipment = equipment
        self._seconds = seconds_per_file
        self._workers = [self._started() for _ in range(processes)]

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._equipment), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    @property
    def process_ids(self) -> list[int]:
        """Of the processes, as the system numbers them."""
        return [worker.process.pid for worker in self._workers if worker.process.pid]

    def has_room(self) -> bool:
        """See ``Readers``."""
        return any(len(worker.given) < _AHEAD for worker in self._workers)

    def give(self, number: int, candidate: Candidate) -> None:
        """See ``Readers``."""
        _give(min(self._workers, key=lambda worker: len(worker.given)), number, candidate)

    def results(self, patience: float) -> list[Result]:
        """See ``Readers``."""
        busy = {worker.connection: worker for worker in self._workers if worker.given}
        found: list[Result] = []
        for ready in wait(list(busy), patience):
            found += self._received(busy[ready])  # type: ignore[index]
        found += self._overdue()
        return found

    def _overdue(self) -> Iterator[Result]:
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.given]:
            if not worker.ready and now - worker.since > _START_SECONDS:
                raise LibraryError(_NO_START)
            if worker.ready and now - worker.since > self._seconds:
                reason = (
                    f"超过 {self._seconds:.0f} 秒还没有读完，未导入；它可能已损坏或是恶意文件。"
                )
                yield self._replaced(worker, reason)

    def _received(self, worker: _Worker) -> Iterator[Result]:
        try:
            answer = worker.connection.recv()
        except (EOFError, OSError) as error:
            if not worker.ready:
                raise LibraryError(_NO_START) from error
            reason = "读取它的进程意外中止，未导入；它可能已损坏或是恶意文件。"
            yield self._replaced(worker, reason)
            return
        worker.since = time.monotonic()
        if worker.ready:
            number, _ = worker.given.popleft()
            yield number, answer
        worker.ready = True

    def _replaced(self, worker: _Worker, reason: str) -> Result:
        """Put a new process in the place of one; its current file is refused."""
        _kill(worker)
        fresh = self._started()
        self._workers[self._workers.index(worker)] = fresh
        (number, candidate), *rest = worker.given
        for each in rest:
            _give(fresh, *each)
        return number, f"“{candidate.name}”{reason}"

    def write_parts(self, folder: Path, taken: Collection[str]) -> list[ReadyPart]:
        """See ``Readers``; called only when everything that was given has come back.

        Raises:
            OSError: The disk is full, the folder not writable.
        """
        asked = []
        for place, worker in enumerate(self._workers):
            if worker.given or not worker.ready:  # given up with it, or never used
                continue
            part = folder / str(place)
            try:
                worker.connection.send((part, taken))
            except OSError:
                continue
            asked.append((worker, part))
        written = [(part, _answer(worker)) for worker, part in asked]
        for _, answer in written:
            if isinstance(answer, OSError):
                raise answer
        return [
            ReadyPart(part, answer)
            for part, answer in written
            if isinstance(answer, dict) and answer
        ]

    def close(self) -> None:
        """See ``Readers``."""
        for worker in self._workers:
            _kill(worker)


def _give(worker: _Worker, number: int, candidate: Candidate) -> None:
    if worker.ready and not worker.given:
        worker.since = time.monotonic()
    worker.given.append((number, candidate))
    try:
        worker.connection.send(candidate)
    except OSError:  # it died; that is noticed when its answer is waited for
        return


def _answer(worker: _Worker) -> dict[str, str] | OSError | None:
    """What a worker wrote, or why it could not; None if it died."""
    try:
        if worker.connection.poll(_PART_SECONDS):
            answer: dict[str, str] | OSError = worker.connection.recv()
            return answer
    except (EOFError, OSError):
        pass
    _kill(worker)
    return None


def _kill(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join(_END_SECONDS)
    worker.connection.close()


def _work(connection: Connection, equipment: Equipment) -> None:
    """Read what comes through the pipe until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C means the parent
    if equipment.log:
        start_log(equipment.log)
    else:
        logging.getLogger().addHandler(logging.NullHandler())
    reader = equipment.reader()
    _limit_memory()
    connection.send(None)  # ready: what comes now is read under the limits
    while True:
        try:
            task = connection.recv()
        except EOFError:  # the parent has ended
            return
        if isinstance(task, Candidate):
            connection.send(reader.read(task))
        else:
            try:
                connection.send(reader.write_part(*task))
            except OSError as error:
                connection.send(error)
            except MemoryError:
                return


def _limit_memory() -> None:
    """Let no file take more than MEMORY_BYTES; where the system has no such limit, nothing."""
    if sys.platform != "linux":
        return
    import resource  # noqa: PLC0415 - Windows has none

    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
