"""What goes onto paper: annotated excerpts (摘编), as plain data in the order of the pages.

A :class:`Brochure` holds every word that is printed. PDF, printer and DOCX only set it, so that all
of them say the same. What stands in a document and what was added to it are told apart by type:
:class:`QuoteLine` is the document's wording, everything else is the editor's or the program's.

Source of what a piece consists of: conventions 2.2 and 2.3.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reader.notes.model import Meaning

CONTENTS_TITLE = "目录"
OMISSION = "……"
"""Stands for words left out inside a paragraph."""
PARAGRAPH_OMISSION = "（略）"
"""Stands for a paragraph, or more, that was left out."""


class Shape(StrEnum):
    """The line under the characters that tells a meaning without colour."""

    WAVE = "波浪线"
    DOUBLE = "双线"
    DOTTED = "点线"
    THICK = "粗线"
    DASH_DOT = "点划线"


@dataclass(frozen=True, slots=True)
class MarkStyle:
    """How a meaning is marked on paper.

    Attributes:
        letter: Stands in the margin, A to E.
        shape: The line under the characters.
        ink: Colour of the line, ``#rrggbb``, dark enough for white paper.
        wash: Colour behind the characters, ``#rrggbb``.
    """

    letter: str
    shape: Shape
    ink: str
    wash: str


MARK_STYLES: dict[Meaning, MarkStyle] = {
    Meaning.KEY: MarkStyle("A", Shape.WAVE, "#9a6b00", "#fdeeb0"),
    Meaning.TARGET: MarkStyle("B", Shape.DOUBLE, "#1f7a33", "#d5efd6"),
    Meaning.MEASURE: MarkStyle("C", Shape.DOTTED, "#1b5ea8", "#d6e6f7"),
    Meaning.QUESTION: MarkStyle("D", Shape.THICK, "#b3261e", "#fadbd8"),
    Meaning.FUNDING: MarkStyle("E", Shape.DASH_DOT, "#6d3aa0", "#e8dcf5"),
}
"""In the order of the letters (conventions 2.3)."""


class Role(StrEnum):
    """What a line of a quotation is in its document; decides how it is set."""

    BODY = "body"
    TITLE = "title"
    NUMBER = "number"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    SIGNATURE = "signature"
    FLUSH = "flush"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a quotation that are alike in every mark and note.

    Attributes:
        text: As it stands in the document; with ``omission`` the sign that something is left out.
        marks: The meanings they are marked with, in the order of the letters.
        notes: Numbers of the notes that speak of exactly these characters (``Note.number``).
        omission: True for …… and （略）: the editor's, not the document's.
        heading: Level from 1, where they are the heading a paragraph begins with; 0 elsewhere.
    """

    text: str
    marks: tuple[Meaning, ...] = ()
    notes: tuple[int, ...] = ()
    omission: bool = False
    heading: int = 0


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """One paragraph of a quotation.

    Attributes:
        runs: Its text from left to right; empty only in an empty cell of a table.
    """

    runs: tuple[Run, ...]
    role: Role = Role.BODY

    @property
    def text(self) -> str:
        """The paragraph as it is printed, omissions included."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Note:
    r"""What somebody wrote about a quotation; never part of the document.

    Attributes:
        number: From 1 in its piece (or document); the runs it speaks of carry it.
        lead: What introduces it: "〔批注〕王某某 2026年5月3日：", with ① where there are several.
        text: The whole note; "\n" parts its paragraphs.
        author: "" if unknown.
        created: ISO 8601 with offset.
        meaning: Of the mark; None for a note on the whole piece.
        quote: The characters it speaks of.
        tags: As the user wrote them.
    """

    number: int
    lead: str
    text: str
    author: str
    created: str
    meaning: Meaning | None
    quote: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """A heading over the pieces that follow: the user's own, a theme or a place; never quoted."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """The editor's words between the pieces, one string a paragraph."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A numbered piece.

    Attributes:
        number: From 1 through the whole brochure, in the printed order.
        theme: "" if the user gave none.
        place: City or province of the document.
        heading: "【12】 全社会研发投入" as printed; the theme, else the innermost section heading.
        lines: The quotation; the document's wording except for omissions.
        notes: In the order of the places they speak of, a note on the whole piece last.
        facts: Lines of the program about an indicator: "指标：…；目标：…"; usually empty.
        source: The lines 出处 and 状态, ready to print.
        document_id: Where it comes from.
        quote: The whole quotation as it stands in the document, without omissions.
    """

    number: int
    theme: str
    place: str
    heading: str
    lines: tuple[QuoteLine, ...]
    notes: tuple[Note, ...]
    facts: tuple[str, ...]
    source: tuple[str, ...]
    document_id: str
    quote: str


Part = GroupHeading | OwnText | Excerpt


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One row of the legend of marks.

    Attributes:
        name: What the user calls the meaning: 重点, 目标指标 …
        used: Whether a piece carries the mark.
    """

    meaning: Meaning
    name: str
    style: MarkStyle
    used: bool


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of an index and the numbers of its pieces, rising."""

    label: str
    numbers: tuple[int, ...]

    @property
    def places(self) -> str:
        """The numbers as printed: 【1】【12】."""
        return "".join(f"【{number}】" for number in self.numbers)


@dataclass(frozen=True, slots=True)
class Index:
    """An index at the end: 按地区索引, 按主题索引, 按文件索引."""

    title: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the 目录.

    Attributes:
        level: 1 for a group heading or an index, 2 for a piece under a group (1 without groups).
        text: As printed at the place itself.
        part: Place in ``Brochure.parts``; None for an index.
        index: Place in ``Brochure.indexes``; None for a part.
    """

    level: int
    text: str
    part: int | None = None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Brochure:
    """Annotated excerpts, ready to be set.

    Attributes:
        title: Of the collection.
        short_title: For the header of the pages.
        imprint: 编印单位, 编印人 and date, a line each; only what the user gave.
        statement: That the official text prevails.
        introduction: The user's words at the start, one string a paragraph.
        legend: All five meanings in the order of the letters; empty if nothing is marked.
        parts: What stands between 目录 and indexes.
        indexes: At the end.
        author: For the properties of the file: who made it, "" if not given.
        made_on: The day as ISO 8601, for the properties of the file; "" if not given.
    """

    title: str
    short_title: str
    imprint: tuple[str, ...]
    statement: str
    introduction: tuple[str, ...]
    legend: tuple[LegendEntry, ...]
    parts: tuple[Part, ...]
    indexes: tuple[Index, ...]
    author: str = ""
    made_on: str = ""

    @property
    def excerpts(self) -> Iterator[Excerpt]:
        """The numbered pieces in order."""
        return (part for part in self.parts if isinstance(part, Excerpt))

    @property
    def counts(self) -> str:
        """How much it holds, in one sentence: pieces, documents, notes."""
        excerpts = list(self.excerpts)
        documents = {excerpt.document_id for excerpt in excerpts}
        notes = sum(len(excerpt.notes) for excerpt in excerpts)
        annotated = f"，批注 {notes:,} 条" if notes else ""
        return f"共摘录 {len(excerpts):,} 条，出自 {len(documents):,} 篇文件{annotated}。"

    def without_notes(self) -> "Brochure":
        """The same with its marks, but without any note."""
        return replace(self, parts=tuple(_without_notes(part) for part in self.parts))

    @property
    def contents(self) -> tuple[ContentsEntry, ...]:
        """The 目录."""
        grouped = any(isinstance(part, GroupHeading) for part in self.parts)
        entries = [
            ContentsEntry(1, part.text, part=place)
            if isinstance(part, GroupHeading)
            else ContentsEntry(1 + grouped, part.heading, part=place)
            for place, part in enumerate(self.parts)
            if not isinstance(part, OwnText)
        ]
        indexes = [
            ContentsEntry(1, index.title, index=place) for place, index in enumerate(self.indexes)
        ]
        return (*entries, *indexes)


@dataclass(frozen=True, slots=True)
class DocumentBlock:
    """A paragraph of a document with the notes that speak of it.

    Attributes:
        line: The paragraph as it stands in the document.
        notes: Those whose place ends in this paragraph.
        rows: Instead of ``line`` for a table: cells of each row; an empty cell has no runs.
        header: Whether the first row is a header.
    """

    line: QuoteLine | None
    notes: tuple[Note, ...] = ()
    rows: tuple[tuple[QuoteLine, ...], ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """One document with all its marks and notes, ready to be set.

    Attributes:
        source: The lines 出处 and 状态.
        marks: Number of marked places.
        statement: That the official text prevails.
    """

    title: str
    short_title: str
    source: tuple[str, ...]
    marks: int
    statement: str
    legend: tuple[LegendEntry, ...]
    blocks: tuple[DocumentBlock, ...]

    @property
    def counts(self) -> str:
        """How much was added, in one sentence; empty for nothing."""
        notes = sum(len(block.notes) for block in self.blocks)
        annotated = f"，批注 {notes:,} 条" if notes else ""
        return f"标记 {self.marks:,} 处{annotated}。" if self.marks else ""

    def without_notes(self) -> "AnnotatedDocument":
        """The same with its marks, but without any note."""
        blocks = (
            DocumentBlock(
                block.line and _without_numbers(block.line),
                (),
                tuple(tuple(map(_without_numbers, row)) for row in block.rows),
                block.header,
            )
            for block in self.blocks
        )
        return replace(self, blocks=tuple(blocks))


def _without_notes(part: Part) -> Part:
    if not isinstance(part, Excerpt):
        return part
    return replace(part, notes=(), lines=tuple(map(_without_numbers, part.lines)))


def _without_numbers(line: QuoteLine) -> QuoteLine:
    return replace(line, runs=tuple(replace(run, notes=()) for run in line.runs))


@dataclass(frozen=True, slots=True)
class TableSheet:
    r"""A table with its sources, for paper: a comparison, the indicators, any list.

    Attributes:
        title: Above the table.
        heads: Column headings; repeated on every page.
        rows: Texts of the cells; "\n" parts lines in a cell.
        weights: Share of the width of each column; empty for one found from the texts.
        numeric: Columns that stand on the right.
        remarks: Lines under the title: what was asked for, how to read it.
        notes: Lines under the table: sources, in order.
        landscape: None lets the width of the table decide.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    weights: tuple[float, ...] = ()
    numeric: frozenset[int] = frozenset()
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    landscape: bool | None = None
