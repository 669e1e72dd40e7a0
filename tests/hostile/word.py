"""Broken and hostile Word documents."""

import struct
import zipfile
from collections.abc import Callable

from tests.document_files import (
    CONTENT_TYPES,
    NAMESPACES,
    RELATIONS,
    docx,
    listed,
    paragraph,
    run,
    story,
    table,
    zipped,
)
from tests.hostile.good import LAUGHS, NOTICE, SENTENCE, Maker

GOOD_BODY = "".join(map(paragraph, NOTICE.splitlines()))
GOOD_DOCX = docx(GOOD_BODY)


def _document(xml: str | bytes) -> Callable[[], bytes]:
    """A Word document whose main part is ``xml`` as it stands."""
    return lambda: zipped(
        {"[Content_Types].xml": CONTENT_TYPES, "_rels/.rels": RELATIONS, "word/document.xml": xml}
    )


def _declared(declaration: str, inside: str = "") -> str:
    body = f"<w:body>{GOOD_BODY}{inside}</w:body>"
    return f'<?xml version="1.0"?>{declaration}<w:document {NAMESPACES}>{body}</w:document>'


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


def _nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph(SENTENCE) + "</w:tc></w:tr></w:tbl>" * depth


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
LARGE_WORDS: dict[str, Maker] = {
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
}
