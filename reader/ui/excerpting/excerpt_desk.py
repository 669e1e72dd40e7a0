"""What collections need of the library and the outputs, as plain callables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.model import DocumentSummary
from reader.library.tables import Seams
from reader.notes.anchors import Anchor

if TYPE_CHECKING:  # loaded when something is collected or printed
    from reader.excerpts.gathering import Gathered, Imprint
    from reader.excerpts.model import Brochure
    from reader.export.brochure_docx import BrochureForm
    from reader.notes.model import Collection

Ranges = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class ExcerptDesk:
    """What the window needs to collect and print excerpts.

    ``present``, ``seams`` and ``gather`` are called on the GUI thread, the others in the
    background.

    Attributes:
        summaries: The documents, in the administrative order of their places.
        present: SHA-256 of the text that stands for each document now, by id.
        seams: Where rows and cells of a document's tables begin; raises LibraryError.
        anchors: Anchors on ranges of documents, in their order; raises LibraryError.
        sentences: Anchors on the sentences around ranges of documents, each sentence once.
        gather: All that the notes know of a collection; raises NotesError, LibraryError.
        compose: What is printed of it; raises LibraryError, IndicatorError.
        write_docx: Writes a Word document with the page of each line of its 目录; raises
            ExportError.
        choices_file: Keeps how it is printed.
    """

    summaries: Sequence[DocumentSummary]
    present: Callable[[], Mapping[str, str]]
    seams: Callable[[str], Seams]
    anchors: Callable[[Sequence[tuple[str, int, int]]], Sequence[Anchor]]
    sentences: Callable[[Sequence[tuple[str, Ranges]]], Sequence[Anchor]]
    gather: "Callable[[Collection], Gathered]"
    compose: "Callable[[Gathered, Imprint], Brochure]"
    write_docx: "Callable[[Brochure, Path, BrochureForm, Sequence[int]], None]"
    choices_file: Path
