"""What goes into a packed program beside its code: resources, ready library and index, notices."""

import hashlib
import shutil
from pathlib import Path

from packing.workshop import Workshop, call

NOT_SHIPPED = ("manual",)
"""Folders of ``resources`` that only the README shows."""


def staged(shop: Workshop) -> Path:
    """Lay out the files that lie in the packed program as they are.

    Returns:
        The folder ``extras``: ``inside`` becomes part of the program, the rest serves the making.
    """
    extras = shop.work / "extras"
    inside = extras / "inside"
    shutil.copytree(
        shop.root / "resources",
        inside / "resources",
        ignore=lambda folder, _: NOT_SHIPPED if Path(folder) == shop.root / "resources" else (),
    )
    program = program_sha256(shop.root)
    (inside / "resources" / "program.sha256").write_text(program, encoding="ascii")
    for name in ("NOTICES.md", "LICENSE"):
        shutil.copy(shop.root / name, inside)
    here = Path(__file__).parent
    hashing = {"PYTHONHASHSEED": "1", "PATH": "/usr/bin:/bin"}
    call([shop.python, here / "make_ready.py", inside, str(shop.epoch)], env=hashing)
    drawing = shop.root / "resources" / "app-icon.svg"
    call([shop.python, here / "draw_icons.py", drawing, extras / "icons"], env=hashing)
    return extras


def program_sha256(root: Path) -> str:
    """Changes with any source file of the program."""
    digest = hashlib.sha256()
    for package in ("index", "reader"):
        for path in sorted((root / package).rglob("*.py")):
            content = path.read_bytes()
            name = path.relative_to(root).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
