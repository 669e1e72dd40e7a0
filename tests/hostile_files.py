"""Makes broken and hostile files, each as small as its harm allows; none is kept in the project."""

import os
import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

from tests.document_files import (
    CONTENT_TYPES,
    NAMESPACES,
    RELATIONS,
    assembled,
    docx,
    drawn,
    listed,
    paragraph,
    pdf,
    run,
    set_page,
    story,
    stream,
    table,
    zipped,
)

Expectation = Literal["refused", "read", "either"]
"""What must come of a file: a sentence, a text, or one of both within the limits."""

SENTENCE = "为贯彻落实创新驱动发展战略，加快建设创新型城市，制定本实施方案。"
NOTICE = f"某市人民政府关于加快科技创新的通知\n各县区人民政府：\n一、总体要求\n{SENTENCE * 3}\n"


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


def _padded(magic: bytes) -> Callable[[], bytes]:
    return lambda: magic + bytes(range(256)) * 8


def _utf_16(name: str) -> Callable[[], bytes]:
    return _padded(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 64 + name.encode("utf-16-le"))


def _noise(seed: int, length: int = 4000) -> bytes:
    return random.Random(seed).randbytes(length)


def _office(marker: str) -> Callable[[], bytes]:
    return lambda: zipped({marker: "<x/>"})


GOOD_BODY = "".join(map(paragraph, NOTICE.splitlines()))
GOOD_DOCX = docx(GOOD_BODY)
GOOD_PDF = pdf([set_page(NOTICE * 2, number=page) for page in (1, 2, 3)])


def _document(xml: str | bytes) -> Callable[[], bytes]:
    """A Word document whose main part is ``xml`` as it stands."""
    return lambda: zipped(
        {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": xml}
    )


def _declared(declaration: str, inside: str = "") -> str:
    body = f"<w:body>{GOOD_BODY}{inside}</w:body>"
    return f'<?xml version="1.0"?>{declaration}<w:document {NAMESPACES}>{body}</w:document>'


LAUGHS = "<!DOCTYPE lolz [<!ENTITY a0 'lol'>{}]>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
)
EXTERNAL = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"


def _patched(data: bytes, place: int, value: bytes) -> bytes:
    return data[:place] + value + data[place + len(value) :]


def _flagged(data: bytes, offset: int, value: int) -> bytes:
    """A zip with a two-byte field set in every entry of its directory and before each member."""
    for signature, shift in ((b"PK\x01\x02", 2), (b"PK\x03\x04", 0)):
        place = data.find(signature)
        while place >= 0:
            data = _patched(data, place + offset + shift, struct.pack("<H", value))
            place = data.find(signature, place + 4)
    return data


def _wrong_sum() -> bytes:
    place = GOOD_DOCX.rfind(b"PK\x01\x02")
    return _patched(GOOD_DOCX, place + 16, b"\x00\x01\x02\x03")


def _zip_bomb(megabytes: int) -> bytes:
    return zipped({"word/document.xml": b"<a>" + b" " * (megabytes * 1_000_000) + b"</a>"})


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


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * depth


def _page(inside: str, head: str = "") -> bytes:
    html = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{inside}</body>"
    return html.encode()


GOOD_HTML = "".join(f"<p>{line}</p>" for line in NOTICE.splitlines())


def _objects(*more: tuple[int, str | bytes], pages: str = "/Kids [3 0 R] /Count 1") -> bytes:
    objects: dict[int, str | bytes] = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages {pages} >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
        4: stream(drawn([(SENTENCE, 80, 700, 16)])),
        5: "<< /Type /Font /Subtype /Type0 /Encoding /UniGB-UTF16-H /BaseFont /A >>",
    }
    return assembled(objects | dict(more))


def _looping_xref() -> bytes:
    start = GOOD_PDF.rfind(b"xref", 0, GOOD_PDF.rfind(b"startxref"))
    return GOOD_PDF.replace(b"/Root 1 0 R", f"/Root 1 0 R /Prev {start}".encode())


def _many_pages(count: int) -> bytes:
    kids = "3 0 R " * count
    return _objects(pages=f"/Kids [{kids}] /Count {count}")


def _picture() -> bytes:
    image = stream(bytes(3 * 64), "/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB")
    return _objects((4, stream(b"q 595 0 0 842 0 0 cm /X1 Do Q")), (6, image))


def _unmapped() -> bytes:
    font = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /A >>"
    codes = "".join(f"{code:04x}" for code in range(0xE000, 0xE040))
    return _objects((4, stream(f"BT /F1 16 Tf 80 700 Td <{codes}> Tj ET".encode())), (5, font))


def _wide_map() -> bytes:
    ranges = "\n".join(
        f"<{n:08x}> <{n + 0xFFFFFF:08x}> <4e00>" for n in range(0, 99 << 24, 1 << 24)
    )
    cmap = f"begincmap 99 beginbfrange\n{ranges}\nendbfrange endcmap".encode()
    font = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /BaseFont /A /ToUnicode 7 0 R >>"
    return _objects((5, font), (7, stream(cmap)))


def _protected() -> bytes:
    """Protected by the standard handler; no password is known, the key fits none."""
    key = "00" * 32
    protection = (
        f"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <{key}> /U <{key}> >>"
    )
    return pdf([set_page(NOTICE)], trailer=f"{protection} /ID [<00><00>]")


def _strong() -> bytes:
    key = "00" * 48
    protection = (
        "/Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /P -44 /CF << /StdCF << /CFM /AESV3 "
        f"/Length 32 >> >> /StmF /StdCF /StrF /StdCF /O <{key}> /U <{key}> /OE <{'00' * 32}> "
        f"/UE <{'00' * 32}> /Perms <{'00' * 16}> >>"
    )
    return pdf([set_page(NOTICE)], trailer=f"{protection} /ID [<00><00>]")


def _calling_form() -> bytes:
    form = stream(
        b"/X1 Do /X1 Do /X1 Do",
        "/Type /XObject /Subtype /Form /Resources << /XObject << /X1 6 0 R >> >>",
    )
    return _objects((4, stream(drawn([(SENTENCE, 80, 700, 16)]) + b" /X1 Do")), (6, form))


def _packed_content(megabytes: int) -> bytes:
    return _objects((4, stream(b" " * (megabytes * 1_000_000), packed=True)))


def _operators(count: int) -> bytes:
    return _objects((4, stream(b"0 0 m 1 1 l S\n" * count, packed=True)))


Maker = tuple[Expectation, Callable[[], bytes]]

TEXTS: dict[str, Maker] = {
    "empty.txt": ("refused", lambda: b""),
    "blank.txt": ("refused", lambda: "\r\n \t\u3000\n".encode() * 50),
    "nul.txt": ("refused", lambda: b"\x00" * 5000),
    "noise.txt": ("refused", lambda: _noise(1)),
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
    "fake.docx": ("refused", lambda: _noise(2) + b"\x00"),
    "fake.pdf": ("refused", lambda: _noise(3) + b"\x00"),
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
WORDS: dict[str, Maker] = {
    "cut.docx": ("refused", lambda: GOOD_DOCX[:-200]),
    "head-cut.docx": ("refused", lambda: GOOD_DOCX[:600]),
    "no-document.docx": ("refused", lambda: zipped({"word/other.xml": "<x/>"})),
    "empty-document.docx": ("refused", _document("")),
    "no-text.docx": ("refused", lambda: docx("")),
    "bad-xml.docx": ("refused", _document(_declared("")[:-30])),
    "deleted.docx": ("refused", lambda: docx(paragraph(f"<w:del>{run(SENTENCE)}</w:del>"))),
    "laughs.docx": (
        "refused",
        _document(_declared(LAUGHS, paragraph("<w:r><w:t>&a9;</w:t></w:r>"))),
    ),
    "external.docx": (
        "refused",
        _document(_declared(EXTERNAL, "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>")),
    ),
    "utf-16-laughs.docx": (
        "refused",
        _document(_declared(LAUGHS).replace('"1.0"', '"1.0" encoding="UTF-16"').encode("utf-16")),
    ),
    "remote-dtd.docx": (
        "refused",
        _document(_declared("<!DOCTYPE d PUBLIC 'x' 'http://127.0.0.1:9/x.dtd'>")),
    ),
    "bomb.docx": ("refused", lambda: _zip_bomb(10)),
    "many.docx": (
        "refused",
        lambda: zipped({"word/document.xml": "x", **{f"word/{n}": "" for n in range(5001)}}, 0),
    ),
    "locked-members.docx": ("refused", lambda: _flagged(GOOD_DOCX, 6, 1)),
    "method.docx": ("refused", lambda: _flagged(GOOD_DOCX, 8, 99)),
    "wrong-sum.docx": ("refused", _wrong_sum),
    "deep.docx": ("refused", lambda: docx("<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)),
    "nested-tables.docx": ("either", lambda: docx(_nested_tables(60))),
    "deeper-tables.docx": ("refused", lambda: docx(_nested_tables(2_000))),
    "spans.docx": (
        "read",
        lambda: docx(
            table(
                [f'<w:tcPr><w:gridSpan w:val="999999"/></w:tcPr>{paragraph(SENTENCE)}', "二"],
                ["<w:tcPr><w:gridSpan w:val='-1'/><w:vMerge/></w:tcPr>", SENTENCE],
            )
        ),
    ),
    "list-loops.docx": (
        "read",
        lambda: docx(
            paragraph(SENTENCE, properties='<w:pStyle w:val="A"/>')
            + listed(SENTENCE, 1, 77)
            + listed(SENTENCE, 2),
            {
                "styles": '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
                "numbering": '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start '
                'w:val="999999"/><w:numFmt w:val="nonsense"/><w:lvlText w:val="%1%9%%%2"/></w:lvl>'
                '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
                '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
            },
        ),
    ),
    "bad-level.docx": (
        "refused",
        lambda: docx(
            GOOD_BODY,
            {"numbering": '<w:abstractNum><w:lvl w:ilvl="x"/></w:abstractNum>'},
        ),
    ),
    "bad-sign.docx": (
        "read",
        lambda: docx(GOOD_BODY + "<w:p><w:r><w:sym w:char='ZZ'/></w:r></w:p>"),
    ),
    "wrong-root.docx": ("refused", _document(story("other", "<w:x/>"))),
}
PAGES: dict[str, Maker] = {
    "deep.html": ("refused", lambda: _page("<div>" * 100_000 + GOOD_HTML)),
    "open-fonts.html": ("read", lambda: _page("<font color=red><b>" * 20_000 + GOOD_HTML)),
    "script.html": (
        "read",
        lambda: _page(
            f"{GOOD_HTML}<script>while(true){{}}</script><img src='http://127.0.0.1:9/a.png'>"
            "<iframe src='file:///etc/hostname'></iframe><a href='javascript:x()'>x</a>",
            "<base href='file:///'><link rel=stylesheet href='http://127.0.0.1:9/a.css'>"
            "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>",
        ),
    ),
    "entities.html": (
        "either",
        (LAUGHS + f"<html><body>{GOOD_HTML}<p>&a9;</p></body></html>").encode,
    ),
    "only-script.html": ("refused", lambda: _page("<div id=app></div><script>load()</script>")),
    "frames.html": ("refused", lambda: _page("<frameset><frame src='a.html'></frameset>")),
    "only-links.html": ("refused", lambda: _page("<a href=1>首页</a>" * 5)),
    "open-comment.html": ("refused", lambda: _page(f"<!-- {GOOD_HTML}")),
    "open-script.html": ("refused", lambda: _page(f"<script>{GOOD_HTML}")),
    "wrong-charset.html": (
        "read",
        lambda: GOOD_HTML.join(["<html><meta charset=utf-8><body>", "</body>"]).encode("gbk"),
    ),
    "unknown-charset.html": (
        "read",
        lambda: GOOD_HTML.join(["<html><meta charset=x-none><body>", "</body>"]).encode("gbk"),
    ),
    "spans.html": (
        "read",
        lambda: _page(
            f"{GOOD_HTML}<table><tr><td colspan=999999999 rowspan=9999>一<td>二</tr>"
            f"{'<tr><td>三<td rowspan=0 colspan=-5>四' * 50}</table>"
        ),
    ),
    "nested-tables.html": (
        "either",
        lambda: _page("<table><tr><td>" * 80 + GOOD_HTML + "</td></tr></table>" * 80),
    ),
    "nul.html": ("read", lambda: _page(GOOD_HTML.replace("<p>", "<p>\x00\x01"))),
    "noise.html": ("refused", lambda: b"<html><body>" + _noise(4)),
    "cut.html": ("read", lambda: _page(GOOD_HTML)[:-12]),
}
PRINTS: dict[str, Maker] = {
    "only-head.pdf": ("refused", lambda: b"%PDF-1.7\n"),
    "cut.pdf": ("either", lambda: GOOD_PDF[: len(GOOD_PDF) // 2]),
    "no-xref.pdf": ("either", lambda: GOOD_PDF[: GOOD_PDF.rfind(b"xref\n0")]),
    "wrong-xref.pdf": ("either", lambda: GOOD_PDF.replace(b"0000000", b"0000999")),
    "looping-xref.pdf": ("either", _looping_xref),
    "far-start.pdf": ("either", lambda: GOOD_PDF.replace(b"startxref\n", b"startxref\n99999")),
    "no-pages.pdf": ("refused", lambda: _objects(pages="/Kids [] /Count 0")),
    "page-loop.pdf": ("refused", lambda: _objects(pages="/Kids [2 0 R] /Count 1")),
    "no-catalogue.pdf": ("either", lambda: GOOD_PDF.replace(b"/Root 1 0 R", b"/Root 99 0 R")),
    "wrong-types.pdf": ("refused", lambda: _objects((3, "[1 2 3]"))),
    "calling-form.pdf": ("either", _calling_form),
    "own-content.pdf": ("either", lambda: _objects((4, "[4 0 R 4 0 R]"))),
    "deep-array.pdf": ("either", lambda: _objects((6, "[" * 50_000))),
    "wide-map.pdf": ("either", _wide_map),
    "bomb.pdf": ("refused", lambda: _packed_content(40)),
    "bad-packing.pdf": (
        "either",
        lambda: GOOD_PDF.replace(zlib.compress(b"", 9)[:2], b"\xff\xff"),
    ),
    "picture.pdf": ("refused", _picture),
    "blank.pdf": ("refused", lambda: pdf([b"", b""])),
    "unmapped.pdf": ("refused", _unmapped),
    "locked.pdf": ("refused", _protected),
    "locked-aes.pdf": ("refused", _strong),
    "numbers.pdf": (
        "either",
        lambda: _objects(
            (4, stream(b"BT /F1 1e999 Tf 1e308 0 0 1e308 1e308 9e999 Tm <4e004e00> Tj ET"))
        ),
    ),
    "actions.pdf": (
        "read",
        lambda: GOOD_PDF.replace(
            b"/Type /Catalog", b"/Type /Catalog /OpenAction << /S /Launch /F (cmd.exe) >>"
        ),
    ),
}
SMALL: dict[str, Maker] = TEXTS | KINDS | ZIPS | WORDS | PAGES | PRINTS
LARGE: dict[str, Maker] = {
    "hundred-megabytes.txt": ("refused", lambda: b"a" * 100_000_000),
    "long-line.txt": ("refused", ("一" * 2_100_000).encode),
    "nineteen-megabytes.txt": ("refused", lambda: b"a b" * 6_500_000),
    "limit.txt": ("read", (SENTENCE * 62_000).encode),
    "tags.html": ("refused", lambda: _page(GOOD_HTML + "<p>x" * 400_000)),
    "tags-at-limit.html": ("read", lambda: _page(GOOD_HTML + "<p class='nav'>科</p>" * 95_000)),
    "attribute.html": ("refused", lambda: _page(f"<p title='{'a' * 11_000_000}'>x</a>{GOOD_HTML}")),
    "list.html": ("read", lambda: _page(GOOD_HTML + f"<ol>{'<li>科技创新' * 100_000}</ol>")),
    "grid.html": (
        "either",
        lambda: _page(GOOD_HTML + f"<table>{('<tr>' + '<td>科' * 400) * 450}</table>"),
    ),
    "frames-in-frames.html": (
        "either",
        lambda: _page(
            f"{'<div class=nav>' * 200}{'<b>发布时间：2020-01-01</b>' * 50_000}{GOOD_HTML}"
        ),
    ),
    "runs.docx": (
        "either",
        lambda: docx(
            paragraph(run("科技创新", "<w:b/>")) * 115_000, compression=zipfile.ZIP_STORED
        ),
    ),
    "one-paragraph.docx": (
        "either",
        lambda: docx(paragraph(run("科技创新") * 180_000), compression=zipfile.ZIP_STORED),
    ),
    "wide-table.docx": (
        "either",
        lambda: docx(table(*[["科"] * 60] * 2_200), compression=zipfile.ZIP_STORED),
    ),
    "larger-bomb.docx": ("refused", lambda: _zip_bomb(120)),
    "pages.pdf": ("refused", lambda: _many_pages(5_000)),
    "thousand-pages.pdf": ("either", lambda: _many_pages(1_000)),
    "operators.pdf": ("either", lambda: _operators(1_000_000)),
    "strings.pdf": (
        "either",
        lambda: _objects((4, stream(drawn([(SENTENCE * 20, 80, 700, 16)] * 2_000), packed=True))),
    ),
    "long-objects.pdf": ("either", lambda: b"%PDF-1.7\n" + b"1 0 obj\n<< /A (" * 1_000_000),
    "loose-numbers.pdf": ("either", lambda: b"%PDF-1.7\n" + b"0 0 obj " * 2_000_000),
}
