"""Hostile texts, files that are no documents, and archives."""

import zipfile
from collections.abc import Callable
from io import BytesIO

from tests.document_files import zipped
from tests.hostile.good import NOTICE, SENTENCE, Maker, noise


def _padded(magic: bytes) -> Callable[[], bytes]:
    return lambda: magic + bytes(range(256)) * 8


def _utf_16(name: str) -> Callable[[], bytes]:
    return _padded(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + name.encode("utf-16-le"))


def _office(marker: str) -> Callable[[], bytes]:
    return lambda: zipped({marker: "<x/>"})


def _nested_zip(depth: int) -> bytes:
    data = zipped({"a.txt": NOTICE})
    for level in range(depth):
        data = zipped({f"level{level}.zip": data})
    return data


def _link_zip() -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    buffer = BytesIO(zipped({"good.txt": NOTICE}))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(info, "/etc/hostname")
    return buffer.getvalue()


TEXTS: dict[str, Maker] = {
    "empty.txt": ("refused", lambda: b""),
    "blank.txt": ("refused", lambda: "\r\n \t\u3000\n".encode() * 50),
    "nul.txt": ("refused", lambda: b"\x00" * 5000),
    "noise.txt": ("refused", lambda: noise(1)),
    "controls.txt": ("refused", (SENTENCE + "\x01\x02\x03" * 20).encode),
    "half-utf-16.txt": ("either", lambda: ("\ufeff" + SENTENCE).encode("utf-16-le")[:-1]),
    "surrogates.txt": (
        "either",
        lambda: b"\xff\xfe" + b"\x00\xd8" * 200 + SENTENCE.encode("utf-16-le"),
    ),
    "two-encodings.txt": ("either", lambda: SENTENCE.encode() * 3 + SENTENCE.encode("gbk") * 3),
    "brackets.txt": ("read", (SENTENCE + "（" * 20_000).encode),
    "one-line.txt": ("read", (SENTENCE * 4_000).encode),
    "tags.txt": ("read", (SENTENCE + "<p " * 5_000).encode),
    "bidi.txt": ("read", (SENTENCE + "\u202e\u2066\u200b" * 500 + SENTENCE).encode),
}
KINDS: dict[str, Maker] = {
    "word97.doc": ("refused", _utf_16("WordDocument")),
    "locked.docx": ("refused", _utf_16("EncryptedPackage")),
    "sheet.xls": ("refused", _utf_16("Workbook")),
    "old.wps": ("refused", _utf_16("WpsDocument")),
    "sheet.xlsx": ("refused", _office("xl/workbook.xml")),
    "slides.pptx": ("refused", _office("ppt/presentation.xml")),
    "page.ofd": ("refused", _office("OFD.xml")),
    "scan.jpg": ("refused", _padded(b"\xff\xd8\xff\xe0")),
    "scan.png": ("refused", _padded(b"\x89PNG\r\n\x1a\n")),
    "scan.tif": ("refused", _padded(b"II*\x00")),
    "scan.bmp": ("refused", _padded(b"BM\x00\x10\x00\x00\x00\x00\x00\x00")),
    "rich.rtf": ("refused", lambda: b"{\\rtf1\\ansi\\'d6\\'c6}"),
    "program.txt": ("refused", _padded(b"MZ\x90\x00")),
    "archive.mht": (
        "refused",
        lambda: (
            b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"
        ),
    ),
    "word2003.xml": (
        "refused",
        lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
    ),
    "fake.docx": ("refused", lambda: noise(2) + b"\x00"),
    "fake.pdf": ("refused", lambda: noise(3) + b"\x00"),
}
ZIPS: dict[str, Maker] = {
    "cut.zip": ("refused", lambda: _nested_zip(0)[:-30]),
    "nested.zip": ("refused", lambda: _nested_zip(12)),
    "paths.zip": (
        "refused",
        lambda: zipped(
            {
                "../../outside.txt": NOTICE,
                "/absolute.txt": NOTICE,
                "C:\\windows.txt": NOTICE,
                "a/../../b.txt": NOTICE,
                "bell\x07\n.txt": NOTICE,
            }
        ),
    ),
    "link.zip": ("refused", _link_zip),
    "many.zip": ("refused", lambda: zipped({f"{n}.txt": "" for n in range(6000)}, 0)),
    "bomb.zip": ("refused", lambda: zipped({"bomb.txt": b"\x20" * 8_000_000})),
    "same-names.zip": ("refused", lambda: zipped({"a.txt": NOTICE, "A.txt": SENTENCE})),
}
LARGE_TEXTS: dict[str, Maker] = {
    "hundred-megabytes.txt": ("refused", lambda: b"a" * 100_000_000),
    "long-line.txt": ("refused", ("一" * 2_100_000).encode),
    "nineteen-megabytes.txt": ("refused", lambda: b"a b" * 6_500_000),
    "limit.txt": ("read", (SENTENCE * 62_000).encode),
}
