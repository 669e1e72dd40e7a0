"""What the comparison says in words."""

from reader.compare.model import PairKind, SectionPair
from reader.corpus.model import Section

ALONE = "无对应"
_LONGEST = 40
_REASONS = 6
_MARKS = {
    PairKind.CERTAIN: "对应",
    PairKind.PRESUMED: "推定对应",
    PairKind.PINNED: "已固定",
    PairKind.ALONE: ALONE,
}


def label_of(section: Section) -> str:
    """Number and heading, cut if need be."""
    label = section.label
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def describe_pair(pair: SectionPair) -> str:
    """A pair and how sure it is, a few lines."""
    left, right = pair.left, pair.right
    if left is None or right is None:
        section = left or right
        words = label_of(section) if section is not None else ""
        pinned = "（已由您指定）" if pair.kind is PairKind.PINNED else ""
        return f"{words}\n{ALONE}{pinned}"
    lines = [label_of(left), f"↔ {label_of(right)}", certainty(pair)]
    if pair.reasons:
        lines.append(f"共同用词：{'、'.join(pair.reasons[:_REASONS])}")
    return "\n".join(lines)


def certainty(pair: SectionPair) -> str:
    """How sure a pair is, with its score where it was reckoned."""
    if pair.kind in (PairKind.PINNED, PairKind.ALONE):
        return _MARKS[pair.kind]
    return f"{_MARKS[pair.kind]}（相似度 {pair.score:.0%}）"


def answer_of(pairs: tuple[SectionPair, ...], *, left: bool) -> str:
    """What answers a section, in a few words: of the right side if ``left``."""
    others = [pair.right if left else pair.left for pair in pairs if pair.is_paired]
    labels = [label_of(each) for each in others if each is not None]
    if not labels:
        return ALONE
    presumed = "推定 " if pairs[0].kind is PairKind.PRESUMED else ""
    more = f" 等{len(labels)}处" if len(labels) > 1 else ""
    return f"{presumed}{labels[0]}{more}"
