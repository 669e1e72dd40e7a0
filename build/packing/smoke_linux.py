"""Installs the Linux package in bare Debian trees and uses it as a user would."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from environment import DevError, say
from packing import network, smoke
from packing.screen import SOCKETS, Screen
from packing.trees import USER, USER_ID, Tree, user_environment
from packing.workshop import Workshop, call

SUITES = ("bookworm", "trixie")
PROGRAM = "/usr/bin/antou"
_HOME = f"/home/{USER}/"


class InTree:
    """The program in a tree; see ``smoke.Installed``.

    Args:
        tree: May be changed.
        program: Its command.
        data: The data folder, relative to the home.
    """

    def __init__(self, tree: Tree, program: str, data: str) -> None:
        self.tree = tree
        self.program = program
        self.home = tree.home
        self.data = tree.home / data
        self.inside = _HOME
        self.typed = smoke.QUERY
        self.before: tuple[str, ...] = ()

    def output(self, *words: str, quiet: bool = True) -> str:
        """See ``smoke.Installed``; without a network and without a display."""
        return self.tree.try_out([self.program, *words], quiet=quiet)

    def window(self, screen: Screen, words: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """See ``smoke.Installed``; without a network. ``before`` is put before the command."""
        command = self.tree.command(
            [self.program, *words], binds={SOCKETS: str(SOCKETS)}, as_user=True, network=False
        )
        variables = user_environment({"DISPLAY": screen.display})
        return subprocess.Popen([*self.before, *command], env=variables)


def install(tree: Tree, package: Path) -> None:
    """Install a package and what it depends on, nothing more."""
    words = ["apt-get", "install", "-y", "--no-install-recommends", f"/package/{package.name}"]
    tree.run(["apt-get", "update"])
    tree.run(words, binds={package.parent: "/package"})


def remove(tree: Tree) -> None:
    """Remove the package, its settings too, and see that nothing of it stays."""
    tree.run(["dpkg", "--purge", "antou"])
    left = [path for path in ("usr/lib/antou", "usr/bin/antou") if (tree.folder / path).exists()]
    if left:
        raise DevError(f"卸载后还留下：{'、'.join(left)}。")


def smoke_test(shop: Workshop, deb: Path, older: Path, archive: Path) -> dict[str, str]:
    """Install, use, upgrade, remove and install again, in every tree; use the archive as well.

    Args:
        shop: Where to work.
        deb: The package.
        older: The same as an older version.
        archive: The portable program.

    Returns:
        What was tried, and what was found.
    """
    found: dict[str, str] = {}
    with Screen() as screen:
        for suite in SUITES:
            with shop.step(f"试用 deb，{suite}"):
                bare = Tree(shop.cache / "trees" / f"bare-{suite}")
                bare.make(suite)
                tree = bare.copied(shop.work / f"try-{suite}")
                found |= _use_deb(shop, tree, screen, deb, older)
        with shop.step("试用 tar.gz"):
            found |= _use_archive(shop, tree, screen, archive)
        tree.remove()
    return found


def _use_deb(shop: Workshop, tree: Tree, screen: Screen, deb: Path, older: Path) -> dict[str, str]:
    suite = tree.folder.name.partition("-")[2]
    install(tree, older)
    installed = InTree(tree, PROGRAM, ".local/share/antou")
    files_before = _files_outside(tree)
    found = smoke.look_over(installed)
    smoke.add_note(shop, installed)
    found |= smoke.add_files(installed)
    install(tree, deb)
    smoke.expect_note(installed)
    if smoke.can(installed, "excerpts"):
        found |= smoke.print_excerpt(installed, shop.dist / f"picture-{suite}-pdf.png")
    trace = shop.work / f"{suite}.trace"
    installed.before = ("strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace))
    with smoke.open_window(installed, screen):
        installed.before = ()
        smoke.search_in_window(installed, screen, shop.dist / f"picture-{suite}.png")
        found |= smoke.start_again(installed, screen)
    _refuse_network(trace)
    smoke.expect_note(installed)
    before = smoke.sums(installed.data)
    remove(tree)
    smoke.same_data(before, installed)
    strays = _files_outside(tree) - files_before
    if strays:
        raise DevError(f"程序在用户数据文件夹之外写了：{'、'.join(sorted(strays)[:5])}")
    install(tree, deb)
    smoke.expect_note(installed)
    remove(tree)
    say(f"{suite}：安装、批注、升级、卸载、重装，批注都在。")
    return found | {
        f"Debian {suite}": "安装、批注、升级、批注在、卸载、数据未变、重装、批注在",
        "网络（strace，无网络的命名空间）": "只有连往 X11 的本地套接字",
    }


def _refuse_network(trace: Path) -> None:
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    faults = network.faults(lines)
    if faults or not any("AF_UNIX" in line for line in lines):
        raise DevError("程序使用了网络：\n" + "\n".join(faults[:10]))


def _files_outside(tree: Tree) -> set[str]:
    """What the user's programs have written anywhere but in the data folder.

    What is laid into the home to try the program with lies there itself, or in 待 导入; the cache
    of fontconfig is the system's, every program that shows text makes it.
    """
    said = call(["find", str(tree.folder), "-xdev", "-uid", str(USER_ID), "-type", "f"])
    places = (".local/share/antou", ".cache/fontconfig", "待 导入")
    allowed = [tree.home / place for place in places]
    paths = (Path(line) for line in said.splitlines())
    return {
        str(path)
        for path in paths
        if path.parent != tree.home and not any(path.is_relative_to(each) for each in allowed)
    }


def _use_archive(shop: Workshop, tree: Tree, screen: Screen, archive: Path) -> dict[str, str]:
    """The portable program on a stick with a name like those people give."""
    stick = tree.home / "移动 硬盘"
    stick.mkdir()
    call(["tar", "-xzf", archive, "-C", stick])
    call(["chown", "-R", "1000:1000", stick])
    place = "移动 硬盘/antou"
    portable = InTree(tree, f"{_HOME}{place}/antou", f"{place}/data")
    smoke.look_over(portable)
    smoke.add_note(shop, portable)
    with smoke.open_window(portable, screen):
        smoke.search_in_window(portable, screen, shop.dist / "picture-portable.png")
    moved = tree.home / "另一处"
    stick.rename(moved)
    smoke.expect_note(InTree(tree, f"{_HOME}另一处/antou/antou", "另一处/antou/data"))
    return {"便携 tar.gz": "数据在程序旁，整个移走后批注仍在"}
