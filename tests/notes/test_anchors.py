"""A mark comes to stand where its text stands, or in the review list; never on another text."""

import random

import pytest

from reader.corpus.model import (
    Block,
    BlockKind,
    Document,
    Metadata,
    Section,
    SourceMap,
)
from reader.notes.anchors import Doubt, Doubtful, Found, make_anchor, relocate
from tests.notes.relocating import relocate_all
from tests.notes.revisions import Revision, Tally, random_anchors, revised, shipped_documents

TARGETS = (
    "一、主要目标\n"
    "到2025年，全市研发经费投入强度达到3.0%，高新技术企业达到120家，科技型中小企业达到800家。\n"
    "到2025年，全市技术合同成交额达到40亿元，万人发明专利拥有量达到12件，技术改造投入占比不变。\n"
    "二、保障措施\n"
    "各县（市、区）要加强组织领导，落实资金保障，每年对任务完成情况进行督查，结果向社会公布。\n"
)


def document(text: str, document_id: str = "one") -> Document:
    sections = []
    if "二、保障措施" in text:
        place = text.index("二、保障措施")
        sections = [
            Section(1, 1, "一、", "主要目标", 0, place - 1, ("一、主要目标",)),
            Section(1, 1, "二、", "保障措施", place, len(text), ("二、保障措施",)),
        ]
    block = Block(BlockKind.PARAGRAPH, text, 0, len(text), 0, len(text))
    return Document(
        document_id, text, (block,), tuple(sections), (), Metadata("甲"), SourceMap(()), "0" * 64
    )


OLD = document(TARGETS)


def place(text: str, quote: str) -> tuple[int, int]:
    return text.index(quote), text.index(quote) + len(quote)


def placed(quote: str, new: str) -> list[str] | Doubt:
    """The quote's surroundings in the new text, or why it was not found."""
    anchor = make_anchor(OLD, *place(TARGETS, quote))
    found = relocate_all([anchor], OLD, document(new))
    alone = relocate(anchor, document(new))
    if found.changed:
        return found.changed[0].doubt.reason
    new_anchor = found.found[0].new
    assert new_anchor.quote == quote == new[new_anchor.start : new_anchor.end]
    assert isinstance(alone, Doubtful) or alone == Found(new_anchor.start, new_anchor.end)
    return [new_anchor.before[-6:], new_anchor.after[:6]]


def test_an_anchor_keeps_quote_surroundings_and_section() -> None:
    anchor = make_anchor(OLD, *place(TARGETS, "3.0%"))
    assert (anchor.document_id, anchor.text_sha256) == ("one", OLD.text_sha256)
    assert anchor.quote == "3.0%"
    assert anchor.before == TARGETS[: anchor.start][-32:]
    assert anchor.after == "，高新技术企业达到120家，科技型中小企业达到800家。\n到20"
    assert anchor.section_path == ("一、主要目标",)


def test_surroundings_are_shorter_only_at_the_ends_of_the_text() -> None:
    first, last = make_anchor(OLD, 0, 2), make_anchor(OLD, len(TARGETS) - 3, len(TARGETS))
    assert (first.before, len(first.after)) == ("", 32)
    assert (len(last.before), last.after) == (32, "")
    assert last.section_path == ("二、保障措施",)


@pytest.mark.parametrize("outside", [(3, 3), (-1, 2), (5, 4), (0, len(TARGETS) + 1)])
def test_an_anchor_needs_a_range_of_the_text(outside: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="is not a range"):
        make_anchor(OLD, *outside)


def test_in_the_same_text_the_offsets_hold_even_where_the_quote_repeats() -> None:
    start = TARGETS.rindex("达到")
    assert relocate(make_anchor(OLD, start, start + 2), OLD) == Found(start, start + 2)


def test_text_put_in_front_moves_the_place_along() -> None:
    assert placed("3.0%", f"总则\n{TARGETS}") == ["投入强度达到", "，高新技术企"]


def test_surroundings_may_change_on_one_side() -> None:
    new = TARGETS.replace("，高新技术企业达到120家", "，独角兽企业达到5家")
    assert placed("3.0%", new) == ["投入强度达到", "，独角兽企业"]


def test_a_paragraph_that_was_moved_elsewhere_is_followed() -> None:
    lines = TARGETS.splitlines(keepends=True)
    new = "".join([lines[0], lines[2], lines[3], lines[4], lines[1]])
    assert placed("120家", new) == ["技术企业达到", "，科技型中小"]
    assert placed("研发经费投入强度达到3.0%", new) == ["25年，全市", "，高新技术企"]
    assert placed(lines[1], new) == ["向社会公布。\n"[-6:], ""]


def test_a_figure_that_changed_is_not_found() -> None:
    assert placed("3.0%", TARGETS.replace("3.0%", "3.5%")) is Doubt.CHANGED


def test_a_figure_is_not_found_where_another_now_has_its_value() -> None:
    new = TARGETS.replace("3.0%", "3.5%").replace("投入占比不变", "投入占比3.0%")
    assert placed("3.0%", new) is Doubt.CHANGED


def test_two_figures_that_changed_places_are_both_in_doubt() -> None:
    new = TARGETS.replace("120家", "@").replace("800家", "120家").replace("@", "800家")
    assert placed("120家", new) is Doubt.CHANGED
    assert placed("800家", new) is Doubt.CHANGED


def test_what_was_taken_out_is_gone() -> None:
    assert placed("3.0%", TARGETS.replace(TARGETS.splitlines()[1], "")) is Doubt.GONE


def test_a_paragraph_that_stands_twice_now_is_in_doubt() -> None:
    lines = TARGETS.splitlines(keepends=True)
    assert placed("全市技术合同", "".join([*lines[:3], *lines[:3]])) is Doubt.SEVERAL


def test_what_has_gone_is_not_found_in_its_likeness() -> None:
    twin = (
        "全市规模以上工业企业研发经费支出占营业收入的比重，到规划期末达到2.5%以上，居全省前列。\n"
    )
    old = document(f"甲区：{twin}乙区：{twin}丙区另定。\n")
    start = old.text.index("2.5%")
    anchor = make_anchor(old, start, start + 4)
    review = relocate_all([anchor], old, document(f"乙区：{twin}丙区另定。\n"))
    assert review.found == ()


def test_places_with_equal_surroundings_are_told_apart_by_wider_ones() -> None:
    twin = (
        "全市规模以上工业企业研发经费支出占营业收入的比重，到规划期末达到2.5%以上，居全省前列。\n"
    )
    old = document(f"甲区：{twin}乙区：{twin}丙区另定。\n")
    new = document(f"总则\n甲区：{twin}乙区：{twin}丙区另定。\n")
    starts = [old.text.index("2.5%"), old.text.rindex("2.5%")]
    review = relocate_all([make_anchor(old, s, s + 4) for s in starts], old, new)
    assert [moved.new.start for moved in review.found] == [start + 3 for start in starts]


def test_the_review_list_shows_old_and_new_text() -> None:
    new = document(TARGETS.replace("3.0%", "3.5%"), "two")
    anchor = make_anchor(OLD, *place(TARGETS, "3.0%"))
    (changed,) = relocate_all([anchor], OLD, new).changed
    assert changed.anchor == anchor
    assert changed.doubt.old_text == anchor.in_context
    (guess,) = changed.doubt.candidates
    assert guess.text == new.text[guess.start : guess.end] == "3.5%"
    assert "投入强度达到3.5%，高新技术" in guess.in_context
    assert str(changed.doubt.reason).endswith("。")


def test_where_half_of_the_surroundings_is_left_the_review_list_still_shows_a_place() -> None:
    anchor = make_anchor(OLD, *place(TARGETS, "3.0%"))
    for old, new in (("3.0%，高新技术企业", "三个百分点"), ("研发经费投入强度达到3.0%", "三点")):
        text = TARGETS.replace(old, new)
        doubt = relocate(anchor, document(text))
        assert isinstance(doubt, Doubtful)
        assert doubt.reason is Doubt.GONE
        assert new in doubt.candidates[0].in_context


def test_anchors_that_are_found_belong_to_the_new_document() -> None:
    new = document(f"总则\n{TARGETS}", "two")
    anchors = [make_anchor(OLD, *place(TARGETS, quote)) for quote in ("督查", "3.0%")]
    review = relocate_all(anchors, OLD, new)
    assert [moved.old for moved in review.found] == anchors
    for moved in review.found:
        assert (moved.new.document_id, moved.new.text_sha256) == ("two", new.text_sha256)
    assert review.found[0].new.section_path == ("二、保障措施",)


def test_an_anchor_of_a_third_text_is_looked_for_as_well() -> None:
    first = make_anchor(document(f"旧序言\n{TARGETS}"), *place(f"旧序言\n{TARGETS}", "3.0%"))
    (moved,) = relocate_all([first], OLD, document(f"总则\n{TARGETS}")).found
    assert moved.new.quote == "3.0%"


def test_a_text_of_one_character_is_done_with_quickly() -> None:
    old = document("一" * 100_000)
    anchors = [make_anchor(old, start, start + 3) for start in range(40, 20_000, 1000)]
    review = relocate_all(anchors, old, document("一" * 99_999))
    assert {changed.doubt.reason for changed in review.changed} == {Doubt.SEVERAL}
    assert len(review.changed) == len(anchors)


def test_no_anchor_is_lost_or_misplaced_in_a_hundred_random_edits() -> None:
    chance, tally = random.Random(4), Tally()
    documents = shipped_documents()
    for edits in [1, 2, 3, 4] * 10:
        old = chance.choice(documents)
        anchors = random_anchors(chance, old, 40)
        revision = Revision(chance, old.text)
        for _ in range(edits):
            revision.edit()
        review = relocate_all(anchors, old, revised(old, revision.text))
        assert len(review.found) + len(review.changed) == len(anchors)
        tally.count(revision, old, review)
    assert tally.wrong == []
    assert tally.certain > 1000
    assert tally.found_intact > 0.97 * tally.intact
