"""The documents that ship with the program, brought into the library."""

import csv
from collections.abc import Container
from pathlib import Path

from reader.errors import CorpusError
from reader.library.faults import told
from reader.library.indicators import hold_indicators
from reader.library.lock import one_at_a_time
from reader.library.packs.installed import hold_packs_if_sound
from reader.library.ready import lay_out_library
from reader.library.store import Library
from reader.library.upkeep import (
    GAZETTEER_FILE,
    SHIPPED,
    Held,
    Progress,
    keep_up,
    no_progress,
    pipeline_sha256,
    sha256_of_files,
)

__all__ = [
    "GAZETTEER_FILE",
    "SOURCE_FILE",
    "Progress",
    "administrative_order",
    "install_bundle",
    "no_progress",
    "open_library",
    "pipeline_sha256",
    "shipped_folders",
]

SOURCE_FILE = "source.txt"


def open_library(path: Path, resources: Path, progress: Progress = no_progress) -> Library:
    """Open the library with the shipped documents and those of packs in it, all up to date.

    The indicators of the shipped documents are up to date as well.

    Two processes that start at the same time wait for one another.

    Args:
        path: ``library.db`` in the user's folder, which also holds the packs.
        resources: The shipped files.
        progress: Told of each document that is read anew.

    Raises:
        ReaderError: The library cannot be written, or a shipped file is missing or damaged.
    """
    with one_at_a_time(path):
        with told(path):
            lay_out_library(path, resources)
        library = Library.open(path, administrative_order(resources))
        try:
            hold_packs_if_sound(library, path.parent, resources, progress)
            install_bundle(library, resources, progress, library.stamps("pack"))
            hold_indicators(library, resources, sorted(library.stamps("shipped")), progress)
        except BaseException:
            library.close()
            raise
    return library


def administrative_order(resources: Path) -> dict[str, int]:
    """Provinces and prefectures in the order of the gazetteer, which is that of GB/T 2260.

    Raises:
        CorpusError: The gazetteer is missing.
    """
    path = resources / GAZETTEER_FILE
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            columns = next(rows)
            name, level = columns.index("name"), columns.index("level")
            names = [row[name] for row in rows if row[level] != "district"]
    except (OSError, StopIteration, ValueError, IndexError) as error:
        raise CorpusError(f"无法读取地名表“{path}”，请重新安装程序。") from error
    return {name: rank for rank, name in enumerate(dict.fromkeys(names))}


def install_bundle(
    library: Library,
    resources: Path,
    progress: Progress = no_progress,
    elsewhere: Container[str] = (),
) -> bool:
    """Bring the shipped documents into the library: new, changed and gone ones.

    A document is read anew when one of its files or the pipeline has changed.

    Args:
        library: Receives the documents.
        resources: Holds ``documents/<id>/``.
        progress: Told of each document that is read.
        elsewhere: Ids that come from a pack instead.

    Returns:
        True if the library was changed.

    Raises:
        CorpusError: A shipped file is missing or is not the one that was reviewed.
        LibraryError: The library cannot be written.
    """
    pipeline = pipeline_sha256(resources)
    wanted = {
        folder.name: Held(folder, _stamp(folder, pipeline))
        for folder in shipped_folders(resources)
        if folder.name not in elsewhere
    }
    return keep_up(library, SHIPPED, wanted, resources, progress)


def shipped_folders(resources: Path) -> list[Path]:
    """The folders of the shipped documents, by id.

    Raises:
        CorpusError: There are none.
    """
    folders = sorted(path.parent for path in (resources / "documents").glob(f"*/{SOURCE_FILE}"))
    if not folders:
        raise CorpusError(
            f"程序文件不完整：{resources / 'documents'}中没有随附文件，请重新安装程序。"
        )
    return folders


def _stamp(folder: Path, pipeline: str) -> str:
    """Changes with every file of a shipped document, and with the pipeline."""
    files = [path for path in folder.iterdir() if path.is_file()]
    return sha256_of_files(files, pipeline, SHIPPED)
