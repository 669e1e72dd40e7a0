"""What the window of the indicators needs, as plain callables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.library.model import DocumentSummary
from reader.notes.model import IndicatorReview, ReviewState

if TYPE_CHECKING:
    from reader.indicators.model import Indicator
    from reader.indicators.responsible import Responsibility
    from reader.indicators.taxonomy import Taxonomy


@dataclass(frozen=True)
class Decisions:
    """What the user decided about indicators. All are called on the GUI thread.

    All raise NotesError if the file of the notes cannot be read or written.

    Attributes:
        all: Every decision.
        decide: Keeps a decision about an indicator; of an edit the plain values that are others.
        withdraw: Forgets the decisions about indicators.
        undo: Takes back the last action; its label, None if there is none.
        redo: Does it again.
        version: Changes with every commit, also of another window.
    """

    all: Callable[[], Sequence[IndicatorReview]]
    decide: Callable[["Indicator", ReviewState, Mapping[str, Any]], None]
    withdraw: Callable[[Sequence["Indicator"]], None]
    undo: Callable[[], str | None]
    redo: Callable[[], str | None]
    version: Callable[[], str]


@dataclass(frozen=True)
class IndicatorDesk:
    """What the window of the indicators needs. The callables run in the background.

    Attributes:
        summaries: The documents of the library, in the order of the columns.
        rows: Every indicator of the library with what was decided about it; raises IndicatorError.
        taxonomy: The canonical indicators; raises IndicatorError.
        export: Writes indicators to a file, with what they were asked by (name and words of each
            condition); raises ExportError.
        fold: Makes two texts comparable (script, width, case).
        decisions: What the user decided.
        responsibilities: Who is to do what; raises LibraryError, IndicatorError.
        export_responsibilities: Writes such rows to a file, with what they were asked by; raises
            ExportError.
    """

    summaries: Sequence[DocumentSummary]
    rows: Callable[[Sequence[IndicatorReview]], Sequence["Indicator"]]
    taxonomy: "Callable[[], Taxonomy]"
    export: Callable[[Sequence["Indicator"], Sequence[tuple[str, str]], Path], None]
    fold: Callable[[str], str]
    decisions: Decisions
    responsibilities: Callable[[], Sequence["Responsibility"]]
    export_responsibilities: Callable[
        [Sequence["Responsibility"], Sequence[tuple[str, str]], Path], None
    ]
