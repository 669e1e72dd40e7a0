"""Makes broken and hostile files, each as small as its harm allows; none is kept in the project."""

import os
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.good import NOTICE, Expectation, Maker
from tests.hostile.pdf import LARGE_PRINTS, PRINTS
from tests.hostile.texts import KINDS, LARGE_TEXTS, TEXTS, ZIPS
from tests.hostile.web import LARGE_PAGES, PAGES
from tests.hostile.word import LARGE_WORDS, WORDS


@dataclass(frozen=True, slots=True)
class HostileFile:
    """A file that was made to do harm or came broken."""

    path: Path
    expectation: Expectation


def make_hostile_files(folder: Path, *, large: bool = False) -> list[HostileFile]:
    """Write the files into an existing folder.

    Args:
        folder: Where they go.
        large: Also those of several megabytes or of seconds of work.
    """
    makers = SMALL | LARGE if large else SMALL
    files = []
    for name, (expectation, make) in makers.items():
        path = folder / name
        path.write_bytes(make())
        files.append(HostileFile(path, expectation))
    return files


def make_hostile_folder(folder: Path, outside: Path) -> None:
    """Fill a folder with names and entries that a walk through it must not trust.

    Args:
        folder: An existing, empty folder.
        outside: A file that lies outside of it, to which links lead.
    """
    (folder / "good.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "铃\x07声\x1b[31m.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "两\n行.txt").write_text(NOTICE, encoding="utf-8")
    (folder / f"{'长' * 80}.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "\u202etxt.exe.txt").write_text(NOTICE, encoding="utf-8")
    (folder / "link-out.txt").symlink_to(outside)
    (folder / "link-to-folder").symlink_to(outside.parent, target_is_directory=True)
    (folder / "link-to-itself").symlink_to(folder, target_is_directory=True)
    (folder / "link-to-nothing.txt").symlink_to(folder / "missing.txt")
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.txt")


SMALL: dict[str, Maker] = TEXTS | KINDS | ZIPS | WORDS | PAGES | PRINTS
LARGE: dict[str, Maker] = LARGE_TEXTS | LARGE_PAGES | LARGE_WORDS | LARGE_PRINTS
