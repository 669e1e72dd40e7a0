"""Makes the packages for Linux and tries them out: ``dev.py package linux``."""

from pathlib import Path

from environment import DevError, say
from packing import glibc
from packing.archives import PORTABLE, PORTABLE_FILE, delivered, settle, tar_gz
from packing.deb import OLDER, Contents, elf_files, make_deb, needed_packages
from packing.freezing import freeze_linux
from packing.notices import Component, add_notices, debian_components, python_components
from packing.python_runtime import PYTHON, freezing_tree
from packing.report import table
from packing.slimming import slim
from packing.smoke_linux import smoke_test
from packing.staging import staged
from packing.trees import Tree
from packing.workshop import Workshop, call, provide_tools

NEWEST_GLIBC = (2, 28)
"""What the wheel of PySide6 needs; nothing else may need a newer one."""


def package_linux(shop: Workshop) -> None:
    """Make the ``.deb`` and the portable archive in ``dist``, and use both as a user would.

    Raises:
        DevError: Something could not be made, or does not work.
    """
    provide_tools("debootstrap", "dpkg-deb", "import", "pdftotext", "strace", "xdotool", "Xvfb")
    provide_tools("lintian", "objdump")
    with shop.step("准备 Debian 11 与 Python"):
        tree = freezing_tree(shop)
    with shop.step("准备索引与图标"):
        extras = staged(shop)
    with shop.step("冻结"):
        program = freeze_linux(shop, tree, extras)
        slim(shop, tree, program)
    with shop.step("许可与清单"):
        libraries = debian_components(tree, program)
        parts = add_notices(shop, program, "linux", [*_python(tree), *libraries])
        settle(program, shop.epoch)
    with shop.step("打包"):
        brought = [library.name for library in libraries]
        depends, recommends = needed_packages(tree, shop, program, brought)
        contents = Contents(program, extras / "icons", depends, recommends)
        older = make_deb(shop, contents, OLDER)
        deb = delivered(shop, make_deb(shop, contents, shop.version))
        archive = delivered(shop, _portable(shop, program))
    with shop.step("lintian"):
        call(["lintian", "--fail-on", "error", "--allow-root", deb])
    facts = {"glibc": _glibc(program), "Depends": depends, "清单": f"{parts} 项"}
    facts |= smoke_test(shop, deb, older, archive)
    say(table(shop, [deb, archive], facts))


def _python(tree: Tree) -> list[Component]:
    """The Python that was made in the tree."""
    ask = "import platform, sqlite3; print(platform.python_version(), sqlite3.sqlite_version)"
    python, sqlite = tree.run([PYTHON, "-c", ask]).split()
    licence = tree.folder / "opt" / "python" / "lib" / "python3.11" / "LICENSE.txt"
    return python_components(python, sqlite, licence)


def _portable(shop: Workshop, program: Path) -> Path:
    """Pack the program with the file that makes it portable."""
    (program / PORTABLE_FILE).write_text(PORTABLE, encoding="utf-8")
    settle(program, shop.epoch)
    archive = shop.work / f"antou-{shop.version}-linux-x86_64.tar.gz"
    tar_gz(program, archive, shop.epoch)
    (program / PORTABLE_FILE).unlink()
    return archive


def _glibc(program: Path) -> str:
    """Which glibc the program needs.

    Raises:
        DevError: A newer one than ``NEWEST_GLIBC``.
    """
    found = glibc.needed(elf_files(program))
    if found > NEWEST_GLIBC:
        raise DevError(f"程序需要 glibc {found[0]}.{found[1]}，应不高于 2.28。")
    return f"≥ {found[0]}.{found[1]}"
