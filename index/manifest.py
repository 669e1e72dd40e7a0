"""The manifest: what an index was built from, and that it is whole. Written last, read first."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError

FORMAT = 1
"""Raise it when the files of the index change: older indexes are then built anew."""

_NAME = "manifest.json"


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


def write_manifest(folder: Path, origin: Origin) -> None:
    """Declare the index in ``folder`` complete as it stands."""
    files = {name: _sha256(folder / name) for name in _files(folder)}
    content = {**asdict(origin), "files": files}
    (folder / _NAME).write_text(json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8")


def check_manifest(folder: Path, origin: Origin) -> None:
    """Make sure that every file in ``folder`` is as it was built, and built from ``origin``.

    Must come before any file is opened: Whoosh's table of contents is a pickle.

    Raises:
        IndexMissingError: There is nothing.
        IndexOutdatedError: The index is of another origin.
        IndexDamagedError: A file is missing, changed, or too many.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        raise IndexMissingError(f"there is no index in {folder}")
    manifest = _read(folder)
    wanted = asdict(origin)
    found = {name: manifest.get(name) for name in wanted}
    if found != wanted:
        raise IndexOutdatedError(f"the index is of {found}, wanted is {wanted}")
    files = manifest.get("files")
    present = _files(folder)
    if not isinstance(files, dict) or sorted(files) != present:
        raise IndexDamagedError(f"the files of the index are not those of its manifest: {present}")
    for name in present:
        if _sha256(folder / name) != files[name]:
            raise IndexDamagedError(f"a file of the index has changed: {name}")


def _read(folder: Path) -> dict[str, Any]:
    try:
        manifest = json.loads((folder / _NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise IndexDamagedError(f"the manifest of the index cannot be read: {error}") from error
    if not isinstance(manifest, dict):
        raise IndexDamagedError("the manifest of the index is no manifest")
    return manifest


def _files(folder: Path) -> list[str]:
    """Names of all files below ``folder`` but the manifest, relative and sorted."""
    files = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(name for path in files if (name := path.relative_to(folder).as_posix()) != _NAME)


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise IndexDamagedError(f"a file of the index cannot be read: {error}") from error
