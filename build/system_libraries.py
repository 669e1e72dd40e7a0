"""The libraries of the system that PySide6 needs on Linux: what is missing, and how to get it."""

from __future__ import annotations

import ctypes
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


def provide_libraries() -> None:
    """Install the missing libraries, or say which command does.

    Raises:
        DevError: Something is missing and cannot be installed from here.
    """
    if not sys.platform.startswith("linux"):
        return
    libraries = listed()
    sonames = missing(libraries)
    if not sonames:
        return
    if shutil.which("apt-get") is None:
        raise DevError(
            f"系统缺少图形界面所需的库 {'、'.join(sonames)}，请用系统的软件包管理器安装。"
        )
    provide_packages([libraries[soname] for soname in sonames])


def provide_venv() -> None:
    """Install Debian's package that lets Python make environments, or say which command does.

    Raises:
        DevError: It is missing and cannot be installed from here.
    """
    if shutil.which("apt-get") is None:
        raise DevError("当前的 Python 缺少 venv 和 ensurepip 模块，请安装完整的 Python 后重试。")
    provide_packages([f"python{sys.version_info.major}.{sys.version_info.minor}-venv"])


def provide_packages(packages: list[str]) -> None:
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
    subprocess.run(["apt-get", "update"], env=environment, stdout=sys.stderr, check=False)
    second = subprocess.run(command, env=environment, stdout=sys.stderr, check=False)
    if second.returncode != 0:
        raise DevError(sentence)
