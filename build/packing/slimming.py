"""Leaves out of a frozen Linux program what only a debugger or other languages read.

The data of ICU, 32 MB, is the largest single file that PySide6 brings. Qt asks it to compare words
(in file dialogs) and for converters; the names of units, currencies, regions and languages in 700
locales, dictionaries of Thai or Khmer and tables of mainframe encodings are never read.
"""

import re
import struct
from pathlib import Path

from packing.trees import Tree
from packing.workshop import Workshop

_LOCALE = re.compile(r"(?!res_index)[a-z]{2,3}(_[A-Za-z0-9_]+)?\.res")
_OURS = re.compile(r"(zh|en)(_[A-Za-z0-9_]+)?\.res")
_CONVERTERS = ("gb18030.cnv",)
_UNREAD = ("translit/", "unames.icu")
_ALIGNMENT = 16
_LEFT_AS_THEY_ARE = ("libQt6", "libpyside6", "libshiboken6", "PySide6", "shiboken6")
"""Under the LGPL, shipped as their makers made them."""

_ASSEMBLER = """\
    .section .rodata
    .balign 16
    .globl {symbol}
    .type {symbol}, @object
    .size {symbol}, {size}
{symbol}:
    .incbin "/shop/{data}"
    .section .note.GNU-stack,"",@progbits
"""


def slim(shop: Workshop, tree: Tree, program: Path) -> None:
    """Replace ICU's data by what is read of it, and strip what may be stripped.

    Args:
        shop: Where to work.
        tree: Has compiler and strip; sees the work folder.
        program: Folder of the frozen program, in the work folder.
    """
    inside = program / "_internal"
    for library in inside.glob("libicudata.so.*"):
        _replace(shop, tree, library)
    libraries = [
        f"/shop/{path.relative_to(shop.work).as_posix()}"
        for path in sorted(inside.rglob("*.so*"))
        if not path.is_symlink()
        and not path.relative_to(inside).as_posix().startswith(_LEFT_AS_THEY_ARE)
    ]
    tree.run(["strip", "--strip-unneeded", *libraries], binds={shop.work: "/shop"})


def _replace(shop: Workshop, tree: Tree, library: Path) -> None:
    symbol = f"icudt{library.suffix.lstrip('.')}_dat"
    data = trimmed(_data_of(library.read_bytes()))
    (shop.work / "icu.dat").write_bytes(data)
    source = _ASSEMBLER.format(symbol=symbol, size=len(data), data="icu.dat")
    (shop.work / "icu.s").write_text(source, encoding="ascii")
    target = library.relative_to(shop.work).as_posix()
    words = ["gcc", "-shared", "-nostdlib", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
    tree.run([*words, "-o", f"/shop/{target}", "/shop/icu.s"], binds={shop.work: "/shop"})


def _data_of(library: bytes) -> bytes:
    """The data inside the library: it begins with the head of an ICU data file."""
    magic = library.index(b"\xda\x27\x14\x00\x00\x00\x00\x00\x02\x00CmnD")
    return library[magic - 2 :]


def trimmed(data: bytes) -> bytes:
    """A file of ICU data with only the items that are read.

    The form: a head, then the number of items and for each the places of its name and content,
    counted from the end of the head; names and contents follow, sorted by name.

    Args:
        data: The whole file; what follows it is passed over.
    """
    head_bytes = struct.unpack_from("<H", data)[0]
    body = memoryview(data)[head_bytes:]
    count = struct.unpack_from("<I", body)[0]
    places = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [start for _, start in places[1:]] + [_end(data, head_bytes)]
    kept = []
    for (name_at, start), end in zip(places, ends, strict=True):
        name = bytes(body[name_at : name_at + 200]).partition(b"\0")[0]
        if is_read(name.decode("ascii").partition("/")[2]):
            kept.append((name, bytes(body[start:end])))
    return data[:head_bytes] + _laid_out(kept)


def _end(data: bytes, head_bytes: int) -> int:
    """Where the last item ends: nothing says it, so the rest of the library is kept with it."""
    return len(data) - head_bytes


def _laid_out(items: list[tuple[bytes, bytes]]) -> bytes:
    names = b"".join(name + b"\0" for name, _ in items)
    name_at = 4 + 8 * len(items)
    place = -(-(name_at + len(names)) // _ALIGNMENT) * _ALIGNMENT
    table, contents = [struct.pack("<I", len(items))], [names]
    contents.append(bytes(place - name_at - len(names)))
    for name, content in items:
        padded = content + bytes(-len(content) % _ALIGNMENT)
        table.append(struct.pack("<II", name_at, place))
        contents.append(padded)
        name_at += len(name) + 1
        place += len(padded)
    return b"".join([*table, *contents])


def is_read(item: str) -> bool:
    """Tell whether an item is read by a Chinese program.

    Args:
        item: Its name without the name of the file, as ``coll/zh.res``.
    """
    name = item.rpartition("/")[2]
    if item.startswith(_UNREAD) or name.endswith(".dict"):
        return False
    if name.endswith(".cnv"):
        return name in _CONVERTERS
    return not _LOCALE.fullmatch(name) or bool(_OURS.fullmatch(name))
