"""The desk of 对照阅读 over an opened library; what compares is loaded when it is asked."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from reader.corpus.model import Document
from reader.library.model import DocumentSummary
from reader.ui.comparing.compare_desk import CompareDesk, Paired

if TYPE_CHECKING:
    from pathlib import Path

    from reader.compare.model import Differences, Theme, ThemeTable, WordComparison
    from reader.library.store import Library
    from reader.notes.model import SectionPin
    from reader.notes.store import NotesStore


def compare_desk_over(
    library: "Library",
    summaries: Sequence[DocumentSummary],
    fold: Callable[[str], str],
    store: "Callable[[], NotesStore]",
) -> CompareDesk:
    """The desk; may be made on any thread.

    Args:
        library: Opened.
        summaries: Its documents, in their order.
        fold: Makes two texts comparable.
        store: The notes, asked on the GUI thread.
    """
    return CompareDesk(
        summaries=summaries,
        document=library.document,
        versions=library.versions,
        fold=fold,
        pair=_paired,
        themes=_themes,
        theme_table=partial(_theme_table, library, store),
        words=_words,
        differences=_differences,
        export_themes=_export_themes,
        store=store,
    )


def _paired(left: Document, right: Document, stored: "Sequence[SectionPin]") -> Paired:
    from reader.compare.evidence import Evidence  # noqa: PLC0415
    from reader.compare.pairing import pair_sections  # noqa: PLC0415
    from reader.compare.pins import pins_between  # noqa: PLC0415
    from reader.compare.scrolling import position_map  # noqa: PLC0415

    pins = pins_between(stored, left, right)
    pairing = pair_sections(left, right, Evidence.shipped(), pins)
    both_ways = position_map(pairing)
    return Paired(pairing, both_ways.to_right, both_ways.to_left)


def _themes(documents: Sequence[Document]) -> Sequence["Theme"]:
    from reader.compare.themes import themes_of  # noqa: PLC0415

    return themes_of(documents)


def _theme_table(
    library: "Library",
    store: "Callable[[], NotesStore]",
    documents: Sequence[Document],
    themes: Sequence["Theme"],
) -> Callable[[], "ThemeTable"]:
    """The work that makes a table; what the user decided about indicators is read at once."""
    from reader.library.noted import NotedDocuments  # noqa: PLC0415

    reviews = NotedDocuments(library, store()).reviews()

    def work() -> "ThemeTable":
        from reader.compare.themes import theme_table  # noqa: PLC0415
        from reader.library.reviews import reviewed_indicators  # noqa: PLC0415
        from reader.paths import shipped_resources  # noqa: PLC0415

        ids = [document.id for document in documents]
        indicators = reviewed_indicators(library, shipped_resources(), reviews, ids)
        return theme_table(documents, themes, indicators)

    return work


def _words(documents: Sequence[Document]) -> "WordComparison":
    from reader.compare.words import shared_and_own  # noqa: PLC0415

    return shared_and_own(documents)


def _differences(old: str, new: str) -> "Differences":
    from reader.compare.differences import differences  # noqa: PLC0415

    return differences(old, new)


def _export_themes(table: "ThemeTable", path: "Path") -> None:
    from reader.export.theme_files import export_themes  # noqa: PLC0415

    export_themes(table, path, datetime.now(UTC).astimezone().date())
