"""Licence notices and bill of materials of what was packed, as PyInstaller says it was packed."""

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, distributions
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from environment import RUNTIME_LOCK, DevError
from packing import wheels
from packing.trees import Tree
from packing.workshop import Workshop

COMMON_LICENCES = Path("/usr/share/common-licenses")
LGPL = ("LGPL-3", "GPL-3")
"""The LGPL is written as an addition to the GPL: both texts go along."""

_ROW = re.compile(r"^\| (?P<name>[a-z0-9-]+) \| (?P<version>[^ ]+) \| (?P<licence>[^|]+) \|")
_LICENCE_FILE = re.compile(r"(^|/)(licen[cs]es?/|licen[cs]e|copying|notice|authors)", re.IGNORECASE)
_MIT = Path(__file__).with_name("mit.txt")


@dataclass(frozen=True)
class Component:
    """A part of what is shipped.

    Attributes:
        name: Of the part.
        version: Of the part.
        licence: SPDX expression, or words.
        purl: Package URL, as in <https://github.com/package-url/purl-spec>.
        texts: Files with its licence.
    """

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[Path, ...]


def add_notices(shop: Workshop, program: Path, system: str, others: Iterable[Component]) -> int:
    """Write ``licences`` and ``antou.cdx.json`` into a frozen program.

    Args:
        shop: Where to work; holds what PyInstaller wrote down.
        program: Folder of the frozen program.
        system: As ``sys.platform``.
        others: What did not come as a Python package.

    Returns:
        How many components there are.
    """
    listed = _listed(shop.root)
    used = _used_files(shop.work / "freezing")
    site, tools = wheels.runtime(shop, system), wheels.freezer(shop, system)
    packages = [each for each in distributions(path=[str(site)]) if _is_used(each, used)]
    packages += [each for each in distributions(path=[str(tools)]) if each.name == "pyinstaller"]
    components = [*(_of_package(each, listed) for each in packages), *_ours(shop.root), *others]
    components.sort(key=lambda each: each.name)
    inside = program / "_internal"
    for component in components:
        folder = inside / "licences" / component.name
        folder.mkdir(parents=True)
        for text in component.texts:
            shutil.copyfile(text, folder / _free_name(folder, text.name))
    bill = json.dumps(_bill(shop, components), ensure_ascii=False, indent=1)
    (inside / "antou.cdx.json").write_text(f"{bill}\n", encoding="utf-8")
    return len(components)


def _free_name(folder: Path, name: str) -> str:
    free, number = name, 0
    while (folder / free).exists():
        number += 1
        free = f"{number}-{name}"
    return free


def _listed(root: Path) -> dict[str, str]:
    """The licence of each package of NOTICES.md, by name."""
    rows = map(_ROW.match, (root / "NOTICES.md").read_text(encoding="utf-8").splitlines())
    return {row["name"]: row["licence"].strip() for row in rows if row}


def _used_files(freezing: Path) -> set[str]:
    """Files below the packages' folder that PyInstaller took, as it wrote down itself."""
    used: set[str] = set()
    for toc in freezing.rglob("*.toc"):
        text = toc.read_text(encoding="utf-8").replace("\\\\", "/")
        used.update(re.findall(r"'(?:[A-Za-z]:)?/site/([^']+)'", text))
    return used


def _is_used(distribution: Distribution, used: set[str]) -> bool:
    return any(
        str(file).replace("\\", "/") in used
        for file in distribution.files or ()
        if ".dist-info/" not in str(file)
    )


def _of_package(distribution: Distribution, licences: dict[str, str]) -> Component:
    name = re.sub(r"[-_.]+", "-", distribution.name).lower()
    if name not in licences:
        raise DevError(f"NOTICES.md 没有列出随程序发布的 {name}。")
    purl = f"pkg:pypi/{name}@{distribution.version}"
    texts = licence_texts(distribution, licences[name])
    return Component(name, distribution.version, licences[name], purl, texts)


def licence_texts(distribution: Distribution, licence: str) -> tuple[Path, ...]:
    """The files with the licence a package is used under.

    Args:
        distribution: The installed package.
        licence: As NOTICES.md names it. Of PySide6, which can be had under several, the LGPL counts
            and not the file that its wheel brings.

    Raises:
        DevError: There is none.
    """
    if licence.startswith("LGPL"):
        return tuple(COMMON_LICENCES / each for each in LGPL)
    files = [
        Path(str(distribution.locate_file(file)))
        for file in distribution.files or ()
        if ".dist-info/" in str(file) and _LICENCE_FILE.search(str(file).partition("/")[2])
    ]
    texts = tuple(sorted(path for path in files if path.is_file()))
    if not texts and licence != "MIT":
        raise DevError(f"{distribution.name} 没有附许可文本（{licence}）。")
    return texts or (_MIT,)


def _ours(root: Path) -> list[Component]:
    """What lies in the repository and was made by others, and Qt, which comes inside PySide6."""
    fonts = root / "resources" / "fonts"
    pinned = (root / RUNTIME_LOCK).read_text(encoding="utf-8")
    version = pinned.partition("pyside6-essentials==")[2].split()[0]
    lgpl = tuple(COMMON_LICENCES / each for each in LGPL)
    noto = (fonts / "OFL.txt",)
    return [
        Component("noto-sans-cjk-sc", "2.004", "OFL-1.1", "pkg:generic/noto-sans-cjk@2.004", noto),
        Component(
            "noto-serif-cjk-sc", "2.001", "OFL-1.1", "pkg:generic/noto-serif-cjk@2.001", noto
        ),
        Component("qt", version, "LGPL-3.0-only", f"pkg:generic/qt@{version}", lgpl),
    ]


def python_components(version: str, sqlite: str, licence: Path) -> list[Component]:
    """CPython and its SQLite.

    Args:
        version: Of CPython.
        sqlite: Version of SQLite.
        licence: Text of CPython's licence.
    """
    cpython = f"pkg:generic/cpython@{version}"
    return [
        Component("cpython", version, "PSF-2.0", cpython, (licence,)),
        Component("sqlite", sqlite, "public domain", f"pkg:generic/sqlite@{sqlite}", ()),
    ]


def debian_components(tree: Tree, program: Path) -> list[Component]:
    """The libraries of Debian that were taken along from a tree."""
    found: dict[str, Component] = {}
    for path in sorted((program / "_internal").glob("lib*.so*")):
        owners = tree.run(["sh", "-c", f"dpkg-query -S '*/{path.name}' 2>/dev/null || true"])
        name = owners.partition(":")[0].strip()
        if not name or path.is_symlink():
            continue
        version = tree.run(["dpkg-query", "-W", "-f", "${Version}", name]).strip()
        text = tree.folder / "usr" / "share" / "doc" / name / "copyright"
        purl = f"pkg:deb/debian/{name}@{version}"
        found[name] = Component(name, version, "see licence file", purl, (text,))
    return list(found.values())


def _bill(shop: Workshop, components: Iterable[Component]) -> dict[str, object]:
    moment = datetime.fromtimestamp(shop.epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    parts = [
        {
            "type": "library",
            "bom-ref": each.purl,
            "name": each.name,
            "version": each.version,
            "licenses": [{"license": {"name": each.licence}}],
            "purl": each.purl,
        }
        for each in components
    ]
    program = {"type": "application", "bom-ref": "antou", "name": "antou", "version": shop.version}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, json.dumps([program, parts]))}",
        "version": 1,
        "metadata": {"timestamp": moment, "component": program},
        "components": parts,
        "dependencies": [{"ref": "antou", "dependsOn": [part["purl"] for part in parts]}],
    }
