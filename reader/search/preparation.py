"""Sees that there is an index that fits the library."""

from dataclasses import dataclass
from pathlib import Path

from index.builder import build
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from index.model import IndexDocument
from index.searcher import Searcher
from reader.library.bundle import Progress, no_progress
from reader.library.faults import told
from reader.library.lock import one_at_a_time
from reader.library.store import Library
from reader.search.dictionary import policy_analyzer


@dataclass(frozen=True, slots=True)
class IndexState:
    """What was done about the index.

    Attributes:
        reason: Chinese sentence for the user if it was built anew, else "".
    """

    rebuilt: bool
    reason: str


def prepare_index(
    library: Library, index_folder: Path, progress: Progress = no_progress
) -> IndexState:
    """See that there is an index that fits the library; build it if need be.

    Two processes that find it unfit at the same time wait for one another, and one of them builds.

    Args:
        library: What the index is to hold.
        index_folder: Where it is.
        progress: Told while the index is built.

    Raises:
        LibraryError: The folder cannot be written, or the disk is full.
    """
    reason = _what_is_wrong(library, index_folder)
    if reason:
        with one_at_a_time(index_folder):
            reason = _what_is_wrong(library, index_folder)
            if reason:
                _build(library, index_folder, progress)
    return IndexState(bool(reason), reason)


def _what_is_wrong(library: Library, index_folder: Path) -> str:
    """Why the index must be built anew; "" if it is fit."""
    try:
        Searcher.open(index_folder, library.version, policy_analyzer())
    except IndexMissingError:
        return "索引缺失，已重新建立。"
    except IndexOutdatedError:
        return "索引与文库不符，已重新建立。"
    except IndexDamagedError:
        return "索引损坏，已重新建立。"
    return ""


def _build(library: Library, index_folder: Path, progress: Progress) -> None:
    documents = [
        IndexDocument(
            summary.id, summary.title, library.headings(summary.id), library.text(summary.id)
        )
        for summary in library.documents()
    ]
    with told(index_folder):
        build(
            index_folder,
            documents,
            library.version,
            lambda done, total: progress(done, total, "正在建立索引"),
            analyzer=policy_analyzer(),
        )
