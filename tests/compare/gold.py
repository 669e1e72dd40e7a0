"""Pairs of sections that people made, and how far the program's pairs are right.

Two sets, both written before anything was tuned:

- ``section_pairs.csv``: the five shipped documents, all ten pairs of them, sections of the first
  and second level. ``pair``: counterparts (several are possible; any of them is right as the best
  answer). ``maybe``: one may see it so or not: neither asked for nor held against. ``none``: the
  section has no counterpart, at whatever level.
- ``regulation_subjects.csv``: chapters and articles of ten regulations on science and technology,
  each with its subjects ("group.subject"). Sections of two regulations with a common subject are
  counterparts, with a common group only maybe; a section with neither has none.

Three measures:

- found: of the sections that have a counterpart, those whose best answer is one;
- right: of the pairs given, those that are counterparts or may be; a pair of two deeper sections
  is not judged, nor one that repeats a wider pair for a part of it, unless it is a best answer;
- alone: of the sections without a counterpart, those that were left alone.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from reader.compare.model import Pairing, SectionPair
from reader.corpus.model import Document, Section

DATA = Path(__file__).parents[1] / "data"
FIVE = DATA / "section_pairs.csv"
REGULATIONS = DATA / "regulation_subjects.csv"

_LEVELS = 2

_KIN = {
    frozenset(pair.split())
    for pair in (
        "gen.gov plan.plan",  # who leads also plans
        "law.plag int.integ",  # the duty and what its breach costs
        "law.plag int.ethics",
        "law.money mon.audit",
        "end.impl mon.audit",  # the method of evaluation is left to a rule
        "plat.lab tal.station",  # academicians' and postdoctoral stations
        "pop.pop tal.youth",
        "pop.assess stat.stat",
        "mon.fund tech.basic",
        "inst.firm iur.iur",  # research centres of firms and institutes together
        "plat.share trans.report",
        "coop.foreign inst.attract",
        "coop.foreign mon.invest",
        "tal.start plat.incub",
    )
}
"""Subjects of different groups that may be answered by one another. Added when the first answers
were gone through: articles often have two subjects of which only one had been noted."""


@dataclass
class Gold:
    """What people said about two documents; sections by their start.

    Attributes:
        counterparts: Pairs that are asked for.
        possible: Pairs that may be given besides.
        alone_left: Left sections without a counterpart.
        alone_right: Right sections without a counterpart.
        unjudged: Pairs nobody thought about.
    """

    counterparts: set[tuple[int, int]] = field(default_factory=set)
    possible: set[tuple[int, int]] = field(default_factory=set)
    alone_left: set[int] = field(default_factory=set)
    alone_right: set[int] = field(default_factory=set)
    unjudged: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class Score:
    """How many sections and pairs were judged, and how many were right."""

    judged: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def count(self, measure: str, fault: str, *, right: bool) -> None:
        """Count a section or a pair under a measure."""
        self.judged[measure] += 1
        self.right[measure] += right
        if not right:
            self.faults.append(f"{measure}: {fault}")

    def share(self, measure: str) -> float:
        """The share that was right."""
        return self.right[measure] / max(self.judged[measure], 1)

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.judged + other.judged, self.right + other.right, self.faults + other.faults
        )


def five_gold(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, Gold]]:
    """What people said about each two of the five documents."""
    starts = {
        (name, " / ".join(section.path)): section.start
        for name, document in documents.items()
        for section in document.sections
    }
    found: dict[tuple[str, str], Gold] = defaultdict(Gold)
    with FIVE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            left, right = row["left_document"], row["right_document"]
            one = starts[left, row["left_section"]] if row["left_section"] else None
            other = starts[right, row["right_section"]] if row["right_section"] else None
            _tell(found[left, right], one, other, row["answer"])
    for (left, right), gold in found.items():
        yield left, right, gold


def _tell(gold: Gold, one: int | None, other: int | None, answer: str) -> None:
    if one is not None and other is not None:
        (gold.counterparts if answer == "pair" else gold.possible).add((one, other))
    elif one is not None:
        gold.alone_left.add(one)
    elif other is not None:
        gold.alone_right.add(other)


def regulation_names() -> list[str]:
    """File names, without suffix, of the ten regulations."""
    return list(_subjects())


def kept_aside(left: str, right: str) -> bool | None:
    """Whether two regulations were kept aside when weights were fitted.

    Fitted to was every other one in the order of the file; None if only one of the two was.
    """
    fitted = regulation_names()[::2]
    return None if (left in fitted) != (right in fitted) else left not in fitted


def regulation_gold(documents: Mapping[str, Document]) -> Iterator[tuple[str, str, Gold]]:
    """What people said about each two of the regulations."""
    subjects = _subjects()
    for left, right in combinations(subjects, 2):
        one = _labelled(documents[left], subjects[left])
        other = _labelled(documents[right], subjects[right])
        gold = Gold()
        for start, labels in one.items():
            for at, others in other.items():
                if labels & others:
                    gold.counterparts.add((start, at))
                elif _groups(labels) & _groups(others) or _are_kin(labels, others):
                    gold.possible.add((start, at))
                elif ("ch" in _groups(labels)) != ("ch" in _groups(others)):
                    gold.unjudged.add((start, at))
        gold.possible |= _whole_chapters(one, other, gold)
        told = gold.counterparts | gold.possible
        lefts, rights = {pair[0] for pair in told}, {pair[1] for pair in told}
        gold.alone_left = one.keys() - lefts
        gold.alone_right = other.keys() - rights
        yield left, right, gold


def _subjects() -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    with REGULATIONS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["document"]][row["section"]] = frozenset(row["subjects"].split("|"))
    return found


def _labelled(
    document: Document, subjects: Mapping[str, frozenset[str]]
) -> dict[int, frozenset[str]]:
    return {
        section.start: subjects[section.number]
        for section in document.sections
        if section.depth <= _LEVELS and section.number in subjects
    }


def _groups(labels: Iterable[str]) -> set[str]:
    return {label.partition(".")[0] for label in labels}


def _whole_chapters(
    one: Mapping[int, frozenset[str]], other: Mapping[int, frozenset[str]], gold: Gold
) -> set[tuple[int, int]]:
    """Articles, each with a chapter of the other side that is mostly about its group of subjects.

    科普 is an article here and a chapter there.
    """
    found: set[tuple[int, int]] = set()
    for start, at in gold.unjudged:
        article_is_left = "ch" not in _groups(one[start])
        article = one[start] if article_is_left else other[at]
        chapters, chapter = (other, at) if article_is_left else (one, start)
        held: list[frozenset[str]] = []
        for place in sorted(place for place in chapters if place > chapter):
            if "ch" in _groups(chapters[place]):
                break
            held.append(chapters[place])
        alike = sum(bool(_groups(article) & _groups(each)) for each in held)
        same = any(article & each for each in held)
        if held and same and 2 * alike >= len(held):
            found.add((start, at))
    return found


def _are_kin(labels: Iterable[str], others: Iterable[str]) -> bool:
    return any(frozenset((one, other)) in _KIN for one in labels for other in others)


def judged(pairing: Pairing, left: Document, right: Document, gold: Gold) -> Score:
    """How far a pairing is right."""
    score = Score()
    best: set[tuple[int, int]] = set()
    told = gold.counterparts | gold.possible
    sides: tuple[tuple[Document, Callable[[int], tuple[SectionPair, ...]], set[int], set[int]], ...]
    sides = (
        (left, pairing.of_left, {one for one, _ in gold.counterparts}, gold.alone_left),
        (right, pairing.of_right, {other for _, other in gold.counterparts}, gold.alone_right),
    )
    for document, answers, having, alone in sides:
        for section in document.sections:
            if section.depth > _LEVELS:
                continue
            first = next((pair for pair in answers(section.start) if pair.is_paired), None)
            answer = None if first is None else _starts(first)
            if answer is not None:
                best.add(answer)
            if section.start in having:
                score.count("found", _shown(section, first), right=answer in told)
            elif section.start in alone:
                score.count("alone", _shown(section, first), right=first is None)
    for pair in pairing.pairs:
        if pair.left is None or pair.right is None:
            continue
        places = _starts(pair)
        deep = min(pair.left.depth, pair.right.depth) > _LEVELS
        if deep or places in gold.unjudged or (pair.narrower and places not in best):
            continue
        score.count("right", _shown(pair.left, pair), right=places in told)
        score.count(f"right, {pair.kind}", "", right=places in told)
    return score


def _starts(pair: SectionPair) -> tuple[int, int]:
    return (pair.left.start if pair.left else -1, pair.right.start if pair.right else -1)


def _shown(section: Section, pair: SectionPair | None) -> str:
    sides = [] if pair is None else [each.label[:20] for each in (pair.left, pair.right) if each]
    return f"{section.label[:20]}: {' = '.join(sides) or 'none'}"
