"""What a section is about, told by its words: what pairing weighs.

Words are those of the full-text index (jieba with the policy terms), folded, so that scripts make
no difference. Words of one synonym group count as one; a name of a canonical indicator counts as
a word of its own. Notes on who is responsible say nothing about the subject and are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from index.analysis import Analyzer
from index.folding import fold
from reader.compare.roles import (
    AIMS,
    FRAME_ROLES,
    GENERAL,
    LEAD,
    SAFEGUARDS,
    clauses_in,
    plain,
    roles_in,
    subjects_in,
)
from reader.corpus.model import Block, BlockKind, Document, Section, SpanKind
from reader.indicators.taxonomy import Taxonomy
from reader.paths import shipped_resources
from reader.search.dictionary import policy_analyzer, shipped_synonyms
from reader.search.synonyms import Synonyms

_UNSAID = {
    BlockKind.RESPONSIBLE_NOTE,
    BlockKind.SIGNATURE,
    BlockKind.DATE,
    BlockKind.ATTACHMENT_NOTE,
    BlockKind.DISTRIBUTION_NOTE,
}
"""Blocks that say nothing about the subject of the section they stand in."""

_TELLING = re.compile(r"[^\d\W_].*[^\W_]")
"""Words that can tell a subject: two characters and more, no bare numbers."""

_TAXONOMY_FILE = "taxonomy.toml"
_CUT_SHORT = "…"
_ARTICLE = "条"
"""Ends the number of an article; a short one is its own heading, and yet none."""

_LEAD = 60
"""So many characters of an item without heading are read as its heading."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A section without its subsections.

    Attributes:
        section: The section.
        parent: Place of the section around it among the units, -1 for none.
        last: Place behind its last subsection among the units.
        heading: How often each word stands in its heading, in the first words of an item without.
        heading_subjects: The subjects its heading names.
        roles: What its heading says it is for.
        frame: Those roles that belong to the frame of the document; empty inside a subject: the
            goals of one task are not the goals of the plan.
        words: How often each word stands in its own text, the heading included.
        subjects: How often its own text speaks of each subject.
        length: Characters of its own text, at least 1.
    """

    section: Section
    parent: int
    last: int
    heading: Counter[str]
    heading_subjects: Counter[str]
    roles: frozenset[str]
    frame: frozenset[str]
    words: Counter[str]
    subjects: Counter[str]
    length: int

    def is_leaf(self, place: int) -> bool:
        """True if it has no subsections; ``place`` is its own among the units."""
        return self.last == place + 1


@dataclass(frozen=True)
class Evidence:
    """Reads what sections are about.

    Attributes:
        analyzer: Cuts folded texts into words.
        same: The name of the synonym group of a folded word.
        indicators: Folded names of canonical indicators, each with its id.
    """

    analyzer: Analyzer
    same: Mapping[str, str]
    indicators: Mapping[str, str]

    @classmethod
    def shipped(cls) -> "Evidence":
        """With the dictionary, synonyms and taxonomy of the program; made once.

        Raises:
            SearchError: A file of the program is missing or damaged.
            IndicatorError: The taxonomy is missing or damaged.
        """
        return _shipped()

    def units(self, document: Document) -> tuple[Unit, ...]:
        """The sections of a document, in the order of its text."""
        sections = document.sections
        parents, lasts = _nesting(sections)
        headings = [plain(fold(section.heading).text) for section in sections]
        texts = [plain(fold(text).text).strip() for text in _own_texts(document)]
        roles: list[frozenset[str]] = []
        for place, section in enumerate(sections):
            if section.heading.endswith(_CUT_SHORT) or section.number.endswith(_ARTICLE):
                headings[place] = texts[place][:_LEAD]
                roles.append(frozenset(clauses_in(texts[place])))
            else:
                roles.append(frozenset(roles_in(fold(section.heading).text)))
        frames = _frames(roles, parents)
        units: list[Unit] = []
        for place, folded in enumerate(texts):
            heading = self._words(headings[place])
            heading.update(roles[place])
            units.append(
                Unit(
                    sections[place],
                    parents[place],
                    lasts[place],
                    heading,
                    subjects_in(headings[place]),
                    roles[place],
                    frames[place],
                    self._words(folded),
                    subjects_in(folded),
                    max(len(folded), 1),
                )
            )
        return tuple(units)

    def _words(self, folded: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for word, count in self.analyzer.counts(folded).items():
            if _TELLING.fullmatch(word):
                found[self.same.get(word, word)] += count
        for name, canonical in self.indicators.items():
            if name in folded:
                found[canonical] += folded.count(name)
        return found


@cache
def _shipped() -> Evidence:
    taxonomy = Taxonomy.load(shipped_resources() / _TAXONOMY_FILE)
    indicators = {
        plain(fold(name).text): f"indicator:{canonical.id}"
        for canonical in taxonomy.canonicals
        for name in (canonical.name, *canonical.synonyms)
    }
    return Evidence(policy_analyzer(), _same(shipped_synonyms()), indicators)


def _same(synonyms: Synonyms) -> dict[str, str]:
    """Words that mean the same wherever they stand, each with the name of its group."""
    found: dict[str, str] = {}
    for group in synonyms.groups:
        for form in group.forms:
            if not form.is_limited:
                found.setdefault(form.folded, f"group:{group.id}")
    return found


def _nesting(sections: tuple[Section, ...]) -> tuple[list[int], list[int]]:
    """For each section the one around it, and the place behind its last subsection."""
    parents = [-1] * len(sections)
    lasts = list(range(1, len(sections) + 1))
    open_ones: list[int] = []
    for place, section in enumerate(sections):
        while open_ones and sections[open_ones[-1]].depth >= section.depth:
            open_ones.pop()
        if open_ones:
            parents[place] = open_ones[-1]
        for around in open_ones:
            lasts[around] = place + 1
        open_ones.append(place)
    return parents, lasts


def _frames(roles: list[frozenset[str]], parents: list[int]) -> list[frozenset[str]]:
    """The frame roles of each section, none inside a section that has none itself.

    A section at the top is also known by what it holds (总体要求 under a heading of another kind),
    and one about leading the work at the top is what others call 保障措施.
    """
    own = [each & FRAME_ROLES for each in roles]
    for place, parent in enumerate(parents):
        if parent < 0 and LEAD in roles[place]:
            own[place] |= {SAFEGUARDS}
    for place, parent in enumerate(parents):
        if parent >= 0 and parents[parent] < 0 and own[place] & {AIMS, GENERAL}:
            held = (own[other] for other, around in enumerate(parents) if around == parent)
            own[parent] = own[parent] or frozenset().union(*held)
    frames: list[frozenset[str]] = []
    for place, parent in enumerate(parents):
        frames.append(own[place] if parent < 0 or frames[parent] else frozenset())
    return frames


def _own_texts(document: Document) -> list[str]:
    """The text of each section without its subsections."""
    pieces: list[list[str]] = [[] for _ in document.sections]
    place = -1
    for block in document.blocks:
        while place + 1 < len(document.sections) and (
            document.sections[place + 1].start <= block.start
        ):
            place += 1
        if place >= 0 and block.start < document.sections[place].end:
            pieces[place] += _said(block)
    return ["\n".join(each) for each in pieces]


def _said(block: Block) -> Iterator[str]:
    if block.kind in _UNSAID:
        return
    start = 0
    for span in block.spans:
        if span.kind is SpanKind.RESPONSIBLE:
            yield block.text[start : span.start - block.start]
            start = span.end - block.start
    yield block.text[start:]
