"""Elements of a web page → lines of text: blocks, breaks, lists, tables."""

import re
from collections.abc import Iterator

from lxml import etree

from reader.corpus.formats.numerals import numeral
from reader.corpus.formats.raised import lowered, raised
from reader.corpus.formats.rows import TableCell, table_lines
from reader.corpus.structuring.markers import read_marker


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


SILENT = words(
    "script style noscript template svg math iframe frame frameset object embed applet audio video "
    "canvas map select option button input textarea head rp rt del datalist dialog img"
)
"""Elements of which nothing is text of the page."""

_BLOCKS = words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol p pre section summary table tbody td tfoot th thead title tr ul"
)
_LIST_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_WIDE = "[\u2018-\u201f\u2026\u2014\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
_WRAPPED = re.compile(rf"(?<={_WIDE})[ \t\f]*[\r\n][ \t\r\n\f]*(?={_WIDE})")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_DIGITS = re.compile(r"[0-9]{1,4}")
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_BULLET = "•"


def lines_of(element: etree._Element) -> list[str]:
    """The text of an element and all in it, one line per block; trimmed, none empty."""
    writer = _Writer()
    writer.write(element)
    writer.end_line()
    return writer.lines


def is_tag(element: etree._Element) -> bool:
    """True for an element, False for what else stands in a tree (comments, instructions)."""
    return isinstance(element.tag, str)


class _Writer:
    """Collects the lines while it walks through a tree; trees are at most 256 levels deep."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._parts: list[str] = []
        self._marker = ""
        self._preformatted = 0
        self._numbers: dict[etree._Element, int] = {}

    def end_line(self) -> None:
        """End the line that is being written; an empty one is none."""
        text = "".join(self._parts)
        self._parts.clear()
        pieces = text.splitlines() if self._preformatted else [text]
        for piece in pieces:
            line = _SPACES.sub(" ", _WRAPPED.sub("", piece)).strip()
            if not line.strip("\xa0\u3000 "):
                continue
            if self._marker and read_marker(line) is None:
                line = f"{self._marker} {line}"
            self._marker = ""
            self.lines.append(line)

    def write(self, element: etree._Element) -> None:
        """Write an element without the text behind it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT:
            return
        if tag == "br":
            self.end_line()
        elif tag == "table":
            self._write_table(element)
        elif tag in {"sup", "sub"}:
            text = "".join(map(str, element.itertext())).strip()
            self._parts.append(raised(text) if tag == "sup" else lowered(text))
        elif tag in _BLOCKS:
            self._write_block(element, tag)
        else:
            self._write_inside(element)

    def _write_inside(self, element: etree._Element) -> None:
        self._parts.append(element.text or "")
        for child in element:
            self.write(child)
            self._parts.append(child.tail or "")

    def _write_block(self, element: etree._Element, tag: str) -> None:
        self.end_line()
        if tag == "li":
            self._marker = self._list_marker(element)
        if tag == "pre":
            self._preformatted += 1
        self._write_inside(element)
        self.end_line()
        if tag == "pre":
            self._preformatted -= 1
        if tag == "li":
            self._marker = ""

    def _list_marker(self, item: etree._Element) -> str:
        """What the browser shows before a list's item."""
        listing = item.getparent()
        if listing is None or listing.tag not in {"ol", "ul"}:
            return ""
        if _NO_MARKER.search(listing.get("style") or ""):
            return ""
        if listing.tag == "ul":
            return _BULLET
        number = self._numbers.get(listing, _count(listing.get("start"), 1) - 1) + 1
        number = self._numbers[listing] = _count(item.get("value"), number)
        style = _LIST_TYPES.get(listing.get("type") or "", "decimal")
        return f"{numeral(number, style)}."

    def _write_table(self, table: etree._Element) -> None:
        self.end_line()
        rows: list[list[TableCell]] = []
        for part in _parts_of(table):
            if part.tag == "tr":
                rows.append([_cell(cell) for cell in part if cell.tag in {"td", "th"}])
            else:
                self.lines += table_lines(rows) + lines_of(part)
                rows = []
        nested = next(table.iterdescendants("table"), None) is not None
        if nested:
            self.lines += [line for row in rows for cell in row for line in cell.lines]
        else:
            self.lines += table_lines(rows)


def _parts_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, and what else with text stands in it."""
    for child in table:
        if child.tag in {"tbody", "thead", "tfoot", "form"}:
            yield from _parts_of(child)
        elif is_tag(child) and child.tag not in SILENT and child.tag != "colgroup":
            yield child


def _cell(cell: etree._Element) -> TableCell:
    return TableCell(
        tuple(lines_of(cell)), _count(cell.get("colspan"), 1), _count(cell.get("rowspan"), 1)
    )


def _count(value: str | None, usual: int) -> int:
    """The number in an attribute, the usual one where there is none."""
    digits = _DIGITS.fullmatch((value or "").strip())
    return int(digits.group()) if digits else usual
