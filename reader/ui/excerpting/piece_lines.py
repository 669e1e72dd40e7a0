"""The pieces of a collection as lines of a list, in the order in which they are printed."""

from collections.abc import Callable, Mapping, Sequence

from reader.excerpts.arrangement import arranged
from reader.excerpts.sources import Origin, place_of, title_of
from reader.library.tables import WHOLE, Seams
from reader.notes.model import Collection, Piece
from reader.ui.models.piece_model import GroupLine, Line, PieceLine

Doubt = Callable[[Piece], str]
"""Why a piece does not stand in the present text, "" if it does."""


def lines_of(
    collection: Collection,
    pieces: Sequence[Piece],
    origins: Mapping[str, Origin],
    places: Sequence[str],
    doubt: Doubt,
    seams: Mapping[str, Seams],
) -> list[Line]:
    """The lines.

    Args:
        collection: Decides the order.
        pieces: In any order.
        origins: What is known of the documents, by id.
        places: In the administrative order.
        doubt: Asked of every quotation.
        seams: Where quotations from tables are parted, by the ids of their pieces.
    """
    lines: list[Line] = []
    number = 0

    def origin(piece: Piece) -> Origin | None:
        return origins.get(piece.anchor.document_id) if piece.anchor is not None else None

    for group in arranged(pieces, collection.arrangement, lambda p: place_of(origin(p)), places):
        if group.heading:
            quotes = sum(piece.anchor is not None for piece in group.pieces)
            lines.append(GroupLine(group.heading, quotes))
        for piece in group.pieces:
            if piece.anchor is None:
                lines.append(PieceLine(piece, heading=" ".join(piece.text.split())))
                continue
            number += 1
            path = piece.anchor.section_path
            heading = " ".join(piece.theme.split()) or (path[-1] if path else "")
            known = origin(piece)
            source = f"{place_of(known)} 《{title_of(known)}》"
            noted = bool(piece.note.strip())
            parts = seams.get(piece.id, WHOLE)
            lines.append(PieceLine(piece, number, heading, source, doubt(piece), noted, parts))
    return lines
