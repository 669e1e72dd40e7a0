"""The tables of ``notes.db``, by name; how they came about tells ``migrations``.

Every table of ``ITEM_TABLES`` holds one value of ``reader.notes.model`` a row: its fields by name,
anchors and lists as JSON. ``documents`` and ``texts`` tell what the notes were made on, even when
the library no longer has it. ``actions`` and ``changes`` are the journal.
"""

MIGRATION_SET = "notes"
STEPS = ("version_1",)
"""All steps this program knows, in their order."""

ITEM_TABLES = (
    "meanings",
    "bookmarks",
    "annotations",
    "collections",
    "pieces",
    "reviews",
    "pins",
    "settled",
)
"""What the user added, each table before those that point to it."""

DOCUMENT_COLUMNS = {
    "bookmarks": ("document_id",),
    "annotations": ("document_id",),
    "pieces": ("document_id",),
    "reviews": ("document_id",),
    "pins": ("left_document", "right_document"),
}
"""Where the ids of the documents stand that carry notes, by table."""
