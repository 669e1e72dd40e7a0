"""The indicators of the documents, kept in ``library.db`` with what they were found with.

Those of a shipped document are the reviewed ones. For any other document they are looked for when
they are asked for, and again when the rules or the taxonomy have changed; storing a document anew
forgets them.
"""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import reader.indicators
from reader.corpus.model import Document
from reader.indicators.model import Comparator, Indicator, Kind, Period, Review, YearSource
from reader.library import sql
from reader.library.model import Origin
from reader.library.store import Library
from reader.library.upkeep import Progress, no_progress, program_sha256

REVIEWED_FILE = "indicators.csv"
TAXONOMY_FILE = "taxonomy.toml"

INDICATOR_COLUMNS = (
    "kind",
    "subject",
    "canonical",
    "scope",
    "baseline_year",
    "baseline_value",
    "target_year",
    "year_source",
    "comparator",
    "value",
    "value_to",
    "unit",
    "period",
    "binding",
    "quote",
    "start",
    "end",
    "section_path",
    "review",
    "note",
)
"""Columns of table ``indicators`` without ``document_id`` and ``place``."""

_COLUMNS = ("document_id", "place", *INDICATOR_COLUMNS)
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
        yield document_id, place, *(_stored_value(indicator, name) for name in INDICATOR_COLUMNS)


def _stored_value(indicator: Indicator, name: str) -> object:
    value = getattr(indicator, name)
    if isinstance(value, Decimal):
        return str(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else value


def _stored(library: Library, document_id: str) -> Iterable[Indicator]:
    selected = sql.select("indicators", INDICATOR_COLUMNS)
    query = f"{selected} WHERE document_id = ? ORDER BY place"
    for values in library.rows_of(query, [document_id]):
        yield _indicator(document_id, dict(zip(INDICATOR_COLUMNS, values, strict=True)))


def _indicator(document_id: str, row: dict[str, Any]) -> Indicator:
    for name in ("baseline_value", "value", "value_to"):
        row[name] = None if row[name] is None else Decimal(row[name])
    row["kind"] = Kind(row["kind"])
    row["year_source"] = YearSource(row["year_source"]) if row["year_source"] else None
    row["comparator"] = Comparator(row["comparator"])
    row["period"] = Period(row["period"]) if row["period"] else None
    row["binding"] = None if row["binding"] is None else bool(row["binding"])
    row["section_path"] = tuple(json.loads(row["section_path"]))
    row["review"] = Review(row["review"])
    return Indicator(document=document_id, **row)
