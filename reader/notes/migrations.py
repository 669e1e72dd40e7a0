"""How the tables of ``notes.db`` came about; a released step is never edited.

Loaded only when a step is missing: what it is written with takes longer to load than the notes
take to open.
"""

from sqlite_utils import Database, Migrations

steps = Migrations("notes")


@steps()
def version_1(database: Database) -> None:
    """All that can be added, the documents it is on, and the journal of actions."""
    times: dict[str, type] = {"created": str, "changed": str}
    placed: dict[str, type] = {"id": str, "document_id": str, "anchor": str}
    tables: dict[str, dict[str, type]] = {
        "meanings": {"id": str, "name": str},
        "bookmarks": {**placed, "name": str, "folder": str, **times},
        "annotations": {
            **placed,
            "meaning": str,
            "note": str,
            "tags": str,
            "author": str,
            **times,
        },
        "collections": {
            "id": str,
            "title": str,
            "introduction": str,
            "arrangement": str,
            **times,
        },
        "pieces": {
            **placed,
            "collection_id": str,
            "order": float,
            "kind": str,
            "text": str,
            "theme": str,
            "note": str,
            "annotation_id": str,
            "indicator_key": str,
            "omissions": str,
            **times,
        },
        "reviews": {
            **placed,
            "key": str,
            "state": str,
            "fields": str,
            "original": str,
            **times,
        },
        "pins": {
            "id": str,
            "left_document": str,
            "left_section": str,
            "right_document": str,
            "right_section": str,
            "kind": str,
            **times,
        },
    }
    for name, columns in tables.items():
        keys = [("collection_id", "collections", "id")] if name == "pieces" else []
        table = database.table(name)
        table.create(columns, pk="id", foreign_keys=keys)
        if "document_id" in columns:
            table.create_index(["document_id"])
    database.table("documents").create(
        {"id": str, "title": str, "document_number": str, "text_sha256": str, "city": str}, pk="id"
    )
    database.table("texts").create({"text_sha256": str, "deflated": bytes}, pk="text_sha256")
    settled = {"id": str, "item_id": str, "text_sha256": str}
    database.table("settled").create(settled, pk="id")
    _create_journal(database)


def _create_journal(database: Database) -> None:
    """Actions that can be undone, and the rows each of them changed, as JSON."""
    actions: dict[str, type] = {"id": int, "label": str, "at": str, "session": str, "state": str}
    database.table("actions").create(actions, pk="id")
    changes: dict[str, type] = {
        "action_id": int,
        "place": int,
        "table_name": str,
        "row_id": str,
        "before": str,
        "after": str,
    }
    database.table("changes").create(
        changes, pk=("action_id", "place"), foreign_keys=[("action_id", "actions", "id")]
    )
