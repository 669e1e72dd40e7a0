"""Paper → PDF: the shapes of every face embedded, every character found again as it was written.

Qt's own PDF output is not used: it asks a font which character a shape stands for. Where two
characters share a shape (一 and the radical ⼀, ～ and 〜) the answer is the wrong one; characters
outside the first plane are lost. Here every pair of shape and character has a number of its own.
"""

from collections.abc import Generator, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

from reader.export.files import replaced
from reader.ui.paper.cff import UNITS, char_string, font_of
from reader.ui.paper.faces import EMBOLDENED, Face
from reader.ui.paper.items import Fill, Glyph, Sheet, Stroke, Text
from reader.ui.paper.outlines import steps_of
from reader.ui.paper.pdf_file import PdfFile, Reference, dictionary, number, string
from reader.ui.paper.pdf_outline import add_outline
from reader.ui.paper.printed import Paper

PROGRAM = "案头"
_OPERATORS = {"move": "m", "line": "l", "curve": "c"}
_MAP_BLOCK = 100
_SHAPES_A_STEP = 20
_ASCENT, _DESCENT = 880, -120


def write_pdf(paper: Paper, path: Path) -> None:
    """Write the pages as a PDF file, whole or not at all.

    Raises:
        ExportError: The file cannot be written.
    """
    save_pdf(pdf_bytes(paper), path)


def save_pdf(data: bytes, path: Path) -> None:
    """Write a finished PDF file, whole or not at all.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        new.write_bytes(data)


def pdf_bytes(paper: Paper) -> bytes:
    """The pages as a PDF file in memory."""
    steps = pdf_steps(paper)
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            data: bytes = finished.value
            return data


def pdf_steps(paper: Paper) -> Generator[int, None, bytes]:
    """The PDF file in steps of a few milliseconds each; they yield the pages written so far."""
    writer = _PdfWriter(paper)
    for place, sheet in enumerate(paper.sheets, 1):
        writer.add_page(sheet)
        yield place
    for _ in writer.add_fonts():
        yield len(paper.sheets)
    return writer.finish()


class _Font:
    """A face in the file: the characters used of it."""

    def __init__(self, name: str, face: Face) -> None:
        self.name = name
        self.face = face
        self._codes: dict[Glyph, int] = {}

    def code(self, glyph: Glyph) -> int:
        """The number of a character; 0 is no character."""
        return self._codes.setdefault(glyph, len(self._codes) + 1)

    @property
    def glyphs(self) -> list[Glyph]:
        return list(self._codes)


class _PdfWriter:
    """Writes one file."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._file = PdfFile()
        self._pages: list[Reference] = []
        self._tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._fonts: dict[int, _Font] = {}
        self._references: dict[str, Reference] = {}
        self._shapes: dict[tuple[int, int], str] = {}
        self._drawings: dict[str, Reference] = {}

    def add_page(self, sheet: Sheet) -> None:
        """Write a page."""
        stream = "\n".join(self._drawn(sheet)).encode("ascii")
        content = self._file.add_stream(stream)
        box = f"[0 0 {number(sheet.width)} {number(sheet.height)}]"
        page = {
            "Type": "/Page",
            "Parent": f"{self._tree} 0 R",
            "MediaBox": box,
            "Resources": f"{self._resources} 0 R",
            "Contents": f"{content} 0 R",
        }
        self._pages.append(self._file.add(dictionary(page)))

    def _drawn(self, sheet: Sheet) -> Iterator[str]:
        # from here on, y counts downwards from the upper edge, as on the sheet
        yield f"1 0 0 -1 0 {number(sheet.height)} cm"
        for item in sheet.items:
            if isinstance(item, Fill):
                yield f"{_color(item.color)} rg"
                area = (item.x, item.y, item.width, item.height)
                yield f"{' '.join(map(number, area))} re f"
            elif isinstance(item, Stroke):
                yield from _stroked(item)
            elif item.furniture:
                yield from self._furniture(item)
            else:
                yield from self._text(item)

    def _font(self, face: int) -> _Font:
        if face not in self._fonts:
            self._fonts[face] = _Font(f"F{len(self._fonts) + 1}", self._paper.faces[face])
        return self._fonts[face]

    def _text(self, item: Text) -> Iterator[str]:
        """Characters; what the places differ from the widths stands between them."""
        yield f"BT {_color(item.color)} rg"
        glyphs = [self._paper.glyphs[number] for number in item.glyphs]
        for face, same in groupby(range(len(glyphs)), lambda place: glyphs[place].face):
            here = list(same)
            font = self._font(face)
            yield f"/{font.name} {number(item.size)} Tf"
            if font.face.emboldened:
                line = number(EMBOLDENED * item.size)
                yield f"2 Tr {line} w {_color(item.color)} RG"
            else:
                yield "0 Tr"
            yield f"1 0 0 -1 {number(item.xs[here[0]])} {number(item.y)} Tm"
            yield f"[{''.join(_shown(item, glyphs, here, font))}] TJ"
        yield "ET"

    def _furniture(self, item: Text) -> Iterator[str]:
        """Characters drawn as shapes, which no search and no copy finds."""
        yield f"{_color(item.color)} rg"
        scale = item.size / UNITS
        for place, x in zip(item.glyphs, item.xs, strict=True):
            name = self._shape(self._paper.glyphs[place])
            yield f"q {scale:.5f} 0 0 {scale:.5f} {number(x)} {number(item.y)} cm /{name} Do Q"

    def _shape(self, glyph: Glyph) -> str:
        """The name of a shape that is kept once for all pages."""
        key = (glyph.face, glyph.shape)
        if key not in self._shapes:
            outline = self._paper.faces[glyph.face].outline(glyph.shape)
            box = " ".join(map(str, _box_of([outline], upwards=False)))
            drawn = "\n".join((*_path(outline), "f")).encode("ascii")
            name = self._shapes[key] = f"S{len(self._shapes) + 1}"
            entries = f"/Type/XObject/Subtype/Form/BBox[{box}]"
            self._drawings[name] = self._file.add_stream(drawn, entries)
        return self._shapes[key]

    # Fonts

    def add_fonts(self) -> Iterator[None]:
        """Embed every face that is used."""
        for place, font in enumerate(self._fonts.values(), 1):
            yield from self._add_font(font, place)

    def _add_font(self, font: _Font, place: int) -> Iterator[None]:
        glyphs = font.glyphs
        name = f"{_tag(place)}+{_ascii(font.face.name, place)}"
        outlines = [QPainterPath()]
        widths = [UNITS, *(round(glyph.advance * UNITS) for glyph in glyphs)]
        programs = [char_string(outlines[0], UNITS)]
        for count, (glyph, width) in enumerate(zip(glyphs, widths[1:], strict=True)):
            outlines.append(font.face.outline(glyph.shape))
            programs.append(char_string(outlines[-1], width))
            if count % _SHAPES_A_STEP == 0:
                yield
        program = font_of(name, programs)
        file = self._file.add_stream(program, "/Subtype/CIDFontType0C")
        box = _box_of(outlines)
        descriptor = {
            "Type": "/FontDescriptor",
            "FontName": f"/{name}",
            "Flags": "4",
            "FontBBox": f"[{' '.join(map(str, box))}]",
            "ItalicAngle": "0",
            "Ascent": str(_ASCENT),
            "Descent": str(_DESCENT),
            "CapHeight": str(_ASCENT),
            "StemV": "80",
            "FontFile3": f"{file} 0 R",
        }
        descendant = {
            "Type": "/Font",
            "Subtype": "/CIDFontType0",
            "BaseFont": f"/{name}",
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": f"{self._file.add(dictionary(descriptor))} 0 R",
            "DW": str(UNITS),
            "W": f"[1[{' '.join(map(str, widths[1:]))}]]",
        }
        to_unicode = self._file.add_stream(_unicode_map(glyphs))
        self._references[font.name] = self._file.add(
            dictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/Type0",
                    "BaseFont": f"/{name}",
                    "Encoding": "/Identity-H",
                    "DescendantFonts": f"[{self._file.add(dictionary(descendant))} 0 R]",
                    "ToUnicode": f"{to_unicode} 0 R",
                }
            )
        )

    def finish(self) -> bytes:
        """The whole file."""
        fonts = {name: f"{reference} 0 R" for name, reference in self._references.items()}
        shapes = {name: f"{reference} 0 R" for name, reference in self._drawings.items()}
        resources = {"Font": dictionary(fonts), "XObject": dictionary(shapes)}
        self._file.fill(self._resources, dictionary(resources))
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._file.fill(self._tree, f"<</Type/Pages/Count {len(self._pages)}/Kids[{kids}]>>")
        duplex = "/Duplex/DuplexFlipLongEdge" if self._paper.duplex else "/Duplex/Simplex"
        outline = add_outline(self._file, self._paper.headings, self._pages)
        beside = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline is not None else ""
        root = self._file.add(
            f"<</Type/Catalog/Pages {self._tree} 0 R/Lang(zh-CN){beside}"
            f"/ViewerPreferences<</DisplayDocTitle true{duplex}/PrintScaling/None>>>>"
        )
        return self._file.to_bytes(root, self._file.add(dictionary(self._facts())))

    def _facts(self) -> dict[str, str]:
        paper = self._paper
        facts = {"Title": string(paper.title), "Creator": string(PROGRAM)}
        if paper.author:
            facts["Author"] = string(paper.author)
        if paper.made_on:
            facts["CreationDate"] = f"(D:{paper.made_on[:10].replace('-', '')}000000)"
        return facts


def _shown(
    item: Text, glyphs: Sequence[Glyph], places: Sequence[int], font: _Font
) -> Iterator[str]:
    """The operand of TJ: codes, and corrections in thousandths of an em, to the left."""
    written = item.xs[places[0]]
    run: list[str] = []
    for place in places:
        correction = round((written - item.xs[place]) / item.size * UNITS)
        if correction:
            if run:
                yield f"<{''.join(run)}>"
                run = []
            yield str(correction)
            written -= correction * item.size / UNITS
        glyph = glyphs[place]
        run.append(f"{font.code(glyph):04x}")
        written += round(glyph.advance * UNITS) * item.size / UNITS
    yield f"<{''.join(run)}>"


def _stroked(item: Stroke) -> Iterator[str]:
    yield f"{_color(item.color)} RG {number(item.width)} w"
    yield f"[{' '.join(map(number, item.dashes))}] 0 d"
    points = [f"{number(x)} {number(y)}" for x, y in item.points]
    yield f"{points[0]} m"
    if item.curved:
        for place in range(1, len(points), 3):
            yield f"{' '.join(points[place : place + 3])} c"
    else:
        for point in points[1:]:
            yield f"{point} l"
    yield "S"


def _path(outline: QPainterPath) -> Iterator[str]:
    for kind, points in steps_of(outline):
        places = " ".join(f"{x} {y}" for x, y in points)
        yield f"{places} {_OPERATORS[kind]}"


def _color(name: str) -> str:
    color = QColor(name)
    return " ".join(number(part) for part in (color.redF(), color.greenF(), color.blueF()))


def _tag(place: int) -> str:
    """Six letters that tell the parts of a font apart."""
    return f"ANTOU{chr(ord('A') + place % 26)}"


def _ascii(name: str, place: int) -> str:
    letters = "".join(c for c in name if c.isascii() and c.isalnum())
    return letters or f"Face{place}"


def _box_of(outlines: Sequence[QPainterPath], *, upwards: bool = True) -> tuple[int, int, int, int]:
    """Of all shapes, upwards or downwards from the baseline."""
    union = QRectF()
    for outline in outlines:
        if not outline.isEmpty():
            union = union.united(outline.boundingRect())
    left, top = round(union.left()) - 1, round(union.top()) - 1
    right, bottom = round(union.right()) + 1, round(union.bottom()) + 1
    return (left, -bottom, right, -top) if upwards else (left, top, right, bottom)


def _unicode_map(glyphs: Sequence[Glyph]) -> bytes:
    """Which character every code stands for."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    pairs = [
        f"<{code:04x}> <{glyph.text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for code, glyph in enumerate(glyphs, 1)
    ]
    for start in range(0, len(pairs), _MAP_BLOCK):
        block = pairs[start : start + _MAP_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
