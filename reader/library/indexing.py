"""Sees that the full-text index follows the library."""

from collections.abc import Callable
from pathlib import Path

from index.analysis import Analyzer
from index.builder import build
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from index.manifest import Origin, check_manifest
from index.model import IndexDocument
from index.updater import Aim, update
from reader.library.faults import told
from reader.library.sql import version_of
from reader.library.store import Library

MISSING = "索引缺失，已重新建立。"
DAMAGED = "索引损坏，已重新建立。"
OUTDATED = "索引由另一版本的程序建立，已重新建立。"
BEHIND = "索引与文库不符，已补齐。"

IndexProgress = Callable[[int, int], None]
"""Told how many documents are indexed, and of how many."""


def aim_of(library: Library) -> Aim:
    """What the index of ``library`` must hold."""
    fingerprints = library.fingerprints()

    def load(document_id: str) -> IndexDocument:
        return IndexDocument(
            document_id,
            library.title(document_id),
            library.headings(document_id),
            library.text(document_id),
            fingerprints[document_id],
        )

    return Aim(version_of(fingerprints), fingerprints, load)


def bring_in_line(
    library: Library,
    folder: Path,
    analyzer: Analyzer,
    progress: IndexProgress,
    processes: int = 1,
) -> str:
    """Add what the index lacks, drop what it has too much; build it anew only if it is unusable.

    Not for two processes at a time: see ``reader.library.lock``.

    Args:
        library: What the index is to hold.
        folder: Of the index.
        analyzer: The one the index is built with.
        progress: Told while it is written.
        processes: How many may be used; see ``index.builder.build``.

    Returns:
        Chinese sentence: what was done and why; "" if nothing was to be done.

    Raises:
        LibraryError: The folder cannot be written, or the disk is full.
    """
    aim = aim_of(library)
    with told(folder):
        reason = _updated(folder, aim, progress, analyzer, processes)
        if reason not in ("", BEHIND):
            build(
                folder,
                map(aim.load, aim.documents),
                aim.library_version,
                progress,
                analyzer=analyzer,
                processes=processes,
            )
    return reason


def _updated(
    folder: Path, aim: Aim, progress: IndexProgress, analyzer: Analyzer, processes: int
) -> str:
    """Update the index; if that is not possible say why it must be built anew."""
    origin = Origin(aim.library_version, analyzer.fingerprint)
    reason = ""
    try:
        try:
            check_manifest(folder, origin)
        except IndexOutdatedError:
            reason = BEHIND
            update(folder, aim, progress, analyzer=analyzer, processes=processes)
            check_manifest(folder, origin)
    except IndexMissingError:
        return MISSING
    except IndexOutdatedError:
        return OUTDATED
    except IndexDamagedError:
        return DAMAGED
    return reason
