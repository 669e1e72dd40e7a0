"""Imports files into library and index.

Pure Python, no Qt: the window runs it on a thread of its pool and follows by the callback.

Files are read by workers side by side. What they hand over is written in batches: parts of the
index beside the index, then all rows in one transaction, then the index's new manifest. Killed
before the end of the transaction a batch was never there; killed after it, the next start adds
what the index lacks.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from index.analysis import Analyzer
from reader.corpus.model import Document, Metadata
from reader.errors import CorpusError, LibraryError
from reader.indicators.model import Indicator
from reader.library import rows
from reader.library.faults import told
from reader.library.gather import Candidate, Gathered, suffix_of
from reader.library.indexing import bring_in_line
from reader.library.indicators import found_in
from reader.library.intake import Intake, Site
from reader.library.lock import one_at_a_time
from reader.library.reading import FileRead, file_read
from reader.library.report import ImportProgress, ImportReport, Outcome
from reader.library.run import Controls, Run
from reader.library.store import Library
from reader.library.upkeep import GAZETTEER_FILE
from reader.library.workers import Equipment, OneReader, Readers, WorkerPool
from reader.logs import log_path

Progress = Callable[[ImportProgress], None]

_FEW = 3
"""Up to so many small texts are read without starting a process."""

_SMALL_BYTES = 1_000_000
_SIMPLE_SUFFIXES = (".txt", ".md")
_POLL_SECONDS = 0.1


def no_progress(_progress: ImportProgress) -> None:
    """Where nobody looks."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an import happens.

    Attributes:
        library: Its file is written over a connection of its own.
        index: Folder of the index.
        analyzer: The one the index is built with.
        resources: The shipped files; the gazetteer is among them.
    """

    library: Library
    index: Path
    analyzer: Analyzer
    resources: Path


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be imported; nothing is stored yet.

    Attributes:
        document: As recognised; its metadata may be changed before ``Importer.store``.
        source: The decoded source.
        expected: What would become of it if it were stored now.
        indicators: What it promises in numbers, extracted.
    """

    candidate: Candidate
    document: Document
    source: str
    expected: Outcome
    indicators: tuple[Indicator, ...]


class Importer:
    """One import: ``run`` (or ``preview`` and ``store``) is called on one thread.

    ``pause``, ``resume`` and ``cancel`` may be called from any other thread at any time. The
    callback is called on the thread of ``run``, about ten times a second at most.
    """

    def __init__(
        self, setting: Setting, progress: Progress = no_progress, *, processes: int = 2
    ) -> None:
        """Make ready; nothing is read yet.

        Args:
            setting: Where the import happens.
            progress: Told how far it is.
            processes: How many workers read files side by side. They need a guarded main module
                and, in a frozen program, ``multiprocessing.freeze_support()``.
        """
        self._setting = setting
        self._progress = progress
        self._processes = processes
        self._controls = Controls()

    def pause(self) -> None:
        """Read no further file until ``resume``."""
        self._controls.pause()

    def resume(self) -> None:
        """Go on after ``pause``."""
        self._controls.resume()

    @property
    def paused(self) -> bool:
        """True between ``pause`` and ``resume``."""
        return self._controls.paused

    def cancel(self) -> None:
        """Come to an end: what was read is stored whole, the rest is not looked at."""
        self._controls.cancel()

    def run(self, gathered: Gathered) -> ImportReport:
        """Import what was gathered.

        Raises:
            LibraryError: The folder cannot be written, or another import is going on; nothing was
                changed. What goes wrong later ends the import and stands in the report.
        """
        refused = tuple(Outcome(r.place, "refused", detail=r.reason) for r in gathered.refused)
        candidates = gathered.candidates
        if not candidates:
            return ImportReport(refused)
        notice = ""
        with _alone(self._setting) as (site, staging):
            run = Run(candidates, Intake(site), self._controls, self._progress)
            try:
                with self._readers(candidates) as readers:
                    run.go(readers, staging)
            except LibraryError as error:
                notice = str(error)
        outcomes = tuple(run.outcomes[number] for number in sorted(run.outcomes))
        return ImportReport(
            refused + outcomes,
            run.pace.seconds,
            run.characters,
            cancelled=self._controls.cancelled,
            notice=notice,
        )

    def preview(self, candidate: Candidate) -> Preview:
        """Read one file under the limits of an import; nothing is stored.

        Raises:
            CorpusError: It cannot be read as a document.
        """
        with self._readers((candidate,)) as readers:
            readers.give(0, candidate)
            read = self._first(readers, candidate)
        if isinstance(read, str):
            raise CorpusError(read)
        form = read.packed()
        setting = self._setting
        intake = Intake(Site(setting.library, setting.index, setting.analyzer))
        expected = intake.expected(candidate.place, read)
        document = rows.unpacked(form)
        indicators = found_in(document, setting.resources)
        return Preview(candidate, document, form.source, expected, indicators)

    def store(self, preview: Preview, metadata: Metadata | None = None) -> Outcome:
        """Store a file that was looked at.

        Args:
            preview: What ``preview`` gave.
            metadata: In place of what was recognised.

        Raises:
            LibraryError: The disk is full, the folder read-only …; nothing was changed.
        """
        document = replace(preview.document, metadata=metadata or preview.document.metadata)
        with _alone(self._setting) as (site, _):
            intake = Intake(site)
            outcome = intake.take(preview.candidate.place, file_read(document, preview.source))
            intake.write(())
        return outcome

    def _first(self, readers: Readers, candidate: Candidate) -> FileRead | str:
        while not self._controls.cancelled:
            for _, read in readers.results(_POLL_SECONDS):
                return read
        return f"“{candidate.name}”没有读完，未导入。"

    @contextmanager
    def _readers(self, candidates: Sequence[Candidate]) -> Iterator[Readers]:
        setting = self._setting
        equipment = Equipment(setting.resources / GAZETTEER_FILE, setting.analyzer, log_path())
        few = len(candidates) <= _FEW and all(
            suffix_of(each.name) in _SIMPLE_SUFFIXES and each.size <= _SMALL_BYTES
            for each in candidates
        )
        readers: Readers = (
            OneReader(equipment)
            if few
            else WorkerPool(equipment, min(self._processes, len(candidates)))
        )
        try:
            yield readers
        finally:
            readers.close()


def remove_documents(setting: Setting, ids: Iterable[str]) -> tuple[str, ...]:
    """Remove imported documents with their older versions; the index follows.

    What it takes to know them again is kept: see ``Library.removed``.

    Args:
        setting: Where they are.
        ids: Of the documents.

    Returns:
        Ids of what was removed, each once.

    Raises:
        LibraryError: A document is unknown or not an imported one, or nothing can be written;
            nothing was removed.
    """
    wanted = tuple(dict.fromkeys(ids))
    with _alone(setting) as (site, _):
        for document_id in wanted:
            _refuse_foreign(site.library, document_id)
        with one_at_a_time(site.index):
            with site.library.transaction():
                for document_id in wanted:
                    site.library.remove(document_id)
            bring_in_line(site.library, site.index, site.analyzer, lambda _done, _total: None)
    return wanted


def _refuse_foreign(library: Library, document_id: str) -> None:
    summary = library.summary(document_id)
    if summary.origin == "shipped":
        raise LibraryError(f"《{summary.title}》随程序提供，不能移除。")
    if summary.origin != "imported":
        raise LibraryError(f"《{summary.title}》属于资源包，不能单独移除；请换用另一个资源包。")


@contextmanager
def _alone(setting: Setting) -> Iterator[tuple[Site, Path]]:
    """A connection of its own and a folder for parts of the index; one import at a time.

    Raises:
        LibraryError: Another import is going on, or the folder cannot be written.
    """
    root = setting.index.with_name(f"{setting.index.name}.import")
    with one_at_a_time(root, wait_seconds=0.0), setting.library.reader() as library:
        with told(root):
            shutil.rmtree(root, ignore_errors=True)
            root.mkdir(parents=True, exist_ok=True)
            # A name of its own: workers of a killed import may still be writing into the old one.
            staging = Path(tempfile.mkdtemp(dir=root))
        try:
            yield Site(library, setting.index, setting.analyzer), staging
        finally:
            shutil.rmtree(root, ignore_errors=True)
