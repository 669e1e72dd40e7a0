"""Which files an import is about: files, folders and zips become a list of candidates.

Nothing is unpacked to disk and nothing is read here but the directories of zips. Names and sizes
are those of strangers: every one is looked at before it is trusted.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import system_reason
from reader.library.report import Refusal
from reader.library.zips import ZIP_SUFFIX, members_of

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")
"""Endings of the files that can be read as documents."""

ARCHIVE_SUFFIXES = (ZIP_SUFFIX, ".rar", ".7z", ".gz", ".tar", ".tgz", ".bz2", ".xz")
_NOBODYS = re.compile(r"^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""Files that systems and word processors leave in folders; nobody meant to import them."""

CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Characters no honest name has: control characters and those that turn the writing round."""

_FORMATS = "可以导入的格式有 txt、md、html、docx、pdf 和 zip"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to be imported.

    Attributes:
        place: As shown: its path; for a member of a zip 包.zip›目录/文件.txt.
        name: Its file name.
        path: The file itself, or the zip that holds it.
        member: Its number in the zip's directory; None if it is a file of its own.
        size: Bytes, as far as one can tell without reading.
    """

    place: str
    name: str
    path: Path
    member: int | None
    size: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was found: files to import, files to refuse."""

    candidates: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]


def gather(paths: Sequence[Path]) -> Gathered:
    """Find the files that ``paths`` stand for.

    Folders are searched with all their folders, in the order of the names. A symbolic link inside
    a folder that leads out of it is refused; one that stays inside is found where it leads.

    Args:
        paths: Files, folders and zips, as the user named them.

    Returns:
        Each file once, also if it was named twice.
    """
    candidates: dict[tuple[Path, int | None], Candidate] = {}
    refused: dict[Refusal, None] = {}
    for path in paths:
        for found in _found_at(path.expanduser().absolute()):
            if isinstance(found, Candidate):
                candidates.setdefault((found.path, found.member), found)
            else:
                refused[found] = None
    return Gathered(tuple(candidates.values()), tuple(refused))


def shown(name: str) -> str:
    """A name without the characters that would garble a report."""
    return CONTROLS.sub("\ufffd", name).encode("utf-8", "replace").decode()


def suffix_of(name: str) -> str:
    """The ending of a file name in small letters, with its point."""
    return Path(name).suffix.lower()


def fault_of_name(name: str) -> str:
    """Why a file of this name is not taken; "" if it is."""
    if CONTROLS.search(name):
        return "文件名含有控制字符，来历可疑，未导入；请改名后再试。"
    suffix = suffix_of(name)
    if suffix in SUFFIXES:
        return ""
    kind = f"“{suffix}”" if suffix else "没有扩展名的文件"
    return f"未识别的格式（{kind}）；{_FORMATS}。"


def _found_at(path: Path) -> Iterator[Candidate | Refusal]:
    try:
        status = path.stat()
    except OSError as error:
        yield Refusal(shown(str(path)), f"无法读取（{system_reason(error)}）；请确认它还在原处。")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _found_in(path)
    else:
        yield from _file(path, status)


def _found_in(root: Path) -> Iterator[Candidate | Refusal]:
    faults: list[OSError] = []
    real_root = root.resolve()
    for folder, folders, files in os.walk(root, onerror=faults.append):
        here = Path(folder)
        folders[:] = sorted(name for name in folders if not _NOBODYS.match(name))
        for name in list(folders):
            if (here / name).resolve() != here.resolve() / name:  # a link, or a Windows junction
                folders.remove(name)
                yield from _link(here / name, real_root)
        for name in sorted(name for name in files if not _NOBODYS.match(name)):
            yield from _entry(here / name, real_root)
    for error in faults:
        place = shown(str(error.filename or root))
        yield Refusal(place, f"文件夹无法打开（{system_reason(error)}）。")


def _entry(path: Path, real_root: Path) -> Iterator[Candidate | Refusal]:
    try:
        if path.is_symlink():
            yield from _link(path, real_root)
        else:
            yield from _file(path, path.stat())
    except OSError as error:
        yield Refusal(shown(str(path)), f"无法读取（{system_reason(error)}）。")


def _link(path: Path, real_root: Path) -> Iterable[Refusal]:
    if path.resolve().is_relative_to(real_root):
        return ()
    return (Refusal(shown(str(path)), "是指向文件夹以外的链接，未导入；请直接选择它指向的文件。"),)


def _file(path: Path, status: os.stat_result) -> Iterator[Candidate | Refusal]:
    place = shown(str(path))
    if not stat.S_ISREG(status.st_mode):
        yield Refusal(place, "不是普通文件，未导入。")
    elif suffix_of(path.name) == ZIP_SUFFIX and not CONTROLS.search(path.name):
        yield from _members(path, place)
    elif fault := fault_of_name(path.name):
        yield Refusal(place, fault)
    else:
        yield Candidate(place, path.name, path, None, status.st_size)


def _members(archive: Path, place: str) -> Iterator[Candidate | Refusal]:
    """What a zip holds."""
    members, fault = members_of(archive)
    if fault:
        yield Refusal(place, fault)
        return
    for member in members:
        parts = member.name.split("/")
        if any(_NOBODYS.match(part) for part in parts if part not in (".", "..")):
            continue
        inside = f"{place}›{shown(member.name)}"
        reason = member.fault or _fault_of_member(parts[-1])
        if reason:
            yield Refusal(inside, reason)
        else:
            yield Candidate(inside, parts[-1], archive, member.number, member.size)


def _fault_of_member(name: str) -> str:
    if suffix_of(name) in ARCHIVE_SUFFIXES:
        return "压缩包里的压缩包不会打开；请先解压，再导入其中的文件。"
    return fault_of_name(name)
