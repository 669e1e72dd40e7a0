"""What 对照阅读 needs of library, index, notes and comparison, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.corpus.model import Document
from reader.library.model import DocumentSummary

if TYPE_CHECKING:  # the store is loaded when the library has been opened
    from reader.compare.model import Differences, Pairing, Theme, ThemeTable, WordComparison
    from reader.notes.model import SectionPin
    from reader.notes.store import NotesStore

Carry = Callable[[float], float]


@dataclass(frozen=True, slots=True)
class Paired:
    """Two documents whose sections were paired.

    Attributes:
        pairing: The pairs.
        to_right: From a place of the left text to the one that answers it; rises without jumps.
        to_left: The way back.
    """

    pairing: "Pairing"
    to_right: Carry
    to_left: Carry

    @property
    def turned(self) -> "Paired":
        """The same with left and right exchanged."""
        return Paired(self.pairing.turned, self.to_left, self.to_right)


@dataclass(frozen=True)
class CompareDesk:
    """What the window of the comparison needs.

    Attributes:
        summaries: The documents of the library, in their order.
        document: Loads one by its id, also an older version; raises LibraryError.
        versions: The older versions of a document; of an older version the listed one comes first.
        fold: Makes two texts comparable (script, width, case).
        pair: Pairs the sections of two documents, with what the user said about them; takes long.
        themes: The themes of some documents: dimensions, then headings; takes long.
        theme_table: The work that tells what documents say about themes; asked for on the GUI
            thread, as it looks into the notes, done elsewhere.
        words: What documents share in words, and what only one says; takes long.
        differences: What became of an old text in a new one; takes long.
        export_themes: Writes a theme table as DOCX or XLSX; raises ExportError.
        store: The notes, on the GUI thread alone; raises NotesError.
    """

    summaries: Sequence[DocumentSummary]
    document: Callable[[str], Document]
    versions: Callable[[str], Sequence[DocumentSummary]]
    fold: Callable[[str], str]
    pair: "Callable[[Document, Document, Sequence[SectionPin]], Paired]"
    themes: Callable[[Sequence[Document]], Sequence["Theme"]]
    theme_table: Callable[[Sequence[Document], Sequence["Theme"]], Callable[[], "ThemeTable"]]
    words: Callable[[Sequence[Document]], "WordComparison"]
    differences: Callable[[str, str], "Differences"]
    export_themes: Callable[["ThemeTable", Path], None]
    store: "Callable[[], NotesStore]"
