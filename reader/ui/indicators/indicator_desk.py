"""What the window of the indicators needs, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.indicators.model import Indicator
from reader.library.model import DocumentSummary

if TYPE_CHECKING:
    from reader.indicators.taxonomy import Taxonomy


@dataclass(frozen=True)
class IndicatorDesk:
    """What the window of the indicators needs. The callables run in the background.

    Attributes:
        summaries: The documents of the library, in the order of the columns.
        rows: Every indicator of the library; raises IndicatorError.
        taxonomy: The canonical indicators; raises IndicatorError.
        export: Writes indicators to a file, with what they were asked by (name and words of each
            condition); raises ExportError.
        fold: Makes two texts comparable (script, width, case).
    """

    summaries: Sequence[DocumentSummary]
    rows: Callable[[], Sequence[Indicator]]
    taxonomy: "Callable[[], Taxonomy]"
    export: Callable[[Sequence[Indicator], Sequence[tuple[str, str]], Path], None]
    fold: Callable[[str], str]
