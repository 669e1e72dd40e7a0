"""The parts of a PDF file: objects, streams, the table that finds them. Same input, same bytes."""

import hashlib
import zlib
from collections.abc import Mapping

Reference = int
"""Number of an object."""

Value = str | bytes | int | float


class PdfFile:
    """A PDF file in the making."""

    def __init__(self) -> None:
        self._objects: list[bytes | None] = []

    def reserve(self) -> Reference:
        """The number of an object that is filled later."""
        self._objects.append(None)
        return len(self._objects)

    def add(self, content: str) -> Reference:
        """Add an object."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def fill(self, number: Reference, content: str) -> None:
        """Give a reserved object its content."""
        self._objects[number - 1] = content.encode("latin-1")

    def add_stream(self, data: bytes, entries: str = "") -> Reference:
        """Add a compressed stream.

        Args:
            data: As it is before compression.
            entries: Further entries of its dictionary.
        """
        packed = zlib.compress(data)
        head = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n"
        number = self.reserve()
        self._objects[number - 1] = head.encode("latin-1") + packed + b"\nendstream"
        return number

    def to_bytes(self, root: Reference, info: Reference) -> bytes:
        """The whole file."""
        out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, content in enumerate(self._objects, 1):
            if content is None:
                raise ValueError(f"object {number} was never filled")
            places.append(len(out))
            out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
        table = len(out)
        mark = hashlib.sha256(out).hexdigest()[:32]
        out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            out += b"%010d 00000 n \n" % place
        trailer = (
            f"trailer\n<</Size {len(places) + 1}/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{mark}><{mark}>]>>\nstartxref\n{table}\n%%EOF\n"
        )
        return bytes(out + trailer.encode("ascii"))


def number(value: float) -> str:
    """A number, to a thousandth of a point."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def string(text: str) -> str:
    """A text as a hexadecimal string in UTF-16."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def dictionary(entries: Mapping[str, str]) -> str:
    """A dictionary of ready values."""
    return "<<" + "".join(f"/{name} {value}" for name, value in entries.items()) + ">>"
