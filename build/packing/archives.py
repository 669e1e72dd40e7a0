"""Archives that hold the same bytes whenever they are made."""

import gzip
import hashlib
import os
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from environment import DevError
from packing.workshop import Workshop

PORTABLE_FILE = "portable"
PORTABLE = "有这个文件时，案头把数据放在旁边的 data 文件夹里，可以连同程序放在移动硬盘上。\n"
MOST_BYTES = 60_000_000
"""So large may a package be."""

_EXECUTABLE = 0o755
_PLAIN = 0o644


def settle(folder: Path, epoch: int) -> None:
    """Give all files of a folder one time, and rights: all may read, and start what is a program.

    Args:
        folder: Whatever lies in it is changed.
        epoch: Seconds.
    """
    for path in [*_below(folder), folder]:
        if not path.is_symlink():
            is_program = bool(path.stat().st_mode & 0o100) and ".so" not in path.name
            path.chmod(_EXECUTABLE if path.is_dir() or is_program else _PLAIN)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _below(folder: Path) -> Iterator[Path]:
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())


def tar_gz(folder: Path, target: Path, epoch: int) -> None:
    """Pack a settled folder, with its name as the top folder.

    Args:
        folder: What to pack.
        target: The ``.tar.gz``.
        epoch: Seconds, for the head of the gzip file.
    """

    def owned_by_root(member: tarfile.TarInfo) -> tarfile.TarInfo:
        member.uid = member.gid = 0
        member.uname = member.gname = "root"
        return member

    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in [folder, *_below(folder)]:
            name = path.relative_to(folder.parent).as_posix()
            archive.add(path, name, recursive=False, filter=owned_by_root)


def zipped(folder: Path, target: Path, epoch: int) -> None:
    """Pack a settled folder, with its name as the top folder.

    Args:
        folder: What to pack; no links.
        target: The ``.zip``.
        epoch: Seconds, the time of every member.
    """
    moment = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _below(folder):
            if path.is_file():
                name = path.relative_to(folder.parent).as_posix()
                member = zipfile.ZipInfo(name, moment)
                member.compress_type = zipfile.ZIP_DEFLATED
                member.external_attr = _PLAIN << 16
                archive.writestr(member, path.read_bytes())


def sha256_beside(path: Path) -> str:
    """Write ``NAME.sha256`` beside a file, as ``sha256sum --check`` reads it; returns the sum."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    path.with_name(f"{path.name}.sha256").write_text(f"{found}  {path.name}\n", encoding="utf-8")
    return found


def delivered(shop: Workshop, path: Path) -> Path:
    """Move a package to ``dist``, with its sum beside it.

    Raises:
        DevError: It is too large.
    """
    if path.stat().st_size > MOST_BYTES:
        raise DevError(f"{path.name} 有 {path.stat().st_size:,} 字节，超过 {MOST_BYTES:,}。")
    target = shop.dist / path.name
    shutil.move(path, target)
    sha256_beside(target)
    return target
