"""Who is to do what, over the documents of the library: reviewed rows, else what the rules find."""

import re
from collections.abc import Iterable
from pathlib import Path

from reader.indicators.responsible import Responsibility, extract_responsibilities
from reader.indicators.responsible_reviewed import load_reviewed_responsibilities
from reader.library.store import Library
from reader.library.upkeep import Progress, no_progress

RESPONSIBILITIES_FILE = "responsibilities.csv"

_WORTH = re.compile(
    r"(?:牵头|牽頭|责任|責任|负责|負責|主办|主辦|配合)(?:单位|單位|部门|部門)|"
    r"(?:牵头|牽頭|负责|負責|落实|落實)[)）]"
)
"""A text without any of these names nobody; it is not loaded."""


def responsibilities_of(
    library: Library,
    resources: Path,
    document_ids: Iterable[str] | None = None,
    progress: Progress = no_progress,
) -> tuple[Responsibility, ...]:
    """The units that documents name for their tasks.

    Args:
        library: Holds the documents.
        resources: Holds the reviewed table.
        document_ids: Of the documents; None for all that are listed.
        progress: Told of each document that is looked through.

    Returns:
        Document by document, in the order of the ids or of the list, then of the text.

    Raises:
        LibraryError: A document is unknown.
        IndicatorError: The reviewed table is missing or damaged.
    """
    if document_ids is None:
        document_ids = [summary.id for summary in library.documents()]
    wanted = [library.summary(each) for each in dict.fromkeys(document_ids)]
    found: list[Responsibility] = []
    for done, summary in enumerate(wanted):
        progress(done, len(wanted), "正在读取责任分工")
        if not _WORTH.search(library.text(summary.id)):
            continue
        document = library.document(summary.id)
        reviewed: tuple[Responsibility, ...] = ()
        if summary.origin == "shipped":
            path = resources / RESPONSIBILITIES_FILE
            reviewed = load_reviewed_responsibilities(path, document)
        found += reviewed or extract_responsibilities(document)
    return tuple(found)
