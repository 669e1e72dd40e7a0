"""The desk of the collections over an opened library and its notes.

The imports stand in the functions because nothing of this is needed before something is collected.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.model import DocumentSummary
from reader.notes.anchors import Anchor
from reader.notes.model import Collection
from reader.ui.excerpting.excerpt_desk import ExcerptDesk, Ranges
from reader.ui.excerpting.print_choices import PRINT_FILE
from reader.ui.noting.notes_desk import NotesDesk

if TYPE_CHECKING:
    from reader.excerpts.gathering import Gathered, Imprint
    from reader.excerpts.model import Brochure
    from reader.export.brochure_docx import BrochureForm
    from reader.library.store import Library


def desk_over(
    library: "Library",
    summaries: Sequence[DocumentSummary],
    notes: NotesDesk,
    resources: Path,
    user_data: Path,
) -> ExcerptDesk:
    """The desk over a library as it is now.

    Args:
        library: Open; used in the background too.
        summaries: Its documents.
        notes: Gives the store, on the GUI thread.
        resources: Holds names of places, reviewed indicators and taxonomy.
        user_data: Keeps how excerpts are printed.
    """

    def present() -> Mapping[str, str]:
        from reader.excerpts.gathering import present_texts  # noqa: PLC0415

        return present_texts(library)

    def anchors(places: Sequence[tuple[str, int, int]]) -> Sequence[Anchor]:
        from reader.notes.anchors import make_anchor  # noqa: PLC0415

        ids = dict.fromkeys(document_id for document_id, _start, _end in places)
        documents = {document_id: library.document(document_id) for document_id in ids}
        return [make_anchor(documents[name], start, end) for name, start, end in places]

    def sentences(places: Sequence[tuple[str, Ranges]]) -> Sequence[Anchor]:
        from reader.export.sentences import Sentences  # noqa: PLC0415
        from reader.notes.anchors import make_anchor  # noqa: PLC0415

        found: list[Anchor] = []
        for document_id, ranges in places:
            document = library.document(document_id)
            around = Sentences(document.text)
            once = dict.fromkeys(around.around(start, end) for start, end in ranges)
            found += [make_anchor(document, start, end) for start, end in once]
        return found

    def gather(collection: Collection) -> "Gathered":
        from reader.excerpts.gathering import gather  # noqa: PLC0415

        return gather(notes.store(), notes.noted(), library, collection)

    def compose(gathered: "Gathered", imprint: "Imprint") -> "Brochure":
        from reader.excerpts.gathering import brochure_of  # noqa: PLC0415

        return brochure_of(gathered, library, resources, imprint)

    def write_docx(
        brochure: "Brochure", path: Path, form: "BrochureForm", pages: Sequence[int]
    ) -> None:
        from reader.export.brochure_docx import write_brochure_docx  # noqa: PLC0415

        write_brochure_docx(brochure, path, form, pages)

    return ExcerptDesk(
        summaries=summaries,
        present=present,
        seams=lambda document_id: library.layout(document_id).seams,
        anchors=anchors,
        sentences=sentences,
        gather=gather,
        compose=compose,
        write_docx=write_docx,
        choices_file=user_data / PRINT_FILE,
    )
