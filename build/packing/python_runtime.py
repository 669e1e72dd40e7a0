"""The tree in which the Linux program is frozen: the oldest Debian that works, with our Python.

The oldest Debian release whose packages can still be had is Debian 11; its own Python is too old
for us, so CPython and SQLite are made there from the source packages of Debian 12. All that is made
or taken along needs no newer glibc than the wheel of PySide6 does: 2.28.
"""

import hashlib
from pathlib import Path

from packing.trees import Tree
from packing.workshop import Workshop
from system_packages import listed

SUITE = "bullseye"
SOURCES_OF = "bookworm"
PYTHON = "/opt/python/bin/python3.11"
SCRIPT = Path("build") / "linux" / "build-python.sh"
_TO_MAKE_PYTHON = (
    "binutils",
    "dpkg-dev",
    "gcc",
    "libbz2-dev",
    "libc6-dev",
    "libffi-dev",
    "liblzma-dev",
    "make",
    "tcl",
    "xz-utils",
    "zlib1g-dev",
)


def freezing_tree(shop: Workshop) -> Tree:
    """Make the tree, unless it is there already."""
    tree = Tree(shop.cache / "trees" / f"freeze-{SUITE}")
    tree.folder.parent.mkdir(parents=True, exist_ok=True)
    tree.make(SUITE, [*_TO_MAKE_PYTHON, *listed().values()])
    script = shop.root / SCRIPT
    stamp = tree.folder / "opt" / "python.sha256"
    wanted = hashlib.sha256(script.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != wanted:
        _make_python(tree, script)
        stamp.write_text(wanted, encoding="ascii")
    return tree


def _make_python(tree: Tree, script: Path) -> None:
    lists = tree.folder / "etc" / "apt"
    server = (lists / "sources.list").read_text(encoding="utf-8").split()[1]
    sources = f"deb-src {server} {SOURCES_OF} main\n"
    (lists / "sources.list.d" / "sources.list").write_text(sources, encoding="utf-8")
    tree.run(["apt-get", "update"])
    fetch = "mkdir -p /src && cd /src && apt-get source --download-only python3.11 sqlite3"
    tree.run(["sh", "-c", f"rm -rf /src /opt/python && {fetch}"])
    (tree.folder / "src" / script.name).write_bytes(script.read_bytes())
    tree.run(["sh", f"/src/{script.name}"])
