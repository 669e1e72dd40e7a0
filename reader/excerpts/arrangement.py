"""In which order pieces are printed: as the user put them, by theme, or by place."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from reader.notes.model import Arrangement, Piece

OTHER_THEMES = "其他"
_WORDS = frozenset({"heading", "text"})


@dataclass
class Group:
    """Pieces that stand under one heading.

    Attributes:
        heading: "" for none.
        pieces: In the printed order; headings and texts of the user among them.
    """

    heading: str
    pieces: list[Piece] = field(default_factory=list)


def arranged(
    pieces: Iterable[Piece],
    arrangement: Arrangement,
    place_of: Callable[[Piece], str],
    places: Sequence[str] = (),
) -> list[Group]:
    """The pieces in groups.

    By hand they make one group without a heading. By theme or place the user's own headings give
    way to those of the groups; a text of the user stays in front of the piece that follows it.

    Args:
        pieces: Of one collection.
        arrangement: How to order them.
        place_of: Where the document of a piece holds.
        places: All places in the administrative order; others come behind them as they occur.
    """
    ordered = sorted(pieces, key=lambda piece: piece.order)
    if arrangement == "hand":
        return [Group("", ordered)] if ordered else []
    if arrangement == "theme":
        groups = _grouped(ordered, lambda piece: piece.theme.strip())
        return [*(g for g in groups if g.heading != OTHER_THEMES), *_others(groups)]
    rank = {place: number for number, place in enumerate(places)}
    groups = _grouped(ordered, place_of)
    return sorted(groups, key=lambda group: rank.get(group.heading, len(rank)))


def _others(groups: Iterable[Group]) -> list[Group]:
    return [group for group in groups if group.heading == OTHER_THEMES]


def _grouped(pieces: Iterable[Piece], key: Callable[[Piece], str]) -> list[Group]:
    """Groups in the order in which they occur."""
    groups: dict[str, Group] = {}
    waiting: list[Piece] = []
    last: Group | None = None
    for piece in pieces:
        if piece.kind == "heading":
            continue
        if piece.kind == "text":
            waiting.append(piece)
            continue
        heading = key(piece) or OTHER_THEMES
        last = groups.setdefault(heading, Group(heading))
        last.pieces += [*waiting, piece]
        waiting = []
    if waiting:
        (last or groups.setdefault("", Group(""))).pieces.extend(waiting)
    return list(groups.values())


def is_own_words(piece: Piece) -> bool:
    """Whether a piece is a heading or a text of the user, not a quotation."""
    return piece.kind in _WORDS
