"""What a policy document is made of.

Every position is a code-point offset; a range is ``[start, end)``. Plain ``start`` and ``end``
count in ``Document.text``; ``source_start`` and ``source_end`` count in the decoded source text
(without a byte order mark).
"""

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from reader.corpus.rules import RULES, Rule

UNREADABLE_MARK = "〔?〕"
"""Stands in the text where something was there that cannot be restored (conventions 4.1)."""


class BlockKind(StrEnum):
    """What part of a document a block is (conventions 3.1)."""

    TITLE = "title"
    DOCUMENT_NUMBER = "document_number"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    LEAD_HEADING = "lead_heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE = "table"
    SIGNATURE = "signature"
    DATE = "date"
    ATTACHMENT_NOTE = "attachment_note"
    DISTRIBUTION_NOTE = "distribution_note"
    RESPONSIBLE_NOTE = "responsible_note"


class SpanKind(StrEnum):
    """What a part of a block's text is."""

    MARKER = "marker"
    HEADING = "heading"
    RESPONSIBLE = "responsible"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a block: a number such as （一）, the heading before the first 。, a unit note."""

    kind: SpanKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: a range of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """How a table's text is laid out; the cells point into the text, nothing is copied.

    Attributes:
        header: Cells of the first row; empty where the layout is lost.
        rows: Rows of cells; empty where the layout is lost and nobody reviewed the splits.
        damaged: True for a table that was flattened in the source.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    damaged: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the text."""

    kind: BlockKind
    text: str
    start: int
    end: int
    source_start: int
    source_end: int
    spans: tuple[Span, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        level: Level of the marker by GB/T 9704 (一、 1, （一） 2, 1. 3, （1） 4); an unnumbered
            heading is one below the numbered heading that is open, 编/章/节/条 count from 1 in
            the order in which they nest.
        depth: Place in the tree, 1 for the top: what is open decides, not the marker.
        number: The marker as printed, "——" for a dash item, "" for none.
        heading: The heading as printed, without marker and closing mark; for an item without a
            heading its first 24 characters and "…" (conventions 3.3).
        start: Start of the heading's block.
        end: End of the last block of the section, subsections included.
        path: Labels (number and heading) from the top to this section.
    """

    level: int
    depth: int
    number: str
    heading: str
    start: int
    end: int
    path: tuple[str, ...]

    @property
    def label(self) -> str:
        """Number and heading as one text."""
        return f"{self.number}{self.heading}"


@dataclass(frozen=True, slots=True)
class Repair:
    """One change between source and text: what stood there and what stands there now."""

    rule: Rule
    source_start: int
    source_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Inference:
    """A metadata value that was not read but concluded; shown as 推定.

    Attributes:
        field: Name of the Metadata field.
        printed: What the page has at that place, "" for nothing.
        reason: Chinese sentence: why the value is thought to be right, or why it stays open.
    """

    field: str
    printed: str
    reason: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document. None where nothing is known.

    Attributes:
        title: Title as a reader would cite it.
        issuer: Issuing organs, several joined with "；".
        document_number: 发文字号, as printed or, with an Inference, as concluded.
        issue_date: 成文日期, ISO 8601, possibly only "2020-05".
        publication_date: 发布日期 of the page, ISO 8601; None with an Inference where month and
            day are ambiguous.
        city: Prefecture-level city, full name.
        province: Province, full name.
        level: "state", "province", "city", "district" or None.
        doc_type: 通知, 意见, 实施方案 …
        status: "not stated", "in force", "lapsed", "repealed", "revised", "trial" or "draft".
        script: "hans" or "hant".
        source_site: The site the copy comes from.
        inferences: The fields above that were concluded.
    """

    title: str
    issuer: str | None = None
    document_number: str | None = None
    issue_date: str | None = None
    publication_date: str | None = None
    city: str | None = None
    province: str | None = None
    level: str | None = None
    doc_type: str | None = None
    status: str = "not stated"
    script: str = "hans"
    source_site: str | None = None
    inferences: tuple[Inference, ...] = ()

    def inference(self, name: str) -> Inference | None:
        """The inference behind the field ``name``, or None if the value was read."""
        return next((i for i in self.inferences if i.field == name), None)


@dataclass(frozen=True, slots=True)
class Run:
    """``length`` characters that stand in text and source alike, one by one."""

    start: int
    source_start: int
    length: int


@dataclass(frozen=True)
class SourceMap:
    """Where each character of the text stands in the source.

    Attributes:
        runs: In the order of the text, without overlap; source positions rise as well.
    """

    runs: tuple[Run, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    @cached_property
    def _source_starts(self) -> list[int]:
        return [run.source_start for run in self.runs]

    def source_range(self, start: int, end: int) -> tuple[int, int] | None:
        """Range of the source that covers a text range; None if none of it stands there."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        low: int | None = None
        high = 0
        for run in self.runs[first:]:
            if run.start >= end:
                break
            begin, stop = max(start, run.start), min(end, run.start + run.length)
            if begin < stop:
                low = begin - run.start + run.source_start if low is None else low
                high = stop - run.start + run.source_start
        return None if low is None else (low, high)

    def text_range(self, source_start: int, source_end: int) -> tuple[int, int] | None:
        """Range of the text that covers a source range; None if nothing of it is left."""
        first = max(bisect_right(self._source_starts, source_start) - 1, 0)
        low: int | None = None
        high = 0
        for run in self.runs[first:]:
            if run.source_start >= source_end:
                break
            begin = max(source_start, run.source_start)
            stop = min(source_end, run.source_start + run.length)
            if begin < stop:
                low = begin - run.source_start + run.start if low is None else low
                high = stop - run.source_start + run.start
        return None if low is None else (low, high)


@dataclass(frozen=True)
class Document:
    r"""A policy document after the pipeline.

    Attributes:
        id: Stable name; for imported ones the first 12 hex digits of the file's SHA-256.
        text: Texts of the blocks joined by "\n"; what is searched, marked and cited.
        source_sha256: Of the source file's bytes.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    repairs: tuple[Repair, ...]
    metadata: Metadata
    source_map: SourceMap
    source_sha256: str
    warnings: tuple[str, ...] = field(default=())

    @cached_property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8: what anchors are checked against."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def damaged(self) -> bool:
        """True if the web copy is damaged (网页有损)."""
        return any(RULES[repair.rule].damage for repair in self.repairs) or any(
            block.table is not None and block.table.damaged for block in self.blocks
        )

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.start for section in self.sections]

    def section_at(self, position: int) -> Section | None:
        """The innermost section that holds ``position``."""
        place = bisect_right(self._section_starts, position)
        for section in reversed(self.sections[:place]):
            if position < section.end or position == section.end == len(self.text):
                return section
        return None
