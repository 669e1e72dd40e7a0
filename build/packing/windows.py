"""Makes the packages for Windows and tries them out: ``dev.py package windows``."""

from pathlib import Path

from environment import say
from packing.archives import PORTABLE, PORTABLE_FILE, delivered, settle, zipped
from packing.notices import add_notices, python_components
from packing.report import table
from packing.screen import Screen
from packing.smoke_windows import smoke_test
from packing.staging import staged
from packing.windows_freezing import freeze_windows, windows_python
from packing.workshop import Workshop, call, provide_tools

OLDER = "0.0.1"
"""Version of the installer an upgrade begins with: never one of ours."""


def package_windows(shop: Workshop) -> None:
    """Make the installer and the portable archive in ``dist``, and use both as a user would.

    Raises:
        DevError: Something could not be made, or does not work.
    """
    provide_tools("debootstrap", "import", "makensis", "pdftotext", "unzip", "xdotool", "Xvfb")
    with shop.step("准备索引与图标"):
        extras = staged(shop)
        (extras / "icons" / "antou.ico").rename(extras / "antou.ico")
    with shop.step("冻结（Wine）"), Screen() as screen:
        program, versions = freeze_windows(shop, extras, screen)
    with shop.step("许可与清单"):
        python, sqlite = versions.split()
        others = python_components(python, sqlite, windows_python(shop) / "LICENSE.txt")
        parts = add_notices(shop, program, "win32", others)
        settle(program, shop.epoch)
    with shop.step("打包"):
        older = _setup(shop, program, extras, OLDER)
        setup = delivered(shop, _setup(shop, program, extras, shop.version))
        archive = delivered(shop, _portable(shop, program))
    facts = {"CPython、SQLite": versions, "清单": f"{parts} 项"}
    facts |= smoke_test(shop, setup, older, archive)
    say(table(shop, [setup, archive], facts))


def _setup(shop: Workshop, program: Path, extras: Path, version: str) -> Path:
    """Make the installer; ``OLDER`` is made in a hurry, and large."""
    target = shop.work / f"antou-{version}-setup.exe"
    values = {
        "VERSION": version,
        "PROGRAM": program,
        "ICON": extras / "antou.ico",
        "SIDE": extras / "icons" / "installer-side.bmp",
        "TARGET": target,
    }
    words = [f"-D{name}={value}" for name, value in values.items()]
    words += ["-DQUICK"] if version == OLDER else []
    script = shop.root / "build" / "windows" / "installer.nsi"
    variables = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SOURCE_DATE_EPOCH": str(shop.epoch)}
    call(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words, script], env=variables)
    return target


def _portable(shop: Workshop, program: Path) -> Path:
    """Pack the program with the file that makes it portable."""
    (program / PORTABLE_FILE).write_text(PORTABLE, encoding="utf-8-sig")
    settle(program, shop.epoch)
    archive = shop.work / f"antou-{shop.version}-windows-x86_64.zip"
    zipped(program, archive, shop.epoch)
    (program / PORTABLE_FILE).unlink()
    return archive
