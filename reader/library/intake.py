"""Decides what becomes of the files that were read, and writes them into library and index."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis import Analyzer
from index.errors import FullTextError
from index.updater import ReadyPart, Staged, stage
from reader.errors import LibraryError
from reader.library.faults import told
from reader.library.indexing import aim_of, bring_in_line
from reader.library.kinship import Catalogue, Decision
from reader.library.lock import one_at_a_time
from reader.library.reading import FileRead
from reader.library.report import Outcome
from reader.library.store import Library

_GROWTH = 4
"""A document is on the disk up to so many times while it is written: log, library, index."""

_RESERVE_BYTES = 8_000_000
"""So much is left free, for whatever has to be written to put things right."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where documents are written.

    Attributes:
        library: A connection that nobody else uses meanwhile.
        index: Folder of the index.
        analyzer: The one it is built with.
    """

    library: Library
    index: Path
    analyzer: Analyzer


@dataclass(frozen=True, slots=True)
class _Taken:
    """A file that will be written."""

    place: str
    read: FileRead
    decision: Decision


class Intake:
    """Takes files until they are written; knows the library and what was taken before."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._waiting: dict[str, _Taken] = {}
        self._catalogue = Catalogue(site.library.entries(), self._text_of)

    def __len__(self) -> int:
        return len(self._waiting)

    @property
    def size(self) -> int:
        """Bytes of memory that what waits takes, about."""
        return sum(len(taken.read.pickled) for taken in self._waiting.values())

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the documents that wait to be written and will be listed."""
        return frozenset(
            name for name, taken in self._waiting.items() if taken.decision.kind != "older"
        )

    def refuse_small_disk(self) -> None:
        """Refuse to begin what would fill the disk.

        Raises:
            LibraryError: There is not enough room for what was taken.
        """
        folder = self._site.index.parent
        needed = _GROWTH * self.size + _RESERVE_BYTES
        with told(folder):
            free = shutil.disk_usage(folder).free
        if free < needed:
            raise LibraryError(
                f"磁盘空间不足：还需要约 {needed / 1e6:.0f} MB，只剩 {free / 1e6:.0f} MB；"
                "请腾出空间后再试，或用 --data-dir 另选一个磁盘。"
            )

    def expected(self, place: str, read: FileRead) -> Outcome:
        """What would become of a file; nothing is taken."""
        return _outcome(place, read, self._catalogue.decide(read.entry, read.packed().text))

    def take(self, place: str, read: FileRead) -> Outcome:
        """Decide what becomes of a file; it counts once ``write`` has written it.

        Args:
            place: Where the file is, as shown.
            read: What was read in it.
        """
        decision = self._catalogue.decide(read.entry, read.packed().text)
        if decision.kind != "known":
            self._catalogue.take(read.entry, decision)
            self._waiting[read.entry.id] = _Taken(place, read, decision)
        return _outcome(place, read, decision)

    def write(self, ready: Sequence[ReadyPart]) -> int:
        """Write all that was taken: rows and index together, or nothing of it.

        Args:
            ready: Parts of the index that hold some of it already.

        Returns:
            Characters of the documents that were written.

        Raises:
            LibraryError: The disk is full, the folder read-only …; library and index are as before.
        """
        self.refuse_small_disk()
        site = self._site
        with told(site.index), one_at_a_time(site.index):
            staged = self._staged(ready)
            if staged is None:
                bring_in_line(site.library, site.index, site.analyzer, lambda _done, _total: None)
            else:
                staged.switch()
        characters = sum(taken.read.characters for taken in self._waiting.values())
        self._waiting.clear()
        return characters

    def _staged(self, ready: Sequence[ReadyPart]) -> Staged | None:
        """Rows written, index ready to be switched; None if it has to be built anew."""
        site = self._site
        staged: Staged | None = None
        try:
            with site.library.transaction():
                for taken in self._waiting.values():
                    self._insert(taken)
                try:
                    staged = stage(site.index, aim_of(site.library), ready, analyzer=site.analyzer)
                except FullTextError:
                    staged = None
        except BaseException:
            if staged is not None:
                staged.discard()
            raise
        return staged

    def _insert(self, taken: _Taken) -> None:
        library, decision = self._site.library, taken.decision
        other = decision.other.id if decision.other else None
        successor = other if decision.kind == "older" else None
        library.insert(taken.read.packed(), taken.place, successor)
        if decision.kind == "newer" and other:
            library.supersede(other, taken.read.entry.id)

    def _text_of(self, document_id: str) -> str:
        waiting = self._waiting.get(document_id)
        return waiting.read.packed().text if waiting else self._site.library.text(document_id)


def _outcome(place: str, read: FileRead, decision: Decision) -> Outcome:
    other = decision.other
    if decision.kind == "known" and other:
        return Outcome(place, "unchanged", other.id, other.title, decision.detail, read.doubts)
    return Outcome(
        place,
        "replaced" if decision.kind == "newer" else "added",
        read.entry.id,
        read.entry.title,
        decision.detail,
        read.doubts,
        other.id if other and decision.kind == "newer" else None,
    )
