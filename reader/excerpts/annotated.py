"""A document with its marks and notes → what is printed of it: the whole text, notes in order."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from reader.corpus.model import Block, BlockKind, Cell, Document, SpanKind
from reader.excerpts.compose import short_title
from reader.excerpts.legend import legend
from reader.excerpts.marking import Highlight, led_line, marked_line, numbered_notes
from reader.excerpts.model import AnnotatedDocument, DocumentBlock, Note, QuoteLine, Role, Run
from reader.excerpts.sources import Origin, source_lines
from reader.library.wording import PUBLIC_TEXT
from reader.notes.model import MEANING_NAMES, Annotation, Meaning

_ROLES: Mapping[BlockKind, Role] = {
    BlockKind.TITLE: Role.TITLE,
    BlockKind.DOCUMENT_NUMBER: Role.NUMBER,
    BlockKind.ADDRESSEE: Role.FLUSH,
    BlockKind.SIGNATURE: Role.SIGNATURE,
    BlockKind.DATE: Role.SIGNATURE,
    BlockKind.TABLE: Role.FLUSH,
}
_LEADS = frozenset({SpanKind.MARKER, SpanKind.HEADING})
_SEPARATORS = re.compile(r"[\s|｜]*")
_HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)


def annotate(
    document: Document,
    origin: Origin,
    annotations: Iterable[Annotation],
    meaning_names: Mapping[Meaning, str] = MEANING_NAMES,
) -> AnnotatedDocument:
    """Lay the notes of a document beside its text.

    Args:
        document: The text.
        origin: What is known of the document.
        annotations: Only those made on exactly this text are used.
        meaning_names: What the user calls the five meanings.
    """
    fitting = sorted(
        (
            a
            for a in annotations
            if a.anchor.document_id == document.id and a.anchor.text_sha256 == document.text_sha256
        ),
        key=lambda a: (a.anchor.end, a.anchor.start, a.created),
    )
    return _Annotator(document, fitting, meaning_names).annotated(origin)


@dataclass(frozen=True)
class _Annotator:
    document: Document
    annotations: Sequence[Annotation]
    meaning_names: Mapping[Meaning, str]

    @cached_property
    def _notes(self) -> tuple[list[Note], list[int]]:
        """All notes, and the number of each annotation; in the order in which the places end."""
        return numbered_notes(self.annotations, numbers=True)

    @cached_property
    def _highlights(self) -> list[Highlight]:
        numbers = self._notes[1]
        return [
            Highlight(a.anchor.start, a.anchor.end, a.meaning, number)
            for a, number in zip(self.annotations, numbers, strict=True)
        ]

    def annotated(self, origin: Origin) -> AnnotatedDocument:
        blocks = tuple(self._blocks())
        runs = (run for block in blocks for run in _runs(block))
        title = self.document.metadata.title
        return AnnotatedDocument(
            title=title,
            short_title=short_title(title),
            source=source_lines(origin),
            marks=len(self.annotations),
            statement=PUBLIC_TEXT,
            legend=legend(self.meaning_names, runs),
            blocks=blocks,
        )

    def _blocks(self) -> Iterator[DocumentBlock]:
        waiting = list(zip(self._highlights, self.annotations, strict=True))
        notes = {note.number: note for note in self._notes[0]}
        levels = {section.start: section.level for section in self.document.sections}
        for block in self.document.blocks:
            here = []
            while waiting and waiting[0][0].end <= block.end:
                highlight, _ = waiting.pop(0)
                if highlight.number:
                    here.append(notes[highlight.number])
            yield self._block(block, tuple(here), levels.get(block.start, 0))

    def _block(self, block: Block, notes: tuple[Note, ...], level: int) -> DocumentBlock:
        inside = [h for h in self._highlights if h.start < block.end and h.end > block.start]
        table = block.table
        if table is None or not table.rows:
            return DocumentBlock(self._line(block, inside, level), notes)
        rows = tuple(row for row in (table.header, *table.rows) if row)
        return DocumentBlock(
            None, notes, tuple(self._cells(block, rows, inside)), header=bool(table.header)
        )

    def _line(self, block: Block, inside: Sequence[Highlight], level: int) -> QuoteLine:
        role = _ROLES.get(block.kind, Role.BODY)
        if block.kind is BlockKind.HEADING:
            role = _HEADINGS[min(max(level, 1), len(_HEADINGS)) - 1]
        place = (block.start, block.end)
        stop = max((s.end for s in block.spans if s.kind in _LEADS), default=block.start)
        if block.kind is BlockKind.LEAD_HEADING and stop > block.start:
            return led_line(self.document.text, place, inside, (stop, max(level, 1)))
        return marked_line(self.document.text, place, inside, role)

    def _cells(
        self, block: Block, rows: Sequence[Sequence[Cell]], inside: Sequence[Highlight]
    ) -> Iterator[tuple[QuoteLine, ...]]:
        """The cells; words between two of them stand with the first, so that nothing is lost."""
        text = self.document.text
        following = iter([*[cell.start for row in rows for cell in row][1:], block.end])
        begin = block.start
        for row in rows:
            cells = []
            for cell in row:
                stop = next(following)
                end = cell.end if _SEPARATORS.fullmatch(text, cell.end, stop) else stop
                cells.append(marked_line(text, (begin, end), inside, Role.CELL))
                begin = stop
            yield tuple(cells)


def _runs(block: DocumentBlock) -> Iterator[Run]:
    lines = [block.line] if block.line is not None else []
    for line in chain(lines, *block.rows):
        yield from line.runs
