"""The documents that ship with the program, brought into the library."""

import csv
import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import reader.corpus
from reader.errors import CorpusError, system_reason
from reader.library.lock import one_at_a_time
from reader.library.store import Library

SOURCE_FILE = "source.txt"
GAZETTEER_FILE = "gazetteer.csv"

Progress = Callable[[int, int, str], None]
"""Called with what is done, how much there is, and a few Chinese words on what is going on."""


def no_progress(_done: int, _total: int, _words: str) -> None:
    """Where nobody looks."""


def open_library(path: Path, resources: Path, progress: Progress = no_progress) -> Library:
    """Open the library with the shipped documents in it, all up to date.

    Two processes that start at the same time wait for one another.

    Args:
        path: ``library.db``.
        resources: The shipped files.
        progress: Told of each document that is read anew.

    Raises:
        ReaderError: The library cannot be written, or a shipped file is missing or damaged.
    """
    with one_at_a_time(path):
        library = Library.open(path, administrative_order(resources))
        try:
            install_bundle(library, resources, progress)
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
            names = [row["name"] for row in csv.DictReader(file) if row["level"] != "district"]
    except (OSError, KeyError, UnicodeDecodeError) as error:
        raise CorpusError(f"无法读取地名表“{path}”，请重新安装程序。") from error
    return {name: rank for rank, name in enumerate(dict.fromkeys(names))}


def install_bundle(library: Library, resources: Path, progress: Progress = no_progress) -> bool:
    """Bring the shipped documents into the library: new, changed and gone ones.

    A document is read anew when one of its files or the pipeline has changed.

    Args:
        library: Receives the documents.
        resources: Holds ``documents/<id>/``.
        progress: Told of each document that is read.

    Returns:
        True if the library was changed.

    Raises:
        CorpusError: A shipped file is missing or is not the one that was reviewed.
        LibraryError: The library cannot be written.
    """
    folders = shipped_folders(resources)
    pipeline = pipeline_sha256(resources)
    wanted = {folder.name: _stamp(folder, pipeline) for folder in folders}
    present = library.stamps("shipped")
    outdated = [folder for folder in folders if present.get(folder.name) != wanted[folder.name]]
    gone = sorted(present.keys() - wanted.keys())
    for document_id in gone:
        library.remove(document_id)
    if outdated:
        _install(library, resources, outdated, wanted, progress)
    return bool(outdated or gone)


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


def _install(
    library: Library,
    resources: Path,
    folders: Iterable[Path],
    stamps: Mapping[str, str],
    progress: Progress,
) -> None:
    # Imported here: an ordinary start reads no document, and is to be quick.
    from reader.corpus.gazetteer import Gazetteer  # noqa: PLC0415
    from reader.corpus.pipeline import read_document  # noqa: PLC0415
    from reader.corpus.review import load_review  # noqa: PLC0415

    gazetteer = Gazetteer.load(resources / GAZETTEER_FILE)
    folders = list(folders)
    for done, folder in enumerate(folders):
        progress(done, len(folders), "正在整理随附文件")
        review = load_review(folder)
        data = _bytes_of(folder / SOURCE_FILE)
        if hashlib.sha256(data).hexdigest() != review.source_sha256:
            raise CorpusError(f"随附文件{folder / SOURCE_FILE}与审校时不同，请重新安装程序。")
        read = read_document(data, folder.name, gazetteer=gazetteer, review=review)
        library.add(read.document, read.source, "shipped", stamps[folder.name])
    progress(len(folders), len(folders), "正在整理随附文件")


def _stamp(folder: Path, pipeline: str) -> str:
    """Changes with every file of a shipped document, and with the pipeline."""
    return _sha256_of_files([path for path in folder.iterdir() if path.is_file()], pipeline)


def pipeline_sha256(resources: Path) -> str:
    """Changes with the pipeline, so that no version number can be forgotten.

    It is taken from the pipeline's source files and the gazetteer; in a frozen program, which has
    no source files, from size and time of the program file.
    """
    sources = [*Path(reader.corpus.__path__[0]).glob("*.py"), resources / GAZETTEER_FILE]
    program = ""
    if getattr(sys, "frozen", False):
        status = Path(sys.executable).stat()
        program = f"{status.st_size} {status.st_mtime_ns}"
    return _sha256_of_files(sources, program)


def _sha256_of_files(files: Iterable[Path], salt: str) -> str:
    digest = hashlib.sha256(salt.encode())
    for path in sorted(files, key=lambda file: file.name):
        content = _bytes_of(path)
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(
            f"无法读取程序文件{path}（{system_reason(error)}），请重新安装程序。"
        ) from error
