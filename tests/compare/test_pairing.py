"""Pairs of sections: the gold set, pins, nothing to pair."""

import random
from collections.abc import Mapping
from itertools import combinations

import pytest

from reader.compare.evidence import Evidence
from reader.compare.model import Pairing, PairKind, Pin
from reader.compare.pairing import pair_sections
from reader.corpus.model import Document
from tests.compare.drafts import ONE, OTHER, document
from tests.compare.gold import Score, five_gold, judged


def counterpart(pairing: Pairing, label: str) -> str | None:
    """The best answer of the left section that has this in its label."""
    pair = next(p for p in pairing.pairs if p.left and label in p.left.label)
    return pair.right.label if pair.right else None


@pytest.fixture(scope="module")
def drafts(evidence: Evidence) -> Pairing:
    return pair_sections(ONE, OTHER, evidence)


def test_the_pairs_people_made_are_found(five: Mapping[str, Document], evidence: Evidence) -> None:
    score = Score()
    for left, right, gold in five_gold(five):
        pairing = pair_sections(five[left], five[right], evidence)
        score += judged(pairing, five[left], five[right], gold)
    told = "\n".join(score.faults)
    assert score.share("found") >= 0.90, told
    assert score.share("right") >= 0.90, told
    assert score.share("alone") >= 0.90, told


def test_sections_are_paired_by_what_they_are_about(drafts: Pairing) -> None:
    assert counterpart(drafts, "人才") == "(二)集聚创新人才"
    assert counterpart(drafts, "知识产权") == "(一)强化专利创造和运用"


def test_parts_of_the_frame_are_paired_by_their_role(drafts: Pairing) -> None:
    assert counterpart(drafts, "总体要求") == "一、指导思想"
    assert counterpart(drafts, "保障措施") == "三、组织保障"


def test_articles_are_paired_by_what_they_are_about_not_by_number_or_whom_they_address(
    evidence: Evidence,
) -> None:
    one = document(
        "甲市科技创新条例\n第一条 为了促进科技创新，制定本条例。\n"
        "第二条 市人民政府应当加强科学技术普及工作，提高公民的科学素质。\n"
        "第三条 鼓励企业、高等院校、科研机构和其他组织引进高层次人才。\n"
        "第四条 鼓励企业、高等院校、科研机构和其他组织参与海洋牧场建设。\n"
    )
    other = document(
        "乙市科学技术进步条例\n第一条 为了促进科学技术进步，制定本条例。\n"
        "第二条 鼓励企业、科研机构、高等院校和其他组织引进高层次人才，保障其住房。\n"
        "第三条 县级以上人民政府应当发展科学技术普及事业，提高公众的科学素质。\n"
        "第四条 鼓励企业、科研机构、高等院校和其他组织申请专利，保护知识产权。\n"
    )
    pairing = pair_sections(one, other, evidence)
    numbers = {p.left.number: p.right and p.right.number for p in pairing.pairs if p.left}
    assert numbers == {"第一条": "第一条", "第二条": "第三条", "第三条": "第二条", "第四条": None}


def test_what_the_other_document_does_not_have_stays_alone(drafts: Pairing) -> None:
    assert counterpart(drafts, "海洋牧场") is None


@pytest.mark.parametrize(("left", "right"), [("dongying", "panjin"), ("gaogang", "cangzhou")])
def test_every_section_is_in_a_pair_and_each_pair_is_told_from_both_sides(
    left: str, right: str, five: Mapping[str, Document], evidence: Evidence
) -> None:
    pairing = pair_sections(five[left], five[right], evidence)
    assert {p.left for p in pairing.pairs} - {None} == set(five[left].sections)
    assert {p.right for p in pairing.pairs} - {None} == set(five[right].sections)
    turned = pairing.turned
    for pair in pairing.pairs:
        assert 0 <= pair.score <= 1
        if pair.left:
            assert pair in pairing.of_left(pair.left.start)
            assert pair.left in {p.right for p in turned.of_right(pair.left.start)}
        if pair.right:
            assert pair in pairing.of_right(pair.right.start)
    assert turned.turned == pairing


def test_pairing_the_other_way_round_gives_the_same_pairs(
    five: Mapping[str, Document], evidence: Evidence
) -> None:
    there = pair_sections(five["panjin"], five["cangzhou"], evidence)
    back = pair_sections(five["cangzhou"], five["panjin"], evidence).turned
    assert [(p.left, p.right, p.score) for p in there.pairs] == [
        (p.left, p.right, p.score) for p in back.pairs
    ]


def test_a_document_is_paired_with_itself_section_by_section(
    five: Mapping[str, Document], evidence: Evidence
) -> None:
    for document_ in five.values():
        pairing = pair_sections(document_, document_, evidence)
        best = [pairing.of_left(section.start)[0] for section in document_.sections]
        same = [pair.left == pair.right for pair in best]
        assert sum(same) >= 0.97 * len(same)


def test_the_same_documents_give_the_same_pairs_whatever_was_paired_before(
    five: Mapping[str, Document], evidence: Evidence
) -> None:
    names = list(combinations(five, 2))
    first = pair_sections(five["gaogang"], five["panjin"], evidence)
    left, right = random.Random(7).choice(names)
    pair_sections(five[left], five[right], evidence)
    assert pair_sections(five["gaogang"], five["panjin"], evidence) == first


def test_documents_without_sections_have_no_pairs(evidence: Evidence) -> None:
    plain = document("关于开会的通知\n明天上午九时开会。\n")
    assert plain.sections == ()
    assert pair_sections(plain, plain, evidence).pairs == ()
    alone = pair_sections(plain, OTHER, evidence)
    assert {p.kind for p in alone.pairs} == {PairKind.ALONE}
    assert len(alone.pairs) == len(OTHER.sections)


def start_of(document_: Document, label: str) -> int:
    return next(s.start for s in document_.sections if label in s.label)


def test_what_is_pinned_wins(evidence: Evidence) -> None:
    sea, patents = start_of(ONE, "海洋"), start_of(OTHER, "专利")
    pairing = pair_sections(ONE, OTHER, evidence, [Pin(sea, patents)])
    (pinned,) = pairing.of_left(sea)
    assert (pinned.kind, pinned.score, pinned.right) == (
        PairKind.PINNED,
        1.0,
        pairing.of_right(patents)[0].right,
    )
    assert counterpart(pairing, "知识产权") != "(一)强化专利创造和运用"
    assert counterpart(pairing, "人才") == "(二)集聚创新人才"


def test_what_was_set_apart_is_no_pair(evidence: Evidence) -> None:
    pins = [Pin(start_of(ONE, "人才"), start_of(OTHER, "人才"), apart=True)]
    pairing = pair_sections(ONE, OTHER, evidence, pins)
    assert counterpart(pairing, "人才") != "(二)集聚创新人才"


def test_a_section_that_is_to_stay_alone_stays_alone(evidence: Evidence) -> None:
    talent = start_of(OTHER, "人才")
    pairing = pair_sections(ONE, OTHER, evidence, [Pin(None, talent, apart=True)])
    (pair,) = pairing.of_right(talent)
    assert (pair.left, pair.kind) == (None, PairKind.PINNED)


def test_the_later_pin_wins_and_one_of_a_section_that_is_gone_means_nothing(
    evidence: Evidence,
) -> None:
    one, other = start_of(ONE, "人才"), start_of(OTHER, "人才")
    before = pair_sections(ONE, OTHER, evidence)
    pins = [Pin(one, other, apart=True), Pin(one, other), Pin(one + 1, other, apart=True)]
    pairing = pair_sections(ONE, OTHER, evidence, pins)
    assert pairing.of_left(one)[0].kind is PairKind.PINNED
    assert len(pairing.pairs) == len(before.pairs)


def test_the_reasons_are_words_of_both(drafts: Pairing) -> None:
    pair = next(p for p in drafts.pairs if p.left and "人才" in p.left.label)
    assert "人才" in "".join(pair.reasons)
    assert not any(":" in reason for reason in pair.reasons)
