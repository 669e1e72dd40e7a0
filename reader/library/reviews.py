"""The indicators of the library with what the user decided about them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reader.corpus.model import Document
from reader.indicators.fields import indicator_of, plain_fields
from reader.indicators.model import ADDED, Indicator, Review
from reader.indicators.review import Decision, judged
from reader.library.indicators import indicators_of
from reader.library.rows import sha256_of
from reader.library.store import Library
from reader.library.upkeep import Progress, no_progress
from reader.notes.anchors import Anchor, Found, make_anchor, relocate
from reader.notes.model import IndicatorReview, ReviewState, is_copy, new_id
from reader.notes.reviews import indicator_keys

_REVIEWS = {
    ReviewState.CONFIRMED: Review.CONFIRMED,
    ReviewState.EDITED: Review.EDITED,
    ReviewState.REJECTED: Review.REJECTED,
    ReviewState.ADDED: Review.CONFIRMED,
}


def reviewed_indicators(
    library: Library,
    resources: Path,
    reviews: Iterable[IndicatorReview],
    document_ids: Iterable[str] | None = None,
    progress: Progress = no_progress,
) -> tuple[Indicator, ...]:
    """The indicators of documents as the user left them: confirmed, edited, rejected, added.

    Args:
        library: Holds the documents.
        resources: Holds the reviewed table and the taxonomy.
        reviews: The user's decisions, see ``NotedDocuments.reviews``; those about other documents
            are passed over, those about an older version of a document hold for the newer one.
        document_ids: Of the documents; None for all that are listed.
        progress: Told of each document that is looked through.

    Returns:
        As ``indicators_of``, each with its key; rejected rows too.

    Raises:
        LibraryError: A document is unknown, or the library cannot be written.
        IndicatorError: The reviewed table or the taxonomy is missing or damaged.
    """
    if document_ids is None:
        document_ids = [summary.id for summary in library.documents()]
    wanted = list(dict.fromkeys(document_ids))
    rows: dict[str, list[Indicator]] = {document_id: [] for document_id in wanted}
    for row in indicators_of(library, resources, wanted, progress):
        rows[row.document].append(row)
    decided = _by_document(library, reviews, wanted)
    return tuple(
        row
        for document_id in wanted
        for row in _judged(library, document_id, rows[document_id], decided.get(document_id, []))
    )


def _judged(
    library: Library, document_id: str, rows: Sequence[Indicator], reviews: list[IndicatorReview]
) -> tuple[Indicator, ...]:
    keys = indicator_keys(rows)
    places = _places(library, document_id, [review.anchor for review in reviews])
    decisions = (
        Decision(
            review.key,
            _REVIEWS[review.state],
            place,
            indicator_of(document_id, review.original or review.fields),
            review.fields if review.state is ReviewState.EDITED else {},
        )
        for review, place in zip(reviews, places, strict=True)
    )
    return judged(rows, keys, decisions)


def _by_document(
    library: Library, reviews: Iterable[IndicatorReview], wanted: Sequence[str]
) -> dict[str, list[IndicatorReview]]:
    """The decisions by the document that is listed now.

    Those about it come before those about older ones, the user's own before those of others.
    """
    found: dict[str, list[IndicatorReview]] = {}
    listed = {document_id: document_id for document_id in wanted}
    ranked = sorted(
        reviews, key=lambda each: (each.anchor.document_id not in listed, is_copy(each.id))
    )
    for review in ranked:
        if review.document_id not in listed:
            newer = library.versions(review.document_id)
            listed[review.document_id] = newer[0].id if newer else ""
        found.setdefault(listed[review.document_id], []).append(review)
    return found


def _places(
    library: Library, document_id: str, anchors: Sequence[Anchor]
) -> list[tuple[int, int] | None]:
    """Where the sentences stand in a document now; None for one that is not found again."""
    if not anchors:
        return []
    sha256 = sha256_of(library.text(document_id))
    if all(anchor.text_sha256 == sha256 for anchor in anchors):
        return [(anchor.start, anchor.end) for anchor in anchors]
    document, former = library.document(document_id), _former(library, document_id, anchors)
    found = (relocate(anchor, document, former.get(anchor.text_sha256)) for anchor in anchors)
    return [(each.start, each.end) if isinstance(each, Found) else None for each in found]


def _former(library: Library, document_id: str, anchors: Iterable[Anchor]) -> dict[str, str]:
    """The texts of older versions that anchors were made on, by their SHA-256."""
    older = {summary.id for summary in library.versions(document_id)}
    made_on = {anchor.document_id for anchor in anchors} & older
    texts = [library.text(each) for each in made_on]
    return {sha256_of(text): text for text in texts}


def review_of(
    document: Document,
    row: Indicator,
    state: ReviewState,
    changed: Mapping[str, Any] | None = None,
) -> IndicatorReview:
    """A decision about a row, to be put into the store.

    Args:
        document: Where the row stands.
        row: As shown; one that is added needs no key yet.
        state: What is decided.
        changed: Of an edit: plain values of the fields that say something else now.

    Returns:
        With all that the row said, so that it can be shown where nothing is extracted any more.
    """
    base = row.original or row
    added = state is ReviewState.ADDED
    return IndicatorReview(
        anchor=make_anchor(document, row.start, row.end),
        document_id=document.id,
        key=row.key or f"{ADDED}{new_id()[:15]}",
        state=state,
        fields=plain_fields(row) if added else dict(changed or {}),
        original={} if added else plain_fields(base),
    )
