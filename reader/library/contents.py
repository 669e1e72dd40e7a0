"""Titles and headings of all documents at once, faster than document by document."""

import json
from collections.abc import Mapping, Sequence

from reader.library.store import Library

Places = Mapping[str, Sequence[tuple[int, int]]]
"""Ranges in the text of each document, by id, rising; a document may be missing."""

_TITLES = "SELECT document_id, start, end FROM blocks WHERE kind = 'title' ORDER BY start"
_HEADINGS = """
    SELECT document_id, start, end, spans FROM blocks WHERE kind IN ('heading', 'lead_heading')
    ORDER BY start
"""
_HEADING_COUNTS = """
    SELECT sections.heading, count(DISTINCT sections.document_id) FROM sections
    JOIN blocks ON blocks.document_id = sections.document_id AND blocks.start = sections.start
    WHERE blocks.kind IN ('heading', 'lead_heading') GROUP BY sections.heading
"""


def title_places(library: Library) -> Places:
    """Where the titles stand; the page may repeat one."""
    places: dict[str, list[tuple[int, int]]] = {}
    for document_id, start, end in library.rows_of(_TITLES):
        places.setdefault(document_id, []).append((start, end))
    return places


def heading_places(library: Library) -> Places:
    """Where the headings stand, with their numbers; without the text that follows in the line."""
    places: dict[str, list[tuple[int, int]]] = {}
    for document_id, start, end, spans in library.rows_of(_HEADINGS):
        ends = [last for kind, _, last in json.loads(spans or "[]") if kind == "heading"]
        places.setdefault(document_id, []).append((start, ends[0] if ends else end))
    return places


def heading_counts(library: Library) -> Mapping[str, int]:
    """All headings without their numbers, and in how many documents each stands.

    Items that have no heading of their own are not among them.
    """
    return dict(library.rows_of(_HEADING_COUNTS))
