"""Zips from strangers: looked at with bounds, read in memory, never unpacked to disk."""

import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath

from reader.corpus.decode import MAX_BYTES
from reader.errors import CorpusError

ZIP_SUFFIX = ".zip"
MAX_MEMBERS = 20_000
MAX_TOTAL_BYTES = 2_000_000_000
MAX_RATIO = 200
"""Text shrinks to a tenth, hardly ever to a fiftieth: more is a bomb."""

_RATIO_MATTERS_BYTES = 1_000_000
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_FAULTS = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError)
"""What zipfile raises about a damaged archive or an unknown compression."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file in a zip.

    Attributes:
        number: Its place in the zip's directory; names need not be unique.
        name: Path inside the zip, decoded, with "/".
        size: Bytes it claims to have when unpacked.
        fault: Chinese sentence if it must not be read, else "".
    """

    number: int
    name: str
    size: int
    fault: str


def members_of(archive: Path) -> tuple[tuple[Member, ...], str]:
    """The files in a zip, without its folders.

    Returns:
        The members, and a Chinese sentence if nothing in the zip can be trusted, else "".
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = opened.infolist()
        packed = archive.stat().st_size
    except (*_FAULTS, OSError) as error:
        return (), f"压缩包已损坏或不是 zip 格式，无法打开（{type(error).__name__}）。"
    fault = _fault_of_all(entries, packed)
    if fault:
        return (), fault
    members = [
        Member(number, name, entry.file_size, _fault(entry, name))
        for number, entry in enumerate(entries)
        if not (name := member_name(entry)).endswith("/")
    ]
    return tuple(sorted(members, key=lambda member: member.name)), ""


def read_member(archive: Path, number: int, name: str) -> bytes:
    """The bytes of a member, whatever size it claims to have.

    Raises:
        CorpusError: It is damaged, encrypted, gone, or larger than a document may be.
    """
    try:
        with zipfile.ZipFile(archive) as opened, opened.open(opened.infolist()[number]) as member:
            return member.read(MAX_BYTES + 1)
    except (*_FAULTS, OSError, IndexError) as error:
        raise CorpusError(f"“{name}”在压缩包里已损坏，无法解压。") from error


def member_name(entry: zipfile.ZipInfo) -> str:
    """The name of an entry: UTF-8 where it says so, else what its bytes are most likely.

    Chinese Windows writes names in GBK without saying so; zipfile then takes them for CP437.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _fault_of_all(entries: list[zipfile.ZipInfo], packed: int) -> str:
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_MEMBERS:
        return (
            f"压缩包里有 {len(entries):,} 个文件，超过 {MAX_MEMBERS:,} 个的上限；请解压后分批导入。"
        )
    if total > MAX_TOTAL_BYTES:
        return "压缩包解开后超过 2 GB 的上限；请解压后分批导入。"
    if total > _RATIO_MATTERS_BYTES and total > MAX_RATIO * packed:
        return "压缩包的压缩比大得不正常，可能是恶意文件，未打开。"
    return ""


def _fault(entry: zipfile.ZipInfo, name: str) -> str:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or PureWindowsPath(name).drive:
        return "压缩包里的路径指向包外，来历可疑，未导入。"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "是压缩包里的链接，不是文件，未导入。"
    if entry.flag_bits & _ENCRYPTED:
        return "有密码，无法读取；请解压后再导入。"
    if entry.file_size > MAX_BYTES:
        megabytes = MAX_BYTES // 1_000_000
        return f"解开后有 {entry.file_size / 1_000_000:.0f} MB，超过 {megabytes} MB 的上限。"
    if entry.file_size > _RATIO_MATTERS_BYTES and entry.file_size > MAX_RATIO * entry.compress_size:
        return "压缩比大得不正常，可能是恶意文件，未打开。"
    return ""
