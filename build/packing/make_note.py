"""Make a file of notes to try a packed program with: one note, one collection of excerpts.

    python build/packing/make_note.py FILE NOTE COLLECTION QUERY

Runs with the project's own Python. The note and the excerpt stand where QUERY first occurs in a
shipped document.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = "quanzhou"


def make(file: Path, note: str, title: str, query: str) -> None:
    """Write the file.

    Args:
        file: JSON, as the program exports its notes.
        note: Text of the note.
        title: Of the collection.
        query: Where both stand.
    """
    sys.path.insert(0, str(ROOT))
    from reader.export.notes_json import notes_json  # noqa: PLC0415 - found from here on
    from reader.library.bundle import open_library  # noqa: PLC0415
    from reader.notes.anchors import make_anchor  # noqa: PLC0415
    from reader.notes.bundle import Bundle  # noqa: PLC0415
    from reader.notes.model import Annotation, Collection, Piece  # noqa: PLC0415

    with (
        tempfile.TemporaryDirectory() as folder,
        open_library(Path(folder) / "library.db", ROOT / "resources") as library,
    ):
        document = library.document(DOCUMENT)
    place = document.text.index(query)
    start = document.text.rindex("\n", 0, place) + 1
    anchor = make_anchor(document, start, document.text.index("\n", place))
    annotation = Annotation(anchor=make_anchor(document, place, place + len(query)), note=note)
    collection = Collection(title=title)
    piece = Piece(collection_id=collection.id, order=1.0, anchor=anchor)
    bundle = Bundle(annotations=(annotation,), collections=(collection,), pieces=(piece,))
    file.write_text(notes_json(bundle), encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), *sys.argv[2:5])
