"""Makes the Debian package of a frozen program."""

import gzip
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from packing.archives import settle
from packing.trees import Tree
from packing.workshop import Workshop, call

FOLDER = Path("usr") / "lib" / "antou"
MAINTAINER = "Antou developers <antou@users.noreply.invalid>"
OPTIONAL = ("/wayland", "platforms/libqwayland", "libQt6Wayland")
"""Parts of Qt without which the program runs: what they need is recommended, not demanded."""

GCC = "libgcc-s1"
"""Comes with libstdc++6, under another name in Debian 10."""

TO_PRINT = ("libcupsprintersupport", "libcups2")
"""A part of Qt that is loaded if somebody prints, and the package it needs."""

CONTROL = """\
Package: antou
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {recommends}
Section: text
Priority: optional
Description: reader for Chinese policy documents, needs no network (案头)
 Reads, searches and compares policy documents of Chinese cities. A search
 finds every place where a word is used, in traditional and simplified script
 alike, and says how much it searched; every figure leads to the sentence it
 comes from. The documents, their index and the fonts are inside.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Antou
Comment: Every part that is shipped, its licence and its source are named in
 /usr/lib/antou/_internal/NOTICES.md; the texts of the licences are in
 /usr/lib/antou/_internal/licences. Qt, PySide6 and Shiboken are under the
 LGPL, version 3 (/usr/share/common-licenses/LGPL-3), as shared libraries.

Files: *
Copyright: the authors of Antou
License: Expat
{licence}
"""

CHANGELOG = """\
antou ({version}) unstable; urgency=medium

  * Version {version}.

 -- {maintainer}  {date}
"""


OLDER = "0.0.1"
"""Version of the package an upgrade begins with: never one of ours."""


@dataclass(frozen=True)
class Contents:
    """What a package is made of.

    Attributes:
        program: Folder of the frozen program.
        icons: Folder with ``SIZE.png``.
        depends: Packages it needs.
        recommends: Packages that make parts of it work.
    """

    program: Path
    icons: Path
    depends: str
    recommends: str


def make_deb(shop: Workshop, contents: Contents, version: str) -> Path:
    """Make the package.

    Args:
        shop: Where to work.
        contents: What it is made of.
        version: Of the package; ``OLDER`` is made in a hurry, and large.

    Returns:
        The package, in the work folder.
    """
    program, icons = contents.program, contents.icons
    root = shop.work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / FOLDER, symlinks=True)
    (root / "usr" / "bin").mkdir(parents=True)
    (root / "usr" / "bin" / "antou").symlink_to("../lib/antou/antou")
    _share(shop, root / "usr" / "share", icons, version)
    files = [path for path in root.rglob("*") if path.is_file() and not path.is_symlink()]
    control = CONTROL.format(
        version=version,
        maintainer=MAINTAINER,
        kilobytes=sum(-(-path.stat().st_size // 1024) for path in files),
        depends=contents.depends,
        recommends=contents.recommends,
    )
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    settle(root, shop.epoch)
    package = shop.work / f"antou_{version}_amd64.deb"
    compression = ("-Znone",) if version == OLDER else ("-Zxz", "-z6")
    build = ["dpkg-deb", "--root-owner-group", *compression, "--build", root, package]
    call(build, env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(shop.epoch)})
    shutil.rmtree(root)
    return package


def _share(shop: Workshop, share: Path, icons: Path, version: str) -> None:
    """Lay out what desktops read."""
    moment = datetime.fromtimestamp(shop.epoch, UTC)
    linux = shop.root / "build" / "linux"
    for source, place in (
        ("antou.desktop", "applications/antou.desktop"),
        ("antou-mime.xml", "mime/packages/antou.xml"),
        ("antou.metainfo.xml", "metainfo/antou.metainfo.xml"),
        ("lintian-overrides", "lintian/overrides/antou"),
    ):
        text = (linux / source).read_text(encoding="utf-8")
        text = text.replace("@VERSION@", version).replace("@DATE@", f"{moment:%Y-%m-%d}")
        _write(share / place, text.encode())
    for icon in sorted(icons.glob("*.png")):
        size = f"{icon.stem}x{icon.stem}"
        _write(share / "icons" / "hicolor" / size / "apps" / "antou.png", icon.read_bytes())
    drawing = (shop.root / "resources" / "app-icon.svg").read_bytes()
    _write(share / "icons" / "hicolor" / "scalable" / "apps" / "antou.svg", drawing)
    licence = (shop.root / "LICENSE").read_text(encoding="utf-8").partition("\n\n")[2].strip()
    indented = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
    _write(share / "doc" / "antou" / "copyright", COPYRIGHT.format(licence=indented).encode())
    date = f"{moment:%a, %d %b %Y %H:%M:%S} +0000"
    changelog = CHANGELOG.format(version=version, maintainer=MAINTAINER, date=date).encode()
    _write(share / "doc" / "antou" / "changelog.gz", gzip.compress(changelog, 9, mtime=0))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def needed_packages(
    tree: Tree, shop: Workshop, program: Path, brought: Iterable[str]
) -> tuple[str, str]:
    """What the program needs of a Debian system, as its own tools find it out.

    Args:
        tree: In which the program was frozen.
        shop: Whose work folder the tree sees.
        program: Folder of the frozen program, in the work folder.
        brought: Packages whose libraries are taken along.

    Returns:
        ``Depends`` and ``Recommends`` of the control file.
    """
    below = program.relative_to(shop.work).as_posix()
    (shop.work / "debian").mkdir(exist_ok=True)
    (shop.work / "debian" / "control").write_text(
        "Source: antou\n\nPackage: antou\nArchitecture: amd64\n", "utf-8"
    )
    found = [path for path in elf_files(program) if not path.name.startswith(TO_PRINT[0])]
    files = [path.relative_to(shop.work).as_posix() for path in found]
    rests = [name for name in files if any(word in name for word in OPTIONAL)]
    needs = [name for name in files if name not in rests]
    words = ["-dRecommends", *(f"-e{name}" for name in rests)]
    words += ["-dDepends", *(f"-e{name}" for name in needs)]
    libraries = [f"-l{below}/_internal", *(f"-l{folder}" for folder in _folders(needs))]
    command = ["env", "-C", "/shop", "dpkg-shlibdeps", "-O", "--ignore-missing-info"]
    words += [f"-x{name}" for name in (*brought, GCC)]
    said = tree.run([*command, "--warnings=0", *libraries, *words], binds={shop.work: "/shop"})
    shutil.rmtree(shop.work / "debian")
    fields = dict(
        line.removeprefix("shlibs:").split("=", 1)
        for line in said.splitlines()
        if line.startswith("shlibs:")
    )
    return fields["Depends"], ", ".join(filter(None, [fields.get("Recommends"), TO_PRINT[1]]))


def _folders(names: Iterable[str]) -> list[str]:
    return sorted({name.rpartition("/")[0] for name in names})


def elf_files(folder: Path) -> list[Path]:
    """Programs and libraries below a folder."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    found.append(path)
    return found
