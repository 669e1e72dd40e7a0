"""Positions carried from one document to another."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from reader.compare.evidence import Evidence
from reader.compare.model import Pairing, PairKind, SectionPair, in_order
from reader.compare.pairing import pair_sections
from reader.compare.scrolling import position_map
from reader.corpus.model import Document, Section


def section(start: int, end: int, depth: int = 1) -> Section:
    return Section(depth, depth, f"{start}", "", start, end, (f"{start}",))


def pairing(*pairs: tuple[Section | None, Section | None]) -> Pairing:
    made = [
        SectionPair(one, other, 0.9, PairKind.CERTAIN if one and other else PairKind.ALONE)
        for one, other in pairs
    ]
    return Pairing("one", "other", 4000, 2000, in_order(made))


def test_a_paired_section_is_carried_in_proportion() -> None:
    way = position_map(pairing((section(1000, 3000), section(500, 1500)))).to_right
    assert [way(p) for p in (1000, 1500, 2000, 3000)] == [500, 750, 1000, 1500]


def test_the_way_back_of_one_pair_ends_where_it_began() -> None:
    both = position_map(pairing((section(1000, 3000), section(500, 1500))))
    for position in range(0, 4001, 50):
        assert both.to_left(both.to_right(position)) == pytest.approx(position)


def test_without_pairs_the_share_of_the_text_counts() -> None:
    way = position_map(pairing((section(0, 4000), None), (None, section(0, 2000)))).to_right
    assert [way(p) for p in (0, 1000, 4000)] == [0, 500, 2000]


def test_where_pairs_cross_the_longer_ones_lead_and_the_other_document_never_runs_back() -> None:
    one, short, last = section(0, 1500), section(1500, 2000), section(2000, 4000)
    there = section(500, 1000), section(0, 500), section(1000, 2000)
    way = position_map(pairing(*zip((one, short, last), there, strict=True))).to_right
    assert [way(p) for p in (0, 750, 1400)] == pytest.approx([500, 750, 966.67], abs=0.1)
    assert [way(p) for p in (2000, 3000, 4000)] == [1000, 1500, 2000]
    assert all(way(p) <= way(p + 84) for p in range(200, 4000))


def test_what_the_user_pinned_leads_where_pairs_cross() -> None:
    found = pairing(
        (section(0, 3000), section(500, 2000)),
        (section(3000, 4000), section(0, 500)),
    )
    pinned = replace(found.pairs[1], kind=PairKind.PINNED, score=1.0)
    way = position_map(replace(found, pairs=(found.pairs[0], pinned))).to_right
    assert [way(p) for p in (3000, 3500, 3800)] == [0, 250, 400]


def test_a_section_without_counterpart_lets_the_other_document_wait() -> None:
    first, alone, last = section(0, 1000), section(1000, 3000), section(3000, 4000)
    way = position_map(
        pairing((first, section(0, 1000)), (alone, None), (last, section(1000, 2000)))
    ).to_right
    assert [way(p) for p in (1000, 2000, 3000)] == [1000, 1000, 1000]


def test_neighbours_with_one_counterpart_share_it() -> None:
    whole = section(0, 2000)
    way = position_map(pairing((section(0, 2000), whole), (section(2000, 4000), whole))).to_right
    assert [way(p) for p in (0, 1000, 2000, 4000)] == [0, 500, 1000, 2000]


@pytest.mark.parametrize(
    ("left", "right"), list(combinations(("gaogang", "quanzhou", "panjin"), 2))
)
def test_real_documents_are_followed_without_a_leap(
    left: str, right: str, five: Mapping[str, Document], evidence: Evidence
) -> None:
    found = pair_sections(five[left], five[right], evidence)
    both = position_map(found)
    for way, here, there in (
        (both.to_right, found.left_length, found.right_length),
        (both.to_left, found.right_length, found.left_length),
    ):
        answers = [way(tenth / 10) for tenth in range(here * 10 + 1)]
        assert all(0 <= answer <= there for answer in answers)
        assert all(before <= after + 1e-6 for before, after in pairwise(answers))
        assert max(abs(b - a) for a, b in pairwise(answers)) < 0.05 * there
