"""Documents that come in folders, reviewed by a person, kept in the library as the folders are."""

import hashlib
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import reader.corpus
from reader.errors import CorpusError, system_reason
from reader.library.model import Origin
from reader.library.store import Library
from reader.paths import shipped_resources

GAZETTEER_FILE = "gazetteer.csv"
PROGRAM_FILE = "program.sha256"
"""In a frozen program only: changes with any of the sources it was frozen from."""

Progress = Callable[[int, int, str], None]
"""Called with what is done, how much there is, and a few Chinese words on what is going on."""


def no_progress(_done: int, _total: int, _words: str) -> None:
    """Where nobody looks."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Where the folders come from.

    Attributes:
        origin: What the library says of their documents.
        name: What a sentence calls such a document.
        cure: What to do when one is damaged.
    """

    origin: Origin
    name: str
    cure: str


SHIPPED = Kind("shipped", "随附文件", "请重新安装程序")


@dataclass(frozen=True, slots=True)
class Held:
    """A document the library is to hold.

    Attributes:
        folder: Holds its source file ``source.*``, ``metadata.toml`` and possibly ``table.csv``.
        stamp: Changes with whatever the document is made from.
        sha256: What its files must be, by name; those left out are not looked at.
    """

    folder: Path
    stamp: str
    sha256: Mapping[str, str] = field(default_factory=dict)


def keep_up(
    library: Library,
    kind: Kind,
    wanted: Mapping[str, Held],
    resources: Path,
    progress: Progress = no_progress,
) -> bool:
    """Bring the documents of one kind into the library: new, changed and gone ones, or none.

    Args:
        library: Receives the documents.
        kind: Whose documents.
        wanted: All there are to be of this kind, by id.
        resources: Holds the gazetteer.
        progress: Told of each document that is read.

    Returns:
        True if the library was changed.

    Raises:
        CorpusError: A file is missing or is not the one that was reviewed.
        LibraryError: The library cannot be written.
    """
    present = library.stamps(kind.origin)
    outdated = {name: held for name, held in wanted.items() if present.get(name) != held.stamp}
    gone = sorted(present.keys() - wanted.keys())
    if not outdated and not gone:
        return False
    with library.transaction():
        for document_id in gone:
            library.remove(document_id)
        if outdated:
            _read(library, kind, outdated, resources, progress)
    return True


def _read(
    library: Library,
    kind: Kind,
    outdated: Mapping[str, Held],
    resources: Path,
    progress: Progress,
) -> None:
    # Imported here: an ordinary start reads no document, and is to be quick.
    from reader.corpus.gazetteer import Gazetteer  # noqa: PLC0415
    from reader.corpus.pipeline import read_document  # noqa: PLC0415
    from reader.corpus.review import load_review  # noqa: PLC0415

    gazetteer = Gazetteer.load(resources / GAZETTEER_FILE)
    for done, held in enumerate(outdated.values()):
        progress(done, len(outdated), f"正在整理{kind.name}")
        source = source_file(held.folder)
        for name, expected in held.sha256.items():
            if hashlib.sha256(bytes_of(held.folder / name, kind)).hexdigest() != expected:
                raise CorpusError(f"{kind.name}{held.folder / name}已被改动，{kind.cure}。")
        review = load_review(held.folder)
        data = bytes_of(source, kind)
        if hashlib.sha256(data).hexdigest() != review.source_sha256:
            raise CorpusError(f"{kind.name}{source}与审校时不同，{kind.cure}。")
        name = f"{held.folder.name}{source.suffix}"
        read = read_document(data, name, gazetteer=gazetteer, review=review)
        library.add(read.document, read.source, kind.origin, held.stamp)
    progress(len(outdated), len(outdated), f"正在整理{kind.name}")


def source_file(folder: Path) -> Path:
    """The source file of a document's folder; ``source.txt`` if there is none."""
    return next(iter(sorted(folder.glob("source.*"))), folder / "source.txt")


def bytes_of(path: Path, kind: Kind) -> bytes:
    """The content of a file.

    Raises:
        CorpusError: It cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = system_reason(error)
        raise CorpusError(f"无法读取{kind.name}{path}（{reason}），{kind.cure}。") from error


def sha256_of_files(files: Iterable[Path], salt: str, kind: Kind) -> str:
    """Changes with names and contents of the files, and with ``salt``.

    Raises:
        CorpusError: One of them cannot be read.
    """
    digest = hashlib.sha256(salt.encode())
    for path in sorted(files, key=lambda file: (file.name, file)):
        content = bytes_of(path, kind)
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def pipeline_sha256(resources: Path) -> str:
    """Changes with the pipeline, so that no version number can be forgotten.

    It is taken from the pipeline's source files and the gazetteer; in a frozen program, which has
    no source files, from what they were when it was frozen.
    """
    sources = [*Path(reader.corpus.__path__[0]).rglob("*.py"), resources / GAZETTEER_FILE]
    return program_sha256(sources)


def program_sha256(sources: Iterable[Path]) -> str:
    """Changes with some of the program's own files.

    A frozen program has no source files: there it changes with what all of them were when it was
    frozen (``PROGRAM_FILE``), and is the same on every system.

    Raises:
        CorpusError: One of them cannot be read.
    """
    program = ""
    if getattr(sys, "frozen", False):
        program = bytes_of(shipped_resources() / PROGRAM_FILE, SHIPPED).decode("ascii")
        sources = [file for file in sources if file.suffix != ".py"]
    return sha256_of_files(sources, program, SHIPPED)
