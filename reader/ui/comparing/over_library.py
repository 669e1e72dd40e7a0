"""The desk of 对照阅读 over an opened library; what compares is loaded when it is asked."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.compare.model import Differences, Theme, ThemeTable, WordComparison
from reader.corpus.model import Document
from reader.library.model import DocumentSummary
from reader.ui.comparing.compare_desk import CompareDesk, Paired

if TYPE_CHECKING:
    from pathlib import Path

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
        theme_table=_theme_table,
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


def _themes(_documents: Sequence[Document]) -> Sequence[Theme]:
    return ()


def _theme_table(_documents: Sequence[Document], _themes: Sequence[Theme]) -> ThemeTable:
    return ThemeTable((), ())


def _words(documents: Sequence[Document]) -> WordComparison:
    return WordComparison(tuple(each.id for each in documents), (), ())


def _differences(old: str, _new: str) -> Differences:
    return Differences(old, ())


def _export_themes(_table: ThemeTable, _path: "Path") -> None:
    return None
