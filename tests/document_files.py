"""Makes small Word documents and PDFs for the tests, part by part, so that any part can be bad."""

import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/'
    'package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
PAGE = (595, 842)
Written = tuple[str, float, float, float]
"""A piece of text on a page: text, x, y and size in points."""


def zipped(members: Mapping[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip with these members, always the same bytes for the same members."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, compression)
    return buffer.getvalue()


def story(root: str, inside: str) -> str:
    """A part of a Word document with the usual name spaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{inside}</w:{root}>'


def docx(
    body: str, parts: Mapping[str, str] | None = None, compression: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """A Word document.

    Args:
        body: What stands in ``w:body``.
        parts: Further parts of the folder word/ by their names: "numbering" and the like.
        compression: How its parts are packed.
    """
    more = {f"word/{name}.xml": story(name, inside) for name, inside in (parts or {}).items()}
    document = story("document", f"<w:body>{body}</w:body>")
    return zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": document,
            **more,
        },
        compression,
    )


def run(text: str, properties: str = "") -> str:
    """A run of a paragraph."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    runs = [piece if piece.startswith("<") else run(piece) for piece in inside]
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def listed(text: str, number: int, level: int = 0) -> str:
    """A paragraph of a list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(text, properties=properties)


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is its text, or what stands in ``w:tc`` if it starts with a tag."""
    text = ""
    for row in rows:
        cells = [cell if cell.startswith("<") else paragraph(cell) for cell in row]
        text += "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl>{text}</w:tbl>"


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """A stream object of a PDF."""
    if packed:
        data, entries = zlib.compress(data, 9), f"{entries} /Filter /FlateDecode"
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def assembled(objects: Mapping[int, bytes | str], trailer: str = "") -> bytes:
    """A PDF of these objects; object 1 is the catalogue."""
    out = BytesIO()
    out.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: dict[int, int] = {}
    for number, content in objects.items():
        places[number] = out.tell()
        body = content if isinstance(content, bytes) else content.encode()
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    start = out.tell()
    size = max(places) + 1
    out.write(f"xref\n0 {size}\n0000000000 65535 f \n".encode())
    for number in range(1, size):
        kind = "n" if number in places else "f"
        out.write(f"{places.get(number, 0):010d} 00000 {kind} \n".encode())
    out.write(f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\n".encode())
    out.write(f"startxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
)


def drawn(pieces: Iterable[Written]) -> bytes:
    """The content stream that draws these pieces of text in font F1."""
    lines = [
        f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
        for text, x, y, size in pieces
    ]
    return "\n".join(lines).encode()


def pdf(
    contents: Sequence[bytes], *, page_entries: str = "", resources: str = "", trailer: str = ""
) -> bytes:
    """A PDF with one page for each content stream."""
    objects: dict[int, bytes | str] = {1: "<< /Type /Catalog /Pages 2 0 R >>"}
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(contents)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>"
    objects[3] = FONT
    for number, content in enumerate(contents):
        place = 4 + 2 * number
        objects[place] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE[0]} {PAGE[1]}] {page_entries} "
            f"/Resources << /Font << /F1 3 0 R >> {resources} >> /Contents {place + 1} 0 R >>"
        )
        objects[place + 1] = stream(content, packed=True)
    return assembled(objects, trailer)


def set_page(
    text: str, *, columns: int = 28, size: float = 16.0, number: int | None = None
) -> bytes:
    """A page as an office prints it: paragraphs indented by two letters, lines of equal width.

    Args:
        text: One paragraph per line.
        columns: Letters on a full line.
        size: Size of the letters in points.
        number: The page number to print at the foot, as — 3 —.
    """
    left, y = 79.0, 740.0
    pieces: list[Written] = []
    for line in text.splitlines():
        indent, rest = 2, line
        while rest:
            piece, rest = rest[: columns - indent], rest[columns - indent :]
            pieces.append((piece, left + indent * size, y, size))
            indent, y = 0, y - 29
    if number is not None:
        pieces.append((f"— {number} —", 280, 60, 14.0))
    return drawn(pieces)
