"""The tables of ``library.db``, by name; how they came about tells ``migrations``."""

from collections.abc import Sequence

MIGRATION_SET = "library"
STEPS = ("version_1", "version_2", "version_3")
"""All steps this program knows, in their order."""

DOCUMENT_TABLES = (
    "inferences",
    "texts",
    "sources",
    "blocks",
    "sections",
    "repairs",
    "runs",
    "indicators",
)
"""Tables that hold parts of a document, by ``document_id``; ``documents`` itself has its ``id``."""


def version_of(names: Sequence[str]) -> int:
    """The library's version after the steps ``names``."""
    return len(names)
