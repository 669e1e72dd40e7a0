"""A file as text."""

from dataclasses import dataclass
from typing import Literal

Format = Literal["txt", "html", "docx", "pdf"]
"""What a file was read as; Markdown is text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    Attributes:
        text: Without byte order mark; line ends of a text file as they are, U+FFFD where bytes
            were damaged. Of other formats the text that was taken out of them, one line per
            paragraph. The same bytes always give the same text: positions count in it.
        encoding: "utf-8", "utf-8-sig", "gb18030", "big5", "utf-16-le", "utf-16-be" and the like;
            "-bom" at the end (for UTF-8 "-sig") where a byte order mark stood in front. The name
            of the format where the format itself says how its text is written.
        format: What the file was read as.
        misread: How the text had been misread before it was saved, in words for the user; "" for
            a text that was not. ``text`` is what it was before.
    """

    text: str
    encoding: str
    format: Format = "txt"
    misread: str = ""
