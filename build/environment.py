"""The project's own Python environment, ``.venv``: made, checked and repaired.

A stamp in the environment tells what it was made from. It is removed before the first change and
written after the last one, so an interrupted set-up is seen, and made again, by the next call.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

BUILD_LOCK = Path("build") / "build-requirements.lock"
PACKAGING_LOCK = Path("build") / "package-requirements.lock"
RUNTIME_LOCK = Path("requirements.lock")
STAMP_NAME = "antou-stamp"
# Older ones still load these scripts, to be told so: annotations are not evaluated here.
OLDEST_PYTHON = (3, 11)
FIRST_UNSUPPORTED_PYTHON = (3, 14)


class DevError(Exception):
    """A command cannot be run; the text is one Chinese sentence that says what to do."""


def say(sentence: str) -> None:
    """Print a sentence on standard error; standard output belongs to the program that is run."""
    print(sentence, file=sys.stderr, flush=True)


def fingerprint(root: Path) -> str:
    """Return what an environment for this project, made by this Python, has to be made from."""
    digest = hashlib.sha256()
    for lock in (BUILD_LOCK, RUNTIME_LOCK):
        digest.update((root / lock).read_bytes())
    return "\n".join((digest.hexdigest(), sys.version, sys.base_prefix, str(root)))


class Environment:
    """The folder ``.venv`` of a project.

    Args:
        root: The project's folder, where the lock files are.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.scripts = self.folder / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.scripts / ("python.exe" if os.name == "nt" else "python")
        self.stamp = self.folder / STAMP_NAME

    def script(self, name: str) -> Path:
        """Return the path of a command that an installed package brought."""
        return self.scripts / (f"{name}.exe" if os.name == "nt" else name)

    def is_ready(self) -> bool:
        """Tell whether the environment is complete and made from today's locks."""
        try:
            made_from = self.stamp.read_text(encoding="utf-8")
            return self.python.exists() and made_from == fingerprint(self.root)
        except (OSError, UnicodeDecodeError):
            return False

    def make(self) -> None:
        """Make the environment anew, whatever is there.

        Raises:
            DevError: The folder cannot be written, or a package cannot be installed.
        """
        say("正在准备运行环境 .venv（首次约需一两分钟，下载约 160 MB）……")
        self._make_empty()
        # jieba comes as source only: setuptools builds it and goes again, because jieba's import
        # warns where setuptools is present.
        self._pip("install", "--require-hashes", "-r", str(self.root / BUILD_LOCK))
        self._pip(
            "install",
            "--require-hashes",
            "--no-build-isolation",
            "--use-pep517",
            "-r",
            str(self.root / RUNTIME_LOCK),
        )
        self._pip("uninstall", "--yes", "setuptools")
        self._add_project()
        write_whole(self.stamp, fingerprint(self.root))
        say("运行环境已就绪。")

    def _make_empty(self) -> None:
        try:
            self.stamp.unlink(missing_ok=True)
            venv.create(self.folder, clear=True, with_pip=True, symlinks=os.name != "nt")
        except (OSError, ValueError, subprocess.CalledProcessError) as error:
            raise DevError(
                f"无法在 {self.folder} 建立运行环境（{error}），请检查磁盘空间和写入权限后重试。"
            ) from error

    def _pip(self, *words: str) -> None:
        command = [str(self.python), "-m", "pip", "--disable-pip-version-check", *words]
        finished = subprocess.run(command, stdout=sys.stderr, check=False)
        if finished.returncode != 0:
            raise DevError("依赖包安装失败，原因见上；请检查网络或 pip 的配置，然后重新运行。")

    def _add_project(self) -> None:
        """Let the environment's Python find ``reader`` and ``index`` from any folder."""
        found = subprocess.run(
            [str(self.python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        write_whole(Path(found.stdout.strip()) / "antou-project.pth", f"{self.root}\n")


def check_python(version: tuple[int, int]) -> None:
    """Refuse a Python the locked packages do not support.

    Args:
        version: Major and minor version.

    Raises:
        DevError: Too old or too new; names the versions that fit.
    """
    if not OLDEST_PYTHON <= version < FIRST_UNSUPPORTED_PYTHON:
        raise DevError(
            f"本项目需要 Python 3.11、3.12 或 3.13，当前是 {version[0]}.{version[1]}，"
            "请改用其中之一运行本命令。"
        )


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there completely or not at all."""
    beside = path.with_name(f"{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
