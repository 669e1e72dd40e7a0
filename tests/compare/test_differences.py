"""Differences of two texts: exact, quick, and told as a reader would."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.alignment import matches
from reader.compare.differences import differences
from reader.compare.model import ChangeKind, Differences, ParagraphChange
from tests.compare.edits import edited

FIRST = (
    "第一条 为了促进科技创新，制定本条例。\n"
    "第二条 全社会研发经费投入占比达到2.5%，高新技术企业达到220家。\n"
    "第三条 市人民政府应当加强知识产权保护，建立快速维权机制。\n"
    "第四条 鼓励企业与高等学校共建研发机构，给予五万元补助。\n"
    "第五条 本条例自2020年3月1日起施行。"
)


def kinds(found: Differences) -> list[str]:
    return [each.kind.value for each in found.paragraphs]


def changed(found: Differences) -> ParagraphChange:
    (change,) = [each for each in found.changes if each.kind is ChangeKind.CHANGED]
    return change


def check(old: str, new: str) -> Differences:
    """The new text comes out again, every range has what it says, nothing is told twice."""
    found = differences(old, new)
    assert found.rebuild() == new
    old_places: list[tuple[int, int]] = []
    for change in found.paragraphs:
        for run in change.runs:
            assert run.text == (
                old[run.old_start : run.old_end]
                if run.kind is ChangeKind.REMOVED
                else new[run.new_start : run.new_end]
            )
            if run.kind is ChangeKind.EQUAL:
                assert run.text == old[run.old_start : run.old_end]
        for number in change.numbers:
            assert old[number.old_start : number.old_end] == number.old
            assert new[number.new_start : number.new_end] == number.new
        if change.kind is not ChangeKind.INSERTED:
            old_places.append((change.old_start, change.old_end))
    assert len(set(old_places)) == len(old_places) == old.count("\n") + 1
    return found


def test_equal_texts_have_no_differences() -> None:
    assert check(FIRST, FIRST).changes == ()


def test_a_changed_number_is_called_out_whole_with_its_unit() -> None:
    found = check(FIRST, FIRST.replace("2.5%", "3.0%").replace("五万元", "十万元"))
    assert [(n.old, n.new) for n in found.numbers] == [("2.5%", "3.0%"), ("五万元", "十万元")]
    assert kinds(found).count("changed") == 2


def test_an_article_that_only_got_another_number_is_no_change_of_a_number() -> None:
    found = check(FIRST, FIRST.replace("第四条", "第六条"))
    assert found.numbers == ()
    assert [run.text for run in changed(found).runs if run.kind is ChangeKind.INSERTED] == ["六"]


def test_an_inserted_and_a_removed_paragraph_stand_where_they_belong() -> None:
    lines = FIRST.split("\n")
    new = "\n".join([*lines[:2], "第二条之一 设立天使投资基金。", lines[2], *lines[4:]])
    found = check(FIRST, new)
    assert kinds(found) == ["equal", "equal", "inserted", "equal", "removed", "equal"]


def test_a_moved_paragraph_is_no_removal_even_if_it_was_changed() -> None:
    lines = FIRST.split("\n")
    moved = lines[1].replace("220", "240")
    found = check(FIRST, "\n".join([lines[0], lines[2], lines[3], moved, lines[4]]))
    assert kinds(found) == ["equal", "equal", "equal", "moved", "equal"]
    assert [(n.old, n.new) for n in found.numbers] == [("220家", "240家")]
    (departure,) = found.departures
    assert FIRST[departure.old_start : departure.old_end] == lines[1]


@pytest.mark.parametrize(
    ("new", "moved"),
    [
        (
            "市人民政府应当完善专利导航服务体系，加强知识产权保护，研发投入达到2.5%以上。",
            "加强知识产权保护",
        ),
        (
            "研发投入达到2.5%以上。市人民政府应当加强知识产权保护，完善专利导航服务体系。",
            "研发投入达到2.5%以上",
        ),
    ],
    ids=["clause", "sentence"],
)
def test_a_clause_that_stands_elsewhere_in_its_paragraph_has_moved(new: str, moved: str) -> None:
    old = "市人民政府应当加强知识产权保护，完善专利导航服务体系，研发投入达到2.5%以上。"
    found = check(f"一、总则\n{old}\n二、附则", f"一、总则\n{new}\n二、附则")
    pieces = [(run.kind, run.text) for run in changed(found).runs if run.moved]
    assert sorted(pieces) == [(ChangeKind.INSERTED, moved), (ChangeKind.REMOVED, moved)]
    assert found.numbers == ()


def test_a_clause_that_came_with_another_word_was_changed_and_did_not_move() -> None:
    old = "市人民政府应当加强专利保护，完善专利导航服务体系。"
    new = "市人民政府应当优化专利导航服务体系，加强专利保护。"
    assert not any(run.moved for run in changed(check(old, new)).runs)


CLAUSES = st.lists(
    st.sampled_from(["完善专利导航服务体系", "加强知识产权保护工作", "建设研发平台", "到2020年"]),
    max_size=7,
).map("，".join)


@settings(max_examples=150, deadline=None)
@given(CLAUSES, CLAUSES)
def test_clauses_in_any_order_come_out_again(old: str, new: str) -> None:
    check(old, new)


def test_a_word_in_place_of_another_is_shown_alone() -> None:
    found = check(FIRST, FIRST.replace("快速维权", "协同保护"))
    runs = [(run.kind.value, run.text) for run in changed(found).runs]
    assert runs == [
        ("equal", "第三条 市人民政府应当加强知识产权保护，建立"),
        ("removed", "快速维权"),
        ("inserted", "协同保护"),
        ("equal", "机制。"),
    ]


def test_empty_lines_do_not_hold_apart_what_belongs_together() -> None:
    lines = FIRST.split("\n")
    old = "\n\n".join(lines)
    new = "\n\n".join([lines[0], "新增的一条，与别的都不相同。", *lines[1:]])
    assert set(kinds(check(old, new))) == {"equal", "inserted"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("", "a"),
        ("a", ""),
        ("\n", ""),
        ("\n\n\n", "\n"),
        ("a\n", "a"),
        ("甲\r\n乙", "甲\n乙"),
    ],
)
def test_the_smallest_texts(old: str, new: str) -> None:
    check(old, new)


LINES = st.lists(st.text(alphabet="甲乙丙12.%，\n", max_size=12), max_size=12).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(LINES, LINES)
def test_any_text_comes_out_again(old: str, new: str) -> None:
    check(old, new)


@pytest.mark.parametrize("seed", range(40))
def test_random_edits_are_rebuilt(seed: int) -> None:
    chance = random.Random(seed)
    old = "\n".join([FIRST, *chance.sample(FIRST.split("\n"), 3), FIRST])
    check(old, edited(old, chance))


def longest_common(old: list[int], new: list[int]) -> int:
    """The length of the longest common subsequence, told the slow way."""
    row = [0] * (len(new) + 1)
    for each in old:
        before = row[:]
        for place, other in enumerate(new):
            row[place + 1] = (
                before[place] + 1 if each == other else max(row[place], before[place + 1])
            )
    return row[-1]


def test_without_landmarks_the_longest_common_subsequence_is_found() -> None:
    chance = random.Random(3)
    for _ in range(300):
        old, new = ([chance.randrange(4) for _ in range(chance.randrange(14))] for _ in range(2))
        found = matches(old, new, ())
        assert sum(length for *_, length in found) == longest_common(old, new)
        assert all(old[i : i + n] == new[j : j + n] for i, j, n in found)


HARD = {
    "equal lines": ("甲\n" * 50_000, "甲\n" * 49_990 + "乙\n" * 10),
    "two lines": tuple("\n".join(random.Random(seed).choices("甲乙", k=50_000)) for seed in (1, 2)),
    "one line": tuple(
        "".join(random.Random(seed).choices("甲乙丙丁", k=100_000)) for seed in (1, 2)
    ),
    "nothing in common": tuple(
        "\n".join(f"{chr(first + place % 900)}{place}" * 3 for place in range(5_000))
        for first in (0x4E00, 0x6E00)
    ),
}


@pytest.mark.parametrize("name", HARD)
def test_texts_made_to_be_hard_end_soon(name: str) -> None:
    old, new = HARD[name]
    assert differences(old, new).rebuild() == new


def test_a_short_paragraph_that_stands_elsewhere_letter_by_letter_has_moved() -> None:
    lines = ["坚持创新驱动发展，建设创新型城市。", "强化政策落实和资金保障。", "加强组织领导。"]
    told = differences("\n".join(lines), "\n".join([lines[2], *lines[:2]]))
    assert [each.kind for each in told.changes] == [ChangeKind.MOVED]
    heads = differences("一、总则\n" + "\n".join(lines), "\n".join(lines) + "\n一、总则")
    assert ChangeKind.MOVED not in {each.kind for each in heads.changes}
