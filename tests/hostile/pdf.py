"""Broken and hostile PDF files."""

import zlib

from tests.document_files import assembled, drawn, pdf, set_page, stream
from tests.hostile.good import NOTICE, SENTENCE, Maker

GOOD_PDF = pdf([set_page(NOTICE * 2, number=page) for page in (1, 2, 3)])


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
LARGE_PRINTS: dict[str, Maker] = {
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
