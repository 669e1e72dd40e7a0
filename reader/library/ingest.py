"""Imports files into library and index.

Pure Python, no Qt: the window runs it on a thread of its pool and follows by the callback.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.analysis import Analyzer
from index.builder import build
from index.model import IndexDocument
from reader.corpus.decode import MAX_BYTES
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document, Metadata
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError
from reader.library.bundle import GAZETTEER_FILE
from reader.library.faults import told
from reader.library.gather import Candidate, Gathered
from reader.library.report import ImportProgress, ImportReport, Outcome
from reader.library.store import Library
from reader.library.zips import read_member

Progress = Callable[[ImportProgress], None]


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
    """

    candidate: Candidate
    document: Document
    source: str
    expected: Outcome


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
            processes: How many workers read files side by side.
        """
        self._setting = setting
        self._progress = progress
        self._processes = processes
        self._going = threading.Event()
        self._going.set()
        self._cancelled = threading.Event()

    def pause(self) -> None:
        """Read no further file until ``resume``."""
        self._going.clear()

    def resume(self) -> None:
        """Go on after ``pause``."""
        self._going.set()

    @property
    def paused(self) -> bool:
        """True between ``pause`` and ``resume``."""
        return not self._going.is_set()

    def cancel(self) -> None:
        """Come to an end: what was read is stored whole, the rest is not looked at."""
        self._cancelled.set()
        self._going.set()

    def run(self, gathered: Gathered) -> ImportReport:
        """Import what was gathered.

        Raises:
            LibraryError: The library cannot be opened for writing; nothing was changed.
        """
        started = time.monotonic()
        outcomes = [Outcome(r.place, "refused", detail=r.reason) for r in gathered.refused]
        total = len(gathered.candidates)
        characters = 0
        for done, candidate in enumerate(gathered.candidates):
            self._going.wait()
            if self._cancelled.is_set():
                break
            self._progress(ImportProgress(done, total, candidate.name, "正在读取"))
            try:
                preview = self.preview(candidate)
            except CorpusError as error:
                outcomes.append(Outcome(candidate.place, "refused", detail=str(error)))
                continue
            self._setting.library.add(preview.document, preview.source, "imported")
            characters += len(preview.document.text)
            outcomes.append(preview.expected)
        self._progress(ImportProgress(total, total, "", "正在写入索引"))
        _index(self._setting)
        seconds = time.monotonic() - started
        return ImportReport(tuple(outcomes), seconds, characters, self._cancelled.is_set())

    def preview(self, candidate: Candidate) -> Preview:
        """Read one file; nothing is stored.

        Raises:
            CorpusError: It cannot be read as a document.
        """
        gazetteer = Gazetteer.load(self._setting.resources / GAZETTEER_FILE)
        read = read_document(bytes_of(candidate), candidate.name, gazetteer=gazetteer)
        document = read.document
        expected = Outcome(
            candidate.place, "added", document.id, document.metadata.title, "", document.warnings
        )
        return Preview(candidate, document, read.source, expected)

    def store(self, preview: Preview, metadata: Metadata | None = None) -> Outcome:
        """Store a file that was looked at.

        Args:
            preview: What ``preview`` gave.
            metadata: In place of what was recognised.

        Raises:
            LibraryError: The disk is full, the folder read-only …; nothing was changed.
        """
        document = replace(preview.document, metadata=metadata or preview.document.metadata)
        self._setting.library.add(document, preview.source, "imported")
        _index(self._setting)
        return replace(preview.expected, title=document.metadata.title)


def bytes_of(candidate: Candidate) -> bytes:
    """The bytes of a candidate, one more than a document may have at most.

    Raises:
        CorpusError: It cannot be read.
    """
    if candidate.member is not None:
        return read_member(candidate.path, candidate.member, candidate.name)
    try:
        with candidate.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CorpusError(f"无法读取“{candidate.place}”（{error.strerror}）。") from error


def remove_documents(setting: Setting, ids: Iterable[str]) -> tuple[str, ...]:
    """Remove imported documents; library and index follow.

    Returns:
        Ids of what was removed.

    Raises:
        LibraryError: A document is unknown or shipped; nothing was removed.
    """
    removed: Sequence[str] = tuple(ids)
    for document_id in removed:
        setting.library.remove(document_id)
    _index(setting)
    return tuple(removed)


def _index(setting: Setting) -> None:
    library = setting.library
    documents = [
        IndexDocument(s.id, s.title, library.headings(s.id), library.text(s.id))
        for s in library.documents()
    ]
    with told(setting.index):
        build(setting.index, documents, library.version, analyzer=setting.analyzer)
