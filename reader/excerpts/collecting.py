"""Putting pieces into a collection, and changing their order, gaps and themes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.notes.anchors import Anchor
from reader.notes.model import Annotation, Piece

if TYPE_CHECKING:
    from reader.indicators.model import Indicator

_LEAST_STEP = 1e-6

Omissions = tuple[tuple[int, int], ...]


def quote_piece(collection_id: str, anchor: Anchor) -> Piece:
    """A piece that quotes a place; its order is given when it is put in."""
    return Piece(collection_id=collection_id, order=0.0, anchor=anchor)


def annotation_piece(collection_id: str, annotation: Annotation) -> Piece:
    """A piece taken from an annotation; its note is found by its place."""
    return Piece(
        collection_id=collection_id,
        order=0.0,
        kind="annotation",
        anchor=annotation.anchor,
        annotation_id=annotation.id,
    )


def indicator_piece(collection_id: str, indicator: "Indicator", anchor: Anchor) -> Piece:
    """A piece taken from a row of the indicator table; ``anchor`` is its sentence."""
    return Piece(
        collection_id=collection_id,
        order=0.0,
        kind="indicator",
        anchor=anchor,
        indicator_key=indicator.key,
    )


def put_in(new: Iterable[Piece], among: Sequence[Piece]) -> list[Piece]:
    """Give new pieces an order behind all others.

    What stands in the collection already, from the same characters and of the same row, is left
    out, and so is what is among ``new`` twice.

    Args:
        new: In the order in which they are to stand.
        among: The pieces of the collection.

    Returns:
        Those to be added.
    """
    known = {_place(piece) for piece in among if piece.anchor is not None}
    order = max((piece.order for piece in among), default=0.0)
    wanted: list[Piece] = []
    for piece in new:
        if piece.anchor is not None:
            if _place(piece) in known:
                continue
            known.add(_place(piece))
        order += 1.0
        wanted.append(replace(piece, order=order))
    return wanted


def _place(piece: Piece) -> tuple[object, ...]:
    anchor = piece.anchor
    if anchor is None:
        return ()
    return (anchor.document_id, anchor.text_sha256, anchor.start, anchor.end, piece.indicator_key)


def move_to(moved: Iterable[str], among: Sequence[Piece], at: int) -> list[Piece]:
    """Move pieces before the one that stands at a place now.

    Args:
        moved: Their ids; they keep their order.
        among: All pieces of the collection, in their order.
        at: From 0; the number of pieces for the end.

    Returns:
        Those whose order has changed.
    """
    wanted = set(moved)
    taken = [piece for piece in among if piece.id in wanted]
    left = [piece for piece in among if piece.id not in wanted]
    at -= sum(piece.id in wanted for piece in among[:at])
    after = [*left[:at], *taken, *left[at:]]
    if [piece.id for piece in after] == [piece.id for piece in among]:
        return []
    low = left[at - 1].order if at > 0 else None
    high = left[at].order if at < len(left) else None
    step = 1.0
    if low is not None and high is not None:
        step = (high - low) / (len(taken) + 1)
    if step < _LEAST_STEP:  # halved too often: count anew
        return [replace(piece, order=float(n)) for n, piece in enumerate(after, 1)]
    first = low + step if low is not None else (high or 0.0) - step * len(taken)
    return [replace(piece, order=first + step * n) for n, piece in enumerate(taken)]


def left_out(omissions: Omissions, start: int, end: int, quote: str) -> Omissions | None:
    """Leave out a part of a quotation.

    Args:
        omissions: What is left out already.
        start: Of the part, in the quotation.
        end: Of the part.
        quote: The quotation.

    Returns:
        All that is left out, rising and apart; None if nothing of the quotation would be left.
    """
    merged: list[tuple[int, int]] = []
    for low, high in sorted((*omissions, (max(start, 0), min(end, len(quote))))):
        if low >= high:
            continue
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    kept = "".join(
        quote[a:b]
        for a, b in zip(
            (0, *(high for _, high in merged)),
            (*(low for low, _ in merged), len(quote)),
            strict=True,
        )
    )
    return tuple(merged) if kept.strip() else None


def taken_back(omissions: Omissions, start: int, end: int) -> Omissions:
    """Show again whatever part of a quotation touches ``[start, end]``."""
    return tuple((low, high) for low, high in omissions if high < start or low > end)
