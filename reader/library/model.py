"""What the library tells about a document without loading it."""

import json
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reader.library.tables import Seams, stored_seams

Origin = Literal["shipped", "imported", "pack"]
"""Shipped documents follow the program, those of a pack the pack; imported ones are the user's."""

CONTEXT_CHARACTERS = 24
"""So many characters are shown before and after a place that is cited, inside its block."""

LEAST_TITLE = 6
"""Shorter titles (通知, 公告) say nothing about what a document is."""

UNKNOWN_PLACE = "未注明地区"


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One line of the library.

    Attributes:
        characters: Length of the document's text in code points.
        indicators: Number of extracted indicators; None as long as none were looked for.
        damaged: The web copy is damaged (网页有损).
        inferred: Names of the metadata fields that were concluded, not read (推定).
        level: Of the issuer: "state", "province", "city", "district"; None if unknown.
        apart: What sets it apart from listed documents of the same title; "" if there are none.
    """

    id: str
    title: str
    city: str | None
    province: str | None
    issuer: str | None
    document_number: str | None
    issue_date: str | None
    publication_date: str | None
    doc_type: str | None
    status: str
    script: str
    characters: int
    indicators: int | None
    damaged: bool
    origin: Origin
    inferred: frozenset[str]
    level: str | None = None
    apart: str = ""

    @property
    def place(self) -> str:
        """Where the document holds: its city, else its province, else 未注明地区."""
        return self.city or self.province or UNKNOWN_PLACE


@dataclass(frozen=True, slots=True)
class Entry:
    """What tells whether a file is a document of the library, or a version of one.

    Attributes:
        document_number: Only as printed, never a conclusion.
        date: Of issue, else of publication, ISO 8601; "" if unknown.
        successor: The document it is an older version of, else None.
    """

    id: str
    title: str
    issuer: str | None
    city: str | None
    province: str | None
    document_number: str | None
    date: str
    text_sha256: str
    source_sha256: str
    origin: str = "imported"
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class RemovedDocument:
    """What is kept of a document that was removed: enough to know it again.

    Attributes:
        text_sha256: As in ``Document.text_sha256``; the anchors of notes on it name the same.
        removed_at: ISO 8601, UTC.
    """

    id: str
    title: str
    document_number: str | None
    text_sha256: str
    removed_at: str


@dataclass(frozen=True)
class Layout:
    """What it takes to cite a place of a document; read much faster than the whole document.

    Attributes:
        sections: Start, end and path of the sections in the order of their starts; the path is
            JSON, read when it is asked for: all of them together cost more than a page of hits.
        tables: How the tables are laid out, in their order; JSON as well.
    """

    text: str
    sections: tuple[tuple[int, int, str], ...]
    tables: tuple[str, ...] = ()

    @cached_property
    def seams(self) -> Seams:
        """Where rows and cells of the tables begin without anything that sets them apart."""
        return stored_seams(self.text, self.tables)

    @cached_property
    def _section_starts(self) -> list[int]:
        return [start for start, _, _ in self.sections]

    def block_at(self, position: int) -> tuple[int, int]:
        """Start and end of the block, a line of the text, that holds ``position``.

        A line feed belongs to the block before it.
        """
        end = self.text.find("\n", position)
        return self.text.rfind("\n", 0, position) + 1, end if end >= 0 else len(self.text)

    def section_path_at(self, position: int) -> tuple[str, ...]:
        """Path of the innermost section that holds ``position``; empty before the first one."""
        place = bisect_right(self._section_starts, position)
        for _, end, path in reversed(self.sections[:place]):
            if position < end:
                return tuple(json.loads(path))
        return ()
