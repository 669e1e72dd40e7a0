"""What the window of the indicators needs, taken from an opened library.

The imports stand in the functions because nothing of this is needed before the window is opened.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.indicators.model import Indicator
from reader.library.model import DocumentSummary
from reader.ui.indicators.indicator_desk import IndicatorDesk

if TYPE_CHECKING:
    from reader.indicators.taxonomy import Taxonomy
    from reader.library.store import Library


def desk_over(
    library: "Library", summaries: Sequence[DocumentSummary], resources: Path
) -> IndicatorDesk:
    """The desk over a library as it is now.

    Args:
        library: Open; used in the background.
        summaries: Its documents.
        resources: Holds the reviewed table and the taxonomy.
    """

    def rows() -> Sequence[Indicator]:
        from reader.library.indicators import indicators_of  # noqa: PLC0415

        return indicators_of(library, resources, [summary.id for summary in summaries])

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

    def fold(text: str) -> str:
        from index.folding import fold  # noqa: PLC0415

        return fold(text).text

    return IndicatorDesk(summaries, rows, taxonomy, export, fold)
