"""Pieces are put into a collection once, moved where the user says, and left out in part."""

import random

from reader.excerpts.collecting import left_out, move_to, put_in, quote_piece, taken_back
from reader.notes.anchors import Anchor
from reader.notes.model import Piece


def anchor(start: int, end: int) -> Anchor:
    return Anchor("a", "0" * 64, start, end, "字" * (end - start), "", "")


def pieces(count: int) -> list[Piece]:
    return put_in((quote_piece("c", anchor(n * 10, n * 10 + 5)) for n in range(count)), ())


def in_order(found: list[Piece]) -> list[str]:
    return [piece.id for piece in sorted(found, key=lambda piece: piece.order)]


def test_pieces_are_put_in_behind_the_others_in_their_order() -> None:
    there = pieces(3)
    new = put_in([quote_piece("c", anchor(100 - n, 120)) for n in range(2)], there)
    assert in_order([*new, *there]) == [piece.id for piece in (*there, *new)]


def test_the_same_characters_are_not_put_in_twice() -> None:
    there = pieces(2)
    same = quote_piece("c", anchor(10, 15))
    twice = [quote_piece("c", anchor(50, 60)) for _ in range(2)]
    assert len(put_in([same, *twice], there)) == 1


def test_own_words_are_put_in_however_often() -> None:
    heading = Piece(collection_id="c", order=0.0, kind="heading", text="一")
    assert len(put_in([heading, heading], ())) == 2


def test_pieces_go_where_they_are_moved_however_often() -> None:
    chance = random.Random(3)
    found = pieces(9)
    for _ in range(400):
        names = in_order(found)
        moved = chance.sample(names, chance.randint(1, 4))
        at = chance.randint(0, len(names))
        ordered = sorted(found, key=lambda piece: piece.order)
        changed = {piece.id: piece for piece in move_to(moved, ordered, at)}
        front = [name for name in names[:at] if name not in moved]
        behind = [name for name in names[at:] if name not in moved]
        taken = [name for name in names if name in moved]
        found = [changed.get(piece.id, piece) for piece in found]
        assert in_order(found) == [*front, *taken, *behind]


def test_a_place_that_was_halved_too_often_is_counted_anew() -> None:
    found = pieces(3)
    for _ in range(200):
        ordered = sorted(found, key=lambda piece: piece.order)
        changed = {piece.id: piece for piece in move_to([ordered[2].id], ordered, 1)}
        found = [changed.get(piece.id, piece) for piece in found]
        assert in_order(found) == [ordered[0].id, ordered[2].id, ordered[1].id]
        assert len({piece.order for piece in found}) == 3


def test_moving_to_where_it_stands_changes_nothing() -> None:
    found = pieces(3)
    assert move_to([found[1].id], found, 1) == []
    assert move_to([found[1].id], found, 2) == []


def test_gaps_are_joined_and_kept_in_order() -> None:
    assert left_out((), 2, 4, "甲乙丙丁戊己") == ((2, 4),)
    assert left_out(((2, 4),), 4, 5, "甲乙丙丁戊己") == ((2, 5),)
    assert left_out(((4, 5),), 1, 2, "甲乙丙丁戊己") == ((1, 2), (4, 5))


def test_a_quotation_cannot_be_left_out_as_a_whole() -> None:
    assert left_out((), 0, 3, "甲乙丙") is None
    assert left_out(((0, 1),), 1, 3, "甲乙丙") is None


def test_a_gap_is_shown_again_where_it_is_touched() -> None:
    assert taken_back(((1, 2), (4, 6)), 5, 5) == ((1, 2),)
    assert taken_back(((1, 2), (4, 6)), 0, 9) == ()
    assert taken_back(((1, 2),), 4, 5) == ((1, 2),)
