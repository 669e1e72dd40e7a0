"""The archive a pack is: a zip file in one fixed form.

Every byte of the file follows from names and contents of its members: no gaps, no comments, no
extra fields, one date, local and central headers that say the same, nothing behind the end. Any
zip program can open a pack; a zip file in any other form is refused. So two programs can never see
two different things in one pack.

Source: APPNOTE.TXT 6.3.10, 4.3 and 4.4.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.errors import system_reason
from reader.library.packs.faults import DamagedPackError, PackError

MAX_PACK_BYTES = 512_000_000
MAX_MEMBER_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 2_000_000_000
MAX_MEMBERS = 30_000
MAX_NAME_BYTES = 120
MAX_RATIO = 200
"""A text that is packed to less than a 200th of its length was made to fill a disk."""

_RATIO_FROM_BYTES = 100_000

STORED = 0
DEFLATED = 8
_VERSION = 20
_DATE = 0x21
"""1980-01-01, the first day a zip file can name; the true date stands in the manifest."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A member as the archive lists it.

    Attributes:
        name: Path inside the archive, ASCII.
        method: 0 stored, 8 deflated.
        crc: CRC-32 of the content.
        packed: Bytes it takes in the archive.
        size: Bytes of the content.
        offset: Where its header begins.
    """

    name: str
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    @property
    def end(self) -> int:
        """Where the next member begins."""
        return self.offset + _LOCAL.size + len(self.name) + self.packed

    def local_header(self) -> bytes:
        """What stands in front of the content."""
        sizes = (self.crc, self.packed, self.size, len(self.name), 0)
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, self.method, 0, _DATE, *sizes)
        return head + self.name.encode("ascii")

    def central_header(self) -> bytes:
        """What stands in the list at the end of the archive."""
        sizes = (self.crc, self.packed, self.size, len(self.name), 0, 0, 0, 0, 0, self.offset)
        head = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, 0, self.method, 0, _DATE, *sizes)
        return head + self.name.encode("ascii")


class ContainerWriter:
    """Writes an archive member by member; ``finish`` ends it."""

    def __init__(self, file: BinaryIO) -> None:
        """Begin an archive.

        Args:
            file: Empty, open for writing.
        """
        self._file = file
        self._entries: list[Entry] = []
        self._digest = hashlib.sha256()
        self._length = 0

    @property
    def sha256(self) -> str:
        """Of all bytes written so far."""
        return self._digest.hexdigest()

    def add(self, name: str, content: bytes, *, deflate: bool = True) -> None:
        """Write one member; it is stored as it is where packing does not make it smaller."""
        packed, method = content, STORED
        if deflate:
            packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
            shorter = packer.compress(content) + packer.flush()
            if len(shorter) < len(content):
                packed, method = shorter, DEFLATED
        crc = zlib.crc32(content)
        entry = Entry(name, method, crc, len(packed), len(content), self._length)
        self._write(entry.local_header() + packed)
        self._entries.append(entry)

    def finish(self) -> None:
        """Write the list of members."""
        start = self._length
        for entry in self._entries:
            self._write(entry.central_header())
        self._write(_end(len(self._entries), self._length - start, start))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self._length += len(data)


def _end(members: int, length: int, start: int) -> bytes:
    return _END.pack(b"PK\x05\x06", 0, 0, members, members, length, start, 0)


class Container:
    """An archive that was found to be in the fixed form; its contents are looked at when read.

    Attributes:
        path: The file.
        entries: The members, in their order.
    """

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Look at the archive's form.

        Raises:
            DamagedPackError: It is not in the fixed form, or over a limit.
        """
        self.path = path
        self._file = file
        self.entries = tuple(self._listed())
        self._by_name = {entry.name: entry for entry in self.entries}
        if len(self._by_name) < len(self.entries):
            raise self.damaged("有重名的文件")

    def damaged(self, what: str) -> DamagedPackError:
        """The error that tells what is wrong with this file."""
        return DamagedPackError(
            f"“{self.path.name}”不是案头资源包，或已损坏（{what}）；没有安装任何内容，"
            "请重新取得后再试。",
            what,
        )

    def _listed(self) -> Iterator[Entry]:
        length = self._file.seek(0, 2)
        if length > MAX_PACK_BYTES:
            raise self.damaged(f"超过 {MAX_PACK_BYTES // 1_000_000} MB")
        members, size, start = self._end_record(length)
        listing = self._bytes(start, size)
        place = offset = unpacked = 0
        for _ in range(members):
            entry = self._entry(listing, place, offset)
            place += len(entry.central_header())
            offset = entry.end
            unpacked += entry.size
            yield entry
        if place != size or offset != start:
            raise self.damaged("目录与内容不符")
        if unpacked > MAX_UNPACKED_BYTES:
            raise self.damaged("解开后过大")

    def _end_record(self, length: int) -> tuple[int, int, int]:
        """Number of members, length and start of their list."""
        if length < _END.size:
            raise self.damaged("文件不完整")
        record = self._bytes(length - _END.size, _END.size)
        _, _, _, _, members, size, start, _ = _END.unpack(record)
        if record != _end(members, size, start) or start + size + _END.size != length:
            raise self.damaged("结尾不对")
        if members > MAX_MEMBERS or size > members * (_CENTRAL.size + MAX_NAME_BYTES):
            raise self.damaged("文件过多")
        return members, size, start

    def _entry(self, listing: bytes, place: int, offset: int) -> Entry:
        """The member listed at ``place``, which must begin at ``offset``."""
        head = listing[place : place + _CENTRAL.size]
        if len(head) < _CENTRAL.size:
            raise self.damaged("目录不完整")
        _, _, _, _, method, _, _, crc, packed, size, name_length, *_ = _CENTRAL.unpack(head)
        name = listing[place + _CENTRAL.size : place + _CENTRAL.size + name_length]
        if not name.isascii() or not 0 < len(name) <= MAX_NAME_BYTES:
            raise self.damaged("文件名不合规定")
        entry = Entry(name.decode("ascii"), method, crc, packed, size, offset)
        header = entry.central_header()
        if listing[place : place + len(header)] != header:
            raise self.damaged("目录不合规定")
        self._refuse_sizes(entry)
        local = entry.local_header()
        if self._bytes(offset, len(local)) != local:
            raise self.damaged("目录与内容不符")
        return entry

    def _refuse_sizes(self, entry: Entry) -> None:
        if entry.method not in {STORED, DEFLATED}:
            raise self.damaged("压缩方式不合规定")
        if entry.size > MAX_MEMBER_BYTES or entry.packed > entry.size:
            raise self.damaged(f"{entry.name} 过大")
        if entry.method == STORED and entry.packed != entry.size:
            raise self.damaged("目录不合规定")
        if entry.size > _RATIO_FROM_BYTES and entry.size > entry.packed * MAX_RATIO:
            raise self.damaged(f"{entry.name} 的压缩率异常")

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def read(self, name: str) -> bytes:
        """The content of a member.

        Raises:
            DamagedPackError: It is not what the archive says it is.
        """
        entry = self._by_name.get(name)
        if entry is None:
            raise self.damaged(f"缺少 {name}")
        packed = self._bytes(entry.end - entry.packed, entry.packed)
        content = packed if entry.method == STORED else self._unpacked(entry, packed)
        if len(content) != entry.size or zlib.crc32(content) != entry.crc:
            raise self.damaged(f"{name} 的内容不对")
        return content

    def _unpacked(self, entry: Entry, packed: bytes) -> bytes:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            content = unpacker.decompress(packed, entry.size + 1)
        except zlib.error as error:
            raise self.damaged(f"{entry.name} 无法解开") from error
        if not unpacker.eof or unpacker.unused_data:
            raise self.damaged(f"{entry.name} 无法解开")
        return content

    def sha256_before(self, name: str) -> str:
        """SHA-256 of the file up to the header of a member."""
        digest = hashlib.sha256()
        end = self._by_name[name].offset
        for start in range(0, end, _CHUNK):
            digest.update(self._bytes(start, min(_CHUNK, end - start)))
        return digest.hexdigest()

    def _bytes(self, start: int, length: int) -> bytes:
        try:
            self._file.seek(start)
            found = self._file.read(length)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if len(found) != length:
            raise self.damaged("文件不完整")
        return found


@contextmanager
def opened_container(path: Path) -> Iterator[Container]:
    """Open a pack's archive.

    Raises:
        DamagedPackError: It is not in the fixed form.
        PackError: It cannot be read.
    """
    try:
        file = path.open("rb")
    except OSError as error:
        raise _unreadable(path, error) from error
    with file:
        yield Container(path, file)


def _unreadable(path: Path, error: OSError) -> PackError:
    return PackError(f"无法读取资源包“{path}”（{system_reason(error)}）。")
