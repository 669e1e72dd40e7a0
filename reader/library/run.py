"""One run through the files of an import: give them to readers, take in what comes, write it."""

import shutil
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from reader.library.faults import told
from reader.library.gather import Candidate
from reader.library.intake import Intake
from reader.library.pace import Pace
from reader.library.reading import FileRead
from reader.library.report import ImportProgress, Outcome
from reader.library.workers import Readers, Result

_AHEAD = 200
"""Files that may be read while the first of them is not yet through."""

_FIRST_BATCH = 128
_LARGEST_BATCH = 512
"""Documents written together: few at first, so that little is lost; more later, for speed."""

_BATCH_BYTES = 48_000_000
_POLL_SECONDS = 0.1
_PATIENCE_SECONDS = 2.0
"""So long after a cancel the files that are being read may still come in."""


class Controls:
    """Pause and cancel, from any thread."""

    def __init__(self) -> None:
        self._going = threading.Event()
        self._going.set()
        self._cancelled_at: float | None = None

    def pause(self) -> None:
        """Stop giving files."""
        self._going.clear()

    def resume(self) -> None:
        """Go on."""
        self._going.set()

    def cancel(self) -> None:
        """Come to an end, also out of a pause."""
        if self._cancelled_at is None:
            self._cancelled_at = time.monotonic()
        self._going.set()

    @property
    def paused(self) -> bool:
        """True between pause and resume."""
        return not self._going.is_set()

    @property
    def cancelled(self) -> bool:
        """True once it was cancelled."""
        return self._cancelled_at is not None

    @property
    def impatient(self) -> bool:
        """True if it was cancelled and what is being read should have come by now."""
        at = self._cancelled_at
        return at is not None and time.monotonic() - at > _PATIENCE_SECONDS

    def wait(self) -> None:
        """Wait until nobody wants a pause."""
        self._going.wait()


class Run:
    """One run; files are decided on in the order they were gathered, whoever reads faster.

    Attributes:
        outcomes: What became of the files so far, by their numbers.
        characters: Of the documents that were written.
    """

    def __init__(
        self,
        candidates: tuple[Candidate, ...],
        intake: Intake,
        controls: Controls,
        progress: Callable[[ImportProgress], None],
    ) -> None:
        """Make ready.

        Args:
            candidates: The files.
            intake: Takes what was read.
            controls: Pause and cancel.
            progress: Told how far it is.
        """
        self.outcomes: dict[int, Outcome] = {}
        self.characters = 0
        self.pace = Pace(sum(candidate.size for candidate in candidates))
        self._candidates = candidates
        self._intake = intake
        self._controls = controls
        self._progress = progress
        self._given = 0
        self._through = 0
        self._waiting: set[int] = set()
        self._early: dict[int, FileRead | str] = {}
        self._decided: dict[int, Outcome] = {}
        self._batch = _FIRST_BATCH

    def go(self, readers: Readers, staging: Path) -> None:
        """Run to the end, or to where it is cancelled.

        Args:
            readers: Read the files.
            staging: Folder for parts of the index, on the disk of the index.

        Raises:
            LibraryError: Something cannot be written; what was written before stays.
        """
        while True:
            self._rest()
            self._give(readers)
            if self._waiting and not self._controls.impatient:
                self._take_in(readers.results(_POLL_SECONDS))
                self._tell("正在读取")
            elif self._decided:
                self._write(readers, staging)
            else:
                return

    def _rest(self) -> None:
        if self._controls.paused:
            self.pace.rest()
            self._tell("已暂停")
            self._controls.wait()
            self.pace.go_on()

    def _give(self, readers: Readers) -> None:
        full = len(self._intake) >= self._batch or self._intake.size >= _BATCH_BYTES
        if full or self._controls.cancelled:
            return
        last = min(len(self._candidates), self._through + _AHEAD)
        while self._given < last and readers.has_room():
            readers.give(self._given, self._candidates[self._given])
            self._waiting.add(self._given)
            self._given += 1

    def _take_in(self, results: Iterable[Result]) -> None:
        for number, read in results:
            self._waiting.discard(number)
            self._early[number] = read
        while self._through in self._early:
            self._decide(self._through, self._early.pop(self._through))
            self._through += 1

    def _decide(self, number: int, read: FileRead | str) -> None:
        candidate = self._candidates[number]
        self.pace.through(candidate.size)
        if isinstance(read, str):
            self.outcomes[number] = Outcome(candidate.place, "refused", detail=read)
        else:
            self._decided[number] = self._intake.take(candidate.place, read)

    def _write(self, readers: Readers, staging: Path) -> None:
        self._tell("正在写入文库和索引")
        if self._intake:
            self._intake.refuse_small_disk()
            folder = staging / str(self._through)
            with told(folder):
                folder.mkdir(parents=True)
                ready = readers.write_parts(folder, self._intake.ids)
            self.characters += self._intake.write(ready)
            shutil.rmtree(folder, ignore_errors=True)
        self.outcomes |= self._decided
        self._decided.clear()
        self._batch = min(self._batch * 2, _LARGEST_BATCH)

    def _tell(self, words: str) -> None:
        if self.pace.may_tell(words):
            total = len(self._candidates)
            name = self._candidates[min(self._through, total - 1)].name
            left = self.pace.seconds_left
            self._progress(ImportProgress(self._through, total, name, words, left))
