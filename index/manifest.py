"""The manifest: what an index was built from, and that it is whole. Written last, read first.

An index is a folder of parts, each a folder of its own that is never written to again, and the
manifest that names them. A change writes new parts beside the old ones and then puts a new
manifest in the place of the old one, at one stroke. Part folders that the manifest does not name
are what a killed change left behind: they are never opened, and the next change removes them.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError

FORMAT = 2
"""Raise it when the files of the index change: older indexes are then built anew."""

_NAME = "manifest.json"
_NEW = "manifest.json.new"
_PART = "part-"


@dataclass(frozen=True, slots=True)
class Origin:
    """What an index is made of and by.

    Attributes:
        library_version: Version of the library's content.
        analyzer: Fingerprint of folding, segmentation and dictionaries.
        format: Of the index's files.
    """

    library_version: str
    analyzer: str
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an index.

    Attributes:
        name: Of its folder.
        documents: Fingerprints of the documents that count, by id; others it holds are dropped.
        held: How many documents it holds, dropped ones included.
        files: SHA-256 of its files by name.
    """

    name: str
    documents: Mapping[str, str]
    held: int
    files: Mapping[str, str]


def part_of(folder: Path, name: str, documents: Mapping[str, str]) -> Part:
    """Describe a part as it was just written."""
    root = folder / name
    files = {file: _sha256(root / file) for file in _files(root)}
    return Part(name, documents, len(documents), files)


def free_name(folder: Path) -> str:
    """A name for a new part that no folder has, also none that was left behind."""
    numbers = [int(number) for path in part_folders(folder) if (number := _number(path)).isdigit()]
    return f"{_PART}{max(numbers, default=-1) + 1}"


def part_folders(folder: Path) -> list[Path]:
    """All folders of parts, also of those the manifest does not name."""
    return sorted(folder.glob(f"{_PART}*"))


def _number(path: Path) -> str:
    return path.name.removeprefix(_PART)


def stage_manifest(folder: Path, origin: Origin, parts: Iterable[Part]) -> None:
    """Write a new manifest beside the one that holds."""
    content = {**asdict(origin), "parts": [asdict(part) for part in parts]}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / _NEW).write_text(text + "\n", "utf-8")


def switch_manifest(folder: Path) -> None:
    """Let the staged manifest hold."""
    (folder / _NEW).replace(folder / _NAME)


def discard_manifest(folder: Path) -> None:
    """Remove a staged manifest, if there is one."""
    (folder / _NEW).unlink(missing_ok=True)


def read_manifest(folder: Path) -> tuple[Origin, tuple[Part, ...]]:
    """What the index in ``folder`` is and what it is made of; its files are not looked at.

    Raises:
        IndexMissingError: There is nothing.
        IndexOutdatedError: It has another format.
        IndexDamagedError: The manifest is missing or none.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        raise IndexMissingError(f"there is no index in {folder}")
    content = _read(folder)
    if content.get("format") != FORMAT:
        raise IndexOutdatedError(f"the index has format {content.get('format')}, not {FORMAT}")
    try:
        origin = Origin(str(content["library_version"]), str(content["analyzer"]))
        parts = tuple(_part(part) for part in content["parts"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise IndexDamagedError("the manifest of the index is no manifest") from error
    if not parts:
        raise IndexDamagedError("the manifest of the index names no part")
    return origin, parts


def _part(content: Mapping[str, Any]) -> Part:
    name = str(content["name"])
    if not (name.startswith(_PART) and name.removeprefix(_PART).isdigit()):
        raise ValueError(f"no name of a part: {name}")
    documents, files = dict(content["documents"].items()), dict(content["files"].items())
    return Part(name, documents, int(content["held"]), files)


def check_manifest(folder: Path, origin: Origin) -> tuple[Part, ...]:
    """Make sure that every file of the index is as it was built, and built from ``origin``.

    Must come before any file is opened: Whoosh's table of contents is a pickle.

    Returns:
        The parts.

    Raises:
        IndexMissingError: There is nothing.
        IndexOutdatedError: The index is of another origin.
        IndexDamagedError: A file is missing, changed, or too many.
    """
    found, parts = read_manifest(folder)
    if found != origin:
        raise IndexOutdatedError(f"the index is of {found}, wanted is {origin}")
    known = {_NAME, _NEW}
    strays = [path.name for path in folder.iterdir() if not path.is_dir()]
    if set(strays) - known:
        raise IndexDamagedError(f"the files of the index are not those of its manifest: {strays}")
    for part in parts:
        _check_part(folder, part)
    return parts


def _check_part(folder: Path, part: Part) -> None:
    present = _files(folder / part.name)
    if sorted(part.files) != present:
        raise IndexDamagedError(
            f"the files of {part.name} are not those of the manifest: {present}"
        )
    for name in present:
        if _sha256(folder / part.name / name) != part.files[name]:
            raise IndexDamagedError(f"a file of the index has changed: {part.name}/{name}")


def _read(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"the manifest of the index cannot be read: {error}") from error
    if not isinstance(manifest, dict):
        raise IndexDamagedError("the manifest of the index is no manifest")
    return manifest


def _files(folder: Path) -> list[str]:
    """Names of all files below ``folder``, relative and sorted."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in files)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IndexDamagedError(f"a file of the index cannot be read: {error}") from error
