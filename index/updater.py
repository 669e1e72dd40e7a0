"""Brings an index in line with its library: adds what is missing, drops what is gone.

Nothing that is there is written again. New documents become a new part, documents that are gone
or have changed are dropped from the list of their part, and a new manifest takes the place of the
old one at one stroke. Small parts are merged when there are many of them.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import ceil
from pathlib import Path

from index.analysis import Analyzer
from index.errors import IndexOutdatedError
from index.manifest import (
    Origin,
    Part,
    discard_manifest,
    free_name,
    part_folders,
    part_of,
    read_manifest,
    stage_manifest,
    switch_manifest,
)
from index.model import IndexDocument
from index.part_writing import merge_parts, write_part
from index.side_by_side import Progress, write_parts

WORTH_PROCESSES = 200
"""Documents from which on starting processes saves more time than it takes."""

MANY_PARTS = 16
"""More parts than this are merged."""

PART_CHARACTERS = 6_000_000
"""A new part holds about so many at most: its postings are sorted in memory, some 330 MB of it.
Whoosh would sort those of a larger one on disk, which takes half as long again."""

_PLAIN = Analyzer()


@dataclass(frozen=True, slots=True)
class Aim:
    """What an index shall hold.

    Attributes:
        library_version: Version of the library's content, to be asked for by ``Searcher.open``.
        documents: Fingerprint of every document by id.
        load: Gives a document by its id.
    """

    library_version: str
    documents: Mapping[str, str]
    load: Callable[[str], IndexDocument]


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """A part that was written beforehand, outside the index but on the same disk.

    Attributes:
        folder: Where ``index.part_writing.write_part`` wrote it; it is moved into the index.
        documents: Fingerprints of its documents by id.
    """

    folder: Path
    documents: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Staged:
    """A change that is written, but does not hold yet."""

    folder: Path
    parts: tuple[Part, ...]

    def switch(self) -> None:
        """Let it hold. Searchers that are open keep what they have read."""
        switch_manifest(self.folder)
        _remove_strangers(self.folder, self.parts)

    def discard(self) -> None:
        """Leave the index as it was; what was written for the change is removed later."""
        discard_manifest(self.folder)


def update(
    folder: Path,
    aim: Aim,
    progress: Progress = lambda _done, _total: None,
    *,
    analyzer: Analyzer = _PLAIN,
    processes: int = 1,
) -> None:
    """Bring the index in ``folder`` in line with ``aim``. Not for two processes at a time.

    Args:
        folder: Of an index that this program wrote.
        aim: What it shall hold.
        progress: Called on this thread; may raise to give up.
        analyzer: The one the index was built with.
        processes: How many may be used.

    Raises:
        IndexMissingError: There is no index.
        IndexOutdatedError: It is of another analyzer or format: build it anew.
        IndexDamagedError: Its manifest is damaged: build it anew.
        OSError: The disk is full, the folder is not writable …; the index is as it was.
    """
    stage(folder, aim, (), progress, analyzer=analyzer, processes=processes).switch()


def stage(
    folder: Path,
    aim: Aim,
    ready: Sequence[ReadyPart] = (),
    progress: Progress = lambda _done, _total: None,
    *,
    analyzer: Analyzer = _PLAIN,
    processes: int = 1,
) -> Staged:
    """Write everything ``update`` writes, but leave the last step to ``Staged.switch``.

    Args:
        folder: As for ``update``.
        aim: As for ``update``.
        ready: Parts with documents of the aim, taken as they are.
        progress: As for ``update``.
        analyzer: As for ``update``.
        processes: As for ``update``.

    Raises:
        FullTextError: As ``update``.
        OSError: As ``update``.
    """
    origin, parts = read_manifest(folder)
    if origin.analyzer != analyzer.fingerprint:
        raise IndexOutdatedError("the index is of another analyzer")
    _remove_strangers(folder, parts)
    try:
        new = [_taken(folder, part) for part in ready]
        kept = _still_wanted((*parts, *new), aim.documents)
        missing = sorted(aim.documents.keys() - {name for part in kept for name in part.documents})
        kept += write_documents(folder, map(aim.load, missing), progress, analyzer, processes)
        kept = _with_few_parts(folder, kept, analyzer) or [empty_part(folder, analyzer)]
        stage_manifest(folder, Origin(aim.library_version, analyzer.fingerprint), kept)
    except BaseException:
        discard_manifest(folder)
        _remove_strangers(folder, parts)
        raise
    return Staged(folder, tuple(kept))


def write_documents(
    folder: Path,
    documents: Iterable[IndexDocument],
    progress: Progress,
    analyzer: Analyzer,
    processes: int,
) -> list[Part]:
    """Write ``documents`` as new parts of the index in ``folder``; the manifest stays as it is."""
    listed = list(documents)
    if len(listed) < WORTH_PROCESSES:
        processes = 1
    shares = shares_of(listed, processes)
    first = int(free_name(folder).rpartition("-")[2])
    names = [f"part-{first + number}" for number in range(len(shares))]
    by_folder = {folder / name: share for name, share in zip(names, shares, strict=True)}
    if processes == 1:
        done = count(1)
        for part, share in by_folder.items():
            write_part(part, share, analyzer, lambda: progress(next(done), len(listed)))
    else:
        write_parts(by_folder, analyzer, progress, processes)
    return [
        part_of(folder, name, _fingerprints(share))
        for name, share in zip(names, shares, strict=True)
    ]


def shares_of(documents: Sequence[IndexDocument], processes: int) -> list[Sequence[IndexDocument]]:
    """Deal ``documents`` out to parts: one a process, or more where those would be too large.

    Args:
        documents: What the parts are to hold together.
        processes: How many write parts side by side.

    Returns:
        What each part holds; no part is empty.
    """
    characters = sum(len(document.text) for document in documents)
    number = max(processes, ceil(characters / PART_CHARACTERS))
    return [documents[part::number] for part in range(min(number, len(documents)))]


def empty_part(folder: Path, analyzer: Analyzer) -> Part:
    """What an index of no documents is made of."""
    name = free_name(folder)
    write_part(folder / name, (), analyzer)
    return part_of(folder, name, {})


def _fingerprints(documents: Iterable[IndexDocument]) -> dict[str, str]:
    return {document.id: document.fingerprint for document in documents}


def _taken(folder: Path, ready: ReadyPart) -> Part:
    name = free_name(folder)
    ready.folder.rename(folder / name)
    return part_of(folder, name, ready.documents)


def _still_wanted(parts: Iterable[Part], wanted: Mapping[str, str]) -> list[Part]:
    """The parts without what is gone, has changed, or stands in an earlier part as well."""
    seen: set[str] = set()
    kept = []
    for part in parts:
        documents = {
            name: fingerprint
            for name, fingerprint in part.documents.items()
            if wanted.get(name) == fingerprint and name not in seen
        }
        seen |= documents.keys()
        if documents:
            kept.append(replace(part, documents=documents))
    return kept


def _with_few_parts(folder: Path, parts: list[Part], analyzer: Analyzer) -> list[Part]:
    """Merge the smaller half of too many parts, and parts of which more than half is dropped."""
    by_size = sorted(parts, key=lambda part: (len(part.documents), part.name))
    merged = by_size[: MANY_PARTS // 2 + 1] if len(parts) > MANY_PARTS else []
    merged += [part for part in parts if len(part.documents) * 2 < part.held and part not in merged]
    if not merged:
        return parts
    name = free_name(folder)
    merge_parts(folder / name, {folder / part.name: part for part in merged}, analyzer)
    documents = {each: part.documents[each] for part in merged for each in part.documents}
    return [*(part for part in parts if part not in merged), part_of(folder, name, documents)]


def _remove_strangers(folder: Path, parts: Iterable[Part]) -> None:
    """Remove the part folders that belong to no part: left by a killed change, or replaced."""
    known = {part.name for part in parts}
    for path in part_folders(folder):
        if path.name not in known:
            shutil.rmtree(path)
