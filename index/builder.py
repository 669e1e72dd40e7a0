"""Builds an index from nothing, and puts it in the place of the old one when it is complete."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from index.analysis import Analyzer
from index.manifest import (
    Origin,
    stage_manifest,
    switch_manifest,
)
from index.model import IndexDocument
from index.side_by_side import Progress
from index.updater import empty_part, write_documents

_PLAIN = Analyzer()


def build(
    folder: Path,
    documents: Iterable[IndexDocument],
    library_version: str,
    progress: Progress = lambda _done, _total: None,
    *,
    analyzer: Analyzer = _PLAIN,
    processes: int = 1,
) -> None:
    """Build the index of ``documents`` in ``folder``, instead of the one that is there.

    The new index grows beside the old one. Until the switch at the end the old one stays as it
    was, also if this raises or is killed. Not for two processes at a time.

    Args:
        folder: Where the index shall be; its parent folders are made.
        documents: All documents of the library, with unique ids.
        library_version: Version of the library's content, to be asked for by ``Searcher.open``.
        progress: Called on this thread; may raise to give up.
        analyzer: Cuts the texts; the same must be given to ``Searcher.open``.
        processes: How many may be used. More than one needs ``multiprocessing.freeze_support()``
            and a guarded main module; it pays from 200 documents on.

    Raises:
        OSError: The disk is full, the folder is not writable, a worker was killed.
    """
    if folder.exists() and not folder.is_dir():
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    before = set(folder.iterdir())
    try:
        parts = write_documents(folder, documents, progress, analyzer, processes)
        parts = parts or [empty_part(folder, analyzer)]
        stage_manifest(folder, Origin(library_version, analyzer.fingerprint), parts)
    except BaseException:
        _remove(set(folder.iterdir()) - before)
        if not before:
            folder.rmdir()
        raise
    switch_manifest(folder)
    _remove(before - {folder / "manifest.json"})


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
