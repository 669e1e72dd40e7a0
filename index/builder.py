"""Builds an index beside the old one and puts it in its place when it is complete."""

import shutil
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from index.analysis import Analyzer
from index.folding import fold
from index.manifest import Origin, write_manifest
from index.model import FoldedDocument, FoldedText, IndexDocument
from index.side_by_side import Progress, write_parts
from index.texts import TEXTS_NAME, write_texts
from index.words import part_name, write_part

_WORTH_PROCESSES = 200
"""Documents from which on starting processes saves more time than it takes."""

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

    The new index grows in ``<folder>.new``; what a killed build left there is removed. Until the
    switch at the end ``folder`` stays as it was, also if this raises. A killed switch leaves no
    ``folder``, never half a one. Not for two processes at a time.

    Args:
        folder: Where the index shall be; its parent folders are made.
        documents: All documents of the library, with unique ids.
        library_version: Version of the library's content, to be asked for by ``Searcher.open``.
        progress: Called on this thread; may raise to give up.
        analyzer: Cuts the texts; the same must be given to ``Searcher.open``.
        processes: How many may be used. More than one needs ``multiprocessing.freeze_support()``
        and a
            guarded main module; it pays from 200 documents on.

    Raises:
        OSError: The disk is full, the folder is not writable, a worker was killed.
    """
    new = folder.with_name(f"{folder.name}.new")
    _remove(new)
    new.mkdir(parents=True)
    try:
        _write(new, list(documents), analyzer, processes, progress)
        write_manifest(new, Origin(library_version, analyzer.fingerprint))
        _switch(new, folder)
    finally:
        _remove(new)


def _write(
    folder: Path,
    documents: Sequence[IndexDocument],
    analyzer: Analyzer,
    processes: int,
    progress: Progress,
) -> None:
    """Write texts and words of ``documents`` into ``folder``."""
    texts = [FoldedText(document.id, fold(document.text)) for document in documents]
    write_texts(folder / TEXTS_NAME, texts)
    folded = [
        FoldedDocument(
            document.id,
            fold(document.title).text,
            fold("\n".join(document.headings)).text,
            text.folded.text,
        )
        for document, text in zip(documents, texts, strict=True)
    ]
    if processes > 1 and len(folded) >= _WORTH_PROCESSES:
        write_parts(folder, folded, analyzer, processes, progress)
    else:
        done = count(1)
        write_part(
            folder / part_name(0), folded, analyzer, lambda: progress(next(done), len(folded))
        )


def _switch(new: Path, folder: Path) -> None:
    """Put ``new`` in the place of ``folder``; what was there is removed."""
    old = folder.with_name(f"{folder.name}.old")
    _remove(old)
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    _remove(old)


def _remove(path: Path) -> None:
    """Remove a file or a folder with all it holds, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
