"""What the window of the indicators needs, taken from an opened library.

The imports stand in the functions because nothing of this is needed before the window is opened.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.indicators.model import Indicator
from reader.library.model import DocumentSummary
from reader.notes.model import IndicatorReview, ReviewState
from reader.ui.indicators.indicator_desk import Decisions, IndicatorDesk

if TYPE_CHECKING:
    from reader.indicators.responsible import Responsibility
    from reader.indicators.taxonomy import Taxonomy
    from reader.library.store import Library
    from reader.notes.store import NotesStore


def desk_over(
    library: "Library",
    summaries: Sequence[DocumentSummary],
    resources: Path,
    store: "Callable[[], NotesStore]",
) -> IndicatorDesk:
    """The desk over a library as it is now.

    Args:
        library: Open; used in the background.
        summaries: Its documents.
        resources: Holds the reviewed table and the taxonomy.
        store: Gives what the user decided, on the GUI thread.
    """

    def rows(reviews: Sequence[IndicatorReview]) -> Sequence[Indicator]:
        from reader.library.reviews import reviewed_indicators  # noqa: PLC0415

        ids = [summary.id for summary in summaries]
        return reviewed_indicators(library, resources, reviews, ids)

    def taxonomy() -> "Taxonomy":
        from reader.indicators.taxonomy import Taxonomy  # noqa: PLC0415
        from reader.library.indicators import TAXONOMY_FILE  # noqa: PLC0415

        return Taxonomy.load(resources / TAXONOMY_FILE)

    def export(
        indicators: Sequence[Indicator], conditions: Sequence[tuple[str, str]], path: Path
    ) -> None:
        from reader.export.indicator_rows import IndicatorReport  # noqa: PLC0415
        from reader.export.indicators import export_indicators  # noqa: PLC0415

        by_id = {summary.id: summary for summary in summaries}
        today = datetime.now(UTC).astimezone().date()
        report = IndicatorReport(tuple(indicators), by_id, taxonomy(), tuple(conditions), today)
        export_indicators(report, path)

    def responsibilities() -> "Sequence[Responsibility]":
        from reader.library.responsibilities import responsibilities_of  # noqa: PLC0415

        return responsibilities_of(library, resources, [summary.id for summary in summaries])

    def export_tasks(
        rows: "Sequence[Responsibility]", conditions: Sequence[tuple[str, str]], path: Path
    ) -> None:
        from reader.export.responsibilities import (  # noqa: PLC0415
            ResponsibilityReport,
            export_responsibilities,
        )

        by_id = {summary.id: summary for summary in summaries}
        today = datetime.now(UTC).astimezone().date()
        report = ResponsibilityReport(tuple(rows), by_id, tuple(conditions), today)
        export_responsibilities(report, path)

    def fold(text: str) -> str:
        from index.folding import fold  # noqa: PLC0415

        return fold(text).text

    return IndicatorDesk(
        summaries,
        rows,
        taxonomy,
        export,
        fold,
        _decisions(library, store),
        responsibilities,
        export_tasks,
    )


_LABELS = {
    ReviewState.CONFIRMED: "核对指标",
    ReviewState.EDITED: "修改指标",
    ReviewState.REJECTED: "否定指标",
    ReviewState.ADDED: "添加指标",
}


def _decisions(library: "Library", store: "Callable[[], NotesStore]") -> Decisions:
    def decide(row: Indicator, state: ReviewState, changed: Mapping[str, Any]) -> None:
        from reader.library.reviews import review_of  # noqa: PLC0415

        review = review_of(library.document(row.document), row, state, changed)
        store().reviews.put(review, label=f"{_LABELS[state]}“{row.subject[:12]}”")

    def withdraw(rows: Sequence[Indicator]) -> None:
        wanted = {row.key for row in rows}
        found = [review.id for review in store().reviews.all() if review.key in wanted]
        store().reviews.remove(found, label=f"撤销对 {len(rows)} 条指标的核对")

    def found() -> Sequence[IndicatorReview]:
        from reader.library.noted import NotedDocuments  # noqa: PLC0415

        return NotedDocuments(library, store()).reviews()

    return Decisions(
        all=found,
        decide=decide,
        withdraw=withdraw,
        undo=lambda: store().undo(),
        redo=lambda: store().redo(),
        version=lambda: store().version,
    )
