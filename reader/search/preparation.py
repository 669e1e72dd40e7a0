"""Sees that there is an index that fits the library."""

from dataclasses import dataclass
from pathlib import Path

from index.analysis import Analyzer
from index.character_table import CHARACTERS
from index.errors import FullTextError
from index.manifest import Origin, check_manifest
from reader.library.bundle import Progress, no_progress
from reader.library.faults import told
from reader.library.lock import one_at_a_time
from reader.library.ready import lay_out_index
from reader.library.store import Library
from reader.paths import shipped_resources
from reader.search.dictionary import policy_analyzer

TABLE_FILE = "folding.bin"
"""Beside the folder of the index; can be made anew like it."""

PROCESSES = 2
"""So many write an index that is built from nothing, if it is a large one."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """What was done about the index.

    Attributes:
        rebuilt: True if anything was done.
        reason: Chinese sentence for the user: what was done and why; "" if nothing was.
    """

    rebuilt: bool
    reason: str


def prepare_index(
    library: Library, index_folder: Path, progress: Progress = no_progress
) -> IndexState:
    """See that there is an index that fits the library.

    What it lacks is added, what it has too much is dropped; only an index that is missing, damaged
    or of another program version is built anew. Two processes that find it unfit at the same time
    wait for one another, and one of them works.

    Args:
        library: What the index is to hold.
        index_folder: Where it is.
        progress: Told while the index is built.

    Raises:
        LibraryError: The folder cannot be written, or the disk is full.
    """
    CHARACTERS.keep_in(index_folder.with_name(TABLE_FILE))
    analyzer = policy_analyzer()
    if _fits(library, index_folder, analyzer):
        return IndexState(rebuilt=False, reason="")
    from reader.library.indexing import bring_in_line  # noqa: PLC0415 - what writes is seldom needed

    with one_at_a_time(index_folder):
        with told(index_folder):
            lay_out_index(index_folder, shipped_resources())
        reason = bring_in_line(
            library,
            index_folder,
            analyzer,
            lambda done, total: progress(done, total, "正在建立索引"),
            processes=PROCESSES,
        )
    return IndexState(bool(reason), reason)


def _fits(library: Library, folder: Path, analyzer: Analyzer) -> bool:
    """True if the index is whole and holds just what the library lists."""
    try:
        check_manifest(folder, Origin(library.version, analyzer.fingerprint))
    except FullTextError:
        return False
    return True
