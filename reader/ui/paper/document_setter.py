"""An annotated document → rows: its whole text with marks, each note after its paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.excerpts.model import AnnotatedDocument, DocumentBlock, QuoteLine, Role
from reader.ui.paper.brochure_setter import legend_rows, note_rows
from reader.ui.paper.faces import FaceRole
from reader.ui.paper.items import Stroke
from reader.ui.paper.measures import Measures
from reader.ui.paper.rows import Row
from reader.ui.paper.table_setter import TableSetter
from reader.ui.paper.title_block import title_rows
from reader.ui.paper.typesetter import Style, Typesetter

_KEPT = frozenset({Role.HEADING_1, Role.HEADING_2, Role.HEADING_3})
_SIGNATURE_INSET = 2


@dataclass(frozen=True)
class DocumentSetter:
    """Sets a document, block by block."""

    type: Typesetter
    measures: Measures
    table: TableSetter

    def steps(self, document: AnnotatedDocument) -> Iterator[list[Row]]:
        """All rows, in batches that take a few milliseconds each."""
        yield self._front(document)
        for block in document.blocks:
            yield [*self._text(block), *self._notes(block)]

    def _front(self, document: AnnotatedDocument) -> list[Row]:
        """What the program says about the document, set apart by a line."""
        small = Style(FaceRole.SONG, self.measures.small)
        rows: list[Row] = []
        for words in (*document.source, f"{document.counts}{document.statement}"):
            rows += self.type.paragraph(words, small)
        rows += legend_rows(self.type, document.legend, self.measures)
        line = Stroke(((0, 0), (self.type.width, 0)), 0.5, "#000000")
        rows.append(Row(1.0, 2 * self.measures.gap, (line,), before=6.0))
        return rows

    def _text(self, block: DocumentBlock) -> list[Row]:
        if block.line is None:
            rows = self.table.table(
                [[(cell.runs,) for cell in row] for row in block.rows], header=block.header
            )
            return self._set_apart(rows)
        if block.line.role is Role.TITLE and not any(run.marks for run in block.line.runs):
            return self._set_apart(title_rows(self.type, block.line.text, self.measures.title))
        rows = self.type.runs(block.line.runs, self._style(block.line))
        return self._set_apart(rows) if block.line.role is Role.TITLE else rows

    def _set_apart(self, rows: list[Row]) -> list[Row]:
        """The same with a blank below."""
        lower = [replace(row, pitch=row.pitch + self.measures.gap) for row in rows[-1:]]
        return [*rows[:-1], *lower]

    def _style(self, line: QuoteLine) -> Style:
        """By GB/T 9704: conventions 1.2."""
        body = self.measures.body
        styles = {
            Role.TITLE: Style(FaceRole.TITLE, self.measures.title, "centre"),
            Role.NUMBER: Style(FaceRole.BODY, body, "centre"),
            Role.HEADING_1: Style(FaceRole.HEI, body, indent=2),
            Role.HEADING_2: Style(FaceRole.KAI, body, indent=2),
            Role.HEADING_3: Style(FaceRole.BODY, body, indent=2),
            Role.FLUSH: Style(FaceRole.BODY, body),
            Role.SIGNATURE: Style(FaceRole.BODY, body, "right", inset=_SIGNATURE_INSET * body.size),
        }
        style = styles.get(line.role, Style(FaceRole.BODY, body, indent=2))
        return replace(style, keep=line.role in _KEPT)

    def _notes(self, block: DocumentBlock) -> list[Row]:
        rows = [row for note in block.notes for row in note_rows(self.type, note, self.measures)]
        if rows:
            rows[-1] = replace(rows[-1], pitch=rows[-1].pitch + self.measures.gap / 2)
        return rows
