"""The packs that are installed: ``packs/current.json`` and a folder for each version.

``current.json`` names for each pack the folder that is in use and the one that was before it;
either may be null. It is replaced by a rename, so a pack is installed, or it is not.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import CorpusError, system_reason
from reader.library.packs.faults import PackError
from reader.library.packs.manifest import MANIFEST_FILE, Manifest, parsed
from reader.library.store import Library
from reader.library.upkeep import Held, Kind, Progress, keep_up, no_progress, pipeline_sha256

PACKS_FOLDER = "packs"
CURRENT_FILE = "current.json"
FROM_PACKS = Kind("pack", "资源包中的文件", "请重新安装这个资源包")

_FOLDER = re.compile(r"[a-z0-9-]{1,40}-[0-9.]{1,40}(?:~\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Versions:
    """Which versions of a pack there are.

    Attributes:
        current: Name of the folder in use; None if the pack was taken back.
        former: Name of the folder that was in use before; None if there was none.
    """

    current: str | None
    former: str | None

    @property
    def swapped(self) -> "Versions":
        """After one step back."""
        return replace(self, current=self.former, former=self.current)


def packs_folder(user_data: Path) -> Path:
    """Where packs are installed."""
    return user_data / PACKS_FOLDER


def read_versions(user_data: Path) -> dict[str, Versions]:
    """The installed packs by name.

    Raises:
        PackError: ``current.json`` cannot be read.
    """
    path = packs_folder(user_data) / CURRENT_FILE
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return {name: _versions(each) for name, each in value["packs"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise PackError(f"无法读取“{path}”（{system_reason(error)}）。") from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise PackError(f"“{path}”已损坏；请删除它，再重新安装资源包。") from error


def _versions(value: Mapping[str, str | None]) -> Versions:
    versions = Versions(value["current"], value["former"])
    for folder in (versions.current, versions.former):
        if folder is not None and not _FOLDER.fullmatch(folder):
            raise ValueError(folder)
    return versions


def write_versions(user_data: Path, versions: Mapping[str, Versions]) -> None:
    """Replace ``current.json`` in one stroke.

    Raises:
        OSError: It cannot be written; the old one stands.
    """
    path = packs_folder(user_data) / CURRENT_FILE
    value = {
        "packs": {
            name: {"current": each.current, "former": each.former}
            for name, each in sorted(versions.items())
        }
    }
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(json.dumps(value, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def manifest_in(folder: Path) -> Manifest:
    """The manifest of an installed pack.

    Raises:
        PackError: It cannot be read.
    """
    try:
        return parsed((folder / MANIFEST_FILE).read_bytes())
    except (OSError, ValueError) as error:
        raise PackError(f"资源包文件夹“{folder}”已损坏，请重新安装这个资源包。") from error


def installed_manifests(user_data: Path) -> dict[str, Manifest]:
    """The manifests of the packs in use, by name.

    Raises:
        PackError: One of them cannot be read.
    """
    folders = packs_folder(user_data)
    return {
        name: manifest_in(folders / versions.current)
        for name, versions in read_versions(user_data).items()
        if versions.current is not None
    }


def hold_packs(
    library: Library, user_data: Path, resources: Path, progress: Progress = no_progress
) -> bool:
    """Bring the documents of the packs in use into the library.

    A document the user has imported is left as it is; one that ships with the program is replaced.

    Args:
        library: Receives the documents.
        user_data: Holds the packs.
        resources: Holds the gazetteer.
        progress: Told of each document that is read.

    Returns:
        True if the library was changed.

    Raises:
        PackError: A pack's folder is damaged.
        CorpusError: A pack's document is damaged or cannot be read.
        LibraryError: The library cannot be written.
    """
    versions = read_versions(user_data)
    if not versions and not library.stamps("pack"):
        return False
    pipeline = pipeline_sha256(resources)
    imported = library.stamps("imported")
    wanted: dict[str, Held] = {}
    for each in versions.values():
        if each.current is not None:
            wanted.update(_held(packs_folder(user_data) / each.current, pipeline))
    wanted = {name: held for name, held in wanted.items() if name not in imported}
    return keep_up(library, FROM_PACKS, wanted, resources, progress)


def _held(folder: Path, pipeline: str) -> dict[str, Held]:
    """The documents of an installed pack, by id."""
    files: dict[str, dict[str, str]] = {}
    for member in manifest_in(folder).members:
        if member.document_id:
            files.setdefault(member.document_id, {})[Path(member.path).name] = member.sha256
    return {
        name: Held(
            folder / "documents" / name,
            hashlib.sha256(f"{pipeline}{sorted(sums.items())}".encode()).hexdigest(),
            sums,
        )
        for name, sums in files.items()
    }


def hold_packs_if_sound(
    library: Library, user_data: Path, resources: Path, progress: Progress = no_progress
) -> bool:
    """As ``hold_packs``, at a start: a damaged pack leaves the library as it is.

    The library's notice tells the user of it.
    """
    try:
        return hold_packs(library, user_data, resources, progress)
    except (PackError, CorpusError) as error:
        library.notice = "".join((library.notice, str(error)))
        return False
