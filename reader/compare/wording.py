"""What became of the words of a paragraph, character by character; numbers are taken whole."""

import re
from collections.abc import Iterator, Sequence

from reader.compare.alignment import Budget, Match, matches
from reader.compare.model import ChangeKind, NumberChange, Run

_HAN_NUMBER = "[〇零一二三四五六七八九十百千万亿两]"
_UNITS = (
    r"个百分点|百分点|％|%|‰|倍|(?:亿|千万|百万|十万|万)?(?:美元|元|人|人次|户|家|件|吨|亩|平方米|公里|千瓦)"
    r"|[年月日天周岁个项名位次批所处座条款只辆台套类级篇本张分]"
)
_DIGITS = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"
_TOKEN = re.compile(
    rf"{_DIGITS}[%％‰]?|{_HAN_NUMBER}{{2,}}|[A-Za-z]+(?:[-'&][A-Za-z]+)*|.", re.DOTALL
)
"""What is compared whole: a number is another one if one of its digits is."""

_NUMBER = re.compile(
    rf"(?P<ordinal>第(?:{_DIGITS}|{_HAN_NUMBER}+)[编章节条款项目])"
    rf"|(?:百分之{_HAN_NUMBER}+|{_DIGITS}|{_HAN_NUMBER}+)(?:[%％‰]|{_UNITS})"
    rf"|{_DIGITS}"
)
"""A number with its unit; 第二十一条 is the name of a place and no number that was changed."""

_LANDMARKS = (6, 3)
"""Runs of tokens that are landmarks in a paragraph."""

_CHANCE = 2
"""An equal run of so many characters between two longer changes is chance: 的, 应当."""

_PIECE = tuple[str, int, int, int, int]


def runs_of(old: str, new: str, budget: Budget | None = None) -> tuple[tuple[ChangeKind, str], ...]:
    """The pieces that lead from one paragraph to another: equal, removed, inserted.

    Args:
        old: The paragraph as it was.
        new: As it is now.
        budget: What may be spent.

    Returns:
        Kinds and texts in order; where both, what was removed before what was inserted.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    equal = _without_chance(matches(before, after, _LANDMARKS, budget), before, after)
    pieces: list[tuple[ChangeKind, str]] = []
    i = j = 0
    for at, there, length in (*equal, (len(before), len(after), 0)):
        pieces.append((ChangeKind.REMOVED, "".join(before[i:at])))
        pieces.append((ChangeKind.INSERTED, "".join(after[j:there])))
        pieces.append((ChangeKind.EQUAL, "".join(before[at : at + length])))
        i, j = at + length, there + length
    return tuple(piece for piece in pieces if piece[1])


def placed(
    pieces: Sequence[tuple[ChangeKind, str]], old_start: int, new_start: int
) -> tuple[Run, ...]:
    """Pieces with their places in the two texts."""
    runs: list[Run] = []
    for kind, text in pieces:
        old_end = old_start + (len(text) if kind is not ChangeKind.INSERTED else 0)
        new_end = new_start + (len(text) if kind is not ChangeKind.REMOVED else 0)
        runs.append(Run(kind, old_start, old_end, new_start, new_end, text))
        old_start, new_start = old_end, new_end
    return tuple(runs)


def changed_numbers(
    old: str, new: str, runs: Sequence[Run], old_start: int, new_start: int
) -> tuple[NumberChange, ...]:
    """The numbers of a paragraph that stand in place of others.

    Between two equal runs the numbers that went and those that came are put together in order,
    if they are as many; others were added or dropped and are no change of a number.

    Args:
        old: The paragraph as it was.
        new: As it is now.
        runs: What leads from the one to the other.
        old_start: Where the paragraph begins in the old text.
        new_start: Where it begins in the new one.
    """
    gone = [found for found in _NUMBER.finditer(old) if not found["ordinal"]]
    come = [found for found in _NUMBER.finditer(new) if not found["ordinal"]]
    changes: list[NumberChange] = []
    for low, high, start, end in _changed_ranges(runs):
        one = [each for each in gone if _touches(each, low - old_start, high - old_start)]
        other = [each for each in come if _touches(each, start - new_start, end - new_start)]
        if len(one) == len(other):
            changes += (
                NumberChange(
                    before[0],
                    after[0],
                    old_start + before.start(),
                    old_start + before.end(),
                    new_start + after.start(),
                    new_start + after.end(),
                )
                for before, after in zip(one, other, strict=True)
                if before[0] != after[0]
            )
    return tuple(dict.fromkeys(changes))


def _touches(number: re.Match[str], low: int, high: int) -> bool:
    return number.start() < high and low < number.end()


def _changed_ranges(runs: Sequence[Run]) -> Iterator[tuple[int, int, int, int]]:
    """Old and new range of each stretch between two equal runs that went and came."""
    low = start = None
    high = end = 0
    for run in runs:
        if run.kind is ChangeKind.EQUAL:
            if low is not None and start is not None:
                yield low, high, start, end
            low = start = None
        elif run.kind is ChangeKind.REMOVED:
            low, high = run.old_start, run.old_end
        else:
            start, end = run.new_start, run.new_end
    if low is not None and start is not None:
        yield low, high, start, end


def _without_chance(equal: Sequence[Match], old: Sequence[str], new: Sequence[str]) -> list[Match]:
    """Leave out equal runs that only cut a change in pieces."""
    kept = list(equal)
    place = 0
    while place < len(kept):
        i, j, length = kept[place]
        before = kept[place - 1] if place else (0, 0, 0)
        after = kept[place + 1] if place + 1 < len(kept) else (len(old), len(new), 0)
        left = max(i - before[0] - before[2], j - before[1] - before[2])
        right = max(after[0] - i - length, after[1] - j - length)
        text = "".join(old[i : i + length])
        if len(text) <= _CHANCE and min(left, right) > len(text) and not _NUMBER.search(text):
            del kept[place]
            place = max(place - 1, 0)
        else:
            place += 1
    return kept
