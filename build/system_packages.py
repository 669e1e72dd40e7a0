"""What the system itself has to have on Linux: how to tell what is missing, and how to get it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from environment import DevError, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIST = Path(__file__).resolve().parent / "debian-packages.txt"


def listed(path: Path = LIST) -> dict[str, str]:
    """Read the list of needed libraries.

    Args:
        path: One Debian package and one soname per line; ``#`` begins a comment.

    Returns:
        Debian package by soname, in the order of the file.
    """
    rows = (
        line.partition("#")[0].split() for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {row[1]: row[0] for row in rows if row}


def loads(soname: str) -> bool:
    """Tell whether the dynamic linker finds a library and everything it needs itself."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(libraries: Mapping[str, str], is_there: Callable[[str], bool] = loads) -> list[str]:
    """Return the sonames that cannot be loaded, in the order of the list."""
    return [soname for soname in libraries if not is_there(soname)]


def lacks_venv() -> bool:
    """Tell whether this Python cannot make environments; Debian keeps that in a package apart."""
    return importlib.util.find_spec("ensurepip") is None


def provide(*, to_set_up: bool, to_draw: bool) -> None:
    """Install what the system lacks, or say the one command that does.

    Args:
        to_set_up: The environment is going to be made.
        to_draw: PySide6 is going to be loaded.

    Raises:
        DevError: Something is missing and cannot be installed from here.
    """
    packages = {}
    if to_set_up and lacks_venv():
        packages["venv"] = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if to_draw and sys.platform.startswith("linux"):
        libraries = listed()
        packages |= {soname: libraries[soname] for soname in missing(libraries)}
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise DevError(f"系统缺少 {'、'.join(packages)}，请用系统的软件包管理器安装后重试。")
    install(list(packages.values()))


def install(packages: list[str]) -> None:
    """Install Debian packages when root, otherwise say the command.

    Args:
        packages: Names of Debian packages.

    Raises:
        DevError: Not root, or apt-get fails; holds the exact command.
    """
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *dict.fromkeys(packages)]
    sentence = f"系统缺少所需的软件包，请运行 sudo {' '.join(command)} 后重试。"
    if os.geteuid() != 0:
        raise DevError(sentence)
    say(f"正在安装系统软件包：{' '.join(command[4:])} ……")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    first = subprocess.run(command, env=environment, capture_output=True, check=False)
    if first.returncode == 0:
        return
    # A fresh system has no package lists yet, an old one has outdated lists.
    update = ["apt-get", "update"]
    for step in (update, command):
        done = subprocess.run(step, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        say(done.stderr)
        raise DevError(sentence)
