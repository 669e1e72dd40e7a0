"""How the tables of ``library.db`` came about; a released step is never edited.

Loaded only when a step is missing: what it is written with takes longer to load than a library
takes to open.
"""

from sqlite_utils import Database, Migrations

steps = Migrations("library")


@steps()
def version_1(database: Database) -> None:
    """Documents with all their parts. Positions are code points; lists inside a row are JSON."""
    database.table("documents").create(
        {
            "id": str,
            "title": str,
            "issuer": str,
            "document_number": str,
            "issue_date": str,
            "publication_date": str,
            "city": str,
            "province": str,
            "level": str,
            "doc_type": str,
            "status": str,
            "script": str,
            "source_site": str,
            "origin": str,
            "stamp": str,
            "characters": int,
            "damaged": int,
            "source_sha256": str,
            "text_sha256": str,
            "index_sha256": str,
            "warnings": str,
        },
        pk="id",
        not_null={"title", "status", "script", "origin", "characters", "text_sha256"},
    )
    part = {"document_id": str, "place": int}
    keys = ("document_id", "place")
    tables: dict[str, dict[str, type]] = {
        "inferences": {"field": str, "printed": str, "reason": str},
        "blocks": {
            "kind": str,
            "start": int,
            "end": int,
            "source_start": int,
            "source_end": int,
            "spans": str,
            "cells": str,
        },
        "sections": {
            "level": int,
            "depth": int,
            "number": str,
            "heading": str,
            "start": int,
            "end": int,
            "path": str,
        },
        "repairs": {
            "rule": str,
            "source_start": int,
            "source_end": int,
            "before": str,
            "after": str,
        },
        "runs": {"start": int, "source_start": int, "length": int},
    }
    for name, columns in tables.items():
        database.table(name).create({**part, **columns}, pk=keys)
    for name in ("texts", "sources"):
        database.table(name).create({"document_id": str, "text": str}, pk="document_id")


@steps()
def version_2(database: Database) -> None:
    """Older versions of a document, where documents came from, and what was removed.

    ``documents.successor`` is the id of the version that is listed in place of this one.
    """
    documents = database.table("documents")
    documents.add_column("successor", str)
    documents.add_column("place", str)
    documents.add_column("added_at", str)
    database.table("removed_documents").create(
        {
            "id": str,
            "title": str,
            "document_number": str,
            "text_sha256": str,
            "origin": str,
            "removed_at": str,
        },
        pk="id",
        not_null={"title", "text_sha256", "removed_at"},
    )


@steps()
def version_3(database: Database) -> None:
    """Indicators of a document, in the order of its text.

    ``documents.indicators`` is how many there are, ``documents.indicators_stamp`` what they were
    found with; both are NULL as long as none were looked for. Values are decimal numbers as text:
    2.70 stays 2.70.
    """
    documents = database.table("documents")
    documents.add_column("indicators", int)
    documents.add_column("indicators_stamp", str)
    columns: dict[str, type] = {
        "document_id": str,
        "place": int,
        "kind": str,
        "subject": str,
        "canonical": str,
        "scope": str,
        "baseline_year": int,
        "baseline_value": str,
        "target_year": int,
        "year_source": str,
        "comparator": str,
        "value": str,
        "value_to": str,
        "unit": str,
        "period": str,
        "binding": int,
        "quote": str,
        "start": int,
        "end": int,
        "section_path": str,
        "review": str,
        "note": str,
    }
    database.table("indicators").create(columns, pk=("document_id", "place"))
