"""The body of a Word document → lines: paragraphs with their markers, tables, text boxes, notes."""

from collections.abc import Iterator

from lxml import etree

from reader.corpus.formats.docx_names import attribute, child, is_on, number, tag, value
from reader.corpus.formats.docx_numbering import Numbering
from reader.corpus.formats.raised import lowered, raised
from reader.corpus.formats.rows import TableCell, table_lines

_LEFT_OUT = frozenset(
    ["w:del", "w:moveFrom", "w:rPr", "w:pPr", "w:instrText", "w:delText", "w:delInstrText", "w:rt"]
)
"""Deleted text, properties, field codes and the readings above characters."""

_ALONE = frozenset(["w:p", "w:tbl"])
_BOXES = frozenset(["w:txbxContent"])
_SIGNS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
    "w:ptab": "\t",
}
_SEPARATORS = frozenset(["separator", "continuationSeparator", "continuationNotice"])


class Body:
    """Reads the stories of one document; the numbering counts on from one to the next."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def lines(self, root: etree._Element) -> list[str]:
        """The lines of a story; trimmed, none empty."""
        lines: list[str] = []
        open_text = ""
        for element in _standing_alone(root):
            if tag(element) == "w:tbl":
                lines += self._table(element)
                continue
            text, boxes = self._paragraph(element)
            properties = child(element, "w:pPr")
            deleted = is_on(child(properties, "w:rPr"), "w:del")
            if not open_text and (text or not deleted):
                marker = self._numbering.marker(properties)
                open_text = marker if text else ""
            open_text += text
            if deleted:
                # The paragraph's end was deleted: the next one goes on in it.
                continue
            lines += _split(open_text) + boxes
            open_text = ""
        return lines + _split(open_text)

    def notes(self, root: etree._Element | None) -> list[str]:
        """The notes of a part with footnotes or endnotes, each opened by 注：."""
        notes = [
            " ".join(self.lines(note))
            for note in (() if root is None else root)
            if tag(note) in {"w:footnote", "w:endnote"}
            and attribute(note, "type") not in _SEPARATORS
        ]
        notes = [note for note in notes if note]
        if len(notes) == 1:
            return [f"注：{notes[0]}"]
        return [f"注{count}：{note}" for count, note in enumerate(notes, start=1)]

    def _paragraph(self, paragraph: etree._Element) -> tuple[str, list[str]]:
        """The text of a paragraph without its marker, and the lines of the boxes anchored in it."""
        pieces: list[str] = []
        boxes: list[str] = []
        for piece in _inside(paragraph):
            if isinstance(piece, str):
                pieces.append(piece)
            else:
                boxes += self.lines(piece)
        return "".join(pieces).strip(), boxes

    def _table(self, table: etree._Element) -> list[str]:
        rows = [
            [self._cell(cell) for cell in _parts(row, "w:tc")]
            for row in _parts(table, "w:tr")
            if child(row, "w:trPr", "w:del") is None
        ]
        return table_lines(rows)

    def _cell(self, cell: etree._Element) -> TableCell:
        properties = child(cell, "w:tcPr")
        merged = child(properties, "w:vMerge")
        continues = merged is not None and value(properties, "w:vMerge") != "restart"
        return TableCell(
            tuple(self.lines(cell)),
            columns=number(properties, "w:gridSpan") or 1,
            continues=continues,
        )


def _standing_alone(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a story, through all that only wraps them."""
    for element in root:
        name = tag(element)
        if name in _ALONE:
            yield element
        elif name == "mc:AlternateContent":
            yield from _standing_alone(_chosen(element))
        elif name not in _LEFT_OUT:
            yield from _standing_alone(element)


def _parts(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, through all that only wraps them."""
    for part in element:
        if tag(part) == name:
            yield part
        elif tag(part) not in _LEFT_OUT and tag(part) not in _ALONE:
            yield from _parts(part, name)


def _inside(element: etree._Element) -> Iterator[str | etree._Element]:
    """What stands in a paragraph: pieces of text, and the contents of text boxes."""
    for part in element:
        name = tag(part)
        if name in _LEFT_OUT:
            continue
        if name == "w:r":
            yield from _run(part)
        elif name in {"w:t", "m:t"}:
            yield part.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "w:sym":
            yield _sign(part)
        elif name in _BOXES:
            yield part
        elif name == "mc:AlternateContent":
            yield from _inside(_chosen(part))
        else:
            yield from _inside(part)


def _run(run: etree._Element) -> Iterator[str | etree._Element]:
    properties = child(run, "w:rPr")
    if is_on(properties, "w:vanish") or is_on(properties, "w:specVanish"):
        return
    position = value(properties, "w:vertAlign")
    for piece in _inside(run):
        if isinstance(piece, str) and position == "superscript":
            yield raised(piece)
        elif isinstance(piece, str) and position == "subscript":
            yield lowered(piece)
        else:
            yield piece


def _sign(element: etree._Element) -> str:
    """A character of a symbol font: as it is, its code says nothing without the font."""
    code = attribute(element, "char") or ""
    try:
        return chr(int(code, 16)) if 1 <= len(code) <= 4 else ""
    except ValueError:
        return ""


def _chosen(alternatives: etree._Element) -> etree._Element:
    """The first of several forms of the same content; an empty one where there is none."""
    for name in ("mc:Choice", "mc:Fallback"):
        found = child(alternatives, name)
        if found is not None and len(found):
            return found
    return etree.Element("empty")


def _split(text: str) -> list[str]:
    return [line for line in map(str.strip, text.split("\n")) if line]
