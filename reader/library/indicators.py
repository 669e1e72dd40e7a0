"""The indicators of the documents, kept in ``library.db`` with what they were found with.

Those of a shipped document are the reviewed ones. For any other document they are looked for when
they are asked for, and again when the rules or the taxonomy have changed; storing a document anew
forgets them.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import reader.indicators
from reader.corpus.model import Document
from reader.indicators.fields import FIELDS, indicator_of, plain_fields
from reader.indicators.model import Indicator
from reader.library import sql
from reader.library.model import Origin
from reader.library.store import Library
from reader.library.upkeep import Progress, no_progress, program_sha256

REVIEWED_FILE = "indicators.csv"
TAXONOMY_FILE = "taxonomy.toml"

_COLUMNS = ("document_id", "place", *FIELDS)
_FORGET = "DELETE FROM indicators WHERE document_id = ?"
_COUNT = "UPDATE documents SET indicators = ?, indicators_stamp = ? WHERE id = ?"
_OUTDATED = "SELECT id, origin FROM documents WHERE indicators_stamp IS NOT ?"


def indicators_of(
    library: Library,
    resources: Path,
    document_ids: Iterable[str] | None = None,
    progress: Progress = no_progress,
) -> tuple[Indicator, ...]:
    """The indicators of documents, looked for where that was not done yet.

    Args:
        library: Holds the documents, and keeps what is found.
        resources: Holds the reviewed table and the taxonomy.
        document_ids: Of the documents; None for all that are listed.
        progress: Told of each document that is looked through.

    Returns:
        Document by document, in the order of the ids or of the list, then of the text.

    Raises:
        LibraryError: A document is unknown, or the library cannot be written.
        IndicatorError: The reviewed table or the taxonomy is missing or damaged.
    """
    if document_ids is None:
        wanted = [summary.id for summary in library.documents()]
    else:
        wanted = [library.summary(each).id for each in dict.fromkeys(document_ids)]
    hold_indicators(library, resources, wanted, progress)
    return tuple(indicator for each in wanted for indicator in _stored(library, each))


def hold_indicators(
    library: Library, resources: Path, document_ids: Sequence[str], progress: Progress = no_progress
) -> bool:
    """Look for the indicators of documents where that was not done, or done by other rules.

    What was found for a document is stored whole or not at all.

    Args:
        library: Holds the documents.
        resources: Holds the reviewed table and the taxonomy.
        document_ids: Of the documents; unknown ones are passed over.
        progress: Told of each document that is looked through.

    Returns:
        True if the library was changed.

    Raises:
        LibraryError: The library cannot be written.
        IndicatorError: The reviewed table or the taxonomy is missing or damaged.
    """
    stamp = _stamp(resources)
    origins: dict[str, Origin] = dict(library.rows_of(_OUTDATED, [stamp]))
    outdated = [document_id for document_id in document_ids if document_id in origins]
    if not outdated:
        return False
    finder = _Finder(resources)
    for done, document_id in enumerate(outdated):
        progress(done, len(outdated), "正在提取指标")
        with library.transaction():
            library.write_rows(_FORGET, [(document_id,)])  # from here on nobody else writes
            found = finder.found(library.document(document_id), origins[document_id])
            library.write_rows(sql.insert_into("indicators", _COLUMNS), _rows(document_id, found))
            library.write_rows(_COUNT, [(len(found), stamp, document_id)])
    progress(len(outdated), len(outdated), "正在提取指标")
    return True


def found_in(document: Document, resources: Path) -> tuple[Indicator, ...]:
    """The indicators of a document that is not in the library yet, in the order of its text.

    Raises:
        IndicatorError: The taxonomy is missing or damaged.
    """
    return _Finder(resources).found(document, "imported")


class _Finder:
    """Finds the indicators of documents."""

    def __init__(self, resources: Path) -> None:
        # Imported here: an ordinary start looks for nothing, and is to be quick.
        from reader.indicators.extract import extract  # noqa: PLC0415
        from reader.indicators.reviewed import load_reviewed  # noqa: PLC0415
        from reader.indicators.taxonomy import Taxonomy  # noqa: PLC0415

        self._reviewed = resources / REVIEWED_FILE
        self._taxonomy = Taxonomy.load(resources / TAXONOMY_FILE)
        self._load, self._extract = load_reviewed, extract

    def found(self, document: Document, origin: Origin) -> tuple[Indicator, ...]:
        """In the order of the text."""
        found = self._load(self._reviewed, document) if origin == "shipped" else ()
        found = found or self._extract(document, self._taxonomy)
        return tuple(sorted(found, key=lambda indicator: (indicator.start, indicator.end)))


def _stamp(resources: Path) -> str:
    """Changes with the rules, the taxonomy and the reviewed table."""
    rules = Path(reader.indicators.__path__[0]).rglob("*.py")
    return program_sha256([*rules, resources / TAXONOMY_FILE, resources / REVIEWED_FILE])


def _rows(document_id: str, found: Iterable[Indicator]) -> Iterable[tuple[object, ...]]:
    for place, indicator in enumerate(found):
        values = plain_fields(indicator)
        values["section_path"] = json.dumps(values["section_path"], ensure_ascii=False)
        yield document_id, place, *values.values()


def _stored(library: Library, document_id: str) -> Iterable[Indicator]:
    selected = sql.select("indicators", FIELDS)
    query = f"{selected} WHERE document_id = ? ORDER BY place"
    for values in library.rows_of(query, [document_id]):
        fields = dict(zip(FIELDS, values, strict=True))
        fields["section_path"] = json.loads(fields["section_path"])
        yield indicator_of(document_id, fields)
