"""Differences as rows of two columns: what stood there, what stands there, what is left out."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from reader.compare.model import ChangeKind, Differences, ParagraphChange, Run

CONTEXT = 1
"""Unchanged paragraphs shown before and after a change."""
_MANY = 12
_LIKE = 0.2
"""Versions share more of so many paragraphs and more."""
MARKS = {
    ChangeKind.EQUAL: "",
    ChangeKind.INSERTED: "增",
    ChangeKind.REMOVED: "删",
    ChangeKind.CHANGED: "改",
    ChangeKind.MOVED: "移",
}


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One row.

    Attributes:
        kind: What became of the paragraph.
        old: What to show on the left; empty where nothing stood.
        new: What to show on the right; empty where nothing stands.
        mark: Between the two: the kind in a word, a moved paragraph's other place, numbers.
        change: Number of the difference, from 0; -1 for a row that is none.
        paragraph: Number of the paragraph in ``Differences.paragraphs``; -1 for a place that one
            has left.
    """

    kind: ChangeKind
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    mark: str
    change: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Fold:
    """Unchanged paragraphs that are left out.

    Attributes:
        first: Number of the first one in ``Differences.paragraphs``.
        count: How many.
    """

    first: int
    count: int


def rows_of(
    differences: Differences, opened: frozenset[int] = frozenset(), *, all_open: bool = False
) -> tuple[DifferenceRow | Fold, ...]:
    """The rows, unchanged paragraphs folded.

    Args:
        differences: What became of the old text.
        opened: First paragraphs of folds that are open.
        all_open: True to fold nothing.
    """
    rows = tuple(_rows(differences))
    found: list[DifferenceRow | Fold] = []
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and rows[end].kind is ChangeKind.EQUAL:
            end += 1
        if end == at:
            found.append(rows[at])
            at += 1
            continue
        before = CONTEXT if at else 0
        behind = CONTEXT if end < len(rows) else 0
        folded = rows[at + before : end - behind]
        if all_open or len(folded) < 2 or folded[0].paragraph in opened:
            found.extend(rows[at:end])
        else:
            found.extend(rows[at : at + before])
            found.append(Fold(folded[0].paragraph, len(folded)))
            found.extend(rows[end - behind : end])
        at = end
    return tuple(found)


def _rows(differences: Differences) -> Iterator[DifferenceRow]:
    """Every paragraph, and where moved ones have left."""
    leaving = list(differences.departures)
    left, arrived = set[int](), set[int]()
    change = 0
    for number, each in enumerate(differences.paragraphs):
        stays = each.kind in (ChangeKind.EQUAL, ChangeKind.CHANGED, ChangeKind.REMOVED)
        while stays and leaving and leaving[0].old_start < each.old_start:
            left.add(leaving[0].old_start)
            yield _departure(leaving.pop(0), arrived)
        if each.kind is ChangeKind.EQUAL:
            yield DifferenceRow(each.kind, each.runs, each.runs, "", -1, number)
            continue
        yield DifferenceRow(each.kind, _old(each), _new(each), _mark(each, left), change, number)
        arrived.add(each.old_start)
        change += 1
    for each in leaving:
        yield _departure(each, arrived)


def _old(paragraph: ParagraphChange) -> tuple[Run, ...]:
    return tuple(run for run in paragraph.runs if run.kind is not ChangeKind.INSERTED)


def _new(paragraph: ParagraphChange) -> tuple[Run, ...]:
    return tuple(run for run in paragraph.runs if run.kind is not ChangeKind.REMOVED)


def _says(run: Run) -> bool:
    """Whether words went or came, not only marks between clauses that moved."""
    changed = run.kind is not ChangeKind.EQUAL and not run.moved
    return changed and any(character.isalnum() for character in run.text)


def _departure(paragraph: ParagraphChange, arrived: Set[int]) -> DifferenceRow:
    where = "上文" if paragraph.old_start in arrived else "下文"
    return DifferenceRow(ChangeKind.MOVED, _old(paragraph), (), f"移走\n移到{where}", -1, -1)


def _mark(paragraph: ParagraphChange, left: Set[int]) -> str:
    """The kind in a word, where a moved paragraph stood, numbers.

    Args:
        paragraph: That became another.
        left: Where moved paragraphs began in the old text whose old places stand above.
    """
    words = [MARKS[paragraph.kind]]
    if paragraph.kind is ChangeKind.CHANGED and any(run.moved for run in paragraph.runs):
        changed = any(_says(run) for run in paragraph.runs)
        words = ["移、改" if changed else MARKS[ChangeKind.MOVED], "段内移动"]
    if paragraph.kind is ChangeKind.MOVED:
        if any(run.kind is not ChangeKind.EQUAL for run in paragraph.runs):
            words = ["移、改"]
        words.append("原在上文" if paragraph.old_start in left else "原在下文")
    return "\n".join((*words, *(f"{number.old}→{number.new}" for number in paragraph.numbers)))


def counts(differences: Differences) -> str:
    """How much has changed, in a sentence."""
    if not differences.changes:
        return "两个文本完全相同。"
    kinds = [each.kind for each in differences.changes]
    parts = [
        f"{words} {kinds.count(kind):,} 段"
        for kind, words in (
            (ChangeKind.CHANGED, "修改"),
            (ChangeKind.INSERTED, "新增"),
            (ChangeKind.REMOVED, "删除"),
            (ChangeKind.MOVED, "移动"),
        )
        if kind in kinds
    ]
    if differences.numbers:
        parts.append(f"数字变化 {len(differences.numbers):,} 处")
    return "，".join(parts)


def are_unlike(differences: Differences) -> bool:
    """Whether hardly a paragraph of one text is one of the other: two documents, no versions."""
    paragraphs = differences.paragraphs
    lost = (ChangeKind.INSERTED, ChangeKind.REMOVED)
    kept = sum(each.kind not in lost for each in paragraphs)
    return len(paragraphs) >= _MANY and kept < _LIKE * len(paragraphs)


def shown_text(runs: Sequence[Run], *, old: str | None) -> str:
    """The words of one column; ``old`` is the old text for the left one."""
    if old is None:
        return "".join(run.text for run in runs)
    return "".join(old[run.old_start : run.old_end] for run in runs)
