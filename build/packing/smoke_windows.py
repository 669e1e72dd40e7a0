"""Installs the Windows program under Wine and uses it as a user would."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from environment import DevError, say
from packing import smoke
from packing.screen import Screen
from packing.trees import USER
from packing.wine import Wine
from packing.workshop import Workshop, call, wait_until

TYPED = "R&D"
"""In Latin letters: of two Chinese ones, which no key has, Wine takes the first one twice."""

_LOCAL = Path("users") / USER / "AppData" / "Local"
_FOLDER = Path("Programs") / "案头"
_MENU = Path("users") / USER / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
_FILE_TYPE = "Antou.Pack"
_RUNNING = 2
"""Exit code of an installer that finds the program running."""
_SECONDS = 120


class InWine:
    """The program under Wine; see ``smoke.Installed``.

    Args:
        wine: In which it is installed.
        folder: Of the program, seen from outside, on drive C.
        data: The data folder, seen from outside.
    """

    def __init__(self, wine: Wine, folder: Path, data: Path) -> None:
        self.wine = wine
        self.folder = folder
        self.data = data
        self.home = wine.home
        self.inside = f"Z:\\home\\{USER}\\"
        self.typed = TYPED

    def program(self, name: str) -> str:
        """A program of the folder, as Windows names it."""
        below = (self.folder / name).relative_to(self.wine.drive)
        return "C:\\" + str(below).replace("/", "\\")

    def output(self, *words: str, quiet: bool = True) -> str:
        """See ``smoke.Installed``."""
        return self.wine.run(self.program("antou-cli.exe"), *words, quiet=quiet)

    def window(self, screen: Screen, words: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """See ``smoke.Installed``; the screen is the one Wine was made with."""
        del screen
        return self.wine.start(self.program("antou.exe"), *words)


def smoke_test(shop: Workshop, setup: Path, older: Path, archive: Path) -> dict[str, str]:
    """Install, use, upgrade, remove and install again; use the archive as well.

    Args:
        shop: Where to work.
        setup: The installer.
        older: The same as an older version.
        archive: The portable program.

    Returns:
        What was tried, and what was found.
    """
    packages = shop.work / "packages"
    packages.mkdir()
    for path in (setup, older):
        shutil.copy(path, packages)
    with Screen() as screen:
        wine = Wine(shop, "wine-home", screen, {packages: "/package"})
        local = wine.drive / _LOCAL
        installed = InWine(wine, local / _FOLDER, local / "antou")
        try:
            with shop.step("试用 setup.exe"):
                found = _use_setup(shop, installed, screen, setup.name, older.name)
            with shop.step("试用 zip"):
                found |= _use_archive(shop, wine, screen, archive)
        finally:
            wine.shut_down()
    return found


def _install(installed: InWine, name: str) -> None:
    installed.wine.run(f"Z:\\package\\{name}", "/S")
    for wanted in (installed.folder / "antou.exe", _shortcut(installed)):
        if not wanted.exists():
            raise DevError(f"安装后没有 {wanted.name}。")
    if _FILE_TYPE not in _file_types(installed):
        raise DevError("安装后没有文件类型。")


def _shortcut(installed: InWine) -> Path:
    return installed.wine.drive / _MENU / "Programs" / "案头" / "案头.lnk"


def _file_types(installed: InWine) -> str:
    """What the user's registry says of file types; Wine's own search for them reads others."""
    return installed.wine.run("reg", "query", "HKCU\\Software\\Classes", "/s")


def _uninstall(installed: InWine, *words: str) -> None:
    """Remove the program silently, and see that nothing of it stays but the user's data."""
    installed.wine.run(installed.program("uninstall.exe"), "/S", *words)
    wait_until(lambda: not installed.folder.exists(), _SECONDS, "卸载")
    if _shortcut(installed).exists():
        raise DevError("卸载后还留下开始菜单项。")
    if _FILE_TYPE in _file_types(installed):
        raise DevError("卸载后还留下文件类型。")


def _leave_running(installed: InWine, setup: str) -> dict[str, str]:
    """Upgrade while the window is open: nothing is touched.

    Raises:
        DevError: Something was.
    """
    before = smoke.sums(installed.folder)
    status = installed.wine.start(f"Z:\\package\\{setup}", "/S").wait()
    if status != _RUNNING or before != smoke.sums(installed.folder):
        raise DevError(f"程序运行时升级，安装程序以 {status} 结束。")
    return {"运行时升级": "没有改动，要求先关闭"}


def _use_setup(
    shop: Workshop, installed: InWine, screen: Screen, setup: str, older: str
) -> dict[str, str]:
    _install(installed, older)
    found = smoke.look_over(installed)
    smoke.add_note(shop, installed)
    found |= smoke.add_files(installed)
    _install(installed, setup)
    smoke.expect_note(installed)
    if smoke.can(installed, "excerpts"):
        found |= smoke.print_excerpt(installed, shop.dist / "picture-windows-pdf.png")
    with smoke.open_window(installed, screen):
        smoke.search_in_window(installed, screen, shop.dist / "picture-windows.png")
        found |= smoke.start_again(installed, screen)
        found |= _leave_running(installed, setup)
    smoke.expect_note(installed)
    before = smoke.sums(installed.data)
    _uninstall(installed)
    smoke.same_data(before, installed)
    _install(installed, setup)
    smoke.expect_note(installed)
    _uninstall(installed, "/DELETEDATA")
    if installed.data.exists():
        raise DevError("选择删除数据后，数据还在。")
    say("Windows：安装、批注、升级、卸载、重装，批注都在。")
    return found | {
        "Wine 10": "安装、批注、升级、批注在、卸载、数据未变、重装、批注在、连同数据卸载"
    }


def _use_archive(shop: Workshop, wine: Wine, screen: Screen, archive: Path) -> dict[str, str]:
    """The portable program on a stick with a name like those people give."""
    stick = wine.drive / "移动 硬盘"
    stick.mkdir()
    call(["unzip", "-q", archive, "-d", stick])
    call(["chown", "-R", "--reference", wine.home, stick])
    portable = InWine(wine, stick / "antou", stick / "antou" / "data")
    smoke.look_over(portable)
    smoke.add_note(shop, portable)
    with smoke.open_window(portable, screen):
        smoke.search_in_window(portable, screen, shop.dist / "picture-windows-portable.png")
    moved = wine.drive / "另一处"
    stick.rename(moved)
    smoke.expect_note(InWine(wine, moved / "antou", moved / "antou" / "data"))
    return {"便携 zip": "数据在程序旁，整个移走后批注仍在"}
