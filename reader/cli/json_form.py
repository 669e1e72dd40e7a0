"""What the commands print with ``--json``: the contract with other programs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loading the search takes longer than listing the documents may
    from decimal import Decimal

    from reader.check import Check
    from reader.corpus.model import Document
    from reader.indicators.model import Indicator
    from reader.library.model import DocumentSummary
    from reader.search import DocumentHits, SearchAnswer
    from reader.search.reverse import Source


def json_text(value: object) -> str:
    """A value as JSON for people and programs: indented, characters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def summary_value(summary: "DocumentSummary") -> dict[str, Any]:
    """One entry of ``documents``."""
    names = (
        "id",
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
        "characters",
        "indicators",
    )
    return {name: getattr(summary, name) for name in names}


def document_value(document: "Document") -> dict[str, Any]:
    """What ``show`` prints."""
    return {
        "id": document.id,
        "metadata": asdict(document.metadata),
        "text": document.text,
        "sections": [
            {
                "level": section.level,
                "number": section.number,
                "heading": section.heading,
                "start": section.start,
                "end": section.end,
                "path": section.path,
            }
            for section in document.sections
        ],
        "blocks": [
            {
                "kind": block.kind,
                "text": block.text,
                "start": block.start,
                "end": block.end,
                "source_start": block.source_start,
                "source_end": block.source_end,
            }
            for block in document.blocks
        ],
        "repairs": [asdict(repair) for repair in document.repairs],
    }


def extracted_value(document: "Document", indicators: "Iterable[Indicator]") -> dict[str, Any]:
    """What ``extract`` prints."""
    listed = [indicator_value(indicator) for indicator in indicators]
    return {**document_value(document), "indicators": listed}


def indicator_value(indicator: "Indicator") -> dict[str, Any]:
    """One entry of ``indicators``; the value of a range is its lower end."""
    return {
        "document": indicator.document,
        "kind": indicator.kind,
        "subject": indicator.subject,
        "canonical": indicator.canonical,
        "scope": indicator.scope,
        "baseline_year": indicator.baseline_year,
        "baseline_value": _json_number(indicator.baseline_value),
        "target_year": indicator.target_year,
        "comparator": indicator.comparator,
        "value": _json_number(indicator.value),
        "unit": indicator.unit,
        "period": indicator.period,
        "quote": indicator.quote,
        "start": indicator.start,
        "end": indicator.end,
        "section_path": indicator.section_path,
        "review": indicator.review,
    }


def _json_number(number: "Decimal | None") -> int | float | None:
    """A whole number without a point, another one with as many digits as it has."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)


def checks_value(checks: "Iterable[Check]") -> dict[str, Any]:
    """What ``check`` prints."""
    listed = [asdict(check) for check in checks]
    return {"ok": all(check["ok"] for check in listed), "checks": listed}


def answer_pieces(answer: "SearchAnswer") -> Iterator[str]:
    """What ``search`` prints, piece by piece: an answer may have 600,000 hits.

    Returns:
        Pieces of one JSON object, one document a line.
    """
    head = {
        "query": answer.query,
        "mode": answer.mode,
        "documents_searched": answer.documents_searched,
        "characters_searched": answer.characters_searched,
        "total_hits": answer.total_hits,
        "total_documents": answer.total_documents,
        "by_city": {city: asdict(count) for city, count in answer.by_city.items()},
    }
    yield json_text(head).removesuffix("\n}")
    yield ',\n  "documents": ['
    separator = "\n    "
    for document in answer.documents:
        yield separator + json.dumps(_hits_value(document), ensure_ascii=False)
        separator = ",\n    "
    yield "\n  ]\n}\n"


def source_value(source: "Source") -> dict[str, Any]:
    """One entry of ``source-of``; the ranges ``in_text`` count in the text that was given."""
    return {
        "id": source.hit.document_id,
        "title": source.title,
        "city": source.city,
        "start": source.hit.start,
        "end": source.hit.end,
        "quote": source.hit.quote,
        "section_path": source.hit.section_path,
        "score": round(source.passage.score, 3),
        "stretches": [
            {
                "kind": stretch.kind,
                "in_text": [stretch.quote_start, stretch.quote_end],
                "start": stretch.start,
                "end": stretch.end,
            }
            for stretch in source.passage.stretches
        ],
    }


def _hits_value(document: "DocumentHits") -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "city": document.city,
        "hits": [
            {
                "start": hit.start,
                "end": hit.end,
                "quote": hit.quote,
                "section_path": hit.section_path,
                "snippet": hit.shown()[0],
                "why": hit.why,
            }
            for hit in document.hits
        ],
    }
