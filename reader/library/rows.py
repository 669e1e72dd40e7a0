"""A document as rows of the library's tables, and back."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.corpus.model import (
    Block,
    BlockKind,
    Cell,
    Document,
    Inference,
    Metadata,
    Repair,
    Run,
    Section,
    SourceMap,
    Span,
    SpanKind,
    Table,
)
from reader.corpus.rules import Rule
from reader.library.model import DocumentSummary

METADATA_COLUMNS = (
    "title",
    "issuer",
    "document_number",
    "issue_date",
    "publication_date",
    "city",
    "province",
    "level",
    "doc_type",
    "status",
    "script",
    "source_site",
)
PART_COLUMNS: dict[str, tuple[str, ...]] = {
    "inferences": ("field", "printed", "reason"),
    "blocks": ("kind", "start", "end", "source_start", "source_end", "spans", "cells"),
    "sections": ("level", "depth", "number", "heading", "start", "end", "path"),
    "repairs": ("rule", "source_start", "source_end", "before", "after"),
    "runs": ("start", "source_start", "length"),
}
"""Columns of the tables with one row per part, without ``document_id`` and ``place``."""

_SUMMARY_METADATA = (
    "title",
    "city",
    "province",
    "issuer",
    "document_number",
    "issue_date",
    "publication_date",
    "doc_type",
    "status",
    "script",
    "level",
)
SUMMARY_COLUMNS = ("id", *_SUMMARY_METADATA, "characters", "damaged", "origin", "indicators")


@dataclass(frozen=True, slots=True)
class Packed:
    """A document as it is stored; a process that reads files hands over this.

    Attributes:
        row: Of table ``documents``, by column name.
        parts: Rows of the tables in PART_COLUMNS, in order.
        text: The document's text.
        source: The decoded source text.
    """

    row: dict[str, Any]
    parts: dict[str, list[tuple[Any, ...]]]
    text: str
    source: str


def packed(document: Document, source: str, origin: str, stamp: str = "") -> Packed:
    """A document as it is stored.

    Args:
        document: After the pipeline.
        source: The decoded source text its source positions count in.
        origin: Where it comes from.
        stamp: What it was made from.

    Raises:
        ValueError: A block's text is not what stands at its place in the document's text.
    """
    row = document_row(document, origin, stamp)
    return Packed(row, part_rows(document), document.text, source)


def unpacked(form: Packed) -> Document:
    """The document that ``packed`` made rows of."""
    return document_of(form.row, form.text, form.parts)


def document_row(document: Document, origin: str, stamp: str) -> dict[str, Any]:
    """The row of table ``documents``."""
    metadata = document.metadata
    return {
        "id": document.id,
        **{name: getattr(metadata, name) for name in METADATA_COLUMNS},
        "origin": origin,
        "stamp": stamp,
        "characters": len(document.text),
        "damaged": int(document.damaged),
        "source_sha256": document.source_sha256,
        "text_sha256": document.text_sha256,
        "index_sha256": _index_sha256(document),
        "warnings": _json(document.warnings),
    }


def part_rows(document: Document) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of the tables in PART_COLUMNS, in order.

    Raises:
        ValueError: A block's text is not what stands at its place in the document's text.
    """
    return {
        "inferences": [(i.field, i.printed, i.reason) for i in document.metadata.inferences],
        "blocks": [_block_row(block, document.text) for block in document.blocks],
        "sections": [
            (s.level, s.depth, s.number, s.heading, s.start, s.end, _json(s.path))
            for s in document.sections
        ],
        "repairs": [
            (r.rule.value, r.source_start, r.source_end, r.before, r.after)
            for r in document.repairs
        ],
        "runs": [(run.start, run.source_start, run.length) for run in document.source_map.runs],
    }


def _block_row(block: Block, text: str) -> tuple[Any, ...]:
    if text[block.start : block.end] != block.text:
        raise ValueError(f"block at {block.start} is not the text at its place")
    spans = [(span.kind.value, span.start, span.end) for span in block.spans]
    return (
        block.kind.value,
        block.start,
        block.end,
        block.source_start,
        block.source_end,
        _json(spans) if spans else None,
        None if block.table is None else _table_json(block.table),
    )


def _table_json(table: Table) -> str:
    return _json(
        {
            "header": [(cell.start, cell.end) for cell in table.header],
            "rows": [[(cell.start, cell.end) for cell in row] for row in table.rows],
            "damaged": table.damaged,
        }
    )


def document_of(
    row: Mapping[str, Any], text: str, parts: Mapping[str, Iterable[Sequence[Any]]]
) -> Document:
    """Put a document together again.

    Args:
        row: Of table ``documents``, by column name.
        text: The document's text.
        parts: The rows of each table of PART_COLUMNS, in order.
    """
    inferences = tuple(Inference(*values) for values in parts["inferences"])
    metadata = Metadata(**{name: row[name] for name in METADATA_COLUMNS}, inferences=inferences)
    return Document(
        id=row["id"],
        text=text,
        blocks=tuple(_block(values, text) for values in parts["blocks"]),
        sections=tuple(_section(values) for values in parts["sections"]),
        repairs=tuple(Repair(Rule(rule), *values) for rule, *values in parts["repairs"]),
        metadata=metadata,
        source_map=SourceMap(tuple(Run(*values) for values in parts["runs"])),
        source_sha256=row["source_sha256"],
        warnings=tuple(json.loads(row["warnings"])),
    )


def _block(values: Sequence[Any], text: str) -> Block:
    kind, start, end, source_start, source_end, spans, cells = values
    return Block(
        BlockKind(kind),
        text[start:end],
        start,
        end,
        source_start,
        source_end,
        tuple(Span(SpanKind(name), *place) for name, *place in json.loads(spans)) if spans else (),
        _table(json.loads(cells)) if cells else None,
    )


def _section(values: Sequence[Any]) -> Section:
    level, depth, number, heading, start, end, path = values
    return Section(level, depth, number, heading, start, end, tuple(json.loads(path)))


def _table(layout: dict[str, Any]) -> Table:
    return Table(
        header=tuple(Cell(*cell) for cell in layout["header"]),
        rows=tuple(tuple(Cell(*cell) for cell in row) for row in layout["rows"]),
        damaged=layout["damaged"],
    )


def summary_of(values: Sequence[Any], inferred: frozenset[str]) -> DocumentSummary:
    """One line of the library.

    Args:
        values: The columns SUMMARY_COLUMNS.
        inferred: Names of the inferred fields.
    """
    row = dict(zip(SUMMARY_COLUMNS, values, strict=True))
    row["damaged"] = bool(row["damaged"])
    return DocumentSummary(**row, inferred=inferred)


def _index_sha256(document: Document) -> str:
    """Changes with whatever the index holds of a document: title, headings, text."""
    labels = (section.label for section in document.sections)
    return sha256_of("\0".join((document.metadata.title, document.text_sha256, *labels)))


def sha256_of(text: str) -> str:
    """SHA-256 of a text in UTF-8, as in ``Document.text_sha256``."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def section_places(sections: Sequence[Sequence[Any]]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Start, end and path of the rows of table ``sections``.

    The paths are read as one JSON text: one by one they cost most of what a page of hits takes.
    """
    paths = json.loads(f"[{','.join(values[-1] for values in sections)}]")
    return [
        (values[-3], values[-2], tuple(path)) for values, path in zip(sections, paths, strict=True)
    ]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
